import type { Finding } from '../chat/platform.ts'

/** What was looked at, and what was found there. */
export interface Part {
  title: string
  findings: readonly Finding[]
}

/** As a person reads it in a terminal: without colours, what is well on one line, each mend under what it mends. */
export function lines({ title, findings }: Part): string[] {
  const well = findings.filter((each) => each.level === 'fine').map((each) => each.what)
  return [
    title,
    ...(well.length > 0 ? [`  well     ${well.join(', ')}`] : []),
    ...findings.filter((each) => each.level === 'warning').flatMap((each) => told('look at', each)),
    ...findings.filter((each) => each.level === 'wrong').flatMap((each) => told('MEND', each)),
    '',
  ]
}

const told = (word: string, { what, mend }: Finding): string[] => [
  `  ${word.padEnd(9)}${what}`,
  ...mend.split('\n').map((line) => `           ${line}`),
]

export function verdict(parts: readonly Part[]): string {
  const wrong = parts.flatMap((each) => each.findings).filter((each) => each.level === 'wrong').length
  if (wrong === 0) return 'Nothing is to be mended.'
  return wrong === 1 ? 'One thing is to be mended.' : `${wrong} things are to be mended.`
}

export const isWell = (parts: readonly Part[]): boolean =>
  parts.every(({ findings }) => findings.every((each) => each.level !== 'wrong'))
