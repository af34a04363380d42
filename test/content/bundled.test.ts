import { describe, expect, it } from 'vitest'
import { parseRhythm } from '../../src/areas/sessions/rhythm.ts'
import { CLAUSE_WORDS_AT_MOST } from '../../src/content/agreement-schema.ts'
import { agreementTemplate, helpLines, programmes } from '../../src/content/load.ts'
import { minutesFor, timingFor } from '../../src/content/programme-schema.ts'

function circleProgramme() {
  const found = programmes().find(({ id }) => id === 'peer-support-circle')
  if (!found) throw new Error('the bundled programme is not there')
  return found
}

/** Every text of a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

describe('the bundled programme', () => {
  it('has six sessions over twelve weeks, a fortnight apart on Tuesdays at seven', () => {
    const { sessions, weeks, rhythm } = circleProgramme()
    expect(sessions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(weeks).toBe(sessions.length * rhythm.everyWeeks)
    expect(rhythm).toEqual({ cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' })
    expect(parseRhythm(rhythm)).toEqual({ rhythm })
  })

  it('goes through the five themes in their order, opens with the first session and closes with the last', () => {
    const { sessions, themes } = circleProgramme()
    expect(themes).toHaveLength(5)
    expect([...new Set(sessions.map(({ theme }) => theme.id))]).toEqual(themes.map(({ id }) => id))
    expect(sessions.map(({ opens, closes }) => [opens, closes])).toEqual([
      [true, false],
      ...Array.from({ length: 4 }, () => [false, false]),
      [false, true],
    ])
  })

  it('seats six, usually five to eight, never under four, at most twenty', () => {
    expect(circleProgramme().sizes).toEqual({ fewest: 4, usual: { from: 5, to: 8 }, target: 6, most: 20 })
  })

  it.each([
    [4, 90],
    [6, 90],
    [7, 120],
    [8, 120],
    [12, 120],
  ])('gives %i people %i minutes', (people, minutes) => {
    expect(minutesFor(circleProgramme(), people)).toBe(minutes)
  })

  it.each([90, 120])('shares out all %i minutes of every session, with a break', (minutes) => {
    for (const session of circleProgramme().sessions) {
      const parts = timingFor(session, minutes)?.parts ?? []
      expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes)
      expect(parts.map(({ what }) => what)).toContain('Break')
    }
    expect(timingFor(circleProgramme().sessions[0] ?? fail(), 91)).toBeNull()
  })

  it('asks the day before without saying ‘tomorrow’, since a reminder may come late', () => {
    expect(circleProgramme().sessions.filter(({ setUp }) => /tomorrow|today/i.test(setUp))).toEqual([])
  })

  it('says each purpose in two sentences', () => {
    for (const { purpose } of circleProgramme().sessions) expect(purpose.match(/[.?](?= |$)/g)).toHaveLength(2)
  })
})

describe('the agreement’s template', () => {
  it('has eight clauses that fit on a wall, each in easy words too', () => {
    const { clauses } = agreementTemplate()
    expect(clauses.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const clause of clauses) {
      expect(clause.words.length).toBeLessThanOrEqual(CLAUSE_WORDS_AT_MOST)
      expect(clause.easy.length).toBeLessThan(clause.meaning.length)
    }
  })

  it('can never strike for time-keeping', () => {
    const timekeeping = agreementTemplate().clauses.filter((clause) => clause.timekeeping)
    expect(timekeeping.map(({ strikeable }) => strikeable)).toEqual([false])
  })
})

describe('all bundled words', () => {
  const all = [...texts(programmes()), ...texts(agreementTemplate()), ...texts(helpLines())]

  it('are calm: nobody is shouted at, cheered on or given confidence', () => {
    expect(all.length).toBeGreaterThan(200)
    expect(all.filter((text) => /!|confiden(t|ce) (in yourself|building)|empower|\bjourney\b/i.test(text))).toEqual([])
  })

  it('speak to any community', () => {
    const programme = [...texts(programmes()), ...texts(agreementTemplate())]
    expect(programme.filter((text) => /\b(she|her|hers|women|woman|ladies|sisters?)\b/i.test(text))).toEqual([])
  })

  it('ask nobody where something comes from', () => {
    expect(all.filter((text) => /come[s]? from\b/i.test(text))).toEqual([])
  })
})

function fail(): never {
  throw new Error('there is no session')
}
