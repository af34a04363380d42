import type { Temporal } from 'temporal-polyfill'
import type { DoctorFinding, Report } from './findings.ts'

/** What was looked at, and what was found there. */
export interface ReportPart {
  title: string
  /** '' for this machine; a platform's name; or a community. */
  where: string
  findings: readonly DoctorFinding[]
}

/** As a person reads it in a terminal: without colours, what is fine on one line, each fix under what it fixes. */
export function lines({ title, findings }: ReportPart): string[] {
  const of = (level: DoctorFinding['level']) => findings.filter((each) => each.level === level)
  const well = of('fine').map((each) => each.what)
  return [
    title,
    ...(well.length > 0 ? [`  ok       ${well.join(', ')}`] : []),
    ...of('warning').flatMap((each) => findingLine('check', each)),
    ...of('unseen').flatMap((each) => findingLine('UNKNOWN', each)),
    ...of('wrong').flatMap((each) => findingLine('FIX', each)),
    '',
  ]
}

const findingLine = (word: string, { what, mend }: DoctorFinding): string[] => [
  `  ${word.padEnd(9)}${what}`,
  ...mend.split('\n').map((line) => `           ${line}`),
]

const has = (parts: readonly ReportPart[], level: DoctorFinding['level']): number =>
  parts.flatMap((each) => each.findings).filter((each) => each.level === level).length

export function verdict(parts: readonly ReportPart[]): string {
  const wrong = has(parts, 'wrong')
  if (wrong > 0) return wrong === 1 ? 'There is one thing to fix.' : `There are ${wrong} things to fix.`
  return has(parts, 'unseen') > 0 ? 'Not everything could be checked.' : 'Nothing needs fixing.'
}

/**
 * 0: all is well; 1: something is wrong; 2: nothing is known to be wrong, but not everything could be looked at.
 * @param strict what is only to be looked at counts as wrong
 */
export function exitOf(parts: readonly ReportPart[], strict: boolean): Report['exit'] {
  if (has(parts, 'wrong') > 0 || (strict && has(parts, 'warning') > 0)) return 1
  return has(parts, 'unseen') > 0 ? 2 : 0
}

/** JSON with each finding on a line of its own, so that line tools find it by its code. */
export function json(parts: readonly ReportPart[], exit: Report['exit'], at: Temporal.Instant): string {
  const findings = parts.flatMap(({ where, findings: all }) =>
    all.map(({ code, level, what, mend }) => JSON.stringify({ code, level, where, what, mend })),
  )
  const head = JSON.stringify({ format: 1, at: at.toString(), exit }).slice(0, -1)
  return `${head},"findings":[\n${findings.join(',\n')}\n]}`
}
