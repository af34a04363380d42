import { Temporal } from 'temporal-polyfill'
import type { PlatformError } from '../chat/errors.ts'
import { LimitError } from '../chat/limits.ts'
import type { FileToSend, Platform } from '../chat/platform.ts'
import type { CommunityRef, PersonRef } from '../chat/refs.ts'
import type { View } from '../chat/view.ts'
import type { ReadOnly, Tables } from '../data/db.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { Log } from '../ops/log.ts'
import type { Ports } from '../work.ts'
import { fileOf, UnreadableError, viewOf } from './content.ts'
import { isBlocked } from './delivery-order.ts'
import { findPost } from './find.ts'
import type { InTransaction } from './in-transaction.ts'
import { asSentAt } from './late.ts'
import { releaseNext } from './mark-sent.ts'
import type { Pacer } from './pace.ts'
import { type PlatformRefusal, UNREADABLE, writeProblem } from './problem.ts'
import { askAbout, askNextPerson, type ResponsibleFor } from './questions.ts'
import { communityOf, type PostRow, type PostSummary, parsePost, postSummary, progressOf } from './row.ts'
import { afterRefusal, type NextStep, nextAttempt, untilConnected } from './rules.ts'
import { hasFailed, isSending, isStale, type PostState } from './states.ts'
import { notifyTopic, type TopicBinding } from './topic-binding.ts'

/** What delivery works with, given by the composition root. */
export interface Delivery extends Ports {
  /** Null while the platform is not connected: then its posts wait. */
  platformFor(community: CommunityRef): Platform | null
  responsible: ResponsibleFor
  /** What the areas do about the posts of their topics. */
  topics: readonly TopicBinding[]
  gate: PostingGate
  pace: Pacer
  log: Log
}

/** What keeps posts back although they are due. Given by the composition root, because the outbox knows nothing of rooms and who is in them. */
export interface PostingGate {
  /** Whether anything may be posted, edited or pinned there now. If not, it waits; whoever closed the gate reschedules it. */
  mayPost(tables: ReadOnly<Tables>, post: PostSummary): Promise<boolean>
  /** Whether the person is still in the community, asked before something private is sent. Not knowing is a yes. */
  isHere(person: PersonRef, now: Temporal.Instant): Promise<boolean>
  /** The platform refused the post. True: someone is asked to put that right, and the post waits for it. */
  refused(tx: Tables, post: PostSummary, refusal: PostingRefusal): Promise<boolean>
}

export interface PostingRefusal {
  readonly error: PlatformError
  /** Calls made since it was last asked for. */
  readonly tries: number
  readonly now: Temporal.Instant
}

/** A gate that is always open. */
export const OPEN_POSTING_GATE: PostingGate = {
  mayPost: async () => true,
  isHere: async () => true,
  refused: async () => false,
}

/** How long a post waits at a closed gate before it looks by itself, if it has no grace that ends sooner. */
const AT_THE_GATE = { hours: 12 }

/** Until when a post rests that may not go now: past its grace it is not posted late. */
export function retryWhenGated(row: PostRow, now: Temporal.Instant): Temporal.Instant {
  const later = now.add(AT_THE_GATE)
  const over = row.graceUntil && instantOf(row.graceUntil).add({ milliseconds: 1 })
  return over !== null && Temporal.Instant.compare(over, later) < 0 ? over : later
}

/** How long a post waits for those before it in its room. The last of them releases it (mark-sent.ts), so this is only a safety net. */
const UNTIL_NEXT_LOOK = { seconds: 10 }

type StepDecision =
  | { do: 'rest'; until: Temporal.Instant }
  | { do: 'send'; doubt: boolean; platform: Platform }
  | { do: 'nothing' | 'hold' | 'give-up' | 'drop' }

/** What is to be done next about a post, by what `tables` say now. */
export async function nextStepOf(
  d: Delivery,
  tables: ReadOnly<Tables>,
  row: PostRow,
  now: Temporal.Instant,
): Promise<StepDecision> {
  const way = progressOf(row)
  const platform = d.platformFor(communityOf(row))
  const next = nextAttempt(way, now, platform?.sameKeyFor ?? 0)
  if (next.do === 'nothing' || next.do === 'drop') return next
  // whether a repeated key still counts only the platform knows
  if (platform === null) return { do: 'rest', until: untilConnected(way, now) }
  if (next.do === 'hold' || next.do === 'give-up') return next
  if (!(await d.gate.mayPost(tables, postSummary(row)))) return { do: 'rest', until: retryWhenGated(row, now) }
  return (await isBlocked(tables, row, now)) ? { do: 'rest', until: now.add(UNTIL_NEXT_LOOK) } : { ...next, platform }
}

