import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTING } from '../../src/areas/agreement/topics.ts'
import { WELCOME } from '../../src/areas/opening/topics.ts'
import { SESSION_OPENING } from '../../src/areas/sessions/topics.ts'
import { type Killable, killable } from '../support/killable.ts'
import { ofCircle } from '../support/posts.ts'
import { withRoom } from '../support/rooms.ts'
import { aCircle, expectPrivateTo, form, type House, message, overAWire, plan, platforms } from '../support/scene.ts'
import { until } from '../support/until.ts'

type Circle = Awaited<ReturnType<typeof aCircle>>

/** The calls by which people are answered, as the fakes name them; Slack takes quick answers in the acknowledgement too. */
const ANSWER = { discord: /callback|@original|webhooks/, slack: /^(response_url|views\.)/ } as const

const member = (circle: Circle) => {
  const [anna] = circle.people.members
  if (!anna) throw new Error('no member')
  return anna
}

const pointings = (house: House, clause: number) =>
  house.db.read.clause.count({ where: { number: clause, pointings: 1 } })
const pointedTwice = (house: House) => house.db.read.clause.count({ where: { pointings: { gt: 1 } } })

/** What the room saw of a pointing to this clause. */
const posted = (circle: Circle, clause: number) =>
  circle.here
    .transcript(circle.room)
    .filter((each) => each.text.includes(`${clause}. `) && !each.text.includes('Our agreement') && !each.pinned)

describe.each(overAWire)('what people did, delivered again on %s', (platform) => {
  let circle: Circle
  let process: Killable

  beforeAll(async () => {
    circle = await aCircle(platform)
    await circle.roundel.stop()
    circle.limitless()
    process = killable(circle.fake, circle.dataDir, circle.clock.now().toString())
    await process.start()
  }, 120_000)
  afterAll(async () => {
    await process.stop()
    await circle.close()
  })

  /** The process is killed once the work is in the database, and before she is told so where that takes a call. */
  async function killedBeforeTheAnswer(act: () => Promise<unknown>, done: () => Promise<boolean>): Promise<void> {
    let armed = true
    const kill = async () => {
      if (!armed || !(await done())) return
      armed = false
      return process.kill()
    }
    circle.fake.at(ANSWER[platform], 'arrived', kill, 10)
    void act().catch(() => {})
    await until('the work in the database', done)
    await kill()
    await process.killed()
  }

  /** The next process gets it once more, and has done with it: what is asked after it is answered. */
  async function deliveredAgain(): Promise<void> {
    await process.start()
    await circle.fake.gateway.deliverAgain()
    const anna = member(circle)
    expectPrivateTo(anna, await anna.runs(circle.room, 'agreement show'))
  }

  it('a pointing: one pointing, one post', async () => {
    const anna = member(circle)
    await killedBeforeTheAnswer(
      () => anna.runs(circle.room, 'agreement point', { clause: '3' }),
      async () => (await pointings(circle, 3)) === 1,
    )
    await deliveredAgain()
    // the kill may fall into the call that posts: on Slack nobody knows then whether it arrived, and it is asked about, not sent again
    const held = () => circle.db.read.post.count({ where: { topic: POINTING.name, state: 'held' } })
    await until('posted, or asked about', async () => posted(circle, 3).length > 0 || (await held()) > 0)
    expect(await pointings(circle, 3)).toBe(1)
    expect(await pointedTwice(circle)).toBe(0)
    expect(await circle.db.read.post.count({ where: { topic: POINTING.name } })).toBe(1)
    expect(posted(circle, 3).length).toBeLessThanOrEqual(1)
    if ((await held()) === 0) expect(posted(circle, 3)).toHaveLength(1)
  }, 60_000)

  it('a boundary record: one record', async () => {
    const { facilitator } = circle.people
    const words = await member(circle).says(circle.room, 'hello')
    const asking = form(await facilitator.choosesOn(words, 'Log a boundary'))
    const label = (kind: string) => asking.fields.find((field) => field.kind === kind)?.label ?? ''
    const clause = asking.fields.find((field) => field.kind === 'select')?.options[0] ?? ''
    const records = () => circle.db.read.boundaryRecord.count()
    await killedBeforeTheAnswer(
      () => facilitator.submits(asking, { [label('select')]: clause, [label('paragraph')]: 'what happened' }),
      async () => (await records()) === 1,
    )
    await deliveredAgain()
    expect(await records()).toBe(1)
  }, 60_000)

  it('a circle that is opened: one circle, one room, one welcome', async () => {
    const preview = message(await plan(circle, circle.people, { Name: 'Second circle' }))
    expectPrivateTo(circle.people.lead, preview)
    const circles = () => circle.db.read.circle.findMany({ where: { name: 'Second circle' } })
    await killedBeforeTheAnswer(
      () => circle.people.lead.presses(preview, 'Open the circle'),
      async () => (await circles()).length === 1,
    )
    await deliveredAgain()
    const row = await withRoom(
      circle.db.read,
      await until('open', async () => (await circles()).find((each) => each.state === 'open')),
    )
    expect(await circles()).toHaveLength(1)
    expect(circle.here.find(/^circle-3-/)).toBeUndefined()
    const welcomes = () => circle.here.transcript(row.room ?? '').filter((each) => each.text.includes('Welcome to'))
    await until('welcomed', () => welcomes().length > 0)
    expect(welcomes()).toHaveLength(1)
    expect(await circle.db.read.post.count({ where: { ...ofCircle(row.id), topic: WELCOME.name } })).toBe(1)
  }, 60_000)
})

describe.each(platforms)('a line that breaks on %s', (platform) => {
  let circle: Circle
  beforeAll(async () => {
    circle = await aCircle(platform)
  }, 60_000)
  afterAll(() => circle.close())

  const health = async () => (await fetch(`http://127.0.0.1:${circle.roundel.port}/health`)).status

  it('is told by the health page, and what was asked meanwhile is done once or was never taken', async () => {
    const anna = member(circle)
    expect(await health()).toBe(200)
    circle.fake.gateway.cut()
    await until('unwell', async () => (await health()) === 503)
    const asking = anna.runs(circle.room, 'agreement point', { clause: '3' })
    circle.fake.gateway.mend()
    const answer = await asking
    await until('well again', async () => (await health()) === 200)
    // Slack takes no command while nobody is there to get it, and tells her so: she asks again
    if (answer.kind === 'failed') {
      expect(await pointings(circle, 3)).toBe(0)
      expectPrivateTo(anna, await anna.runs(circle.room, 'agreement point', { clause: '3' }))
    } else expectPrivateTo(anna, answer)
    await circle.quiet()
    expect(await pointings(circle, 3)).toBe(1)
    expect(posted(circle, 3)).toHaveLength(1)
  }, 60_000)

  it('loses no post that fell due meanwhile, and sends none twice', async () => {
    circle.fake.gateway.cut()
    await circle.goTo('2027-03-16T18:45:00Z')
    circle.fake.gateway.mend()
    await until('well again', async () => (await health()) === 200)
    const openings = await circle.db.read.post.findMany({ where: { topic: SESSION_OPENING.name } })
    expect(openings.map((each) => each.state)).toEqual(['sent'])
    const opening = circle.here.transcript(circle.room).at(-1)
    if (!opening) throw new Error('no opening')
    const here = await member(circle).presses(opening, 'I’m here')
    expectPrivateTo(member(circle), here)
    circle.fake.gateway.reconnect()
    expectPrivateTo(member(circle), await member(circle).presses(opening, 'Get help now'))
    expect(circle.fake.complaints()).toEqual([])
  }, 60_000)
})
