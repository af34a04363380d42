/**
 * `waiting -> sending -> sent | held | failed | stale | cancelled`. Between `sending` and the next state is the platform's call: as long as
 * a row says `sending`, the call may have been carried out.
 */
export const POST_STATES = ['waiting', 'sending', 'sent', 'held', 'failed', 'stale', 'cancelled'] as const
export type PostState = (typeof POST_STATES)[number]

const states = <S extends PostState>(...all: S[]): S[] => all

const among =
  <S extends PostState>(some: readonly S[]) =>
  (state: PostState): state is S =>
    some.some((each) => each === state)

/** It has not got out yet, and still will if nothing comes between. */
export const ON_ITS_WAY = states('waiting', 'sending')
export const isOnItsWay = among(ON_ITS_WAY)

/** Somebody has to say what becomes of it: perhaps it is there (held), or it certainly is not (failed). */
export const UNDECIDED = states('held', 'failed')
export const isUndecided = among(UNDECIDED)

/** It can be taken back: it is not there, or nobody knows. */
export const mayBeCancelled = among(states('waiting', 'held', 'failed'))

/** A message in this state has reached its person, or still may. */
export const mayReach = among(states('waiting', 'sending', 'sent'))

/** A message in this state did not reach its person, or nobody knows whether it did. */
export const NOT_ARRIVED = states('held', 'failed', 'stale', 'cancelled')

/** No call has been made that could still be carried out. */
export const isWaiting = among(states('waiting'))
/** The platform is being called, or was when the process ended. */
export const isSending = among(states('sending'))
export const isSent = among(states('sent'))
export const isHeld = among(states('held'))
export const hasFailed = among(states('failed'))
export const isStaleState = among(states('stale'))
