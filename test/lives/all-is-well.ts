import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import { DID_YOU_MEET } from '../../src/areas/sessions/topics.ts'
import { dateOf } from '../../src/data/times.ts'
import { QUESTION } from '../../src/outbox/topics.ts'
import type { SeenMessage } from '../support/people.ts'
import { withRoom } from '../support/rooms.ts'
import type { Life } from './life.ts'
import { isForTheRoom, mayRead } from './who-reads.ts'

/** Long enough for what is on its way to arrive, for the retries of what failed, and for what is looked at once a day. */
const AFTERWARDS = { hours: 30 }

/** What must hold whatever was done, looked at a while after the last act. */
export async function expectAllIsWell(life: Life): Promise<void> {
  const { community } = life
  await community.goTo(String(community.clock.now().add(AFTERWARDS)))
  await expectNothingPrivateInRooms(life)
  await expectOnlyReaders(life)
  await expectNothingStranded(life)
  await expectEveryPostAccountedFor(life)
  expectQuietLog(life)
  if (!life.troubled) expect(community.fake.complaints()).toEqual([])
}

const fromTheBot = (each: SeenMessage): boolean => each.author === 'the bot'

async function expectNothingPrivateInRooms({ community, secrets }: Life): Promise<void> {
  const rooms = await community.db.read.room.findMany({ where: { platformId: { not: null } } })
  for (const room of [community.lobby, ...rooms.flatMap((each) => each.platformId ?? [])]) {
    for (const each of transcript(community, room).filter(fromTheBot)) {
      const told = secrets.in(each.text).filter((secret) => room === community.lobby || !isForTheRoom(secret))
      if (told.length > 0) throw new Error(`a room shows ${JSON.stringify(told)}: ${each.text}`)
      expect(each.pings.includes('everyone'), each.text).toBe(false)
      expect(each.links.filter((link) => link.includes('evil'))).toEqual([])
    }
  }
}

function transcript({ here }: Life['community'], room: string): SeenMessage[] {
  try {
    return here.transcript(room)
  } catch {
    return [] // deleted by hand
  }
}

async function expectOnlyReaders({ community, secrets, before, ever, gone }: Life): Promise<void> {
  const records = await community.db.read.boundaryRecord.findMany({ where: { toldAt: { not: null } } })
  for (const hers of before.values()) {
    const person = hers.person.id
    if (gone.has(person)) continue
    const told = records.some(({ about }) => about === person)
    for (const each of hers.readable().filter(fromTheBot)) {
      if (each.private) expect(each.seenBy, each.text).toEqual([person])
      const wrong = secrets
        .in(each.text)
        .filter((secret) => !isForTheRoom(secret) && !mayRead(secret, { person, ever, told }))
      if (wrong.length > 0) throw new Error(`${hers.person.name} reads ${JSON.stringify(wrong)}: ${each.text}`)
    }
  }
}

async function expectNothingStranded({ community }: Life): Promise<void> {
  const { db, clock } = community
  const overdue = await db.read.job.findMany({
    where: {
      OR: [
        { state: 'failed' },
        { state: 'running' },
        { state: 'waiting', dueAt: { lt: dateOf(clock.now().subtract({ minutes: 5 })) } },
      ],
    },
  })
  if (overdue.length > 0)
    throw new Error(`stranded: ${overdue.map(({ id, state, problem }) => `${id} ${state} ${problem}`).join('; ')}`)
}

/** Sent; or it is known why not, and somebody was told. */
async function expectEveryPostAccountedFor({ community }: Life): Promise<void> {
  const { db, clock } = community
  const now = dateOf(clock.now())
  const posts = await db.read.post.findMany({ where: { dueAt: { lte: now } }, orderBy: { createdAt: 'asc' } })
  const circles = await Promise.all(
    (await db.read.circle.findMany({ include: { sessions: { orderBy: { number: 'asc' } } } })).map((each) =>
      withRoom(db.read, each),
    ),
  )
  for (const post of posts) {
    const circle = circles.find(({ id }) => id === post.subjectId)
    const what = `${post.key} ${post.state} ${post.problem ?? ''}`
    switch (post.state) {
      case 'sent':
      case 'cancelled':
        break
      case 'stale':
        break
      case 'held':
      case 'failed':
        if (post.toKind === 'room' && !posts.some((each) => each.topic === QUESTION.name && each.ownerId === post.id))
          throw new Error(`nobody was told of ${what}`)
        break
      default:
        // it rests while the circle is stopped, of which its facilitators were told
        if (circle?.stopped === null || circle === undefined) throw new Error(`it is still on its way: ${what}`)
    }
  }
  for (const circle of circles.filter((each) => each.state === 'open' && each.stopped === null)) {
    for (const session of circle.sessions) {
      const end = Temporal.Instant.fromEpochMilliseconds(session.at.getTime()).add({ minutes: session.minutes + 30 })
      if (Temporal.Instant.compare(end, clock.now()) > 0) continue
      const key = `session ${session.number} of ${circle.name}, ${session.state}`
      expect(['closed', 'unconfirmed', 'skipped'], key).toContain(session.state)
      if (session.state === 'unconfirmed')
        expect(
          posts.some((post) => post.topic === DID_YOU_MEET.name && post.ownerId === session.id),
          `${key}: asked`,
        ).toBe(true)
    }
  }
}

/** As Discord and the rehearsal name it. */
const ANSWERED_ALREADY = /InteractionHasAlreadyBeenAcknowledged|acknowledged before/

/** No text and no name is in the log, and without trouble nothing failed. */
function expectQuietLog({ community, secrets, troubled }: Life): void {
  // an id of ours is drawn by lot, and may spell a short name
  const log = community.log.join('\n').replaceAll(/(?<=[":])[0-9A-Za-z]{12}(?=")/g, '')
  expect(secrets.in(log)).toEqual([])
  for (const { name } of community.everybody) expect(log).not.toContain(name)
  if (troubled) return
  const failed = community.log.filter(
    // the second of two deliveries finds its answer given already
    (line) => /"outcome":"failed"|"level":"error"/.test(line) && !ANSWERED_ALREADY.test(line),
  )
  expect(failed.join('\n')).toBe('')
}
