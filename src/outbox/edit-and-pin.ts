import type { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../chat/errors.ts'
import type { Platform } from '../chat/platform.ts'
import type { MessageRef } from '../chat/refs.ts'
import type { View } from '../chat/view.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { RunAgain } from '../jobs/job.ts'
import { reached } from '../ops/checkpoints.ts'
import { type Delivery, retryWhenGated } from './attempt.ts'
import { UnreadableError, viewOf } from './content.ts'
import { findPost } from './find.ts'
import { asSentAt } from './late.ts'
import { UNREADABLE, writeProblem } from './problem.ts'
import { askAbout } from './questions.ts'
import { messageOf, type PostRow, parsePost, postSummary, progressOf } from './row.ts'
import { untilConnected } from './rules.ts'

/** Makes the message look as the row does now. An edit may be repeated at any time, so one of unknown outcome is simply sent again. */
export async function editPost(
  d: Delivery,
  id: string,
  now: Temporal.Instant,
  last = false,
): Promise<RunAgain | undefined> {
  const known = await prepareCall(d, id, now, 'edit')
  if (known === null || 'again' in known) return known ?? undefined
  const { row, message, platform } = known
  if (row.revision <= row.shownRevision) return
  const done = await callOrRecord({ d, row, now, last }, 'unedited', async () =>
    platform.edit(message, viewToShow(d, row, now), row.id),
  )
  if (done) reached('edit-answered', row)
  // what cannot be edited is not tried again until it is revised once more, or says where it stands anew
  await d.db.transaction((tx) =>
    tx.post.updateMany({
      where: { id, shownRevision: { lt: row.revision } },
      data: { shownRevision: row.revision, ...(done && row.problem?.is === 'unedited' ? { problem: null } : {}) },
    }),
  )
  reached('edit-written', row)
  return
}

/** @throws PlatformError 'invalid', as if a platform would not take it: nobody can make anything of it */
function viewToShow(d: Delivery, row: PostRow, now: Temporal.Instant): View {
  try {
    return asSentAt(viewOf(d.cipher, row), progressOf(row), row.sentAt === null ? now : instantOf(row.sentAt))
  } catch (error) {
    if (error instanceof UnreadableError) throw new PlatformError(UNREADABLE.kind, UNREADABLE.detail, { cause: error })
    throw error
  }
}

/** Pinning what is pinned already changes nothing on either platform: it is repeated without a doubt. */
export async function pinPost(
  d: Delivery,
  id: string,
  now: Temporal.Instant,
  last = false,
): Promise<RunAgain | undefined> {
  const known = await prepareCall(d, id, now, 'pin')
  if (known === null || 'again' in known) return known ?? undefined
  const { row, message, platform } = known
  if (!row.pin || row.pinnedAt !== null) return
  if (!(await callOrRecord({ d, row, now, last }, 'unpinned', () => platform.pin(message)))) return
  reached('pin-answered', row)
  await d.db.transaction((tx) =>
    tx.post.update({
      where: { id },
      data: { pinnedAt: dateOf(now), ...(row.problem?.is === 'unpinned' ? { problem: null } : {}) },
    }),
  )
  reached('pin-written', row)
  return
}

type ToDo = { row: PostRow; message: MessageRef; platform: Platform }

async function prepareCall(
  d: Delivery,
  id: string,
  now: Temporal.Instant,
  call: 'edit' | 'pin',
): Promise<ToDo | RunAgain | null> {
  const waiting = await findPost(d.db.read, id)
  const message = waiting && messageOf(waiting)
  if (!message) return null
  const platform = d.platformFor(message.community)
  if (platform === null) return { again: untilConnected({ ...progressOf(waiting), dueAt: now }, now) }
  if (!(await d.gate.mayPost(d.db.read, postSummary(waiting)))) return { again: retryWhenGated(waiting, now) }
  await d.pace.admit(call, message.community, message.room)
  const row = await findPost(d.db.read, id)
  return row && { row, message, platform }
}

interface Try {
  d: Delivery
  row: PostRow
  now: Temporal.Instant
  /** The runner's last try: it ends as a refusal does. */
  last: boolean
}

/**
 * True when it was done; false when the platform refuses it: that is recorded, and those responsible are asked.
 * @throws PlatformError when it is worth another try, which the runner makes
 */
async function callOrRecord(
  { d, row, now, last }: Try,
  is: 'unedited' | 'unpinned',
  call: () => Promise<void>,
): Promise<boolean> {
  try {
    await call()
    return true
  } catch (error) {
    if (!(error instanceof PlatformError) || !(isFinal(error) || last)) throw error
    const problem = writeProblem({ is, refusal: error })
    await d.db.transaction(async (tx) => {
      const recorded = await tx.post.update({ where: { id: row.id }, data: { problem } })
      // the same problem needs no second notice
      if (row.problem === null || writeProblem(row.problem) !== problem)
        await askAbout({ tx, work: d, now }, parsePost(recorded))
    })
    return false
  }
}

const isFinal = ({ kind }: PlatformError): boolean => kind === 'forbidden' || kind === 'not-found' || kind === 'invalid'
