import { describe, expect, it } from 'vitest'
import { clashes, overlap } from '../../../src/areas/sessions/clashes.ts'
import { databases } from '../../support/database.ts'
import { at, circles } from './support/circle.ts'

const time = (start: string, minutes = 90) => ({ at: at(start), minutes })
const FIRST = time('2027-03-16T19:00:00Z')

describe('two sessions', () => {
  it('overlap when there is a moment in both', () => {
    expect(overlap(FIRST, FIRST)).toBe(true)
    expect(overlap(FIRST, time('2027-03-16T20:29:00Z'))).toBe(true)
    expect(overlap(time('2027-03-16T17:00:00Z', 121), FIRST)).toBe(true)
  })

  it('do not when one begins as the other ends', () => {
    expect(overlap(FIRST, time('2027-03-16T20:30:00Z'))).toBe(false)
    expect(overlap(time('2027-03-16T17:30:00Z'), FIRST)).toBe(false)
  })
})

describe.each(databases)('people of two circles on %s', (kind) => {
  const here = circles(kind)
  const asked = (people: readonly string[], times = [FIRST], except: string | null = null) =>
    clashes(here.db.read, here.place.community, people, { times, except })
  const told = async (...how: Parameters<typeof asked>) =>
    (await asked(...how)).map(({ person, time, other }) => `${person} ${time.at} ${other.at}`)

  it('are found where a session of another circle of theirs runs at the same time', async () => {
    expect(await told(['bea', 'otto', 'anna', 'fay'])).toEqual([
      'anna 2027-03-16T19:00:00Z 2027-03-16T19:00:00Z',
      'bea 2027-03-16T19:00:00Z 2027-03-16T19:00:00Z',
      'fay 2027-03-16T19:00:00Z 2027-03-16T19:00:00Z',
    ])
    // an hour later by the clocks of summer: 18:00 UTC
    expect(await told(['anna'], [time('2027-03-30T19:00:00Z'), time('2027-03-16T17:00:00Z')])).toEqual([
      'anna 2027-03-30T19:00:00Z 2027-03-30T18:00:00Z',
    ])
    expect(await asked(['anna'])).toMatchObject([
      { other: { circle: here.circle, session: here.session(1), minutes: 90 } },
    ])
  })

  it('are not where it is the circle itself that is asked about, or nobody, or no time', async () => {
    expect(await asked(['anna'], [FIRST], here.circle)).toEqual([])
    expect(await asked([])).toEqual([])
    expect(await asked(['anna'], [])).toEqual([])
    expect(await asked(['anna'], [time('2027-03-16T20:30:00Z')])).toEqual([])
  })

  it('are not once the other circle rests or has ended, its session is over, or they have left it', async () => {
    const set = (data: { state: string }) =>
      here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data }))
    for (const state of ['paused', 'closing', 'closed', 'undoing']) {
      await set({ state })
      expect(await asked(['anna'])).toEqual([])
    }
    for (const state of ['opening', 'stuck', 'open']) {
      await set({ state })
      expect(await asked(['anna'])).toHaveLength(1)
    }
    await here.db.transaction((tx) =>
      tx.seat.updateMany({ where: { circleId: here.circle, person: 'anna' }, data: { state: 'leaving' } }),
    )
    expect(await told(['anna', 'bea'])).toEqual(['bea 2027-03-16T19:00:00Z 2027-03-16T19:00:00Z'])
    await here.db.transaction((tx) => tx.session.update({ where: { id: here.session(1) }, data: { state: 'skipped' } }))
    expect(await asked(['bea'])).toEqual([])
  })
})
