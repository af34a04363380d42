import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import type { Person } from '../support/people.ts'
import { type Wire, wireTo } from '../support/proxy.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'

const WRITTEN = 'What I saw, and how it affected people, in my own words.'
const IN_A_MINUTE = 'try again in a minute'

/** One circle for all that follows, in this order. */
describe.each(platforms)('while PostgreSQL is away, on %s', (platform) => {
  let database: FreshDatabase
  let wire: Wire
  let circle: Awaited<ReturnType<typeof aCircle>>
  let facilitator: Person
  beforeAll(async () => {
    database = await freshDatabase('postgresql')
    wire = await wireTo(database.url)
    circle = await aCircle(platform, { databaseUrl: database.url, throughProxy: wire.url })
    facilitator = circle.people.facilitator
  })
  afterAll(async () => {
    wire.mend()
    await circle?.close()
    await wire.close()
    await database.close()
  })
  const anna = () => {
    const [first] = circle.people.members
    if (!first) throw new Error('no member')
    return first
  }
  const logs = async () => {
    const words = await anna().says(circle.room, 'hello')
    const asking = form(await facilitator.choosesOn(words, 'Log a boundary'))
    const label = (kind: string) => asking.fields.find((field) => field.kind === kind)?.label ?? ''
    const clause = asking.fields.find((field) => field.kind === 'select')?.options[0] ?? ''
    return () => facilitator.submits(asking, { [label('select')]: clause, [label('paragraph')]: WRITTEN })
  }

  it('whoever sends a form has what was written, and is asked to try again', async () => {
    const submit = await logs()
    wire.cut()
    const refused = await submit()
    if (refused.kind === 'form') {
      expect(refused.fields.map(({ error }) => error).join(' ')).toContain('send it again in a minute')
      expect(refused.fields.map(({ value }) => value)).toContain(WRITTEN)
    } else {
      const said = expectPrivateTo(facilitator, refused)
      expect(said.text).toContain('can’t save anything right now')
      expect(said.text).toContain(WRITTEN)
    }
    expect(JSON.stringify(refused)).not.toMatch(/went wrong|ECONN|Prisma|postgres/i)
  })

  it.each([
    ['a command', () => anna().runs(circle.room, 'session list')],
    ['a command that writes', () => anna().runs(circle.room, 'agreement point', { clause: '3' })],
    ['a form that is asked for', () => facilitator.runs(circle.room, 'circle pause')],
  ])('whoever gives %s is asked to try again in a minute', async (_, act) => {
    const said = message(await act())
    expect(said.text).toContain(IN_A_MINUTE)
    expect(said.text).not.toContain('went wrong')
    expect(said.buttons.map(({ label }) => label)).toContain('Get help now')
  })

  it('‘Get help now’ answers', async () => {
    expect(message(await anna().runs(circle.room, 'gethelp')).text).toContain('116 123')
  })

  it('everything works again once it is back, and no try of a job was counted', async () => {
    wire.mend()
    const submit = await logs()
    expect(expectPrivateTo(facilitator, await submit()).text).not.toContain('can’t save')
    expect(await circle.db.read.boundaryRecord.count()).toBe(1)
    await circle.goTo('2027-03-16T19:10:00Z')
    expect(await circle.db.read.job.count({ where: { state: 'failed' } })).toBe(0)
  })
})
