import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ContentError } from '../../src/content/content-error.ts'
import { loadAgreementTemplate, loadHelpLines, loadProgramme, loadProgrammes } from '../../src/content/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'roundel-content-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundled = (name: string) => readFileSync(new URL(`../../src/content/${name}`, import.meta.url), 'utf8')
const PROGRAMME = bundled('programmes/peer-support-circle.yaml')
const AGREEMENT = bundled('agreements/default.yaml')
const HELP_LINES = bundled('help-lines.yaml')

function written(text: string): string {
  const file = join(folder, `${crypto.randomUUID()}.yaml`)
  writeFileSync(file, text)
  return file
}

/** The text with one passage changed; the passage must be there, so that no test passes by looking for nothing. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no '${from}' to change`)
  return text.replace(from, to)
}

/** Line, counted from 1, of the n-th line that holds a passage. */
const lineOf = (text: string, passage: string, nth = 1) =>
  text.split('\n').flatMap((line, index) => (line.includes(passage) ? [index + 1] : []))[nth - 1]

function faultsOf(load: (path: string) => unknown, text: string) {
  const file = written(text)
  try {
    load(file)
  } catch (error) {
    if (error instanceof ContentError)
      return error.faults.map(({ file: named, ...rest }) => ({ ...rest, here: named === file }))
    throw error
  }
  return []
}

describe('a programme’s file', () => {
  it.each([
    ['a number as text', 'weeks: 12', 'weeks: twelve', 'weeks: twelve', 8, '‘weeks’ is not a number'],
    ['text as a number', 'title: Peer support circle', 'title: 12', 'title: 12', 8, '‘title’ is not text'],
    ['an unknown word', 'weeks: 12', 'weeks: 12\nwekks: 13', 'wekks', 1, '‘wekks’ is not a word known here'],
    [
      'an unknown word in a session',
      '    opens: true',
      '    opened: true',
      'opened: true',
      5,
      '‘opened’ is not a word known here',
    ],
    [
      'minutes that do not add up',
      '{ what: Our agreement, minutes: 20 }',
      '{ what: Our agreement, minutes: 25 }',
      '      - minutes: 90',
      18,
      'The parts add up to 95 minutes, not 90',
    ],
    [
      'a theme without a session',
      '    theme: presence',
      '    theme: purpose',
      '{ id: presence',
      5,
      'No session has the theme ‘presence’',
    ],
    [
      'a theme that is not there',
      '    theme: presence',
      '    theme: presents',
      'theme: presents',
      12,
      'There is no theme ‘presents’',
    ],
    ['a shape that is not there', '    shape: ending', '    shape: end', 'shape: end', 12, 'There is no shape ‘end’'],
    ['numbers out of order', '  - number: 3', '  - number: 4', 'number: 4', 13, 'This is session 3, not 4'],
    [
      'a cron that is none',
      'cron: "0 19 * * TUE"',
      'cron: "0 19 * * TUES"',
      'rhythm:',
      17,
      '‘0 19 * * TUES’ is not a cron pattern',
    ],
    ['a cron that never comes', 'cron: "0 19 * * TUE"', 'cron: "0 19 31 2 *"', 'rhythm:', 17, 'that can ever fire'],
    ['a cron with seconds', 'cron: "0 19 * * TUE"', 'cron: "0 0 19 * * TUE"', 'rhythm:', 17, 'of five fields'],
    [
      'a zone that is none',
      'zone: Europe/London',
      'zone: Europe/Lodnon',
      'rhythm:',
      54,
      'There is no time zone ‘Europe/Lodnon’',
    ],
    ['sizes out of order', 'fewest: 4', 'fewest: 7', 'sizes:', 8, 'The sizes are not in order'],
    ['more people than fit', 'most: 20', 'most: 21', 'sizes:', 65, '‘most’ is more than 20'],
    [
      'a length for no more people',
      '{ minutes: 120, people: 8 }',
      '{ minutes: 120, people: 6 }',
      '{ minutes: 120, people',
      5,
      'This is not longer, for more people',
    ],
    [
      'a length without timings',
      '{ minutes: 120, people: 8 }',
      '{ minutes: 100, people: 8 }',
      '- id: beginning',
      5,
      '‘beginning’ has no timing for 100 minutes',
    ],
    [
      'a closing in the middle',
      '    theme: connecting',
      '    theme: connecting\n    closes: true',
      'closes: true',
      13,
      'Only the last session closes',
    ],
    [
      'a missing question',
      '    setUp: For this session to go as you would like, it will be like what?\n',
      '',
      '- number: 1',
      5,
      '‘setUp’ is missing',
    ],
    [
      'too few prompts',
      '      - What kind of strength is that?\n      - Where is it, when things are hard?\n',
      '',
      '- When you are at your best',
      7,
      '‘prompts’ is less than 3 entries',
    ],
  ])('with %s is refused at its place', (_, from, to, passage, column, what) => {
    const text = changed(PROGRAMME, from, to)
    const faults = faultsOf(loadProgramme, text)
    const [fault] = faults.filter((each) => each.what.includes(what))
    expect(fault, JSON.stringify(faults)).toMatchObject({ here: true, line: lineOf(text, passage.trimEnd()), column })
    expect(fault?.mend.length).toBeGreaterThan(5)
  })

  it('tells of everything at once, each with its place', () => {
    const text = changed(changed(PROGRAMME, 'weeks: 12', 'weeks: 0'), 'summary: A', 'sumary: A')
    expect(faultsOf(loadProgramme, text).map(({ line, what }) => [line, what])).toEqual([
      [lineOf(text, 'id: peer'), '‘summary’ is missing'],
      [lineOf(text, 'weeks: 0'), '‘weeks’ is less than 1'],
      [lineOf(text, 'sumary'), '‘sumary’ is not a word known here'],
    ])
  })

  it('that is not YAML says on which line', () => {
    const text = changed(PROGRAMME, 'weeks: 12', 'weeks: [12')
    expect(faultsOf(loadProgramme, text)[0]?.line).toBeGreaterThanOrEqual(lineOf(text, 'weeks: [12') ?? 0)
  })

  it('with one name twice says where the second stands', () => {
    const text = changed(PROGRAMME, 'weeks: 12', 'weeks: 12\nweeks: 13')
    expect(faultsOf(loadProgramme, text)).toMatchObject([{ line: lineOf(text, 'weeks: 13'), column: 1 }])
  })

  it('reads as file, line, column, what and mend', () => {
    const file = written(changed(PROGRAMME, 'weeks: 12', 'weeks: twelve'))
    const line = lineOf(PROGRAMME, 'weeks: 12')
    expect(() => loadProgramme(file)).toThrow(
      `${file}:${line}:8 ‘weeks’ is not a number. Write a number without quotes.`,
    )
  })

  it('that is not there, or is empty, says so', () => {
    expect(() => loadProgramme(join(folder, 'none.yaml'))).toThrow(/none\.yaml:1:1 The file cannot be read/)
    expect(faultsOf(loadProgramme, '')).toMatchObject([
      { line: 1, column: 1, what: '‘the file’ is not a group of named values' },
    ])
  })

  it('may not carry another’s id', () => {
    const two = join(folder, 'two')
    mkdirSync(two)
    for (const name of ['a.yaml', 'b.yaml']) writeFileSync(join(two, name), PROGRAMME)
    expect(() => loadProgrammes(two)).toThrow(/b\.yaml:1:1 Another file here has the id ‘peer-support-circle’/)
  })
})

