import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  type MovedDates,
  movedDates,
  REMAINING_SESSIONS,
  type RemainingSessions,
  type Standing,
  skipped,
} from '../../../src/areas/sessions/moves.ts'
import { type PlannedSession, plan, type Rhythm } from '../../../src/areas/sessions/rhythm.ts'
import { endOfRound } from '../../../src/areas/sessions/round-end.ts'
import { drawnPlan } from './support/drawn-plan.ts'

const TUESDAYS: Rhythm = { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }
const ROUND = { ...TUESDAYS, firstDate: '2027-03-16', endsBy: null }
const NOW = Temporal.Instant.from('2027-03-10T12:00:00Z')
const LATEST = endOfRound(ROUND, 6)

const standing = (sessions: readonly PlannedSession[], states: Record<number, string> = {}): Standing[] =>
  sessions.map((each) => ({ ...each, minutes: 90, state: states[each.number] ?? 'planned' }))

/** 16 and 30 March, 13 and 27 April, 11 and 25 May; the clocks change on 28 March. */
function six(states: Record<number, string> = {}): Standing[] {
  const made = plan(TUESDAYS, Temporal.PlainDate.from('2027-03-16'), 6)
  if ('problem' in made) throw new Error('not planned')
  return standing(made.sessions, states)
}

const told = ({ changes, problems }: MovedDates) => ({
  changes: changes.map(({ number, to }) => `${number} ${to?.local.toString({ smallestUnit: 'minute' }) ?? 'dropped'}`),
  problems: problems.map((each) => each.problem),
})
const move = (number: number, to: string, rest: RemainingSessions = 'stay', sessions = six(), now = NOW) =>
  told(movedDates({ sessions, number, to: Temporal.PlainDateTime.from(to), rest, now, latest: LATEST }))
const skip = (number: number, rest: RemainingSessions, sessions = six()) =>
  told(skipped({ sessions, number, rest, now: NOW, latest: LATEST, rhythm: TUESDAYS }))

describe('a session that is moved', () => {
  it('leaves the others where they are, if so asked', () => {
    expect(move(3, '2027-04-15T20:00')).toEqual({ changes: ['3 2027-04-15T20:00'], problems: [] })
  })

  it('takes the others along by as much, each at its own time of day across the change of the clocks', () => {
    expect(move(1, '2027-03-23T19:00', 'shift')).toEqual({
      changes: [
        '1 2027-03-23T19:00',
        '2 2027-04-06T19:00',
        '3 2027-04-20T19:00',
        '4 2027-05-04T19:00',
        '5 2027-05-18T19:00',
        '6 2027-06-01T19:00',
      ],
      problems: [],
    })
    expect(move(5, '2027-05-11T18:30', 'shift').changes).toEqual(['5 2027-05-11T18:30', '6 2027-05-25T18:30'])
  })

  it('moves neither what is over nor what does not take place', () => {
    const sessions = six({ 1: 'closed', 2: 'closed', 4: 'skipped' })
    expect(move(3, '2027-04-14T19:00', 'shift', sessions).changes).toEqual([
      '3 2027-04-14T19:00',
      '5 2027-05-12T19:00',
      '6 2027-05-26T19:00',
    ])
    // the date of one that was dropped is free
    expect(move(3, '2027-04-27T19:00', 'stay', sessions).problems).toEqual([])
  })

  it('is refused when nothing would change, or it would have begun', () => {
    expect(move(3, '2027-04-13T19:00').problems).toEqual(['same'])
    expect(move(1, '2027-03-10T12:00').problems).toEqual(['past'])
    expect(move(1, '2027-03-10T12:01').problems).toEqual([])
    // what goes along with it may have begun too
    const late = Temporal.Instant.from('2027-03-29T12:00:00Z')
    expect(move(2, '2027-03-16T20:00', 'shift', six({ 1: 'closed' }), late).problems).toContain('past')
  })

  it('is refused on the day of another of this circle, or in the midst of one', () => {
    expect(move(3, '2027-04-27T10:00').problems).toEqual(['meets'])
    expect(move(3, '2027-03-30T10:00').problems).toEqual(['meets'])
    const past = [...six({ 1: 'closed' })]
    expect(move(2, '2027-03-16T21:00', 'stay', past).problems).toEqual(['meets'])
    // beyond midnight it is another day, and still the same evening
    expect(move(3, '2027-04-26T23:59').problems).toEqual([])
    const night = six().map((each) => (each.number === 4 ? { ...each, ...atMidnight(each) } : each))
    expect(move(3, '2027-04-26T23:30', 'stay', night).problems).toEqual(['meets'])
  })

  it('is refused before the one before it and after the one after it', () => {
    expect(move(3, '2027-03-29T19:00').problems).toEqual(['order'])
    expect(move(3, '2027-04-28T19:00').problems).toEqual(['order'])
    expect(move(3, '2027-04-28T19:00', 'shift').problems).toEqual([])
  })

  it('is refused beyond the end of the round, six weeks after the planned last date', () => {
    expect(LATEST.toString()).toBe('2027-07-06')
    expect(move(6, '2027-07-06T23:00').problems).toEqual([])
    expect(move(6, '2027-07-07T00:00').problems).toEqual(['round-end'])
    expect(move(1, '2027-04-28T19:00', 'shift').problems).toEqual(['round-end'])
    // a session that is beyond it already may come nearer
    const far = six().map((each) =>
      each.number === 6 ? { ...each, local: each.local.add({ weeks: 8 }), at: each.at.add({ hours: 8 * 168 }) } : each,
    )
    expect(move(6, '2027-07-13T19:00', 'stay', far).problems).toEqual([])
  })

  const atMidnight = (each: Standing) => {
    const local = each.local.toPlainDate().toPlainDateTime('00:15')
    return { local, at: local.toZonedDateTime(each.zone).toInstant() }
  }
})

