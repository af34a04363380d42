import type { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../chat/errors.ts'
import { LimitError } from '../chat/limits.ts'
import type { MessageRef } from '../chat/refs.ts'
import { dateOf } from '../data/times.ts'
import { isUnavailable } from '../data/unavailable.ts'
import { carries, type JobBinding, type RunAgain } from '../jobs/job.ts'
import { reached } from '../ops/checkpoints.ts'
import { correlated } from '../ops/correlation.ts'
import { type Delivery, type DeliveryAttempt, failAttempt, nextStepOf, startAttempt } from './attempt.ts'
import { askDaily } from './daily-questions.ts'
import { editPost, pinPost } from './edit-and-pin.ts'
import { findPost } from './find.ts'
import { ASK_AGAIN_DAILY, DELIVER_POST, EDIT_POST, PIN_POST } from './jobs.ts'
import { markSent, releaseNext } from './mark-sent.ts'
import { askNextPerson } from './questions.ts'
import { communityOf, type PostRow, postSummary } from './row.ts'
import type { NextStep } from './rules.ts'
import { ON_ITS_WAY, type PostState } from './states.ts'
import { notifyTopic } from './topic-binding.ts'

/** The jobs of the outbox, for the runner. */
export function deliveryJobs(d: Delivery): JobBinding<unknown>[] {
  return [
    carries(DELIVER_POST, (post, { now, last }) => deliverOrGiveUp(d, post, now, last)),
    carries(EDIT_POST, (post, { now, last }) => editPost(d, post, now, last)),
    carries(PIN_POST, (post, { now, last }) => pinPost(d, post, now, last)),
    carries(ASK_AGAIN_DAILY, (community, { now }) => askDaily(d, community, now)),
  ]
}

/**
 * Isolation of what delivery writes. A post is delivered by the one job that it has, and its row says how far it is, so what happens to other
 * rows meanwhile decides nothing: a snapshot is enough, and few transactions are retried.
 */
const ISOLATION = 'snapshot'

/**
 * What fails otherwise than by a refusal is a fault of ours, and tried again by the runner. With its last try the post is given up until
 * the next start, and those behind it go on.
 */
async function deliverOrGiveUp(
  d: Delivery,
  id: string,
  due: Temporal.Instant,
  last: boolean,
): Promise<RunAgain | undefined> {
  try {
    return await deliver(d, id, due)
  } catch (error) {
    // what the database keeps from being done does not count as a try
    if (last && !isUnavailable(error)) {
      await d.db.transaction((tx) =>
        tx.post.updateMany({ where: { id, state: { in: ON_ITS_WAY } }, data: { givenUpAt: dateOf(due) } }),
      )
    }
    throw error
  }
}

/** What a platform takes to know a repeated call by: at most 25 characters (Discord's nonce). */
const postKey = (post: string): string => `roundel-${post}`

/**
 * Takes a post one step on its way. Before the platform is called it is written that it will be; no transaction is open during the call.
 * Killed at any point, the next run finds out by the row what may have happened (rules.ts).
 */
async function deliver(d: Delivery, id: string, due: Temporal.Instant): Promise<RunAgain | undefined> {
  const found = await findPost(d.db.read, id)
  if (found === null) return
  // one that must not be traced has an id of its own for each run
  return correlated(() => deliverPost(d, found, due), found.correlation ?? undefined)
}

async function deliverPost(d: Delivery, found: PostRow, due: Temporal.Instant): Promise<RunAgain | undefined> {
  const { id } = found
  const first = await nextStepOf(d, d.db.read, found, due)
  if (first.do === 'rest') return { again: first.until }
  if (first.do === 'nothing') return
  if (first.do === 'send' && !first.doubt && found.tries === 0) reached('row-written', found)
  if (first.do === 'send' && !first.doubt && !(await isReachable(d, found, due))) return drop(d, found, due)
  const waited =
    first.do === 'send'
      ? await d.pace.admit(found.toKind === 'person' ? 'direct' : 'post', communityOf(found), found.to)
      : 0
  const now = due.add({ milliseconds: waited })

  const taken = await d.db.transaction((tx) => startAttempt({ tx, work: d, now }, id), ISOLATION)
  if (taken === null) return
  if ('until' in taken) return { again: taken.until }
  if ('state' in taken) return reportOutcome(d, taken.row, taken)
  reached('sending-written', taken.row)
  d.log.debug('post.attempt', logFields(taken.row))

  const answer = await callPlatform(taken)
  if ('error' in answer) {
    reached('refused', taken.row)
    const next = await d.db.transaction((tx) => failAttempt({ tx, work: d, now }, taken, answer.error), ISOLATION)
    return next === null ? undefined : reportOutcome(d, taken.row, next)
  }
  reached('answered', taken.row)
  await d.db.transaction(async (tx) => {
    const row = await findPost(tx, id)
    // unless somebody pressed it before the platform's answer came
    if (row?.message === null) await markSent({ tx, work: d, now }, row, answer.message)
  }, ISOLATION)
  reached('sent-written', taken.row)
  d.log.info('post.sent', logFields(taken.row))
  return
}

/** Null: it is there, and no message of it is known: files are handed over and never touched again. */
async function callPlatform({
  row,
  view,
  file,
  platform,
}: DeliveryAttempt): Promise<{ message: MessageRef | null } | { error: PlatformError }> {
  const { id, community, to } = postSummary(row)
  try {
    if (file !== null && 'person' in to) {
      await platform.upload({ community, person: to.person }, file, postKey(id))
      return { message: null }
    }
    const message =
      'room' in to
        ? await platform.post({ community, room: to.room }, view, postKey(id), id)
        : await platform.direct({ community, person: to.person }, view, postKey(id), id)
    return { message }
  } catch (error) {
    if (error instanceof PlatformError) return { error }
    // a view that does not fit was not sent; of anything else nobody knows how far it came
    const kind = error instanceof LimitError ? 'invalid' : 'unknown-outcome'
    return { error: new PlatformError(kind, error instanceof Error ? error.name : typeof error, { cause: error }) }
  }
}

/** Rooms are the gate's business; a person may have left since the post was written. */
function isReachable(d: Delivery, row: PostRow, now: Temporal.Instant): Promise<boolean> {
  const { community, to } = postSummary(row)
  return 'room' in to ? Promise.resolve(true) : d.gate.isHere({ community, person: to.person }, now)
}

/** The person has left: there is nobody to read it. */
async function drop(d: Delivery, row: PostRow, now: Temporal.Instant): Promise<undefined> {
  await d.db.transaction(async (tx) => {
    const t = { tx, work: d, now }
    const state: PostState = 'cancelled'
    const { count } = await tx.post.updateMany({
      where: { id: row.id, state: 'waiting' satisfies PostState },
      data: { state, sealedFile: null },
    })
    if (count > 0) {
      await notifyTopic(d.topics, 'onUndelivered', { ...postSummary(row), state }, t)
      await askNextPerson(t, row)
    }
    await releaseNext(t, row)
  })
}

const logFields = (row: PostRow) => ({ post: row.id, kind: row.topic, tries: row.tries })

/** Tells the log, and whoever subscribes to checkpoints, what was written. */
function reportOutcome(d: Delivery, row: PostRow, next: NextStep): RunAgain | undefined {
  if ('again' in next) {
    reached('waiting-written', row)
    return { again: next.again }
  }
  d.log.warn(`post.${next.state}`, logFields(row))
  reached(`${next.state}-written`, row)
  return
}
