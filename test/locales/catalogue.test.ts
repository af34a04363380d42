import { IntlMessageFormat } from 'intl-messageformat'
import { beforeAll, describe, expect, it } from 'vitest'
import { allDefinitions, nouns } from '../../commands/index.ts'
import { LIMITS } from '../../src/chat/limits.ts'
import { instant, person } from '../../src/chat/view.ts'
import { inLanguage, keys, t, tr, words } from '../../src/locales/index.ts'
import { type Spoken, spoken } from './sources.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** What a message wants to be given, and its words. */
function partsOf(key: string): { wants: Map<string, 'number' | 'text'>; said: string } {
  const wants = new Map<string, 'number' | 'text'>()
  let said = ''
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type === 0) said += element.value
      if (element.type === 1) wants.set(element.value, wants.get(element.value) ?? 'text')
      if ('options' in element) {
        wants.set(element.value, 'number')
        for (const option of Object.values(element.options)) visit(option.value)
      }
    }
  }
  visit(new IntlMessageFormat(message(key), 'en-GB', undefined, { ignoreTag: true }).getAst())
  return { wants, said }
}

let catalogue: Readonly<Record<string, string>> = {}
const message = (key: string): string => catalogue[key] ?? ''

/** Parameters as large as they come. */
function samples(key: string, number = 20): Record<string, string | number> {
  return Object.fromEntries(
    [...partsOf(key).wants].map(([name, kind]) => [name, kind === 'number' ? number : 'Wednesday 30 September 2027']),
  )
}

let sources: Spoken
beforeAll(async () => {
  catalogue = (await import('../../src/locales/en/index.ts')).en
  sources = await spoken()
})

