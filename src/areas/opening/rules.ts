/** What is asked before a circle is opened, as the preview shows it and the draft keeps it. */
export interface Plan {
  name: string
  programme: string
  facilitators: readonly string[]
  members: readonly string[]
  contact: string | null
  meet: { kind: 'link' | 'room'; where: string }
  /** ISO date. */
  firstDate: string
  cron: string
  everyWeeks: number
  zone: string
}

/** Hard bound on seats (the issue of 'A circle that runs'); the practice's own numbers are in the programme's file. */
export const MOST_MEMBERS = 20

/** Under four there is no circle (PRACTICE, section 1): told, not forbidden, because people still come and go while it is planned. */
export const FEWEST_MEMBERS = 4

/** Room for a name in a sentence, doubled by escaping. */
export const LONGEST_NAME = 60

export type PlanProblem =
  | { problem: 'needs-contact' }
  | { problem: 'contact-in-circle' }
  /** `next`: the nearest day on which it can still begin. */
  | { problem: 'date-past'; next: string | null }
  | { problem: 'off-pattern'; before: string | null; after: string | null }
  | { problem: 'rhythm'; key: string; params: Readonly<Record<string, string | number>> }

/** What can be told from the people alone. Nobody facilitating makes a circle self-facilitated. */
export function problemsOf(plan: Plan): PlanProblem[] {
  const problems: PlanProblem[] = []
  if (plan.facilitators.length === 0 && plan.contact === null) problems.push({ problem: 'needs-contact' })
  if (plan.contact !== null && plan.members.includes(plan.contact)) problems.push({ problem: 'contact-in-circle' })
  return problems
}

/** A meeting link as people paste it. Only https: a link that is pressed on a hard day must not be readable on the way. */
export function meetingLink(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null &&
    url.protocol === 'https:' &&
    url.hostname.includes('.') &&
    text.length <= 500 &&
    url.username === ''
    ? url.href
    : null
}

/** Who stands where they should not: the same person asked to be member and facilitator. */
export function seatedTwice(plan: { facilitators: readonly string[]; members: readonly string[] }): readonly string[] {
  return plan.members.filter((each) => plan.facilitators.includes(each))
}

/**
 * Whether a circle can open without those who could not be let in: somebody must be left to meet, and one that was to have
 * a facilitator does not open without any.
 */
export function mayGoOnWithout(
  seats: readonly { person: string; role: string }[],
  without: readonly string[],
): boolean {
  const left = seats.filter((seat) => !without.includes(seat.person))
  const has = (role: string, among: typeof seats) => among.some((seat) => seat.role === role)
  return has('member', left) && (has('facilitator', left) || !has('facilitator', seats))
}

/** The shortest of the programme's lengths in which so many people have their turns: 90 minutes for 6, 120 for 8 (PRACTICE, section 3). */
export function lengthFor(
  programme: { lengths: readonly { minutes: number; people: number }[] },
  members: number,
): number {
  const fitting = programme.lengths.filter((each) => each.people >= members).map((each) => each.minutes)
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...programme.lengths.map((each) => each.minutes))
}