describe('a date that is skipped', () => {
  it('leaves all sessions to take place, each one date later, the last on the rhythm’s next', () => {
    expect(skip(2, 'shift')).toEqual({
      changes: [
        '2 2027-04-13T19:00',
        '3 2027-04-27T19:00',
        '4 2027-05-11T19:00',
        '5 2027-05-25T19:00',
        '6 2027-06-08T19:00',
      ],
      problems: [],
    })
    expect(skip(6, 'shift').changes).toEqual(['6 2027-06-08T19:00'])
  })

  it('or leaves one out, the others staying', () => {
    expect(skip(2, 'stay')).toEqual({ changes: ['2 dropped'], problems: [] })
  })

  it('again and again, comes to the end of the round', () => {
    let sessions = six()
    const skips: string[][] = []
    for (let times = 0; times < 4; times += 1) {
      const { changes, problems } = skipped({
        ...{ sessions, number: 1, rest: 'shift', now: NOW, latest: LATEST, rhythm: TUESDAYS },
      })
      skips.push(problems.map((each) => each.problem))
      sessions = sessions.map((each) => ({ ...each, ...changes.find(({ number }) => number === each.number)?.to }))
    }
    expect(skips).toEqual([[], [], [], ['round-end']])
  })

  it('of a session that is over is nothing', () => {
    expect(skip(7, 'shift')).toEqual({ changes: [], problems: ['same'] })
  })
})

