import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../chat/errors.ts'
import type { MessageRef } from '../chat/refs.ts'
import type { Tables } from '../data/db.ts'
import { dateOf } from '../data/times.ts'
import type { Ports, Work } from '../work.ts'
import { deliveryProblemOf, openDeliveryProblems, wantsMessage } from './delivery-problems.ts'
import { findPost } from './find.ts'
import { DELIVER_POST } from './jobs.ts'
import { markSent } from './mark-sent.ts'
import type { EntityRef } from './outbox.ts'
import { resolveQuestions, wasAsked } from './questions.ts'
import type { PostRow } from './row.ts'
import { ASKED_GRACE } from './rules.ts'
import { isHeld, isOnItsWay, isSent, type PostState } from './states.ts'
import type { Answered, DeliveryProblem } from './views.ts'

/** Who says something about a post. Facilitators always may; anyone else only if they were asked about it. */
export interface Reporter {
  community: string
  person: string
  /** What they were found to act in: nothing is said about another's posts. */
  subject: EntityRef
  /** Facilitator of the circle that the post is about, or its named contact. */
  facilitates: boolean
}

/**
 * Sends a held or failed post again because somebody asks for it. What somebody else resolved meanwhile is not sent a second time.
 * @throws UserError 'outbox.gone' | 'outbox.not-asked'
 */
export function postAgain(work: Work, post: string, by: Reporter): Promise<Answered> {
  const { now } = work
  return work.db.transaction(async (tx) => {
    const row = await postFor(tx, post, by)
    switch (row.state) {
      case 'held':
      case 'failed':
        await tx.post.update({
          where: { id: post },
          data: {
            ...{ state: 'waiting' satisfies PostState, tries: 0, firstTriedAt: null, triedAt: null, problem: null },
            graceUntil: row.graceUntil && dateOf(now.add(ASKED_GRACE)),
          },
        })
        await work.jobs.reschedule(tx, DELIVER_POST, post, now)
        await resolveQuestions(tx, work.outbox, row, 'asked')
        return 'posting'
      case 'waiting':
      case 'sending':
        return 'on-its-way'
      case 'sent':
        return 'there'
      case 'stale':
      case 'cancelled':
        return 'gone'
    }
  })
}

/**
 * Somebody looked and saw it. Which message it is nobody knows yet: 'noted-find' when that is needed.
 * @throws UserError 'outbox.gone' | 'outbox.not-asked'
 */
export function reportPresent(work: Work, post: string, by: Reporter): Promise<Answered> {
  const { now } = work
  return work.db.transaction(async (tx) => {
    const row = await postFor(tx, post, by)
    switch (row.state) {
      case 'held':
        await markSent({ tx, work, now }, row, null)
        return wantsMessage(row) ? 'noted-find' : 'noted'
      case 'waiting':
      case 'sending':
        return 'on-its-way'
      case 'sent':
        return 'there'
      case 'failed':
      case 'stale':
      case 'cancelled':
        return 'gone'
    }
  })
}

/**
 * Somebody shows which message it is: what was still to be done to it is done.
 * @throws UserError 'outbox.gone' | 'outbox.not-asked' | 'outbox.find.another'
 */
export function reportMessage(
  work: Work,
  { post, message }: { post: string; message: MessageRef },
  by: Reporter,
): Promise<Answered> {
  const { now } = work
  return work.db.transaction(async (tx) => {
    const row = await postFor(tx, post, by)
    if (row.communityId !== message.community || row.toKind !== 'room' || row.to !== message.room)
      throw new UserError('outbox.gone')
    if (row.message !== null) return 'there'
    if (!isHeld(row.state) && !isSent(row.state)) return isOnItsWay(row.state) ? 'on-its-way' : 'gone'
    const another = await tx.post.findFirst({
      where: { communityId: row.communityId, toKind: 'room', to: row.to, message: message.message },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    if (another !== null) throw new UserError('outbox.find.another')
    await markSent({ tx, work, now }, row, message)
    return 'found'
  })
}

/** Posts of which it is known which message they are: that never changes, so a press on one of them has nothing to ask. */
const found = new Set<string>()

/** With more than this they are learnt anew; some 100 bytes each. */
const MOST_FOUND = 10_000

/**
 * A press on a post shows that it is there, and which message it is. Silent and cheap when that is known already; what does not fit
 * (another community's message, a mark that is no post's) is not believed.
 */
export async function messageSeen(
  work: Ports,
  mark: string,
  message: MessageRef,
  now: Temporal.Instant,
): Promise<void> {
  if (found.has(mark)) return
  const known = await work.db.read.post.findUnique({ where: { id: mark }, select: { message: true } })
  if (known === null) return
  if (known.message !== null) {
    if (found.size >= MOST_FOUND) found.clear()
    found.add(mark)
    return
  }
  await work.db.transaction(async (tx) => {
    const row = await findPost(tx, mark)
    if (row === null || row.message !== null || row.communityId !== message.community) return
    if (row.toKind === 'room' && row.to !== message.room) return
    await markSent({ tx, work, now }, row, message)
  })
}

/** The posts about a subject of which it is not known which message they are. */
export async function unlocatedPosts(work: Ports, subject: EntityRef): Promise<DeliveryProblem[]> {
  return (await openDeliveryProblems(work, subject)).filter((matter) => matter.is === 'held' || matter.is === 'unfound')
}

/** The post that this person may say something about. @throws UserError 'outbox.gone' | 'outbox.not-asked' */
async function postFor(tx: Tables, post: string, by: Reporter): Promise<PostRow> {
  const row = await findPost(tx, post)
  if (
    row === null ||
    row.communityId !== by.community ||
    row.subjectKind !== by.subject.kind ||
    row.subjectId !== by.subject.id ||
    (await deliveryProblemOf(tx, { ...row, state: 'held' })) === null
  )
    throw new UserError('outbox.gone')
  if (!by.facilitates && !(await wasAsked(tx, row, by.person))) throw new UserError('outbox.not-asked')
  return row
}
