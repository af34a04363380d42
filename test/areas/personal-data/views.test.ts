import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { deleted, deletePage } from '../../../src/areas/personal-data/delete-views.ts'
import { ERASED } from '../../../src/areas/personal-data/erasing.ts'
import { exportPage } from '../../../src/areas/personal-data/export-views.ts'
import { RETENTION, wishEnds } from '../../../src/areas/personal-data/retention-rules.ts'
import { keptView } from '../../../src/areas/personal-data/retention-views.ts'
import { textOf } from '../../support/read-view.ts'

const place = { zone: 'America/Argentina/ComodRivadavia', region: 'uk' }
const at = Temporal.Instant.from('2027-09-30T19:00:00Z')

describe('pages about one’s own', () => {
  it('fit when there is something of every kind', () => {
    const all = ERASED.map((kind) => ({ kind, count: 1_000 }))
    for (const shown of [deletePage('abcdefghijkl', all, 'uk'), deleted(all, 'uk'), keptView(180, 'uk')])
      expect(textOf(shown).length).toBeGreaterThan(1_000)
    for (const platform of ['discord', 'slack', 'rehearsal'] as const)
      for (const is of ['waiting', 'sent', 'held', 'failed', 'stale'] as const)
        expect(textOf(exportPage('abcdefghijkl', { is, at, closed: true }, platform, place))).toContain('Two files')
  })

  it('tell terms as the rules have them', () => {
    const kept = textOf(keptView(30, 'uk'))
    const days = { attendance: 30, posts: 30, incidents: 30, undone: 30, gone: 30, wishes: 183, unseen: 183 }
    const years = { audit: 365, circles: 365, wishesAtMost: 365 }
    for (const [name, count] of Object.entries({ ...days, ...years }))
      expect([
        name,
        Object.entries(RETENTION)
          .find(([each]) => each === name)?.[1]
          .total('days'),
      ]).toEqual([name, count])
    expect(Object.keys(RETENTION).sort()).toEqual(Object.keys({ ...days, ...years }).sort())
    for (const part of ['30 days', 'six months', 'a year']) expect(kept).toContain(part)
  })
})

describe('when words on leaving and wishes end', () => {
  const day = (date: string) => Temporal.Instant.from(`${date}T12:00:00Z`)

  it('is six months after their circle closed', () => {
    expect(wishEnds(day('2027-04-01'), day('2027-06-01')).toString()).toBe('2027-12-01T12:00:00Z')
  })

  it('is a year after they were written where the circle goes on, or for very long', () => {
    expect(wishEnds(day('2027-04-01'), null).toString()).toBe('2028-03-31T12:00:00Z')
    expect(wishEnds(day('2027-04-01'), day('2028-01-01')).toString()).toBe('2028-03-31T12:00:00Z')
  })

  it('is six months after they were written where the circle had closed before', () => {
    expect(wishEnds(day('2027-04-01'), day('2027-01-01')).toString()).toBe('2027-10-01T12:00:00Z')
  })
})
