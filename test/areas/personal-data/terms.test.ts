import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/roundel/retention.ts'
import { REVIEW_NOTICE, recordEntity } from '../../../src/areas/boundaries/topics.ts'
import { eraseOwned } from '../../../src/areas/personal-data/erase.ts'
import { forgetKind } from '../../../src/areas/personal-data/forget.ts'
import type { KindForgotten } from '../../../src/areas/personal-data/retention.ts'
import { text } from '../../../src/chat/view.ts'
import { dateOf } from '../../../src/data/times.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { someNotice, toRoom } from '../../support/posts.ts'
import { aTalk, type Talk } from '../../support/talk.ts'
import { everythingIn, holding, swept } from './support/everything.ts'
import {
  aDraft,
  aMessage,
  aNote,
  anIncident,
  anotherCircle,
  aSession,
  closes,
  isKnown,
  leaves,
  settled,
  WORDS,
} from './support/planted.ts'

describe.each(databases)('how long what is kept is kept, on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    // of the tests before nothing is left: their words are sealed with other keys
    await swept(fresh.db)
    talk = await aTalk(fresh.db, definitions)
  })
  afterAll(() => fresh.close())

  const inDays = (days: number, from = talk.clock.now()): Temporal.Instant => from.add({ hours: 24 * days })
  const everything = () => everythingIn({ kind, url: fresh.url, db: fresh.db }, talk.work.cipher)
  const audited = async (of: KindForgotten) =>
    (await fresh.db.read.auditEvent.findMany({ where: { communityId: talk.community, action: `forget.${of}` } })).map(
      ({ actor, subject }) => `${actor} ${subject}`,
    )

  /** Nothing goes a moment before; all of it goes at the instant; there is nothing left for a second run; what is left is kind and count. */
  const goesAt = async (of: KindForgotten, at: Temporal.Instant, count: number) => {
    expect(await forgetKind({ ...talk.work, now: at.subtract({ milliseconds: 1 }) }, talk.community, of)).toBe(0)
    expect(await audited(of)).toEqual([])
    expect(await forgetKind({ ...talk.work, now: at }, talk.community, of)).toBe(count)
    expect(await forgetKind({ ...talk.work, now: at }, talk.community, of)).toBe(0)
    expect(await audited(of)).toEqual([`roundel ${count}`])
  }

  it('answers to sessions go 30 days after their circle closed, and those of a circle that goes on stay', async () => {
    const other = await anotherCircle(talk, 'Wednesday', 2)
    await aSession(talk, talk.circle, { answers: { anna: 'here', bea: 'cannot' } })
    await aSession(talk, talk.circle, { number: 2, answers: { anna: 'on-my-way' } })
    const kept = await aSession(talk, other, { answers: { cleo: 'here' } })
    await closes(talk, talk.circle)
    await goesAt('attendance', inDays(30), 3)
    const left = await fresh.db.read.attendance.findMany({
      where: { session: { circle: { communityId: talk.community } } },
    })
    expect(left.map(({ sessionId }) => sessionId)).toEqual([kept])
  })

  it('words on leaving go six months after the circle closed', async () => {
    await leaves(talk, talk.circle, 'anna')
    talk.clock.advance({ hours: 24 * 10 })
    await closes(talk, talk.circle)
    expect(holding(await everything(), WORDS.helped)).toHaveLength(1)
    await goesAt('leaving', inDays(183), 1)
    expect(holding(await everything(), WORDS.helped)).toEqual([])
  })

  it('words on leaving a circle that never ends go a year after they were written', async () => {
    await leaves(talk, talk.circle, 'anna')
    await goesAt('leaving', inDays(365), 1)
  })

  it('a wish for the next round goes six months after the circle closed, and she alone is told', async () => {
    await leaves(talk, talk.circle, 'anna')
    await settled(talk)
    await closes(talk, talk.circle)
    await goesAt('next-round', inDays(183), 1)
    const told = await fresh.db.read.post.findMany({ where: { communityId: talk.community, state: 'waiting' } })
    expect(told.map(({ toKind, to }) => [toKind, to])).toEqual([['person', 'anna']])
    expect(holding(await everything(), 'has now been deleted')).toHaveLength(1)
  })

  it('unfinished forms go after a day', async () => {
    await aDraft(talk, 'anna')
    expect(holding(await everything(), WORDS.draft)).toHaveLength(1)
    await goesAt('drafts', inDays(1), 1)
    expect(holding(await everything(), WORDS.draft)).toEqual([])
  })

  it('private messages go 30 days after they were due, whatever became of them; never one that is still on its way', async () => {
    for (const state of ['sent', 'held', 'failed', 'stale', 'cancelled', 'waiting', 'sending'])
      await fresh.db.transaction(async (tx) => {
        const view = { blocks: [text(WORDS.message)], fallback: 'A message.' }
        const post = {
          ...someNotice(talk.community),
          view,
          to: { person: 'anna' },
        }
        const made = await talk.work.outbox.add(tx, {
          ...post,
          key: `k:${state}:${talk.circle}`,
          dueAt: talk.clock.now(),
        })
        await tx.post.update({ where: { id: made?.id ?? '' }, data: { state } })
      })
    await goesAt('messages', inDays(30), 5)
    const left = await fresh.db.read.post.findMany({ where: { communityId: talk.community } })
    expect(left.map(({ state }) => state).sort()).toEqual(['sending', 'waiting'])
  })

  it('notices of a review stay while there is its note, for they say whom the asking has reached', async () => {
    await aNote(talk, talk.circle, 'anna')
    const note = await fresh.db.read.boundaryRecord.findFirstOrThrow({ where: { communityId: talk.community } })
    await fresh.db.transaction(async (tx) => {
      await tx.boundaryRecord.update({ where: { id: note.id }, data: { reviewAskedAt: dateOf(talk.clock.now()) } })
      const key = `boundary-review:${note.id}:1:fay`
      const view = { blocks: [text(WORDS.message)], fallback: 'A message.' }
      const notice = { ...someNotice(talk.community), owner: recordEntity(note.id), topic: REVIEW_NOTICE }
      const post = { ...notice, view, to: { person: 'fay' } }
      await talk.work.outbox.add(tx, { ...post, key, dueAt: talk.clock.now() })
      await tx.post.update({ where: { key }, data: { state: 'failed' } })
    })
    expect(await forgetKind({ ...talk.work, now: inDays(300) }, talk.community, 'messages')).toBe(0)
    const me = { community: talk.community, person: 'fay' }
    await eraseOwned({ ...talk.work, now: talk.clock.now() }, me, 'once')
    expect(await fresh.db.read.post.count({ where: { communityId: talk.community, to: 'fay' } })).toBe(1)
    await fresh.db.transaction((tx) => tx.boundaryRecord.delete({ where: { id: note.id } }))
    expect(await forgetKind({ ...talk.work, now: inDays(300) }, talk.community, 'messages')).toBe(1)
  })

  it('posts in rooms go after 30 days; what is pinned, held or failed stays while the circle goes on', async () => {
    const add = (key: string, state: string, pin = false) =>
      fresh.db.transaction(async (tx) => {
        const view = { blocks: [text(WORDS.message)], fallback: 'A message.' }
        const post = {
          ...someNotice(talk.community, talk.circle),
          view,
          to: toRoom('room1', talk.circle),
        }
        const made = await talk.work.outbox.add(tx, {
          ...post,
          key: `${key}:${talk.circle}`,
          pin,
          dueAt: talk.clock.now(),
        })
        await tx.post.update({ where: { id: made?.id ?? '' }, data: { state } })
      })
    await add('one', 'sent')
    await add('two', 'stale')
    await add('pinned', 'sent', true)
    await add('held', 'held')
    await add('failed', 'failed')
    await goesAt('rooms', inDays(30), 2)
    await closes(talk, talk.circle)
    expect(await forgetKind({ ...talk.work, now: inDays(30) }, talk.community, 'rooms')).toBe(3)
    expect(holding(await everything(), WORDS.message)).toEqual([])
  })

  it('notes go as many days after their circle closed as setup says, with all that was added to them', async () => {
    await aNote(talk, talk.circle, 'anna')
    await closes(talk, talk.circle)
    await fresh.db.transaction((tx) =>
      tx.community.update({ where: { id: talk.community }, data: { boundaryDays: 60 } }),
    )
    expect(holding(await everything(), WORDS.what, WORDS.side)).toHaveLength(2)
    await goesAt('notes', inDays(60), 1)
    expect(holding(await everything(), WORDS.what, WORDS.side)).toEqual([])
  })

  it('notes of a circle that goes on stay, and so does one that is being looked at again', async () => {
    const other = await anotherCircle(talk, 'Wednesday', 2)
    await aNote(talk, talk.circle, 'anna')
    await aNote(talk, other, 'bea')
    await closes(talk, talk.circle)
    await fresh.db.transaction((tx) =>
      tx.boundaryRecord.updateMany({
        where: { circleId: talk.circle },
        data: { reviewAskedAt: dateOf(talk.clock.now()) },
      }),
    )
    expect(await forgetKind({ ...talk.work, now: inDays(2_000) }, talk.community, 'notes')).toBe(0)
    // nor does the circle go, in which somebody must be able to answer her
    expect(await forgetKind({ ...talk.work, now: inDays(2_000) }, talk.community, 'circles')).toBe(0)
    expect(await fresh.db.read.boundaryRecord.count({ where: { communityId: talk.community } })).toBe(2)
  })

  it('what went otherwise than it should goes 30 days after it is settled; what is open stays', async () => {
    await anIncident(talk, ['anna'], talk.clock.now())
    await anIncident(talk, ['bea'], null)
    await goesAt('incidents', inDays(30), 1)
    const left = await fresh.db.read.incident.findMany({ where: { communityId: talk.community } })
    expect(left.map(({ about }) => about)).toEqual(['bea'])
  })

  it('a circle is a number and dates a year after it closed, and nobody stands in it', async () => {
    await aSession(talk, talk.circle)
    await closes(talk, talk.circle)
    await goesAt('circles', inDays(365), 1)
    const circle = await fresh.db.read.circle.findUniqueOrThrow({
      where: { id: talk.circle },
      include: { seats: true, agreements: true, sessions: true },
    })
    expect(circle).toMatchObject({
      name: 'Circle 1',
      number: 1,
      createdBy: '',
      contact: null,
      meet: '',
      seats: [],
      agreements: [],
    })
    expect(circle.sessions).toHaveLength(1)
    expect(holding(await everything(), 'Tuesday', 'meet.example')).toEqual([])
  })

  it('a circle that was taken back before it opened goes after 30 days', async () => {
    const undone = await anotherCircle(talk, 'Never', 2)
    await fresh.db.transaction((tx) => tx.circle.update({ where: { id: undone }, data: { state: 'undone' } }))
    await goesAt('circles', inDays(30), 1)
    expect(await fresh.db.read.circle.findUnique({ where: { id: undone } })).toBeNull()
  })

  it('a name goes 30 days after its bearer left the community', async () => {
    await isKnown(talk, 'anna', WORDS.name)
    await isKnown(talk, 'bea', 'Bea')
    await fresh.db.transaction((tx) =>
      tx.person.updateMany({
        where: { communityId: talk.community, person: 'anna' },
        data: { leftAt: dateOf(talk.clock.now()) },
      }),
    )
    await goesAt('name', inDays(30), 1)
    expect(holding(await everything(), WORDS.name)).toEqual([])
  })

  it('a name that nothing has asked for goes after six months, unless she has a seat, a power or a post', async () => {
    for (const person of ['otto', 'anna', 'stella', 'lena']) await isKnown(talk, person, WORDS.name)
    await goesAt('name', inDays(183), 1)
    const left = await fresh.db.read.person.findMany({ where: { communityId: talk.community } })
    expect(left.map(({ person }) => person).sort()).toEqual(['anna', 'lena', 'stella'])
  })

  it('who is in a group goes once the group has no power, and not before', async () => {
    const of = { communityId: talk.community, group: 'G1' }
    await fresh.db.transaction(async (tx) => {
      await tx.groupFact.create({ data: { ...of, people: 'anna bea', factsAt: dateOf(talk.clock.now()) } })
      await tx.power.create({ data: { communityId: talk.community, power: 'lead', holderKind: 'group', holder: 'G1' } })
    })
    expect(await forgetKind({ ...talk.work, now: inDays(900) }, talk.community, 'offices')).toBe(0)
    await fresh.db.transaction((tx) => tx.power.deleteMany({ where: { communityId: talk.community, holder: 'G1' } }))
    expect(await forgetKind({ ...talk.work, now: inDays(0) }, talk.community, 'offices')).toBe(1)
    expect(await fresh.db.read.groupFact.count({ where: of })).toBe(0)
  })

  it('who did what goes after a year; of a note that is still kept, not before the note', async () => {
    await aNote(talk, talk.circle, 'anna')
    await aDraft(talk, 'anna')
    await leaves(talk, talk.circle, 'anna')
    const note = await fresh.db.read.boundaryRecord.findFirstOrThrow({ where: { communityId: talk.community } })
    const events = await fresh.db.read.auditEvent.findMany({ where: { communityId: talk.community } })
    const ofTheNote = events.filter(({ subject }) => subject === note.id).length
    expect(ofTheNote).toBeGreaterThan(0)
    await goesAt('audit', inDays(365), events.length - ofTheNote)
    await closes(talk, talk.circle)
    await forgetKind({ ...talk.work, now: inDays(400) }, talk.community, 'notes')
    await forgetKind({ ...talk.work, now: inDays(400) }, talk.community, 'audit')
    expect(await fresh.db.read.auditEvent.count({ where: { communityId: talk.community, subject: note.id } })).toBe(0)
  })

  it('of another community nothing goes', async () => {
    await aDraft(talk, 'anna')
    const other = await aTalk(fresh.db, definitions)
    expect(await forgetKind({ ...other.work, now: inDays(100) }, other.community, 'drafts')).toBe(0)
    expect(
      holding(await everythingIn({ kind, url: fresh.url, db: fresh.db }, talk.work.cipher), WORDS.draft),
    ).toHaveLength(1)
  })

  it('more than fit into one piece all go', async () => {
    for (let count = 0; count < 130; count += 1) await aMessage(talk, 'anna')
    await settled(talk)
    expect(await forgetKind({ ...talk.work, now: inDays(30) }, talk.community, 'messages')).toBe(130)
    expect(await audited('messages')).toEqual(['roundel 100', 'roundel 30'])
  })
})
