import { AsyncLocalStorage } from 'node:async_hooks'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Inline, RichText } from '../chat/view.ts'
import type { KeyOf } from './catalogue.ts'
// written by scripts/generate-indexes.mjs: one part for each file beside it
import { en, type parts } from './en/index.ts'

export type MessageKey = KeyOf<typeof parts>
export type Language = 'en-GB'
type Param = string | number

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'en-GB': en }
const speaking = new AsyncLocalStorage<Language>()

/** Everything that `work` says with `t` and `tr` is said in this language. Outside of it: British English. */
export function inLanguage<R>(language: Language, work: () => R): R {
  return speaking.run(language, work)
}

const formats = new Map<string, IntlMessageFormat>()

/** @throws RangeError for a key that the catalogue has not: a fault of ours, found by the tests over all keys. */
function format(key: string): IntlMessageFormat {
  const language = speaking.getStore() ?? 'en-GB'
  const known = formats.get(`${language} ${key}`)
  if (known) return known
  const message = Object.hasOwn(catalogues[language], key) ? catalogues[language][key] : undefined
  if (message === undefined) throw new RangeError(`no message '${key}'`)
  const made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
  formats.set(`${language} ${key}`, made)
  return made
}

/** Finished words: ICU message syntax, plain text in, plain text out. */
export function t(key: MessageKey, params: Readonly<Record<string, Param>> = {}): string {
  return words(key, params)
}

/** As `t`, for keys that come as data: from definitions, UserErrors and stored problems. */
export function words(key: string, params: Readonly<Record<string, Param>> = {}): string {
  return String(format(key).format(params))
}

/**
 * Words with leaves in them: `tr('session.who', { who: person(id) })`. What is given as text becomes a plain leaf,
 * so it never acts; leaves stand where the message names them.
 */
export function tr(key: MessageKey, params: Readonly<Record<string, Param | Inline | RichText>>): RichText {
  const parts = format(key).formatToParts<Inline | RichText>(params)
  return parts.flatMap((part): RichText => {
    const value = part.value
    if (typeof value === 'string') return value === '' ? [] : [{ kind: 'plain', text: value }]
    return 'kind' in value ? [value] : value
  })
}

/** For the test that walks the catalogue. */
export const keys = Object.keys(en) as MessageKey[]
