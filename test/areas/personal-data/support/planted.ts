import type { Temporal } from 'temporal-polyfill'
import { append } from '../../../../src/areas/boundaries/records.ts'
import { record } from '../../../../src/areas/boundaries/service.ts'
import { answerOnLeaving, leaveCircle } from '../../../../src/areas/membership/leaving.ts'
import { keepAPlace } from '../../../../src/areas/membership/next-round.ts'
import { text, view } from '../../../../src/chat/view.ts'
import { keepDraft } from '../../../../src/data/drafts.ts'
import { newId } from '../../../../src/data/ids.ts'
import { dateOf } from '../../../../src/data/times.ts'
import { someNotice } from '../../../support/posts.ts'
import { openCircle, type Talk } from '../../../support/talk.ts'

/** Words that nobody would write by chance: each stands in one place. */
export const WORDS = {
  helped: 'sorrel: more time for each of us',
  goodbye: 'tansy: thank you all',
  draft: 'yarrow: a form left half-way',
  message: 'comfrey: words in a private message',
  what: 'marigold: what the facilitator wrote',
  side: 'borage: my side of it',
  name: 'Annabel Nasturtium',
}

/** A second circle, which has its people too. */
export async function anotherCircle(talk: Talk, name: string, number: number): Promise<string> {
  const id = newId()
  const circle = { id, communityId: talk.community, name, number, room: `room${number}` }
  await talk.work.db.transaction((tx) => openCircle(tx, circle, talk.clock.now()))
  return id
}

/** A session of a circle, with what these people answered. */
export async function aSession(
  talk: Talk,
  circleId: string,
  { number = 1, state = 'closed', answers = {} as Record<string, string> } = {},
): Promise<string> {
  const id = newId()
  const at = dateOf(talk.clock.now())
  await talk.work.db.transaction(async (tx) => {
    const local = `2027-03-16T${String(10 + number)}:00`
    await tx.session.create({
      data: { id, circleId, number, local, zone: 'Europe/London', at, minutes: 90, state },
    })
    for (const [person, answer] of Object.entries(answers))
      await tx.attendance.create({ data: { sessionId: id, person, answer, at } })
  })
  return id
}

const acting = (talk: Talk, circle: string, person: string) => ({
  community: talk.community,
  circle,
  person,
  now: talk.clock.now(),
})

/** She leaves a circle with words for the room and an answer to the one question, and would like a place in the next round. */
export async function leaves(talk: Talk, circle: string, person: string): Promise<void> {
  await leaveCircle(talk.work, acting(talk, circle, person), WORDS.goodbye)
  await answerOnLeaving(talk.work, acting(talk, circle, person), WORDS.helped)
  await keepAPlace(talk.work, acting(talk, circle, person))
}

/** As after its room has been tended and its posts delivered: nobody is on the way out, nothing is waiting. */
export async function settled(talk: Talk): Promise<void> {
  await talk.work.db.transaction(async (tx) => {
    await tx.seat.updateMany({
      where: { state: 'leaving', circle: { communityId: talk.community } },
      data: { state: 'left' },
    })
    await tx.post.updateMany({ where: { communityId: talk.community, state: 'waiting' }, data: { state: 'sent' } })
  })
}

export async function aDraft(talk: Talk, owner: string): Promise<void> {
  const draft = { community: talk.community, owner, kind: 'kit', body: WORDS.draft, now: talk.clock.now() }
  await talk.work.db.transaction((tx) => keepDraft(tx, talk.work.cipher, draft))
}

/** A private message that waits to be sent to her. */
export async function aMessage(
  talk: Talk,
  person: string,
  dueAt: Temporal.Instant = talk.clock.now(),
): Promise<string> {
  const key = `planted:${newId()}`
  await talk.work.db.transaction((tx) =>
    talk.work.outbox.add(tx, {
      ...{ ...someNotice(talk.community), key, to: { person }, dueAt },
      view: view('A message.', [text(WORDS.message)]),
    }),
  )
  return key
}

/** A note about her, of which she was told, with her side. */
export async function aNote(talk: Talk, circle: string, about: string, by = 'fay'): Promise<void> {
  const madeFrom = newId()
  await record(talk.work, acting(talk, circle, by), { about, clause: 1, what: WORDS.what, madeFrom })
  await talk.work.db.transaction(async (tx) => {
    const { id } = await tx.boundaryRecord.update({
      where: { madeFrom },
      data: { toldBy: by, toldAt: dateOf(talk.clock.now()) },
    })
    const side = { kind: 'own-side', words: WORDS.side, madeFrom: newId() } as const
    await append(tx, talk.work, { id, by: { person: about, now: talk.clock.now() } }, side)
  })
}

export async function isKnown(talk: Talk, person: string, name: string): Promise<void> {
  const factsAt = dateOf(talk.clock.now())
  await talk.work.db.transaction((tx) =>
    tx.person.create({ data: { communityId: talk.community, person, name, factsAt } }),
  )
}

/** Something that is settled, or still open, about these people. */
export async function anIncident(
  talk: Talk,
  about: readonly string[],
  resolvedAt: Temporal.Instant | null,
): Promise<void> {
  await talk.work.db.transaction((tx) =>
    tx.incident.create({
      data: {
        ...{ id: newId(), communityId: talk.community, circleId: talk.circle, kind: 'gone', about: about.join(' ') },
        ...{ at: dateOf(talk.clock.now()), resolvedAt: resolvedAt && dateOf(resolvedAt) },
      },
    }),
  )
}

export async function closes(talk: Talk, circle: string): Promise<void> {
  await talk.work.db.transaction((tx) =>
    tx.circle.update({ where: { id: circle }, data: { state: 'closed', closedAt: dateOf(talk.clock.now()) } }),
  )
}

/** Anna is in one circle, has left another with all the words there are, and a note is about her. @returns the circle that she left */
export async function annasOwn(talk: Talk): Promise<string> {
  const left = await anotherCircle(talk, 'Wednesday', 2)
  await aSession(talk, left, { answers: { anna: 'here', bea: 'here' } })
  talk.clock.advance({ minutes: 1 })
  await aSession(talk, talk.circle, { state: 'planned', answers: { anna: 'coming', bea: 'coming' } })
  await leaves(talk, left, 'anna')
  await settled(talk)
  await aNote(talk, talk.circle, 'anna')
  await aDraft(talk, 'anna')
  await aMessage(talk, 'anna')
  await anIncident(talk, ['anna', 'bea'], talk.clock.now())
  await isKnown(talk, 'anna', WORDS.name)
  return left
}
