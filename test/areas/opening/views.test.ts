import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { REQUIRED } from '../../../src/areas/communities/setup-rules.ts'
import { setupView } from '../../../src/areas/communities/setup-views.ts'
import { previewOf } from '../../../src/areas/opening/preview.ts'
import { LONGEST_NAME, type Plan } from '../../../src/areas/opening/rules.ts'
import { openedNotice, stuckNotice, welcomeView } from '../../../src/areas/opening/views.ts'
import { assertView } from '../../../src/chat/view.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { plan } from './support/place.ts'

const now = Temporal.Instant.from('2027-03-01T10:00:00Z')
const someone = fc.bigInt({ min: 2n ** 56n, max: 2n ** 64n - 1n }).map(String)
const people = (max: number) => fc.uniqueArray(someone, { maxLength: max })
const names = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: LONGEST_NAME }),
    fc.constantFrom('دائرة الثلاثاء'.repeat(4), '🫶🏽'.repeat(15), '{name} <!channel> @everyone', "'{'", '‮evil‬'),
  )
  .map((name) => name.slice(0, LONGEST_NAME))
const plans: fc.Arbitrary<Plan> = fc.record({
  name: names,
  programme: fc.constantFrom('peer-support-circle', 'gone'),
  facilitators: people(5),
  members: people(20),
  contact: fc.option(someone),
  meet: fc.constantFrom<Plan['meet']>(
    { kind: 'room', where: '18446744073709551615' },
    { kind: 'link', where: `https://meet.example/${'x'.repeat(479)}` },
  ),
  firstDate: fc.constantFrom('2027-03-16', '2027-03-17', '2020-01-01', '2099-01-01'),
  cron: fc.constantFrom(
    '0 19 * * TUE',
    '*/5 * * * *',
    '0 19 31 2 *',
    '59 23 1,2,3,4,5,6,7,8,9,10 * *',
    'rubbish',
    '0 25 * * *',
  ),
  everyWeeks: fc.constantFrom(1, 2, 12, 99),
  zone: fc.constantFrom('Europe/London', 'America/Argentina/ComodRivadavia', 'Nowhere', 'Europe/Londres'),
})

describe('what is shown about a circle to be opened', () => {
  it('fits both platforms, whatever was planned', () => {
    fc.assert(
      fc.property(plans, (each) => {
        expect(() => previewOf('aaaaaaaaaaaa', each, now)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it('fits, whoever the circle is of, and whatever came to a stop', () => {
    const detail = fc.string({ maxLength: 200 })
    const keys = ['refused', 'strangers', 'missing', 'forbidden', 'room-gone', 'failed'].map(
      (each) => `opening.stuck.${each}`,
    )
    fc.assert(
      fc.property(plans, people(25), fc.constantFrom(...keys), detail, (each, concerned, key, said) => {
        const problem = { key, params: { detail: said }, people: concerned, mayGoOn: true }
        assertView(stuckNotice({ id: 'aaaaaaaaaaaa', name: each.name, problem }))
        assertView(openedNotice({ name: each.name, room: '18446744073709551615' }, 'six Tuesdays'))
        const circle = { ...each, id: 'c', number: 1, state: 'opening', room: 'r', minutes: 90 }
        for (const platform of ['discord', 'slack', 'rehearsal'] as const)
          assertView(
            welcomeView(
              circle,
              { count: 6, first: { at: now, zone: 'Europe/London' }, echo: 'six Tuesdays' },
              platform,
            ),
          )
      }),
    )
  })

  it('offers to open only what can be opened', () => {
    expect(() => buttonOf(previewOf('d', plan, now), 'Open the circle')).not.toThrow()
    for (const change of [{ firstDate: '2027-03-17' }, { facilitators: [] }, { cron: 'rubbish' }, { zone: 'Nowhere' }])
      expect(() => buttonOf(previewOf('d', { ...plan, ...change }, now), 'Open the circle')).toThrow('no button')
  })

  it('says the dates aloud, and offers the days that the rhythm meets', () => {
    expect(textOf(previewOf('d', plan, now))).toContain(
      'six Tuesdays, fortnightly, 19:00 London, from 16 March 2027; the last on 25 May',
    )
    const off = previewOf('d', { ...plan, firstDate: '2027-03-18' }, now)
    expect(buttonOf(off, 'Start on Tuesday 16 March 2027').payload).toEqual(['d', '2027-03-16'])
    expect(buttonOf(off, 'Start on Tuesday 23 March 2027').payload).toEqual(['d', '2027-03-23'])
  })

  it('says that a few are few, and forbids nothing', () => {
    const few = previewOf('d', { ...plan, members: ['anna'] }, now)
    expect(textOf(few)).toContain('That makes 1 member.')
    expect(() => buttonOf(few, 'Open the circle')).not.toThrow()
  })

  it('says on each platform who else can technically read, and how to pass and leave', () => {
    const circle = { ...plan, id: 'c', number: 1, state: 'open', room: 'r', minutes: 90 }
    const told = (platform: 'discord' | 'slack') =>
      textOf(
        welcomeView(circle, { count: 6, first: { at: now, zone: 'Europe/London' }, echo: 'six Tuesdays' }, platform),
      )
    expect(told('discord')).toContain('administrators can see every channel')
    expect(told('slack')).toContain('export of private channels')
    for (const part of ['say ‘pass’', 'tell @fay in private', '@fay', 'six Tuesdays', 'https://meet.example/tuesday'])
      expect(told('discord')).toContain(part)
    const selfRun = { ...circle, facilitators: [], contact: 'con' }
    expect(
      textOf(welcomeView(selfRun, { count: 6, first: { at: now, zone: 'Europe/London' }, echo: 'e' }, 'slack')),
    ).toContain('tell @con in private')
  })
})

describe('the setup', () => {
  it('fits, whoever was chosen', () => {
    const holders = (max: number) =>
      fc.array(
        fc.oneof(
          someone.map((person) => ({ person })),
          someone.map((group) => ({ group })),
        ),
        { maxLength: max },
      )
    const setups = fc.record({
      stewards: holders(10),
      leads: holders(10),
      facilitators: holders(25),
      safeguardingLead: fc.option(someone),
      deputy: fc.option(someone),
      outsider: fc.option(someone),
      telephone: fc.option(fc.constant('+44 20 7946 0000 (24 hours)...')),
      region: fc.constantFrom(null, 'uk', 'elsewhere'),
      zone: fc.constantFrom(null, 'America/Argentina/ComodRivadavia'),
      boundaryDays: fc.constantFrom(30, 180),
      concernMonths: fc.constantFrom(null, 120),
      missing: fc.subarray([...REQUIRED]),
    })
    fc.assert(
      fc.property(setups, (setup) => {
        expect(() => setupView(setup)).not.toThrow()
      }),
    )
  })
})
