import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { lengthFor, mayGoOnWithout, meetingLink, problemsOf, seatedTwice } from '../../../src/areas/opening/rules.ts'
import { datesOf, rhythmProblem, withPickers } from '../../../src/areas/opening/schedule.ts'
import { newRoomKey } from '../../../src/areas/rooms/room-key.ts'
import { differences, roomName } from '../../../src/areas/rooms/rules.ts'
import { programmeCalled } from '../../../src/content/load.ts'
import { plan } from './support/place.ts'

const now = Temporal.Instant.from('2027-03-01T10:00:00Z')

describe('a meeting link', () => {
  it.each(['https://meet.example/tuesday', 'https://zoom.example/j/1?pwd=a%20b#c', 'https://bücher.example/'])(
    'may be %s',
    (text) => {
      expect(meetingLink(text)).toMatch(/^https:\/\//)
    },
  )

  it.each([
    'http://meet.example/a',
    'meet.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://localhost/a',
    'https://user:secret@meet.example/',
    'https://',
    '<!channel>',
    '@everyone',
    `https://meet.example/${'x'.repeat(500)}`,
  ])('is not %s', (text) => {
    expect(meetingLink(text)).toBeNull()
  })
})

describe('a plan', () => {
  it('needs somebody to turn to, who does not sit in the circle', () => {
    expect(problemsOf(plan)).toEqual([])
    const selfRun = { ...plan, facilitators: [] }
    expect(problemsOf(selfRun)).toEqual([{ problem: 'needs-contact' }])
    expect(problemsOf({ ...selfRun, contact: 'con' })).toEqual([])
    expect(problemsOf({ ...selfRun, contact: 'anna' })).toEqual([{ problem: 'contact-in-circle' }])
  })

  it('gives each person one seat', () => {
    expect(seatedTwice({ facilitators: ['fay', 'anna'], members: ['anna', 'bea'] })).toEqual(['anna'])
  })

  it('lasts as long as its people need for their turns', () => {
    const programme = programmeCalled('peer-support-circle')
    if (!programme) throw new Error('no programme')
    expect([1, 6, 7, 8, 9, 20].map((people) => lengthFor(programme, people))).toEqual([90, 90, 120, 120, 120, 120])
  })

  it('has its dates, or what keeps them from being worked out', () => {
    expect(datesOf(plan, 6, now)).toMatchObject({ sessions: { length: 6, 0: { number: 1 }, 5: { number: 6 } } })
    const problem = (change: Partial<typeof plan>) => {
      const dates = datesOf({ ...plan, ...change }, 6, now)
      return 'problem' in dates ? dates.problem : null
    }
    expect(problem({ firstDate: '2027-03-17' })).toEqual({
      problem: 'off-pattern',
      before: '2027-03-16',
      after: '2027-03-23',
    })
    expect(problem({ firstDate: '2027-02-23' })).toEqual({ problem: 'date-past', next: '2027-03-02' })
    expect(problem({ firstDate: '2037-03-17' })).toMatchObject({ problem: 'rhythm', key: 'opening.plan.date-far' })
    expect(problem({ cron: '0 19 31 2 *' })).toMatchObject({ problem: 'rhythm', key: 'opening.plan.cron-never' })
    expect(problem({ zone: 'Europe/Londres' })).toMatchObject({
      problem: 'rhythm',
      key: expect.stringMatching(/^opening\.plan\.zone-/),
    })
  })

  it('changes its day or time by pickers, and starts from Tuesday at seven where pickers cannot show it', () => {
    expect(withPickers(plan, { weekday: 4 })).toEqual({ cron: '0 19 * * THU', everyWeeks: 2, zone: 'Europe/London' })
    expect(withPickers(plan, { time: '09:30' })).toMatchObject({ cron: '30 9 * * TUE' })
    expect(withPickers({ ...plan, cron: '0 8 1,15 * *' }, { weekday: 5 })).toMatchObject({ cron: '0 19 * * FRI' })
  })
})

describe('a rhythm typed under ‘advanced’', () => {
  it.each([
    [{ cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }, {}],
    [{ cron: '19 TUE', everyWeeks: 2, zone: 'Europe/London' }, { cron: { key: 'opening.plan.cron-fields' } }],
    [{ cron: '0 0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }, { cron: { key: 'opening.plan.cron-seconds' } }],
    [{ cron: '0 25 * * TUE', everyWeeks: 2, zone: 'Europe/London' }, { cron: { key: 'opening.plan.cron-bad' } }],
    [{ cron: '0 19 30 2 *', everyWeeks: 2, zone: 'Europe/London' }, { cron: { key: 'opening.plan.cron-never' } }],
    [{ cron: '* * * * *', everyWeeks: 2, zone: 'Europe/London' }, { cron: { key: 'opening.plan.cron-often' } }],
    [
      { cron: '0 19 * * TUE', everyWeeks: Number.NaN, zone: 'Europe/London' },
      { everyWeeks: { key: 'opening.plan.weeks-wrong' } },
    ],
    [
      { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Nowhere/Land' },
      { zone: { key: expect.stringMatching(/^opening\.plan\.zone/) } },
    ],
  ])('is told at its field: %j', (typed, expected) => {
    expect(rhythmProblem(typed)).toMatchObject(expected)
    expect(Object.keys(rhythmProblem(typed))).toEqual(Object.keys(expected))
  })
})

describe('a room', () => {
  it('has a neutral name that fits both platforms, and ends in its key', () => {
    for (let times = 0; times < 200; times += 1)
      expect(roomName({ label: 'circle-1000000', key: newRoomKey() })).toMatch(/^circle-1000000-[2-9a-hjkmnp-tv-z]{4}$/)
  })

  it('differs from its circle by who is missing and who is a stranger', () => {
    expect(differences(['a', 'b'], ['b', 'c'])).toEqual({ missing: ['a'], strangers: ['c'] })
    const people = fc.uniqueArray(fc.constantFrom(...'abcdefg'))
    fc.assert(
      fc.property(people, people, (wanted, found) => {
        const { missing, strangers } = differences(wanted, found)
        const mended = [...found.filter((each) => !strangers.includes(each)), ...missing]
        expect(mended.sort()).toEqual([...wanted].sort())
      }),
    )
  })
})

describe('a circle without some of its people', () => {
  const seat = (role: string) => (person: string) => ({ person, role })
  const seats = [...['fay', 'finn'].map(seat('facilitator')), ...['anna', 'bea'].map(seat('member'))]

  it.each([
    [['anna'], true],
    [['fay', 'anna'], true],
    [['fay', 'finn'], false],
    [['anna', 'bea'], false],
  ])('without %j opens: %s', (without, expected) => {
    expect(mayGoOnWithout(seats, without)).toBe(expected)
  })

  it('needs no facilitator where it was to have none', () => {
    expect(mayGoOnWithout(['anna', 'bea'].map(seat('member')), ['anna'])).toBe(true)
  })
})
