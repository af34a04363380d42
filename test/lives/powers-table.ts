import { readFileSync } from 'node:fs'

/**
 * The table of powers as people read it (docs/powers.md): row by row, who is allowed. Taken from the page and not from the code, so that
 * what a life is held against is what was written down and read.
 */
function readTable(): ReadonlyMap<string, ReadonlySet<string>> {
  const page = readFileSync(new URL('../../docs/powers.md', import.meta.url), 'utf8')
  const allowed = new Map<string, ReadonlySet<string>>()
  let heads: string[] = []
  for (const line of page.split('\n')) {
    if (!line.startsWith('|') || /^\|\s*-/.test(line)) continue
    const [first = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (first === '') heads = cells
    else allowed.set(first.replaceAll('`', ''), new Set(heads.filter((_, at) => cells[at] === 'yes')))
  }
  return allowed
}

const table = readTable()

/** @throws when the page has no such row: something is published that the table does not tell of */
export function mayUse(row: string, roles: ReadonlySet<string>): boolean {
  const allowed = table.get(row)
  if (allowed === undefined) throw new Error(`docs/powers.md has no row '${row}'`)
  return allowed.has('Anyone') || [...roles].some((role) => allowed.has(role))
}
