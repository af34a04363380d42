import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, Seen } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'
import { unwritable } from '../support/unwritable.ts'

const WRITTEN = 'What I saw, and how it was for people, in my own words.'

/** One circle for all that follows, in this order. */
describe.each(platforms)('on a full disk, on %s', (platform) => {
  let circle: Awaited<ReturnType<typeof aCircle>>
  let makeRoom: () => Promise<void>
  let facilitator: Person
  let refused: Seen
  beforeAll(async () => {
    circle = await aCircle(platform)
    facilitator = circle.people.facilitator
  })
  afterAll(() => circle?.close())

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

  it('whoever sends a form reads that it was not saved, and has what was written', async () => {
    const submit = await logs()
    makeRoom = await unwritable(`file:${join(circle.dataDir, 'roundel.sqlite')}`)
    refused = await submit()

    if (refused.kind === 'form') {
      // still open, as it was written
      expect(refused.fields.map(({ error }) => error).join(' ')).toContain(
        'it was not saved. What you wrote is still here',
      )
      expect(refused.fields.map(({ value }) => value)).toContain(WRITTEN)
    } else {
      const said = expectPrivateTo(facilitator, refused)
      expect(said.text).toContain('it was not saved')
      expect(said.text).toContain(WRITTEN)
    }
    expect(refused.kind).toBe(platform === 'discord' ? 'message' : 'form')
    expect(JSON.stringify(refused)).not.toMatch(/SQLITE|disk|Prisma/i)
    expect(await circle.db.read.boundaryRecord.count()).toBe(0)
  })

  it('whoever presses or types reads that nothing was changed; what only reads is shown', async () => {
    const pointed = expectPrivateTo(anna(), await anna().runs(circle.room, 'agreement point', { clause: '3' }))
    expect(pointed.text).toContain('nothing was changed')
    expect(pointed.buttons.map(({ label }) => label)).toContain('Get help now')
    expect(message(await anna().runs(circle.room, 'agreement show')).text).toContain('1.')
  })

  it('‘Get help now’ answers, typed and pressed', async () => {
    expect(message(await anna().runs(circle.room, 'gethelp')).text).toContain('116 123')
    const pin = circle.here.transcript(circle.room).find((each) => each.pinned)
    if (!pin) throw new Error('nothing pinned')
    expect(expectPrivateTo(anna(), await anna().presses(pin, 'Get help now')).text).toContain('116 123')
  })

  it('what is due waits, and is done once there is room, without a restart', async () => {
    // the first session's opening is due in between
    circle.clock.set('2027-03-16T19:00:01Z')
    circle.roundel.runner.wake()
    await circle.roundel.idle()
    const openings = () => circle.here.transcript(circle.room).filter(({ text }) => text.includes('Session 1')).length
    const before = openings()

    await makeRoom()
    await circle.goTo('2027-03-16T19:10:00Z')
    expect(openings()).toBeGreaterThan(before)
    const submit = await logs()
    expect(expectPrivateTo(facilitator, await submit()).text).not.toContain('it was not saved')
    expect(await circle.db.read.boundaryRecord.count()).toBe(1)
    expect(await circle.db.read.job.count({ where: { state: 'failed' } })).toBe(0)
  })
})
