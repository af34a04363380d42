import type { Button } from './view.ts'

/**
 * What a person is told when something she asked for cannot be: what happened, what stays safe, what to do next.
 * `key` is a message key of the catalogue; `params` are put into it as plain text; `beside` are buttons shown under the words.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly beside: readonly Button[] = [],
  ) {
    super(key)
  }
}

export type PlatformErrorKind =
  /** A permission or scope is missing: `detail` names it. */
  | 'forbidden'
  | 'not-found'
  /** Known not carried out; try again after `retryAfter` ms. */
  | 'rate-limited'
  /** The request may have been carried out: a timeout, a reset, a 5xx after the body was sent. */
  | 'unknown-outcome'
  /** Known not carried out: the connection was refused. */
  | 'unavailable'
  | 'invalid'

/** A platform's refusal or silence, in words that are the same on every platform. `detail` never holds what people wrote. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly retryAfter: number | undefined
  constructor(
    readonly kind: PlatformErrorKind,
    readonly detail: string,
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(`${kind}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.retryAfter = options.retryAfter
  }
}
