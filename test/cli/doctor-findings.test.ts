import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { changeRoom, planRoom } from '../../src/areas/rooms/room.ts'
import type { Code, Report } from '../../src/cli/doctor/findings.ts'
import { Report as Shape } from '../../src/cli/doctor/findings.ts'
import { type DoctorRequest, doctor } from '../../src/cli/doctor/index.ts'
import { dateOf } from '../../src/data/times.ts'
import { aHouse, type House, overAWire, type People, setUp, someone } from '../support/scene.ts'

async function report(
  env: Record<string, string>,
  asked: DoctorRequest = {},
): Promise<{ report: Report; text: string }> {
  const told: string[] = []
  const exit = await doctor(env, (line) => void told.push(line), { ...asked, json: true })
  const text = told.join('\n')
  const read = Shape.parse(JSON.parse(text))
  expect(read.exit).toBe(exit)
  return { report: read, text }
}

/** Grants that a community's administrators change by hand. */
const GRANTS = {
  discord: { needed: 'PIN_MESSAGES', named: 'Pin Messages', surplus: 'ADMINISTRATOR', told: 'Administrator' },
  slack: { needed: 'pins:write', named: 'pins:write', surplus: 'channels:history', told: 'channels:history' },
}

describe.each(overAWire)('the doctor on %s', { timeout: 60_000 }, (platform) => {
  let house: House
  let people: People
  beforeAll(async () => {
    house = await aHouse(platform, { from: Temporal.Now.instant().toString() })
    people = someone(house.here)
    await setUp(house, people)
    await house.quiet()
  })
  afterAll(() => house.close())

  const env = () => ({ ...house.fake.env(), ROUNDEL_DATA_DIR: house.dataDir })
  const look = (asked?: DoctorRequest) => report(env(), asked)
  /** What is not well, whatever this machine's Node and disk are like. */
  const found = async (asked?: DoctorRequest) =>
    (await look(asked)).report.findings.filter(
      ({ code, level }) => level !== 'fine' && !['node.version', 'disk.space'].includes(code),
    )
  const codes = async (asked?: DoctorRequest) => (await found(asked)).map(({ code }) => code)

  it('finds all well, looks at everything that its list names, and prints no secret', async () => {
    const { report: read, text } = await look()
    expect(read.findings.filter(({ level }) => level === 'wrong' || level === 'unseen')).toEqual([])
    expect(read.exit).toBe(0)
    const looked = new Set<Code>(read.findings.map(({ code }) => code))
    const everywhere: Code[] = [
      'platform.permission',
      'platform.commands',
      'clock.platform',
      'clock.back',
      'disk.space',
    ]
    for (const code of [...everywhere, 'community.named-people', 'retention.overdue'] as const)
      expect(looked).toContain(code)
    for (const secret of Object.values(house.fake.env()).filter((each) => each.length > 24 && !each.includes('://')))
      expect(text).not.toContain(secret)
    for (const { name } of Object.values(people).flat()) expect(text).not.toContain(name)
  })

  it('names what was taken away and what is too much; only what is wrong fails, unless it is strict', async () => {
    const { needed, named, surplus, told } = GRANTS[platform]
    house.bare()
    house.here.byHand.grant(surplus)
    const extra = await look()
    expect(extra.report.exit).toBe(0)
    expect(extra.report.findings).toContainEqual(
      expect.objectContaining({ code: 'platform.surplus', level: 'warning', what: told }),
    )
    expect((await look({ strict: true })).report.exit).toBe(1)
    house.here.byHand.withdraw(surplus)
    house.here.byHand.withdraw(needed)
    const { report: read } = await look()
    expect(read.exit).toBe(1)
    const missing = read.findings.filter(({ level }) => level === 'wrong')
    expect(missing).toMatchObject([{ code: 'platform.permission', what: named }])
    expect(missing[0]?.mend).not.toBe('')
    house.here.byHand.grant(needed)
    expect(await codes()).toEqual([])
  })

  it('compares the clock with the platform’s', async () => {
    const extras = house.fake as typeof house.fake & { extras: { setNow(now: () => number): void } }
    extras.extras.setNow(() => Date.now() - 60_000)
    expect(await found()).toMatchObject([{ code: 'clock.platform', level: 'warning', where: platform }])
    extras.extras.setNow(() => Date.now() + 600_000)
    expect(await found()).toMatchObject([{ code: 'clock.platform', level: 'wrong' }])
    extras.extras.setNow(() => Date.now())
    expect(await codes()).toEqual([])
  })

  it('sees that the clock went back', async () => {
    expect(await codes({ now: Temporal.Now.instant().subtract({ hours: 1 }) })).toContain('clock.back')
  })

  it('names the help lines that nobody has verified for 180 days, by region', async () => {
    const lines = (await found({ now: Temporal.Now.instant().add({ hours: 24 * 400 }) })).filter(
      ({ code }) => code === 'community.help-lines',
    )
    expect(lines).toMatchObject([{ level: 'warning' }])
    expect(lines[0]?.what).toContain('United Kingdom: ')
    expect(lines[0]?.what).toContain('Samaritans')
  })

  it('counts what waits, what was given up and what rests, and names none of it', async () => {
    const now = Temporal.Now.instant()
    const [past, far] = [dateOf(now.subtract({ hours: 1 })), dateOf(now.subtract({ hours: 24 * 400 }))]
    const community = (await house.db.read.community.findFirstOrThrow()).id
    const post = {
      communityId: community,
      ...{ ownerKind: 'x', ownerId: 'x', topic: 'x.x', subjectKind: 'community', subjectId: community },
      ...{ audienceKind: 'circle', audienceId: 'x', position: 1 },
      toKind: 'room',
      to: 'r',
      sealedView: '',
      dueAt: past,
      createdAt: past,
    }
    const circle = {
      ...{ communityId: community, foldedName: 'x', programme: 'p', meetKind: 'link', meet: 'm' },
      ...{
        cron: '0 19 * * 2',
        everyWeeks: 2,
        zone: 'UTC',
        firstDate: '2027-03-16',
        minutes: 90,
        createdBy: 'l',
        createdAt: past,
      },
    }
    await house.roundel.stop()
    await house.db.transaction(async (tx) => {
      await tx.job.create({
        data: { id: 'session.open:a', kind: 'session.open', subject: 'a', state: 'waiting', dueAt: past },
      })
      await tx.job.create({
        data: { id: 'session.open:b', kind: 'session.open', subject: 'b', state: 'failed', dueAt: past },
      })
      await tx.post.create({ data: { ...post, id: 'one', key: 'one', state: 'held' } })
      await tx.post.create({ data: { ...post, id: 'two', key: 'two', state: 'failed' } })
      await tx.circle.create({
        data: { ...circle, id: 'c1', number: 901, name: 'Hawthorn', madeFrom: 'a', state: 'stuck' },
      })
      await tx.circle.create({
        data: {
          ...circle,
          id: 'c2',
          number: 902,
          name: 'Rowan',
          madeFrom: 'b',
          state: 'open',
        },
      })
      const owner = circleEntity('c2')
      await planRoom(tx, { community, owner, label: 'circle-902' })
      await changeRoom(tx, owner, { stopped: '["stranger"]' })
      const left = { key: 'deleted.left-since', value: `${far.toISOString()} x` }
      await tx.setting.upsert({ where: { key: left.key }, create: left, update: left })
      await tx.auditEvent.create({
        data: { id: 'old', communityId: community, actor: 'x', action: 'y', subject: 'z', at: far },
      })
    })
    const { text, report: read } = await look()
    const told = read.findings.filter(({ level, where }) => level === 'warning' && where === '')
    const work = told.filter(({ code }) => !['node.version', 'disk.space'].includes(code))
    expect(work.map(({ code, what }) => [code, what.split(' ')[0]])).toEqual([
      ['jobs.behind', '1'],
      ['jobs.failed', '1'],
      ['posts.held', '1'],
      ['posts.unasked', '1'],
      ['posts.failed', '1'],
      ['circles.stopped', '1'],
      ['circles.stuck', '1'],
      ['retention.overdue', '1'],
      ['retention.copies', 'what'],
    ])
    expect(text).not.toMatch(/Hawthorn|Rowan/)
  })

  it('says which of those to be reached has left, by what they are', async () => {
    house.here.leaves(people.deputy)
    const gone = (await found()).filter(({ code }) => code === 'community.named-people')
    expect(gone).toMatchObject([{ level: 'wrong', what: 'the deputy has left' }])
    expect(gone[0]?.mend).toContain('/roundel setup')
  })

  it('exits with 2 when the platform does not answer and nothing else is wrong', async () => {
    const asked = { ...env(), ROUNDEL_DATA_DIR: `${house.dataDir}/empty` }
    house.fake.fail(/.*/, { kind: 'status', status: 503 }, 50)
    const { report: read } = await report(asked)
    expect(read.exit).toBe(2)
    expect(read.findings.filter(({ level }) => level === 'unseen').map(({ code }) => code)).toEqual([
      'platform.reached',
    ])
  })
})
