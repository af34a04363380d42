import { Temporal } from 'temporal-polyfill'
import type { FieldError, FieldErrors } from '../../chat/form.ts'
import {
  type DatesProblem,
  type PlannedSession,
  parseRhythm,
  pickersOf,
  planFrom,
  type Rhythm,
  type RhythmProblem,
  rhythmFromPickers,
} from '../sessions/rhythm.ts'
import type { Plan, PlanProblem } from './rules.ts'

/** The dates of a plan as they stand `now`, or what keeps them from being worked out. */
export function datesOf(
  plan: Plan,
  count: number,
  now: Temporal.Instant,
): { rhythm: Rhythm; sessions: readonly PlannedSession[] } | { problem: PlanProblem } {
  const read = parseRhythm({ cron: plan.cron, everyWeeks: plan.everyWeeks, zone: plan.zone })
  if ('problem' in read) return { problem: { problem: 'rhythm', ...inWords(read.problem) } }
  const dates = planFrom(now, read.rhythm, Temporal.PlainDate.from(plan.firstDate), count)
  return 'problem' in dates ? { problem: told(dates.problem) } : { rhythm: read.rhythm, sessions: dates.sessions }
}

function told(problem: DatesProblem): PlanProblem {
  switch (problem.kind) {
    case 'off-pattern':
      return {
        problem: 'off-pattern',
        before: problem.before?.toString() ?? null,
        after: problem.after?.toString() ?? null,
      }
    case 'in-the-past':
      return { problem: 'date-past', next: problem.next?.toString() ?? null }
    case 'too-far':
      return { problem: 'rhythm', key: 'opening.plan.date-far', params: {} }
    case 'too-sparse':
      return { problem: 'rhythm', key: 'opening.plan.too-few-dates', params: { found: problem.found } }
  }
}

/** What is wrong with a rhythm as typed under 'advanced', at the field where it is wrong. */
export function rhythmProblem(typed: Rhythm): FieldErrors {
  const read = parseRhythm(typed)
  if (!('problem' in read)) return {}
  const field =
    read.problem.kind === 'every-weeks' ? 'everyWeeks' : read.problem.kind === 'unknown-zone' ? 'zone' : 'cron'
  return { [field]: inWords(read.problem) }
}

function inWords(problem: RhythmProblem): FieldError {
  switch (problem.kind) {
    case 'not-five-fields':
      return { key: 'opening.plan.cron-fields', params: { fields: problem.fields } }
    case 'seconds':
      return { key: 'opening.plan.cron-seconds', params: {} }
    case 'bad-fields':
      return {
        key: 'opening.plan.cron-bad',
        params: { fields: problem.fields.map((each) => `${each.field} ‘${each.value}’`).join(', ') },
      }
    case 'never':
      return { key: 'opening.plan.cron-never', params: {} }
    case 'many-times-a-day':
      return { key: 'opening.plan.cron-often', params: { times: problem.times } }
    case 'every-weeks':
      return { key: 'opening.plan.weeks-wrong', params: { most: problem.most } }
    case 'unknown-zone':
      return problem.suggestions.length === 0
        ? { key: 'opening.plan.zone-unknown', params: { zone: problem.zone } }
        : { key: 'opening.plan.zone-like', params: { zone: problem.zone, like: problem.suggestions.join(', ') } }
  }
}

/** The plan's rhythm with another day or time. One that pickers cannot show starts from Tuesday at seven in the evening. */
export function withPickers(
  plan: Plan,
  change: { weekday?: number; time?: string },
): Pick<Plan, 'cron' | 'everyWeeks' | 'zone'> {
  const shown = pickersOf(plan) ?? { weekday: 2, time: '19:00' }
  const made = rhythmFromPickers({ ...shown, ...change, everyWeeks: plan.everyWeeks, zone: plan.zone })
  return 'rhythm' in made ? made.rhythm : plan
}
