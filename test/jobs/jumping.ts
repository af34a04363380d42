// A process in which jobs run while its clock jumps. The parent says over IPC how far the clock is off ({ shift }, in ms), and asks for a
// job that is due now ({ subject }); only a tick finds it. The child answers { ran: <subject> }.
import process from 'node:process'

const RealDate = Date
let shift = 0
class ShiftedDate extends RealDate {
  constructor(given: string | number | Date = RealDate.now() + shift) {
    super(given)
  }
  static override now(): number {
    return RealDate.now() + shift
  }
}
Object.assign(globalThis, { Date: ShiftedDate })

const { openDatabase } = await import('../../src/data/open.ts')
const { embeddedQueue } = await import('../../src/jobs/embedded.ts')
const { FORGET_POINTINGS } = await import('../../src/areas/agreement/jobs.ts')
const { carries } = await import('../../src/jobs/job.ts')
const { runner } = await import('../../src/jobs/runner.ts')
const { systemClock } = await import('../../src/jobs/clock.ts')
const { logAt } = await import('../../src/ops/log.ts')

const db = await openDatabase({ dataDir: process.argv[2] ?? '' })
const queue = embeddedQueue()
const failed = new Set<string>()
const jobs = runner({
  db,
  clock: systemClock,
  log: logAt('silent'),
  tools: () => null,
  jobs: [
    carries(FORGET_POINTINGS, async (subject) => {
      if (subject.startsWith('fails') && !failed.has(subject)) {
        failed.add(subject)
        process.send?.({ failed: subject })
        throw new Error('once')
      }
      process.send?.({ ran: subject })
    }),
  ],
})
await jobs.start()
process.on('message', async (said: { shift?: number; subject?: string; stop?: true }) => {
  if (said.shift !== undefined) shift = said.shift
  const { subject } = said
  if (subject !== undefined)
    await db.transaction((tx) => queue.enqueue(tx, FORGET_POINTINGS, subject, systemClock.now()))
  if (said.stop) {
    await jobs.stop()
    await db.close()
    process.disconnect()
  }
})
process.send?.({ ready: true })
