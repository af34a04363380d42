import { ChatRefusal } from '../../../src/adapters/rehearsal/chat/types.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import type { Fault } from '../people.ts'

/** Routes that only ask: what failed changed nothing. */
const READS: readonly string[] = ['findRoom', 'lookAt', 'people', 'groupMembers']

const STATUS = { forbidden: 403, 'not-found': 404, invalid: 400 } as const

/** How a refusal of the chat's stands in the record of calls. */
export function refusal(error: unknown): { status: number; error: string } {
  return error instanceof ChatRefusal
    ? { status: STATUS[error.kind], error: error.detail }
    : { status: 500, error: 'fault' }
}

/** There is no wire on which anything could get lost: an ordered failure comes to the adapter as what a wire would have made of it. */
export function ordered(route: string, fault: Exclude<Fault, { kind: 'slow' }>): PlatformError {
  const lost = READS.includes(route) ? 'unavailable' : 'unknown-outcome'
  if (fault.kind !== 'status') return new PlatformError(lost, fault.kind)
  const detail = `status-${fault.status}`
  if (fault.status === 429)
    return new PlatformError('rate-limited', detail, { retryAfter: (fault.retryAfter ?? 1) * 1_000 })
  if (fault.status === 403) return new PlatformError('forbidden', detail)
  if (fault.status === 404) return new PlatformError('not-found', detail)
  return new PlatformError(fault.status < 500 ? 'invalid' : lost, detail)
}
