import { killedAndStartedAgain } from './killed.ts'

/** At one event each; at instants between: killed.soak.test.ts. */
const under = ['as soon as it is under way'] as const

killedAndStartedAgain({ beginning: under, reset: under, move: under })
