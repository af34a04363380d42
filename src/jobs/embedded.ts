import type { Temporal } from 'temporal-polyfill'
import type { Tables } from '../data/db.ts'
import { dateOf, instantOf } from '../data/times.ts'
import { correlation } from '../ops/correlation.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'

/** The queue on the Job table. It remembers which transactions gave it something to do, so that the runner is woken after their commit. */
export interface EmbeddedQueue extends Queue {
  /** Whether this transaction asked for something. */
  touched(tx: Tables): boolean
}

const jobId = ({ name }: Job, subject: string): string => `${name}:${subject}`

export function embeddedQueue(): EmbeddedQueue {
  const asked = new WeakSet<Tables>()
  return {
    async enqueue(tx, job, subject, dueAt) {
      const id = jobId(job, subject)
      const row = await tx.job.findUnique({ where: { id } })
      if (row?.state === 'waiting') return
      asked.add(tx)
      await put(tx, { id, kind: job.name, subject }, dueAt, row)
    },
    async reschedule(tx, job, subject, dueAt) {
      asked.add(tx)
      const id = jobId(job, subject)
      await put(tx, { id, kind: job.name, subject }, dueAt, await tx.job.findUnique({ where: { id } }))
    },
    async cancel(tx, job, subject) {
      // the row stays: a generation used once must never come again, or a run of the old job could end the new one
      await tx.job.updateMany({
        where: { id: jobId(job, subject), state: { in: ['waiting', 'running'] } },
        data: { state: 'done', generation: { increment: 1 }, leasedBy: null, leasedUntil: null, tries: 0 },
      })
    },
    async pending(tables, job, subject) {
      const row = await tables.job.findUnique({ where: { id: jobId(job, subject) } })
      return row !== null && (row.state === 'waiting' || row.state === 'running') ? instantOf(row.dueAt) : null
    },
    touched: (tx) => asked.has(tx),
  }
}

async function put(
  tx: Tables,
  job: { id: string; kind: string; subject: string },
  dueAt: Temporal.Instant,
  found: { state: string } | null,
): Promise<void> {
  const due = { dueAt: dateOf(dueAt), tries: 0, problem: null }
  const asked = { correlation: correlation() }
  await tx.job.upsert({
    where: { id: job.id },
    create: { ...job, state: 'waiting', ...due, ...asked },
    // a running one stays leased to its run, which sees by the generation that it is wanted once more
    update: {
      ...due,
      generation: { increment: 1 },
      ...(found?.state === 'running' ? {} : { state: 'waiting' }),
      // moved by something else it still goes back to what first asked for it
      ...(found?.state === 'running' || found?.state === 'waiting' ? {} : asked),
    },
  })
}
