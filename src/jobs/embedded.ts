import type { Temporal } from 'temporal-polyfill'
import type { Tables } from '../data/db.ts'
import { dateOf, instantOf } from '../data/times.ts'
import { correlation } from '../ops/correlation.ts'
import type { JobRef, Queue } from './queue.ts'

/** The queue on the Job table. It remembers which transactions gave it something to do, so that the runner is woken after their commit. */
export interface EmbeddedQueue extends Queue {
  /** Whether this transaction asked for something. */
  touched(tx: Tables): boolean
}

const jobId = ({ kind, subject }: JobRef): string => `${kind}:${subject}`

export function embeddedQueue(): EmbeddedQueue {
  const asked = new WeakSet<Tables>()
  return {
    async enqueue(tx, job, dueAt) {
      const row = await tx.job.findUnique({ where: { id: jobId(job) } })
      if (row?.state === 'waiting') return
      asked.add(tx)
      await put(tx, job, dueAt, row)
    },
    async reschedule(tx, job, dueAt) {
      asked.add(tx)
      await put(tx, job, dueAt, await tx.job.findUnique({ where: { id: jobId(job) } }))
    },
    async cancel(tx, job) {
      // the row stays: a generation used once must never come again, or a run of the old job could end the new one
      await tx.job.updateMany({
        where: { id: jobId(job), state: { in: ['waiting', 'running'] } },
        data: { state: 'done', generation: { increment: 1 }, leasedUntil: null, tries: 0 },
      })
    },
    async pending(tables, job) {
      const row = await tables.job.findUnique({ where: { id: jobId(job) } })
      return row !== null && (row.state === 'waiting' || row.state === 'running') ? instantOf(row.dueAt) : null
    },
    touched: (tx) => asked.has(tx),
  }
}

async function put(tx: Tables, job: JobRef, dueAt: Temporal.Instant, found: { state: string } | null): Promise<void> {
  const due = { dueAt: dateOf(dueAt), tries: 0, problem: null }
  const asked = { correlation: correlation() }
  await tx.job.upsert({
    where: { id: jobId(job) },
    create: { id: jobId(job), kind: job.kind, subject: job.subject, state: 'waiting', ...due, ...asked },
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