/** A call that is written down and about to be made. */
export interface DeliveryAttempt {
  row: PostRow
  view: View
  /** To be handed over instead of the view. */
  file: FileToSend | null
  platform: Platform
  /** An earlier call may have been carried out. */
  doubt: boolean
}

/** Writes that the platform is about to be called, or that it will not be. Null: there is nothing left to do. */
export async function startAttempt(
  t: InTransaction<Delivery>,
  id: string,
): Promise<DeliveryAttempt | { until: Temporal.Instant } | (NextStep & { row: PostRow }) | null> {
  const { tx, work, now } = t
  const row = await findPost(tx, id)
  if (row === null) return null
  const next = await nextStepOf(work, tx, row, now)
  switch (next.do) {
    case 'rest':
      return next
    case 'nothing':
      return null
    case 'hold':
      return { row, ...(await endDelivery(t, row, 'held')) }
    case 'give-up':
      return { row, ...(await endDelivery(t, row, 'failed', { kind: 'unknown-outcome', detail: 'too-late' })) }
    case 'drop':
      return { row, ...(await endDelivery(t, row, 'stale')) }
    case 'send': {
      const content = readContent(work, row, now)
      if (content === null) return { row, ...(await endDelivery(t, row, 'failed', UNREADABLE)) }
      const triedAt = dateOf(now)
      // a repeated call may be answered with the first message, which looks as it did then
      const first = next.doubt ? {} : { firstTriedAt: triedAt, shownRevision: row.revision }
      const sending = await tx.post.update({
        where: { id },
        data: { state: 'sending' satisfies PostState, tries: { increment: 1 }, triedAt, givenUpAt: null, ...first },
      })
      return { row: parsePost(sending), ...content, platform: next.platform, doubt: next.doubt }
    }
  }
}

function readContent(d: Delivery, row: PostRow, now: Temporal.Instant): Pick<DeliveryAttempt, 'view' | 'file'> | null {
  try {
    return { view: asSentAt(viewOf(d.cipher, row), progressOf(row), now), file: fileOf(d.cipher, row) }
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof LimitError) return null
    throw error
  }
}

/** Writes what a call came to that brought no message. Null when the row has moved on meanwhile. */
export async function failAttempt(
  t: InTransaction<Delivery>,
  call: DeliveryAttempt,
  error: PlatformError,
): Promise<NextStep | null> {
  const { tx, work, now } = t
  const row = await findPost(tx, call.row.id)
  if (row === null || !isSending(row.state) || row.triedAt?.getTime() !== call.row.triedAt?.getTime()) return null
  const facts = { doubt: call.doubt, sameKeyFor: call.platform.sameKeyFor }
  const ended = afterRefusal(progressOf(row), error, now, facts)
  // a file waits for nobody: it can be asked for again, and other messages to the person do not wait behind it
  const mayWait = hasFailed(ended.state) && call.file === null
  const refusal = { error, tries: row.tries, now }
  const seenTo = mayWait && (await work.gate.refused(tx, postSummary(row), refusal))
  const next: NextStep = seenTo ? { state: 'waiting', again: retryWhenGated(row, now) } : ended
  switch (next.state) {
    case 'waiting':
      await tx.post.update({ where: { id: row.id }, data: { state: next.state, firstTriedAt: null } })
      return next
    case 'sending':
      return next
    case 'held':
    case 'failed':
    case 'stale':
      return endDelivery(t, row, next.state, error)
  }
}

async function endDelivery(
  t: InTransaction<Delivery>,
  row: PostRow,
  state: 'held' | 'failed' | 'stale',
  refusal: PlatformRefusal | null = null,
): Promise<NextStep> {
  const { tx, work } = t
  const problem = isStale(state) ? null : writeProblem({ is: state, refusal })
  const ended = parsePost(await tx.post.update({ where: { id: row.id }, data: { state, problem, sealedFile: null } }))
  if (isStale(state)) await notifyTopic(work.topics, 'onStale', postSummary(ended), t)
  else if ((await askAbout(t, ended)) === 0 && ended.toKind === 'room')
    work.log.warn('post.unasked', { post: ended.id, kind: state })
  if (ended.toKind === 'person') await notifyTopic(work.topics, 'onUndelivered', postSummary(ended), t)
  await askNextPerson(t, ended)
  await releaseNext(t, ended)
  return { state }
}
