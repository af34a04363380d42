import type { Temporal } from 'temporal-polyfill'
import type { View } from '../../chat/view.ts'
import { programmeCalled } from '../../content/load.ts'
import type { Clash } from '../sessions/clashes.ts'
import { echo, parseRhythm, pickersOf } from '../sessions/rhythm.ts'
import { type Plan, problemsOf } from './rules.ts'
import { datesOf } from './schedule.ts'
import { previewView } from './views.ts'

/** The plan as it stands, with everything that keeps it from being opened and what would mend it. */
export function previewOf(draft: string, plan: Plan, now: Temporal.Instant, clashing: readonly Clash[] = []): View {
  const programme = programmeCalled(plan.programme)
  const dates = datesOf(plan, programme?.sessions.length ?? 1, now)
  const read = parseRhythm(plan)
  return previewView({
    draft,
    plan,
    programmeTitle: programme?.title ?? plan.programme,
    echo: 'problem' in dates ? null : echo(dates.rhythm, dates.sessions),
    pickers: 'rhythm' in read ? pickersOf(read.rhythm) : null,
    clashing,
    problems: [...problemsOf(plan), ...('problem' in dates ? [dates.problem] : [])],
  })
}
