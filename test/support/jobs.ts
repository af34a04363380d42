import type { Temporal } from 'temporal-polyfill'
import { HOUSE } from '../../src/compose/house.ts'
import type { Job, JobBinding, RunAgain } from '../../src/jobs/job.ts'
import { mintedTokens } from '../../src/token.ts'

type Handler = (subject: string, now: Temporal.Instant, last: boolean) => Promise<RunAgain | undefined> | Promise<void>

/** A job of the house by its name. */
export function jobNamed(name: string): Job {
  const found = mintedTokens().find((each): each is Job => each.token === 'job' && each.name === name)
  if (found === undefined) throw new Error(`no job is called ${name}`)
  return found
}

/** The jobs of these names, carried out by a test. */
export const carriedBy = (handlers: Readonly<Record<string, Handler>>): JobBinding<unknown>[] =>
  Object.entries(handlers).map(([name, handler]) => ({
    binds: jobNamed(name),
    run: (subject, { now, last }) => handler(subject, now, last),
  }))

/** What the house itself does with a job. */
export function bindingOf(name: string): (typeof HOUSE.jobs)[number] {
  const found = HOUSE.jobs.find(({ binds }) => binds.name === name)
  if (found === undefined) throw new Error(`no area carries out ${name}`)
  return found
}