describe('the catalogue', () => {
  it('has some hundred messages, and says no key twice', async () => {
    expect(keys.length).toBeGreaterThan(250)
    const { parts } = await import('../../src/locales/en/index.ts')
    const inParts = Object.values(parts).flatMap((messages) => Object.keys(messages))
    expect(keys.toSorted()).toEqual(inParts.toSorted())
  })

  it('is sound in every message: nothing is left unfilled, whatever the number', () => {
    for (const key of keys) {
      for (const number of [0, 1, 2, 5, 20]) {
        const shown = words(key, samples(key, number))
        expect([key, shown]).toEqual([key, expect.not.stringMatching(/[{}]|undefined|NaN|\[object/)])
        expect(shown).not.toBe('')
      }
    }
  })

  it('asks for what it wants: a message without its parameters is an error, not a hole', () => {
    for (const key of keys) {
      if (partsOf(key).wants.size > 0) expect(() => words(key), key).toThrow()
    }
  })

  it('is calm and set in proper quotes', () => {
    for (const key of keys) {
      const { said } = partsOf(key)
      expect([key, said]).toEqual([key, expect.not.stringMatching(/[!"'`]|\.\.\./)])
    }
  })

  it('knows every key that the sources say, with all that it wants', () => {
    const said = sources.calls.filter((call) => ['t', 'tr', 'words', 'UserError'].includes(call.by))
    expect(said.length).toBeGreaterThan(200)
    for (const { where, key, params } of said) {
      expect([where, key, key in catalogue]).toEqual([where, key, true])
      if (params !== null)
        expect([where, key, params]).toEqual([where, key, expect.arrayContaining([...partsOf(key).wants.keys()])])
    }
  })

  it('knows every key that a definition names', () => {
    const named = [...Object.values(nouns)].flatMap((key): string[] => [key])
    for (const each of allDefinitions) {
      if ('requires' in each) named.push(each.requires.denied)
      if ('summary' in each) named.push(each.summary)
      if (each.what === 'message-action') named.push(each.label)
      if (each.what === 'form')
        named.push(...Object.values(each.fields).flatMap(({ label, hint }) => (hint === '' ? [label] : [label, hint])))
      if (each.what === 'command')
        for (const [name, option] of Object.entries(each.options)) {
          named.push(option.summary, ...option.choices.map((choice) => choice.label))
          if (each.opens.kind !== 'form' && option.kind !== 'room') named.push(`option.name.${name}`)
        }
    }
    for (const key of named) expect([key, key in catalogue]).toEqual([key, true])
  })

  it('has nothing that nobody says', () => {
    const { literals, patterns } = sources
    const inUse = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key))
    expect(keys.filter((key) => !inUse(key))).toEqual([])
  })

  it('has nothing that only an option’s name would lead to, and no option', () => {
    const options = allDefinitions.flatMap((each) =>
      each.what === 'command' && each.opens.kind !== 'form' ? Object.keys(each.options) : [],
    )
    const names = keys.filter((key) => key.startsWith('option.name.')).map((key) => key.slice('option.name.'.length))
    expect(names.filter((name) => !options.includes(name))).toEqual([])
  })
})

describe('words fit where they stand', () => {
  const length = (key: string) => words(key, samples(key)).length

  it('on buttons, selects and headings', () => {
    const bounds = { button: LIMITS.buttonLabel, choice: LIMITS.choiceLabel, heading: LIMITS.heading }
    for (const [by, bound] of Object.entries(bounds)) {
      const shown = sources.calls.filter((call) => call.by === by)
      expect(shown.length).toBeGreaterThan(2)
      for (const { key } of shown) expect([key, length(key) <= bound]).toEqual([key, true])
    }
  })

  it('in forms and in what is published', () => {
    // the rehearsal's page has windows of its own, as wide as their titles need
    for (const key of keys.filter((each) => /\.(title|submit)$|^setup\.save$/.test(each)))
      if (key !== 'sessions.title' && !key.startsWith('rehearsal.page.'))
        expect([key, length(key) <= LIMITS.formTitle]).toEqual([key, true])
    for (const each of allDefinitions) {
      if (each.what === 'message-action') expect(length(each.label)).toBeLessThanOrEqual(LIMITS.messageAction)
      if (each.what === 'command') {
        expect([each.id, length(each.summary) <= LIMITS.description]).toEqual([each.id, true])
        for (const [name, option] of Object.entries(each.options)) {
          expect([option.summary, length(option.summary) <= LIMITS.description]).toEqual([option.summary, true])
          const label = `option.name.${name}`
          if (label in catalogue) expect(length(label)).toBeLessThanOrEqual(LIMITS.fieldLabel)
        }
      }
      if (each.what !== 'form') continue
      for (const { label, hint } of Object.values(each.fields)) {
        expect([label, length(label) <= LIMITS.fieldLabel]).toEqual([label, true])
        if (hint !== '') expect([hint, length(hint) <= LIMITS.fieldHint]).toEqual([hint, true])
      }
    }
  })
})

describe('words with leaves in them', () => {
  it('keep each leaf where the message names it', () => {
    const who = person('anna')
    expect(tr('sessions.is-on-the-way', { who })).toEqual([who, { kind: 'plain', text: ' is on the way.' }])
    const when = instant({ toString: () => '2027-03-16T19:00:00Z' }, 'Europe/London')
    expect(tr('sessions.closing.next', { number: 2, when })).toEqual([
      { kind: 'plain', text: 'Session 2: ' },
      when,
      { kind: 'plain', text: '.' },
    ])
  })

  it('let nothing act that a person wrote', () => {
    const name = '{name} <b>@everyone</b> {0, plural, other {x}} <!channel>'
    expect(t('opening.opened', { name })).toBe(`‘${name}’ is open.`)
    expect(tr('opening.opened', { name })).toEqual([{ kind: 'plain', text: `‘${name}’ is open.` }])
  })

  it('are said in the language of the person, British English where none is said', () => {
    expect(inLanguage('en-GB', () => t('kit.submit'))).toBe(t('kit.submit'))
  })

  it('know no key that there is not', () => {
    expect(() => words('no.such.key')).toThrow("no message 'no.such.key'")
    expect(() => words('constructor')).toThrow("no message 'constructor'")
  })
})
