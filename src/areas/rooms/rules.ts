/** 'circle-3-k7q2': tells nothing, since names of hidden rooms can leak (PRACTICE, section 4). */
export const roomName = ({ label, key }: { label: string; key: string }): string => `${label}-${key}`

/** How a room's people differ from those who belong in it: nothing private is posted before both are empty. */
export function differences(
  wanted: readonly string[],
  found: readonly string[],
): { missing: string[]; strangers: string[] } {
  return {
    missing: wanted.filter((each) => !found.includes(each)),
    strangers: found.filter((each) => !wanted.includes(each)),
  }
}
