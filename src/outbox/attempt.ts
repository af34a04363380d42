import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../chat/errors.ts'
import { LimitError } from '../chat/limits.ts'
import type { FileToSend, Platform } from '../chat/platform.ts'
import type { CommunityRef, PersonRef } from '../chat/refs.ts'
import type { View } from '../chat/view.ts'
import { SealError } from '../data/cipher.ts'
import type { ReadOnly, Tables } from '../data/db.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { Log } from '../ops/log.ts'
import type { Work } from '../work.ts'
import { isBlocked } from './delivery-order.ts'
import { problemText } from './delivery-problems.ts'
import { asSentAt } from './late.ts'
import { releaseNext } from './mark-sent.ts'
import type { Pacer } from './pace.ts'
import { askAbout, askNextPerson, type ResponsibleFor } from './questions.ts'
import { communityOf, fileOf, type PostRow, type PostSummary, postSummary, progressOf, viewOf } from './row.ts'
import { afterRefusal, type NextStep, nextAttempt, untilConnected } from './rules.ts'
import { notifyTopic, type TopicBinding } from './topic-binding.ts'

/** What delivery stands on, given by main. */
export interface Delivery extends Work {
  /** Null while the platform is not connected: then its posts wait. */
  platformFor(community: CommunityRef): Platform | null
  responsible: ResponsibleFor
  /** What the areas do about the posts of their topics. */
  topics: readonly TopicBinding[]
  gate: PostingGate
  pace: Pacer
  log: Log
}

/** What keeps posts back although their time has come. Given by main, for posts know nothing of rooms and who is in them. */
export interface PostingGate {
  /** Whether anything may be posted, edited or pinned there now. What may not waits; whoever closed the gate says when it goes on. */
  mayPost(tables: ReadOnly<Tables>, post: PostSummary): Promise<boolean>
  /** Whether she is still in the community, asked before something private is sent. Not knowing is a yes. */
  isHere(person: PersonRef, now: Temporal.Instant): Promise<boolean>
  /** The room would not have the post. True: somebody sees to it, and the post waits for that. */
  refused(tx: Tables, post: PostSummary, error: PlatformError, tries: number, now: Temporal.Instant): Promise<boolean>
}

/** For one that lets everything through. */
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

/** How long one waits for those before it in its room; when they are through it is told, so this is only a net. */
const UNTIL_NEXT_LOOK = { seconds: 10 }

type StepDecision =
  | { do: 'rest'; until: Temporal.Instant }
  | { do: 'send'; doubt: boolean; platform: Platform }
  | { do: 'nothing' | 'hold' | 'give-up' | 'drop' }

/** What is to be done next about a row, as it stands in `tables` now. */
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
  d: Delivery,
  tx: Tables,
  id: string,
  now: Temporal.Instant,
): Promise<DeliveryAttempt | { until: Temporal.Instant } | (NextStep & { row: PostRow }) | null> {
  const row = await tx.post.findUnique({ where: { id } })
  if (row === null) return null
  const next = await nextStepOf(d, tx, row, now)
  switch (next.do) {
    case 'rest':
      return next
    case 'nothing':
      return null
    case 'hold':
      return { row, ...(await end(d, tx, row, 'held', null, now)) }
    case 'give-up':
      return { row, ...(await end(d, tx, row, 'failed', new PlatformError('unknown-outcome', 'too-late'), now)) }
    case 'drop':
      return { row, ...(await end(d, tx, row, 'stale', null, now)) }
    case 'send': {
      const content = readable(d, row, now)
      if (content === null)
        return { row, ...(await end(d, tx, row, 'failed', new PlatformError('invalid', 'unreadable'), now)) }
      const triedAt = dateOf(now)
      // a repeated call may be answered with the first message, which looks as it did then
      const first = next.doubt ? {} : { firstTriedAt: triedAt, shownRevision: row.revision }
      const sending = await tx.post.update({
        where: { id },
        data: { state: 'sending', tries: { increment: 1 }, triedAt, givenUpAt: null, ...first },
      })
      return { row: sending, ...content, platform: next.platform, doubt: next.doubt }
    }
  }
}

function readable(d: Delivery, row: PostRow, now: Temporal.Instant): Pick<DeliveryAttempt, 'view' | 'file'> | null {
  try {
    return { view: asSentAt(viewOf(d.cipher, row), progressOf(row), now), file: fileOf(d.cipher, row) }
  } catch (error) {
    if (error instanceof SealError || error instanceof LimitError) return null
    throw error
  }
}

/** Writes what a call came to that brought no message. Null when the row has moved on meanwhile. */
export async function failAttempt(
  d: Delivery,
  tx: Tables,
  call: DeliveryAttempt,
  error: PlatformError,
  now: Temporal.Instant,
): Promise<NextStep | null> {
  const row = await tx.post.findUnique({ where: { id: call.row.id } })
  if (row?.state !== 'sending' || row.triedAt?.getTime() !== call.row.triedAt?.getTime()) return null
  const ended = afterRefusal(progressOf(row), error, call.doubt, now, call.platform.sameKeyFor)
  // a file waits for nobody: it is asked for again, and what else is to be told her does not wait behind it
  const mayWait = ended.state === 'failed' && call.file === null
  const seenTo = mayWait && (await d.gate.refused(tx, postSummary(row), error, row.tries, now))
  const next: NextStep = seenTo ? { state: 'waiting', again: retryWhenGated(row, now) } : ended
  switch (next.state) {
    case 'waiting':
      await tx.post.update({ where: { id: row.id }, data: { state: 'waiting', firstTriedAt: null } })
      return next
    case 'sending':
      return next
    case 'held':
    case 'failed':
    case 'stale':
      return end(d, tx, row, next.state, error, now)
  }
}

async function end(
  d: Delivery,
  tx: Tables,
  row: PostRow,
  state: 'held' | 'failed' | 'stale',
  problem: PlatformError | null,
  now: Temporal.Instant,
): Promise<NextStep> {
  const ended = await tx.post.update({
    where: { id: row.id },
    data: { state, problem: state === 'stale' ? null : problemText(state, problem), sealedFile: null },
  })
  const happened = { tx, work: d, now }
  if (state === 'stale') await notifyTopic(d.topics, 'onStale', postSummary(ended), happened)
  else if ((await askAbout(tx, d, ended, now)) === 0 && ended.toKind === 'room')
    d.log.warn('post.unasked', { post: ended.id, kind: state })
  if (ended.toKind === 'person') await notifyTopic(d.topics, 'onUndelivered', postSummary(ended), happened)
  await askNextPerson(tx, d, ended, now)
  await releaseNext(tx, d.jobs, ended, now)
  return { state }
}
