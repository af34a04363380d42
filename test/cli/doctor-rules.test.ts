import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  clockAgainst,
  clockWentBack,
  databaseIs,
  diskSpace,
  fine,
  look,
  nodeVersion,
  none,
  proxies,
  unseen,
  wrong,
} from '../../src/cli/doctor/bounds.ts'
import { Report } from '../../src/cli/doctor/findings.ts'
import { exitOf, json, lines, type ReportPart, verdict } from '../../src/cli/doctor/report.ts'

const MB = 1024 * 1024
const day = Temporal.PlainDate.from('2027-03-16')
const noon = Temporal.Instant.from('2027-03-16T12:00:00Z')

describe('what the doctor finds well', () => {
  it.each([
    ['v20.18.3', 'wrong'],
    ['v18.20.8', 'wrong'],
    ['v20.19.0', 'wrong'],
    ['v22.13.1', 'wrong'],
    ['v22.14.0', 'fine'],
    ['v26.0.0', 'fine'],
  ])('Node %s: %s', (version, level) => {
    expect(nodeVersion(version, day, null).level).toBe(level)
  })

  it('a proxy, unless there is Discord’s socket to be made', () => {
    expect([proxies(undefined, true).level, proxies('HTTPS_PROXY', false).level]).toEqual(['fine', 'fine'])
    expect(proxies('HTTPS_PROXY', true)).toMatchObject({
      level: 'warning',
      what: expect.stringContaining('HTTPS_PROXY'),
      mend: expect.stringContaining('gateway.discord.gg'),
    })
  })

  it('a Node of which nobody mends the faults any more is named with the day', () => {
    expect(nodeVersion('v22.22.0', Temporal.PlainDate.from('2027-04-30'), null).level).toBe('fine')
    expect(nodeVersion('v22.22.0', Temporal.PlainDate.from('2027-05-01'), null).what).toContain('2027-04-30')
    expect(nodeVersion('v25.9.0', day, null).what).toContain('2026-06-01')
  })

  it('a Node other than the one that npm ci installed is named, with the command that starts the right one', () => {
    expect(nodeVersion('v24.21.0', day, '24.21.0').level).toBe('fine')
    expect(nodeVersion('v24.20.0', day, '24.21.0')).toMatchObject({
      level: 'warning',
      what: expect.stringMatching(/v24\.20\.0.*24\.21\.0/),
      mend: expect.stringContaining('node_modules/.bin/node'),
    })
    // too old stays the graver of the two
    expect(nodeVersion('v20.20.2', day, '24.21.0').level).toBe('wrong')
  })

  it.each([
    [19, 1, 'wrong'],
    [21, 1, 'warning'],
    [202, 1, 'warning'],
    [204, 1, 'fine'],
    [499, 100, 'warning'],
    [501, 100, 'fine'],
  ])('%d MB free beside a database of %d MB: %s', (free, database, level) => {
    expect(diskSpace(free * MB, database * MB).level).toBe(level)
  })

  it('little room where only the key lies', () => {
    expect(diskSpace(MB, null).level).toBe('fine')
  })

  it.each([
    [0, 'fine'],
    [10_000, 'fine'],
    [-10_000, 'fine'],
    [11_000, 'warning'],
    [-11_000, 'warning'],
    [300_000, 'warning'],
    [301_000, 'wrong'],
    [-301_000, 'wrong'],
    ['cannot-know', 'unseen'],
  ] as const)('a clock that is %s ms ahead: %s', (ahead, level) => {
    expect(clockAgainst(ahead).level).toBe(level)
  })

  it('says which way the clock is wrong', () => {
    expect(clockAgainst(60_000).what).toContain('60 s ahead of')
    expect(clockAgainst(-60_000).what).toContain('60 s behind')
  })

  it('a clock that went back is seen by what has been written down', () => {
    expect(clockWentBack(null, noon).level).toBe('fine')
    expect(clockWentBack(noon.add({ seconds: 10 }), noon).level).toBe('fine')
    expect(clockWentBack(noon.add({ seconds: 11 }), noon)).toMatchObject({ level: 'wrong', code: 'clock.back' })
  })

  it('each fault of a database under a code of its own', () => {
    const whole = { bytes: MB, damage: [], writable: 'yes', missing: [] } as const
    const faults = (change: object) =>
      databaseIs({ ...whole, ...change }).flatMap(({ code, level }) => (level === 'fine' ? [] : [code]))
    expect(faults({})).toEqual([])
    expect(faults({ damage: ['Tree 7 page 9: btreeInitPage() returns error code 11'] })).toEqual(['database.damage'])
    expect(faults({ missing: ['Room.stopped'] })).toEqual(['database.tables'])
    expect(faults({ writable: 'held' })).toEqual(['database.writable'])
    expect(faults({ writable: 'no' })).toEqual(['database.writable'])
  })

  it('counts in words', () => {
    const jobs = (count: number) => none('jobs.failed', count, ['job', 'jobs'], { well: 'no job', mend: 'mend' }).what
    expect([jobs(0), jobs(1), jobs(2)]).toEqual(['no job', '1 job', '2 jobs'])
  })
})

describe('what the doctor says', () => {
  const well = fine('disk.space', 'room')
  const odd = look('posts.held', '1 post', 'Look.')
  const bad = wrong('database.key', 'no key', 'Put it back.')
  const dark = unseen('platform.reached', 'no answer', 'Try again.')
  const of = (...findings: ReportPart['findings']): ReportPart[] => [{ title: 'Work', where: '', findings }]

  it.each([
    ['all is well', of(well), 0, 0],
    ['something to look at', of(well, odd), 0, 1],
    ['something wrong', of(odd, bad, dark), 1, 1],
    ['something not seen', of(well, dark), 2, 2],
    ['something not seen, something to look at', of(odd, dark), 2, 1],
  ])('exits by the gravest: %s', (_, parts, exit, strict) => {
    expect([exitOf(parts, false), exitOf(parts, true)]).toEqual([exit, strict])
  })

  it('says the verdict in a sentence', () => {
    const verdicts = [of(well, odd), of(dark), of(bad), of(bad, bad)].map(verdict)
    expect(verdicts).toEqual([
      'Nothing needs fixing.',
      'Not everything could be checked.',
      'There is one thing to fix.',
      'There are 2 things to fix.',
    ])
  })

  it('prints a line for each thing, and the mend under it', () => {
    const [part] = of(well, odd, bad, dark)
    if (!part) throw new Error('one part')
    expect(lines(part)).toEqual([
      'Work',
      '  ok       room',
      '  check    1 post',
      '           Look.',
      '  UNKNOWN  no answer',
      '           Try again.',
      '  FIX      no key',
      '           Put it back.',
      '',
    ])
  })

  it('prints JSON of the promised shape, a finding a line', () => {
    const text = json(of(well, odd, bad), 1, noon)
    expect(Report.parse(JSON.parse(text))).toMatchObject({ format: 1, exit: 1, at: '2027-03-16T12:00:00Z' })
    expect(text.split('\n').filter((line) => line.includes('"code"'))).toHaveLength(3)
    expect(Report.parse(JSON.parse(json([], 0, noon))).findings).toEqual([])
  })
})
