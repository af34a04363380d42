/** What must be set before the first circle (PRACTICE, section 5), in the order in which it is asked. */
export const REQUIRED = [
  'steward',
  'safeguarding-lead',
  'deputy',
  'telephone',
  'region',
  'zone',
  'concern-retention',
] as const
export type Required = (typeof REQUIRED)[number]

export interface SetupFacts {
  region: string | null
  zone: string | null
  telephone: string | null
  concernMonths: number | null
}

/** @param held who holds which power; @param named who is to be reached */
export function missingFrom(
  settled: SetupFacts,
  held: readonly { power: string }[],
  named: readonly { post: string }[],
): Required[] {
  const there: Record<Required, boolean> = {
    steward: held.some((each) => each.power === 'steward'),
    'safeguarding-lead': named.some((each) => each.post === 'safeguarding-lead'),
    deputy: named.some((each) => each.post === 'deputy'),
    telephone: settled.telephone !== null,
    region: settled.region !== null,
    zone: settled.zone !== null,
    'concern-retention': settled.concernMonths !== null,
  }
  return REQUIRED.filter((each) => !there[each])
}

/** A number as people dial it: digits with spaces, brackets, hyphens, a plus; 3 to 15 digits (E.164; short codes such as 111). */
export function isTelephone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return /^\+?[\d\s().-]+$/.test(text) && digits.length >= 3 && digits.length <= 15
}

export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /[a-z]/i.test(zone)
  } catch {
    return false
  }
}
