import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Killable, killable } from '../support/killable.ts'
import type { CallPoint, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'

/** At least three times each: a race may be won by chance once. */
const TIMES = 3

type Circle = Awaited<ReturnType<typeof aCircle>>

/** The call that posts a message, the one that pins, as the fakes name them. */
const ROUTES = {
  discord: {
    post: 'POST /channels/:id/messages',
    create: 'POST /guilds/:id/channels',
    invite: 'PUT /channels/:id/permissions/:oid',
    pin: 'PUT /channels/:id/messages/pins/:mid',
  },
  slack: { post: 'chat.postMessage', create: 'conversations.create', invite: 'conversations.invite', pin: 'pins.add' },
} as const

/** Waits (bounded) for what is seen from outside; processes come and go meanwhile. */
async function until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (let times = 0; times < 1_500; times += 1) {
    const found = await look()
    if (found) return found
    await delay(20)
  }
  throw new Error(`not seen within 30 seconds: ${what}`)
}

describe.each(platforms)('a process that is killed while it posts on %s', (platform) => {
  let circle: Circle
  let process: Killable
  /** The independent ledger: what people asked for, clause by clause. */
  const asked = new Map<number, number>()

  beforeAll(async () => {
    circle = await aCircle(platform)
    await circle.roundel.stop()
    process = killable(circle.fake, circle.dataDir, circle.clock.now().toString())
    await process.start()
  }, 120_000)
  afterAll(async () => {
    await process.stop()
    await circle.close()
  })

  const posted = (clause: number): SeenMessage[] =>
    circle.here
      .transcript(circle.room)
      .filter((each) => each.text.includes(`${clause}. `) && !each.text.includes('Our agreement') && !each.pinned)

  const anna = () => {
    const [first] = circle.people.members
    if (!first) throw new Error('no member')
    return first
  }

  async function point(clause: number): Promise<void> {
    asked.set(clause, (asked.get(clause) ?? 0) + 1)
    // the process may die before it answers: the press is not what is asserted here
    void anna()
      .runs(circle.room, 'agreement point', { clause: String(clause) })
      .catch(() => {})
  }

  const rowsOf = (clause: number) =>
    circle.db.read.post
      .findMany({
        where: { purpose: 'pointing', key: { startsWith: 'pointing:' }, circleId: { not: null } },
        orderBy: { createdAt: 'desc' },
      })
      .then((rows) => rows.slice(0, clause === 0 ? 0 : 1))

  /** What is there after the restart: sent once, or held with the facilitator asked; then settled by her as she finds it. */
  async function settledAfter(clause: number, mayBeHeld: boolean): Promise<void> {
    const row = await until(`the pointing to clause ${clause} settled`, async () => {
      const [found] = await rowsOf(clause)
      return found && (found.state === 'sent' || found.state === 'held') ? found : undefined
    })
    if (row.state === 'held') {
      expect(mayBeHeld).toBe(true)
      const notice = await until('the facilitator asked', () =>
        circle.people.facilitator.dms().findLast((each) => each.buttons.some((button) => button.label === 'Post it')),
      )
      const there = posted(clause).length === asked.get(clause)
      await circle.people.facilitator.presses(notice, there ? 'It is there' : 'Post it')
      await until('settled by the facilitator', async () => (await rowsOf(clause)).at(0)?.state === 'sent')
    }
    // nothing lost, nothing twice
    expect(posted(clause)).toHaveLength(asked.get(clause) ?? 0)
  }

  const ownPoints = [
    { name: 'the row is written', point: 'post:pointing:row-written', mayBeHeld: false },
    { name: 'it is written that the call comes', point: 'post:pointing:sending-written', mayBeHeld: true },
    { name: 'the platform has answered', point: 'post:pointing:answered', mayBeHeld: true },
    { name: 'the row is updated', point: 'post:pointing:sent-written', mayBeHeld: false },
  ]
  const callPoints: { name: string; at: CallPoint }[] = [
    { name: 'the request has arrived', at: 'arrived' },
    { name: 'the platform has stored it', at: 'stored' },
    { name: 'the response is sent', at: 'answered' },
  ]

  let clause = 0
  const nextClause = async (): Promise<number> => {
    clause = (clause % 8) + 1
    await process.advance({ minutes: 11 })
    return clause
  }

  for (const { name, point: where, mayBeHeld } of ownPoints) {
    it(`when ${name}: nothing is lost and nothing is posted twice`, async () => {
      for (let time = 0; time < TIMES; time += 1) {
        const which = await nextClause()
        await process.killAt(where)
        await point(which)
        await process.killed()
        await process.start()
        await settledAfter(which, mayBeHeld)
      }
    }, 120_000)
  }

  for (const { name, at } of callPoints) {
    it(`when ${name}: nothing is lost and nothing is posted twice`, async () => {
      for (let time = 0; time < TIMES; time += 1) {
        const which = await nextClause()
        circle.fake.at(ROUTES[platform].post, at, () => process.kill())
        await point(which)
        await process.killed()
        await process.start()
        await settledAfter(which, true)
      }
    }, 120_000)
  }

  it('down for longer than repeated calls are recognised: it is held, and the facilitator decides', async () => {
    const which = await nextClause()
    await process.killAt('post:pointing:answered')
    await point(which)
    await process.killed()
    await process.advance({ minutes: 9 })
    await process.start()
    const [row] = await until('held', async () => {
      const rows = await rowsOf(which)
      return rows[0]?.state === 'held' && rows
    })
    expect(row?.state).toBe('held')
    await settledAfter(which, true)
  }, 60_000)
})

