import { type DestinationStream, pino } from 'pino'
import { PlatformError, UserError } from '../chat/errors.ts'
import type { ActOutcome } from '../chat/host.ts'
import type { PlatformName } from '../chat/refs.ts'
import type { DataLog } from '../data/db.ts'
import { correlation } from './correlation.ts'
import { ownFrames } from './stack-frames.ts'

/** What can be told. A closed set: a line of the log is one of these with facts, never a sentence about anybody. */
type LogEvent =
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'connected'
  | 'lost'
  | 'regained'
  | 'unreachable'
  | 'refused'
  | 'published'
  | 'acted'
  | 'happened'
  | 'data'
  | 'lease.lost'
  | 'job.run'
  | 'job.again'
  | 'job.failed'
  | 'job.unfinished'
  | 'jobs.unread'
  | 'jobs.unrenewed'
  | 'post.attempt'
  | 'post.sent'
  | 'post.held'
  | 'post.failed'
  | 'post.stale'
  | 'post.unasked'
  | 'post.unmarked'
  | 'opening.stuck'
  | 'forgotten'
  | 'compacted'
  | 'compact.put-off'

/**
 * The only fields there are. Each has a shape that it must have when it is written, so that no name, text, token or person's id
 * can stand in it: what has not that shape is left out, and `withheld` says that something was.
 */
export interface LogFacts {
  /** A definition's id: 'circle.create'. */
  definition?: string
  kind?: string
  outcome?: ActOutcome['outcome']
  /** The name and code of what went wrong: 'PlatformError forbidden PIN_MESSAGES'. */
  problem?: string
  platform?: PlatformName
  ms?: number
  tries?: number
  count?: number
  /** Ids of ours. */
  job?: string
  post?: string
  circle?: string
  session?: string
  /** Logged by name, code and our own lines of its stack; never by its message. */
  error?: unknown
}

export interface Log {
  debug(event: LogEvent, facts?: LogFacts): void
  info(event: LogEvent, facts?: LogFacts): void
  warn(event: LogEvent, facts?: LogFacts): void
  error(event: LogEvent, facts?: LogFacts): void
}

const word = /^[a-z][a-z.-]{0,39}$/
/** An id of ours: twelve letters and digits, which no platform's id is (data/ids.ts). */
const ours = /^[0-9A-Za-z]{12}$/
const number = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const matching = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)

/** One to three words without signs, as platforms name their refusals: 'missing_scope', 'Unknown Channel'. */
const codes = matching(/^[\w.:/-]{1,40}( [\w.:/-]{1,40}){0,2}$/)

const shapes: Readonly<Record<Exclude<keyof LogFacts, 'error'>, (value: unknown) => boolean>> = {
  definition: matching(/^(|[a-z][a-z.-]{0,39})$/),
  kind: matching(word),
  outcome: matching(word),
  // names of errors and codes: at most four, of which none is a sentence's
  problem: matching(/^[A-Za-z][\w.-]{0,59}( [a-zA-Z][\w.:/-]{0,59}){0,3}$/),
  platform: matching(/^(discord|slack|rehearsal)$/),
  ms: number,
  tries: number,
  count: number,
  job: matching(/^[a-z]+\.[a-z]+:[0-9A-Za-z]{12}$/),
  post: matching(ours),
  circle: matching(ours),
  session: matching(ours),
}

/** The facts as they may be written. */
function allowed(facts: LogFacts): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  let withheld = false
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue
    if (name === 'error') said.error = named(value)
    else if (Object.hasOwn(shapes, name) && shapes[name as keyof typeof shapes](value)) said[name] = value
    else withheld = true
  }
  return withheld ? { ...said, withheld } : said
}

/** An error without its words, which may repeat what people wrote or what a token is. */
function named(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && matching(/^[\w-]{1,40}$/)(error.code) ? { code: error.code } : {}
  const kind =
    error instanceof PlatformError ? { kind: error.kind, ...(codes(error.detail) ? { code: error.detail } : {}) } : {}
  const key = error instanceof UserError ? { code: error.key } : {}
  return { name: error.name, ...code, ...kind, ...key, at: ownFrames(error) }
}

/** @param level as LOG_LEVEL; @param to where lines go: standard output unless a test listens */
export function logAt(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const id = correlation()
      return id === null ? {} : { correlation: id }
    },
  }
  const lines = to === undefined ? pino(options) : pino(options, to)
  return {
    debug: (event, facts = {}) => {
      if (lines.isLevelEnabled('debug')) lines.debug(allowed(facts), event)
    },
    info: (event, facts = {}) => lines.info(allowed(facts), event),
    warn: (event, facts = {}) => lines.warn(allowed(facts), event),
    error: (event, facts = {}) => lines.error(allowed(facts), event),
  }
}

/** The data layer's way into the log: its message stays behind, as errors' words do. */
export function dataLog(log: Log): DataLog {
  const facts = (given: object): LogFacts => ({
    ...('tries' in given && typeof given.tries === 'number' ? { tries: given.tries } : {}),
    ...('problem' in given && typeof given.problem === 'string' ? { problem: given.problem } : {}),
    ...('err' in given ? { error: given.err } : {}),
  })
  return {
    info: (given) => log.debug('data', facts(given)),
    warn: (given) => log.warn('data', facts(given)),
  }
}
