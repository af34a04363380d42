import { setTimeout as delay } from 'node:timers/promises'
import { type Deed, type Driven, deeds, type Subject } from './load/wire.ts'
import { quantile } from './statistics.ts'
import type { Stage } from './subjects.ts'

export interface Plan {
  /** How often each of the two is measured, in turn. */
  rounds: number
  /** Commands a second, over both platforms. */
  rates: readonly number[]
  /** How long each rate is kept up. */
  seconds: number
  /** How long nothing happens before memory is read. */
  rest: number
  /** At 100 a second, so that code which is used often is compiled before it is measured. */
  warmUp: number
}

/** What one rate cost. Times in ms. */
export interface AtRate {
  deed: Deed
  rate: number
  commands: number
  failed: number
  /** Of the program, for one command, without what it uses when nothing happens. */
  cpu: number
  p50: number
  p95: number
  /** Of the fakes' process: busy from 0 to 1, and CPU for one command. */
  fakes: { busy: number; cpu: number }
  complaints: number
  /** What the whole process takes from the machine at the end of it, garbage included, in bytes. */
  rss: number
}

export interface Trial {
  subject: Subject
  ready: number
  /** After a rest and a collection of garbage, in bytes. */
  rss: number
  heap: number
  /** CPU that it uses when nothing happens, in ms a second. */
  idle: number
  rates: AtRate[]
}

const WARM_RATE = 100

/** In ms. */
const SETTLED = 2_000

/** One start of one program, from its start to its end. */
export async function trial(stage: Stage, plan: Plan): Promise<Trial> {
  const program = await stage.start()
  try {
    // what a start leaves to be done is done before anything counts as rest
    await delay(SETTLED)
    const before = await program.used()
    await delay(plan.rest * 1000)
    const idle = ((await program.used()).cpu - before.cpu) / plan.rest
    const { rss, heapUsed } = await program.used('collected')
    const rates: AtRate[] = []
    for (const deed of deeds) {
      await stage.town.drive(deed, WARM_RATE, plan.warmUp)
      for (const rate of plan.rates) {
        const start = { ...(await program.used()), at: performance.now() }
        const driven = await stage.town.drive(deed, rate, plan.seconds)
        const seconds = (performance.now() - start.at) / 1000
        const { cpu, rss } = await program.used()
        rates.push(atRate({ deed, rate, rss }, driven, cpu - start.cpu - idle * seconds))
      }
    }
    return { subject: stage.subject, ready: program.ready, rss, heap: heapUsed, idle, rates }
  } finally {
    await program.stop()
  }
}

function atRate(
  at: Pick<AtRate, 'deed' | 'rate' | 'rss'>,
  { latencies, failed, fakes, complaints }: Driven,
  cpu: number,
): AtRate {
  const all = [...latencies.discord, ...latencies.slack]
  const commands = all.length + failed
  return {
    ...at,
    commands,
    failed,
    cpu: cpu / commands,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    fakes: { busy: fakes.busy, cpu: fakes.cpu / commands },
    complaints: complaints.length,
  }
}
