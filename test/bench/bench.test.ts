import { describe, expect, it } from 'vitest'
import { compare, verdictOn } from '../../bench/compare.ts'
import { deeds } from '../../bench/load/wire.ts'
import { between, measured } from '../../bench/page.ts'
import { median, quantile } from '../../bench/statistics.ts'
import type { Trial } from '../../bench/trial.ts'

/** Nothing here says how fast anything is: only that the bench counts and writes. That it starts and measures: bench.soak.test.ts. */
const SMALL = { rounds: 1, rates: [10], seconds: 0.4, rest: 0.1, warmUp: 0.1 }

describe('the bench', () => {
  const one = (subject: Trial['subject'], factor: number): Trial => ({
    ...{ subject, ready: 500 * factor, rss: 1e8 * factor, heap: 2e7, idle: 1 },
    rates: deeds.map((deed) => ({
      ...{ deed, rate: 20, commands: 80, failed: 0, cpu: 2 * factor, p50: 5, p95: 9, rss: 2e8 * factor },
      fakes: { busy: 0.2, cpu: 1 },
      complaints: 0,
    })),
  })

  it('compares the middle of each, and names what keeps its bound', () => {
    const found = compare([
      one('bare', 1),
      one('roundel', 1.2),
      one('bare', 1),
      one('roundel', 1.6),
      one('roundel', 1.4),
    ])
    const cpu = found.find(({ what }) => what.startsWith('CPU'))
    expect(cpu?.ratio).toBeCloseTo(1.4)
    expect(cpu?.roundel).toMatchObject({ least: 2.4, most: 3.2 })
    expect(verdictOn({ ratio: 1.4, bound: 1.5 })).toBe('kept')
    expect(verdictOn({ ratio: 1.6, bound: 1.5 })).toBe('not kept')
    expect(verdictOn({ ratio: 1.1, bound: 1.3 })).toBe('no difference')
  })

  it('counts as people do', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
    expect([quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.95), quantile([7], 0.5)]).toEqual([2, 4, 7])
    expect(() => quantile([], 0.5)).toThrow('nothing was measured')
  })

  it('writes its tables between their marks and nowhere else', () => {
    const tables = measured([one('bare', 1), one('roundel', 1.2)], SMALL)
    const page = 'before\n<!-- measured: made by npm run bench -->\nold\n<!-- end of measured -->\nafter\n'
    const written = between(page, 'measured', tables)
    expect(written).toMatch(/^before\n[\s\S]*\nafter\n$/)
    expect(written).not.toContain('old')
    for (const what of ['CPU for a press, 20 a second', 'CPU for /roundel help, 20 a second', 'Memory under load'])
      expect(written).toContain(what)
    expect(between(written, 'measured', tables)).toBe(written)
    expect(() => between('no marks', 'measured', tables)).toThrow('has no place')
  })
})