describe('an agreement’s file', () => {
  it.each([
    [
      'a clause too long for a wall',
      'We keep to time, with kindness when somebody cannot.',
      'We keep to time. '.repeat(6),
      'at most',
      '‘words’ is more than 90 characters',
    ],
    [
      'strikes for time-keeping',
      'strikeable: false\n    timekeeping',
      'strikeable: true\n    timekeeping',
      '',
      'Time-keeping can never become a strike',
    ],
    ['numbers that skip', '- number: 2', '- number: 3', '', 'This is clause 2, not 3'],
    [
      'a strike that is neither true nor false',
      'strikeable: true',
      'strikeable: yes',
      '',
      '‘strikeable’ is not true or false',
    ],
  ])('with %s is refused', (_, from, to, __, what) => {
    expect(faultsOf(loadAgreementTemplate, changed(AGREEMENT, from, to)).map((fault) => fault.what)).toEqual([what])
  })

  it('with nine clauses is refused', () => {
    const ninth = `${AGREEMENT}  - { number: 9, words: One more., meaning: One too many., easy: More., strikeable: true }\n`
    expect(faultsOf(loadAgreementTemplate, ninth)).toMatchObject([{ what: '‘clauses’ is more than 8 entries' }])
  })
})

describe('the help lines’ file', () => {
  it.each([
    ['a number without quotes', 'call: "988"', 'call: 988', '‘call’ is not text'],
    [
      'a day that does not exist',
      'verified: 2026-11-23',
      'verified: 2026-02-30',
      '‘2026-02-30’ is not a day of the calendar',
    ],
    ['a line that cannot be reached', '      call: "116 123"\n', '', '‘Samaritans’ says no way to reach it'],
    ['a region without an emergency line', '      emergency: true\n', '', 'No line here is for an emergency'],
    ['an unknown region', 'elsewhere:', 'somewhere:', '‘somewhere’ is not a word known here'],
  ])('with %s is refused', (_, from, to, what) => {
    const faults = faultsOf(loadHelpLines, changed(HELP_LINES, from, to))
    expect(faults.map((fault) => fault.what)).toContain(what)
    expect(faults.every(({ line, here }) => here && line > 0)).toBe(true)
  })
})
