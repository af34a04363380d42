/** A circle's rhythm: pure rules over values, no clock of their own. This is the door; each file beside it is one idea. */
export { describe, echo, placeOfZone, spokenDate, spokenTime } from './rhythm-echo.ts'
export {
  CLOSING_WITHIN,
  closingAt,
  closingUntil,
  openingAt,
  openingUntil,
  reminderAt,
  reminderUntil,
} from './rhythm-moments.ts'
export { parseRhythm, type Rhythm, type RhythmProblem } from './rhythm-parse.ts'
export { type Pickers, pickersOf, rhythmFromPickers } from './rhythm-pickers.ts'
export { type DatesProblem, type PlannedDates, type PlannedSession, plan, planFrom } from './rhythm-plan.ts'
export { zoneFrom, zonesLike } from './rhythm-zones.ts'
