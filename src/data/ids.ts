import { customAlphabet } from 'nanoid'

/**
 * An id of twelve letters and digits, safe in links, file names and buttons' ids.
 * 62^12 is about 3 * 10^21: among a hundred million ids the odds that any two are the same are about one in 640,000.
 */
export const newId: () => string = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 12)

/**
 * A name as it is looked up: however it is written in capitals, with whatever width, spacing or invisible marks, the same name gives the same text.
 * Unicode's NFKC_Casefold from what JavaScript has: NFKC, invisible characters out, cases folded (by way of capitals, so that ß, ẞ and ss meet),
 * and spaces collapsed. Accents stay: they tell names apart.
 */
export function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
}
