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

/** What a platform's answer, or its silence, proves about the call. An adapter that is not sure says 'unknown-outcome'. */
export type PlatformErrorKind =
  /**
   * Proves that it was not carried out, and that asking again ends the same way: a permission or scope is missing (`detail` names it), or a
   * person takes no messages.
   */
  | 'forbidden'
  /** Proves that it was not carried out: the room, message or person is not there, or not for us. */
  | 'not-found'
  /** Proves that it was not carried out; the platform takes it after `retryAfter` ms, where it says when. */
  | 'rate-limited'
  /**
   * Proves nothing: the request may have been carried out. A timeout, a reset, a 5xx after the body was sent, an answer that cannot be read.
   * What may not happen twice is asked about, never simply sent again.
   */
  | 'unknown-outcome'
  /**
   * Proves that nothing was carried out that anyone could see: no request got through, or what did only prepared the call (a direct message's
   * conversation, the address of an upload). It may work later.
   */
  | 'unavailable'
  /** Proves that it was not carried out, and that it never will be as it stands: the platform says what is wrong with it. A fault of ours. */
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