describe('whatever the rhythm, the zone and the move', () => {
  const asked = fc
    .record({
      own: drawnPlan,
      which: fc.nat(),
      days: fc.integer({ min: -40, max: 40 }),
      minutes: fc.integer({ min: 0, max: 1439 }),
      rest: fc.constantFrom(...REMAINING_SESSIONS),
      over: fc.nat({ max: 3 }),
      dropped: fc.nat({ max: 12 }),
    })
    .map(({ own, which, days, minutes, rest, over, dropped }) => {
      const state = (number: number) => (number <= over ? 'closed' : number === dropped ? 'skipped' : 'planned')
      const sessions = standing(own.sessions).map((each) => ({ ...each, state: state(each.number) }))
      const open = sessions.filter((each) => each.state === 'planned')
      const session = open[which % Math.max(1, open.length)]
      const to = (session ?? own.sessions[0])?.local
        .toPlainDate()
        .add({ days })
        .toPlainDateTime({
          hour: Math.floor(minutes / 60),
          minute: minutes % 60,
        })
      if (to === undefined) throw new Error('no session at all')
      const now = (sessions.find((each) => each.state === 'planned') ?? sessions[0])?.at.subtract({ hours: 400 }) ?? NOW
      const firstDate = own.first.toString()
      const latest = endOfRound({ ...own.rhythm, firstDate, endsBy: null }, own.count)
      return { ...own, sessions, session, to, rest, now, latest, number: session?.number ?? 0 }
    })
  type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never
  const law = (what: string, holds: (own: Asked) => void) =>
    it(what, () => fc.assert(fc.property(asked, holds), { numRuns: 50 }))
  const both = (own: Asked): MovedDates[] => [movedDates(own), skipped(own)]
  /** The plan as it would be. */
  const after = (own: Asked, { changes }: MovedDates) =>
    own.sessions
      .filter((each) => each.state !== 'skipped' && !changes.some((to) => to.number === each.number && to.to === null))
      .map((each) => ({ ...each, ...changes.find(({ number }) => number === each.number)?.to }))

  law('what is not refused keeps the order, one session a day, none in the midst of another', (own) => {
    for (const moves of both(own)) {
      if (moves.problems.length > 0) continue
      const plan = after(own, moves)
      for (const [index, each] of plan.entries()) {
        const next = plan[index + 1]
        if (next === undefined) continue
        expect(Temporal.Instant.compare(each.at.add({ minutes: each.minutes }), next.at)).toBeLessThanOrEqual(0)
        expect(Temporal.PlainDate.compare(each.local.toPlainDate(), next.local.toPlainDate())).toBe(-1)
      }
    }
  })

  law('nothing is moved before now, nor beyond the end of the round', (own) => {
    for (const { changes, problems } of both(own)) {
      if (problems.length > 0) continue
      for (const { from, to } of changes) {
        if (to === null) continue
        expect(Temporal.Instant.compare(to.at, own.now)).toBe(1)
        const later = Temporal.Instant.compare(to.at, from.at) > 0
        if (later) expect(Temporal.PlainDate.compare(to.local.toPlainDate(), own.latest)).toBeLessThanOrEqual(0)
      }
    }
  })

  law('only planned sessions from the one that is meant on are changed, and the clocks show what is said', (own) => {
    for (const { changes } of both(own)) {
      for (const { number, from, to } of changes) {
        expect(own.sessions.find((each) => each.number === number)?.state).toBe('planned')
        expect(number).toBeGreaterThanOrEqual(own.number)
        expect(from.at.equals(own.sessions.find((each) => each.number === number)?.at ?? NOW)).toBe(true)
        if (to) expect(to.at.toZonedDateTimeISO(to.zone).toPlainDateTime().equals(to.local)).toBe(true)
      }
    }
  })

  law('what shifts along does so by the same by the clocks, save where they skip that time', (own) => {
    if (own.session === undefined) return
    const by = own.session.local.until(own.to, { largestUnit: 'days' })
    for (const { from, to } of movedDates({ ...own, rest: 'shift' }).changes) {
      const wanted = from.local.add(by)
      if (to?.local.equals(wanted)) continue
      const there = wanted.toZonedDateTime(from.zone)
      expect(there.toPlainDateTime().equals(wanted)).toBe(false)
      expect(to?.at.equals(there.toInstant())).toBe(true)
    }
  })

  law('moved and moved back, with the others along, all is as it was', (own) => {
    if (own.session === undefined) return
    const first = movedDates({ ...own, rest: 'shift' })
    const skips = first.changes.some(
      ({ from, to }) =>
        to !== null && !to.local.toPlainTime().equals(own.to.toPlainTime()) && from.number === own.number,
    )
    const kept = first.changes.every(({ from, to }) => {
      const by = own.session?.local.until(own.to, { largestUnit: 'days' })
      return by !== undefined && to?.local.equals(from.local.add(by))
    })
    if (skips || !kept || first.changes.length === 0) return
    const there = own.sessions.map((each) => ({
      ...each,
      ...first.changes.find(({ number }) => number === each.number)?.to,
    }))
    const back = movedDates({ ...own, sessions: there, to: own.session.local, rest: 'shift' })
    const again = there.map((each) => ({ ...each, ...back.changes.find(({ number }) => number === each.number)?.to }))
    expect(again.map(({ at }) => at.toString())).toEqual(own.sessions.map(({ at }) => at.toString()))
  })
})
