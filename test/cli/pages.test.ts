import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { pages } from '../../src/cli/pages.ts'

const made = await pages()
const docs = new URL('../../docs/', import.meta.url)

describe('pages made from the registry', () => {
  it.each(Object.entries(made))('docs/%s says what the code says: else npm run roundel -- docs', async (name, text) => {
    expect(await readFile(new URL(name, docs), 'utf8')).toBe(text)
  })

  it('do not let stewards or administrators read boundary records', () => {
    const [head, ...rows] = (made['powers.md'] ?? '').split('\n').filter((line) => line.startsWith('|'))
    const people = (head ?? '').split('|').map((cell) => cell.trim())
    const reading = rows.filter((row) => /`\/boundary (list|show)`/.test(row)).map((row) => row.split('|'))
    expect(reading).toHaveLength(2)
    for (const who of ['Anyone', 'Member', 'Steward', 'Programme lead', 'Server or workspace administrator'])
      for (const row of reading) expect(row[people.indexOf(who)]?.trim()).toBe('–')
    for (const row of reading) expect(row[people.indexOf('Facilitator')]?.trim()).toBe('yes')
  })
})
