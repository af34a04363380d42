import { audit } from '../../data/audit.ts'
import { nextDaily } from '../../jobs/daily.ts'
import type { RunAgain } from '../../jobs/job.ts'
import type { Log } from '../../ops/log.ts'
import type { Work } from '../../work.ts'
import { FORGET_AUDITS } from './audits.ts'
import { cleanUp, leavesCopies } from './for-good.ts'
import { FORGET_DAILY } from './jobs.ts'
import { BY_KIND, FORGOTTEN, type KindForgotten } from './retention.ts'

/** What is forgotten in one transaction: short enough that nobody's press waits for it. */
const AT_A_TIME = 100

/** More than a community could have: beyond it something is due again and again, and the next night goes on. */
const MOST_ROUNDS = 1_000

/** Who did it, in the list of who did what. */
const OURSELVES = 'roundel'

/**
 * The job 'community.forget': deletes what has been kept for its time, kind by kind, a little at a time. Killed anywhere, the next run goes
 * on where this one stopped. One kind that cannot be forgotten does not keep the others. Last the file itself is cleaned up.
 * @param last the runner's last try: it is left for the next night, and told to the log
 */
export async function forgetInTime(work: Work, log: Log, community: string, last: boolean): Promise<RunAgain> {
  const row = await work.db.read.community.findUnique({ where: { id: community }, select: { zone: true } })
  const problems: unknown[] = []
  for (const kind of FORGOTTEN) {
    try {
      const count = await forgetKind(work, community, kind)
      // how many notes there were tells that there were some
      log.info('forgotten', kind === 'notes' ? { kind } : { kind, count })
    } catch (error) {
      problems.push(error)
    }
  }
  await cleanUp(work.db, log)
  const [error] = problems
  if (error !== undefined && !last) throw error
  if (error !== undefined) log.error('happened', { kind: 'forget', error })
  return { again: nextDaily(FORGET_DAILY, row?.zone ?? null, work.now) }
}

/** @returns how many there were */
export async function forgetKind(work: Work, community: string, kind: KindForgotten): Promise<number> {
  const term = BY_KIND[kind]
  let sum = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const count = await work.db.transaction(async (tx) => {
      const due = await term.due(tx, community, work.now, AT_A_TIME)
      if (due.length === 0) return 0
      const gone = await term.forget(tx, work, due, work.now)
      // which kind and how many: never whose, never what it said
      await audit(tx, { community, actor: OURSELVES, action: FORGET_AUDITS[kind], subject: String(gone), at: work.now })
      await leavesCopies(tx, work.now)
      return gone
    })
    if (count === 0) break
    sum += count
  }
  return sum
}
