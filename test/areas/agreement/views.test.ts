import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clause } from '../../../src/areas/agreement/rules.ts'
import {
  clauseChoices,
  easyAgreement,
  gentleQuestion,
  pinnedView,
  pointedPrivately,
  quietWord,
  roomOrQuietWord,
  wholeAgreement,
} from '../../../src/areas/agreement/views.ts'
import { pinText, regions } from '../../../src/areas/help/help-lines.ts'
import { LIMITS } from '../../../src/chat/limits.ts'
import { CLAUSE_WORDS_AT_MOST } from '../../../src/content/agreement-schema.ts'
import { agreementTemplate } from '../../../src/content/load.ts'
import { textOf } from '../../support/read-view.ts'

const ours: Clause[] = agreementTemplate().clauses.map((clause) => ({ id: `c${clause.number}`, ...clause }))
const place = { circle: 'circle123456', region: 'uk', telephone: '020 7946 0000' }

/** Practice guide, section 4. */
const CLAUSES_AT_MOST = 8

/** Any agreement that the schema lets through. */
const words = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }).map((s) => s.slice(0, max))
const agreements = fc
  .array(fc.tuple(words(CLAUSE_WORDS_AT_MOST), words(300), words(150), fc.boolean()), {
    minLength: 1,
    maxLength: CLAUSES_AT_MOST,
  })
  .map((clauses) =>
    clauses.map(
      ([words, meaning, easy, timekeeping], at): Clause => ({
        ...{ id: `c${at}`, number: at + 1, words, meaning, easy, strikeable: !timekeeping, timekeeping },
      }),
    ),
  )

describe('views of an agreement', () => {
  it('fit both platforms, whatever the circle agreed on and wherever it is', () => {
    fc.assert(
      fc.property(agreements, fc.constantFrom(null, ...regions), (clauses, region) => {
        const [first] = clauses
        if (!first) return
        const here = { ...place, region }
        pinnedView(clauses, here)
        wholeAgreement(clauses, here)
        easyAgreement(clauses, here)
        gentleQuestion(first)
        roomOrQuietWord(first, here)
        quietWord(first, region)
        pointedPrivately({ clause: first, posted: true }, region)
        for (const choice of clauseChoices(clauses)) {
          expect(choice.label.length).toBeLessThanOrEqual(LIMITS.choiceLabel)
          expect(choice.value.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('fit at the very bounds of the schema', () => {
    const longest = Array.from({ length: CLAUSES_AT_MOST }, (_, at): Clause => {
      const of = (length: number) => 'w'.repeat(length)
      return {
        ...{ id: 'c', number: at + 1, words: of(90), meaning: of(300), easy: of(150) },
        strikeable: true,
        timekeeping: false,
      }
    })
    for (const region of regions) {
      expect(() => pinnedView(longest, { ...place, region, telephone: '0'.repeat(30) })).not.toThrow()
      expect(() => wholeAgreement(longest, { ...place, region })).not.toThrow()
      expect(() => easyAgreement(longest, { ...place, region })).not.toThrow()
    }
  })

  it('say each clause with its meaning where all is read, and in easy words where that is asked for', () => {
    const whole = textOf(wholeAgreement(ours, place))
    const easy = textOf(easyAgreement(ours, place))
    for (const clause of ours) {
      expect(whole).toContain(`${clause.number}. ${clause.words}`)
      expect(whole).toContain(clause.meaning)
      expect(easy).toContain(clause.easy)
    }
  })

  it('pin the numbers to call as text, with the community’s own telephone', () => {
    const pinned = textOf(pinnedView(ours, place))
    for (const clause of ours) expect(pinned).toContain(clause.words)
    for (const line of pinText('uk')) expect(pinned).toContain(line)
    expect(pinned).toContain('020 7946 0000')
    for (const label of ['Read all', 'Easy read', 'Get help now']) expect(pinned).toContain(label)
  })

  it('pin a way to find help also where the region is not set', () => {
    expect(textOf(pinnedView(ours, { circle: 'c', region: null, telephone: null }))).toContain('findahelpline.com')
  })
})

describe('choosing a clause', () => {
  it('finds it by its number or by words', () => {
    expect(clauseChoices(ours, '3').map((each) => each.value)).toEqual(['3'])
    expect(clauseChoices(ours, 'PHONES').map((each) => each.label)).toEqual([
      expect.stringMatching(/^5 · Phones silent/),
    ])
    expect(clauseChoices(ours)).toHaveLength(ours.length)
    expect(clauseChoices(ours, 'nothing like it')).toEqual([])
  })

  it('says openly when a label does not hold all the words', () => {
    const [first] = ours
    const long = { ...(first ?? expect.fail()), words: 'kind '.repeat(18).trim() }
    expect(clauseChoices([long])[0]?.label).toMatch(/kind…$/)
  })
})