describe.each(platforms)('a process that is killed while it opens a circle on %s', (platform) => {
  let circle: Circle
  let process: Killable
  let count = 0

  beforeAll(async () => {
    circle = await aCircle(platform)
    await circle.roundel.stop()
    process = killable(circle.fake, circle.dataDir, circle.clock.now().toString())
    await process.start()
  }, 120_000)
  afterAll(async () => {
    await process.stop()
    await circle.close()
  })

  async function preview(): Promise<{ name: string; shown: SeenMessage }> {
    count += 1
    const name = `Circle ${count}`
    const { lead, facilitator, members } = circle.people
    const lobby = circle.here.room(`plan-${count}`).room
    const asking = form(await lead.runs(lobby, 'circle create'))
    const shown = message(
      await lead.submits(asking, {
        Name: name,
        Facilitators: [facilitator],
        Members: members,
        'First date': '2027-03-16',
        'Link to meet': 'https://meet.example.org/tuesday',
      }),
    )
    return { name, shown: expectPrivateTo(lead, shown) }
  }

  async function opened(name: string): Promise<void> {
    const row = await until(`${name} open`, async () => {
      const found = await circle.db.read.circle.findFirst({ where: { name } })
      return found?.state === 'open' && found
    })
    const sent = await until('its posts settled', async () => {
      const posts = await circle.db.read.post.findMany({ where: { circleId: row.id, toKind: 'room' } })
      return posts.length === 2 && posts.every((post) => post.state === 'sent' || post.state === 'held') && posts
    })
    for (const post of sent.filter((each) => each.state === 'held')) {
      const { facilitator } = circle.people
      const notice = await until('the facilitator asked', () =>
        facilitator.dms().findLast((each) => each.buttons.some((button) => button.label === 'Post it')),
      )
      const rooms = circle.here.transcript(row.room ?? '')
      const there = rooms.some((each) =>
        each.text.includes(post.purpose === 'welcome' ? 'Welcome to' : 'Our agreement'),
      )
      await facilitator.presses(notice, there ? 'It is there' : 'Post it')
    }
    await until(
      'nothing held',
      async () =>
        (await circle.db.read.post.count({ where: { circleId: row.id, toKind: 'room', state: { not: 'sent' } } })) ===
        0,
    )
    // one room of its own with exactly its people, one welcome, one agreement
    expect(circle.here.find(new RegExp(`^circle-${row.number}-`))?.id).toBe(row.room)
    const transcript = circle.here.transcript(row.room ?? '')
    expect(transcript.filter((each) => each.text.includes('Welcome to'))).toHaveLength(1)
    expect(transcript.filter((each) => each.text.includes('116 123'))).toHaveLength(1)
    const people = [circle.people.facilitator, ...circle.people.members].map((person) => person.id)
    expect(circle.here.find(new RegExp(`^circle-${row.number}-`))?.seenBy).toEqual(expect.arrayContaining(people))
  }

  const own = [
    'circle:row-written',
    'circle:room-opened',
    'circle:room-written',
    'circle:invited',
    'circle:invited-written',
    'circle:checked',
    'circle:opened-written',
    'post:welcome:sent-written',
    'post:agreement:pin-answered',
  ]
  for (const where of own) {
    it(`at ${where}: it goes on where it was`, async () => {
      for (let time = 0; time < TIMES; time += 1) {
        const { name, shown } = await preview()
        await process.killAt(where)
        void circle.people.lead.presses(shown, 'Open the circle').catch(() => {})
        await process.killed()
        await process.start()
        await opened(name)
      }
    }, 120_000)
  }

  for (const call of ['create', 'invite', 'pin'] as const) {
    it(`when the call to ${call} is stored and not answered: it goes on where it was`, async () => {
      for (let time = 0; time < TIMES; time += 1) {
        const { name, shown } = await preview()
        circle.fake.at(ROUTES[platform][call], 'stored', () => process.kill())
        void circle.people.lead.presses(shown, 'Open the circle').catch(() => {})
        await process.killed()
        await process.start()
        await opened(name)
      }
    }, 120_000)
  }
})
