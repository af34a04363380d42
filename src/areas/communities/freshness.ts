import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../data/times.ts'

/** For how long what a platform said of someone is relied on where it grants something (ARCHITECTURE.md, rule 1). */
const FRESH_FOR = Temporal.Duration.from({ minutes: 10 })

/** What was learnt at an instant still to come is stale too: the clock was set back since, and nobody knows how old it is. */
export const isStale = (factsAt: Date, now: Temporal.Instant): boolean =>
  Temporal.Duration.compare(instantOf(factsAt).until(now).abs(), FRESH_FOR) > 0
