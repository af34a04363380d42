import type { OptionInput, OptionSpec, Options } from './command.ts'
import type { RawOption } from './inbound.ts'
import type { Holder } from './refs.ts'

/** What is wrong with which option: a message key and its parameters. */
export interface OptionProblem {
  option: string
  key: string
  params: Readonly<Record<string, string | number>>
}

export interface ReadOptions<O extends Options> {
  /** Whatever could be read; complete when there is no problem. */
  values: Partial<OptionInput<O>>
  problems: readonly OptionProblem[]
}

/**
 * Typed text -> options by name, for platforms whose commands are text: `name:"Tuesday circle" person:@anna`.
 * Quotes may be left out where words follow one another: `what:Nobody listened person:@anna`.
 * What has no name goes to the options not yet named, in their order: a mention to the first of its kind, a word to the first that
 * takes words; a text takes all words that are left, and where there is one, an optional word is given by name alone.
 * `pieces` are the text in order, its mentions already told apart by the adapter.
 */
export function namedOptions(options: Options, pieces: readonly RawOption[]): Readonly<Record<string, RawOption>> {
  const named: Record<string, RawOption> = {}
  const loose: RawOption[] = []
  /** Named, and its value is still to come. */
  let waiting: string | null = null
  /** A text that is being written without quotes: words go on until the next name. */
  let writing: string | null = null
  for (const piece of pieces) {
    if (!('text' in piece)) {
      if (waiting !== null && waiting !== writing) named[waiting] = piece
      else loose.push(piece)
      if (waiting !== writing) waiting = null
      continue
    }
    for (const token of tokens(piece.text)) {
      const option = token.name !== null && Object.hasOwn(options, token.name) ? options[token.name] : undefined
      if (token.name !== null && option) {
        waiting = token.value === '' && !token.quoted ? token.name : null
        writing = option.kind === 'text' && !token.quoted ? token.name : null
        if (token.value !== '') named[token.name] = { text: token.value }
      } else if (waiting !== null) {
        named[waiting] = { text: token.whole }
        if (token.quoted) writing = null
        waiting = null
      } else if (writing !== null) goOn(named, writing, token.whole)
      else loose.push({ text: token.whole })
    }
  }
  settle(options, named, loose)
  return named
}

/** Finds a home for everything that came without a name. */
function settle(options: Options, named: Record<string, RawOption>, loose: readonly RawOption[]): void {
  const free = Object.entries(options).filter(([name]) => !Object.hasOwn(named, name))
  for (const piece of loose) {
    const home = free.find(([name, option]) => !Object.hasOwn(named, name) && !('text' in piece) && fits(option, piece))
    if (home) named[home[0]] = piece
  }
  const takers = free.filter(([, option]) => takesWords(option))
  const text = takers.some(([, option]) => option.kind === 'text')
  const queue = takers.filter(([, option]) => option.kind === 'text' || option.required || !text)
  // where every text is named already, more words still belong to it
  let going = Object.keys(options).findLast((name) => options[name]?.kind === 'text' && Object.hasOwn(named, name))
  for (const piece of loose) {
    if (!('text' in piece)) continue
    const [name, option] = queue.shift() ?? []
    if (name !== undefined) {
      named[name] = piece
      going = name
    } else if (going !== undefined) goOn(named, going, piece.text)
    if (option?.kind === 'text') queue.length = 0
  }
}

function goOn(named: Record<string, RawOption>, name: string, more: string): void {
  const before = named[name]
  named[name] = { text: before && 'text' in before ? `${before.text} ${more}` : more }
}

function fits(option: OptionSpec<unknown>, piece: RawOption): boolean {
  if ('person' in piece) return option.kind === 'person' || option.kind === 'holder'
  if ('group' in piece) return option.kind === 'holder'
  return 'room' in piece && option.kind === 'room'
}

const takesWords = ({ kind }: OptionSpec<unknown>): boolean =>
  kind === 'text' || kind === 'integer' || kind === 'choice' || kind === 'suggested'

interface Token {
  /** What stands before a colon, be it an option or not. */
  name: string | null
  /** What stands after it, or all there is; without its quotes. */
  value: string
  /** As it is to be taken where the name is none. */
  whole: string
  quoted: boolean
}

/** A German opening quote is closed by what opens an English one. */
const TOKEN = /(?:([a-z][a-z-]*):)?["“„«]([^"“”«»]*)["“”»]|\S+/g
const QUOTES = /["“”„«»]/g

function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([whole, name, inner]): Token => {
    if (inner !== undefined) {
      const value = inner.trim()
      return { name: name ?? null, value, whole: name === undefined ? value : whole, quoted: true }
    }
    const [, before, after] = /^([a-z][a-z-]*):(.*)$/s.exec(whole) ?? []
    return { name: before ?? null, value: (after ?? whole).replace(QUOTES, ''), whole, quoted: false }
  })
}

/** Reads named options into their types; everything wrong is told, not only the first. */
export function readOptions<O extends Options>(options: O, raw: Readonly<Record<string, RawOption>>): ReadOptions<O> {
  const values: Record<string, unknown> = {}
  const problems: OptionProblem[] = []
  for (const [name, option] of Object.entries(options)) {
    const given = raw[name]
    if (given === undefined) {
      if (option.required) problems.push({ option: name, key: 'kit.option.missing', params: { option: name } })
      else values[name] = null
      continue
    }
    const read = readOne(option, given)
    if ('value' in read) values[name] = read.value
    else problems.push({ option: name, key: read.key, params: { option: name, max: option.max, min: option.min } })
  }
  return { values: values as Partial<OptionInput<O>>, problems }
}

function readOne(option: OptionSpec<unknown>, given: RawOption): { value: string | number | Holder } | { key: string } {
  switch (option.kind) {
    case 'person':
      return 'person' in given ? { value: given.person } : { key: 'kit.option.not-a-person' }
    case 'holder':
      return 'person' in given || 'group' in given ? { value: given } : { key: 'kit.option.not-a-holder' }
    case 'room':
      return 'room' in given ? { value: given.room } : { key: 'kit.option.not-a-room' }
    case 'integer': {
      const number = 'text' in given && /^-?\d{1,9}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN
      return number >= option.min && number <= option.max ? { value: number } : { key: 'kit.option.not-a-number' }
    }
    case 'choice': {
      const value = 'text' in given ? given.text.trim().toLowerCase() : ''
      const found = option.choices.find((choice) => choice.value === value)
      return found ? { value: found.value } : { key: 'kit.option.not-offered' }
    }
    case 'text':
    case 'suggested': {
      if (!('text' in given)) return { key: 'kit.option.not-text' }
      const value = given.text.trim()
      if (value === '') return { key: 'kit.option.missing' }
      return option.max > 0 && value.length > option.max ? { key: 'kit.option.too-long' } : { value }
    }
  }
}
