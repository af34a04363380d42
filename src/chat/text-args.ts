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
 * Words without a name go to the first option not yet named that takes text, mentions to the first of their kind.
 * `pieces` are the text in order, its mentions already told apart by the adapter.
 */
export function namedOptions(options: Options, pieces: readonly RawOption[]): Readonly<Record<string, RawOption>> {
  const named: Record<string, RawOption> = {}
  const loose: RawOption[] = []
  let waiting: string | null = null
  for (const piece of pieces) {
    if (!('text' in piece)) {
      if (waiting) named[waiting] = piece
      else loose.push(piece)
      waiting = null
      continue
    }
    for (const token of tokens(piece.text)) {
      const match = /^([a-z][a-z-]*):([\s\S]*)$/.exec(token.text)
      const name = match?.[1]
      if (!token.quoted && name !== undefined && name in options) {
        const rest = unquoted(match?.[2] ?? '')
        if (rest === '') waiting = name
        else named[name] = { text: rest }
        if (rest !== '') waiting = null
      } else if (waiting) {
        named[waiting] = { text: token.text }
        waiting = null
      } else loose.push({ text: token.text })
    }
  }
  for (const piece of loose) {
    const home = Object.entries(options).find(([name, option]) => !(name in named) && fits(option, piece))
    if (home) {
      named[home[0]] = piece
    } else if ('text' in piece) {
      // more words than options: they belong to the last text that was filled loosely
      const last = Object.entries(options)
        .filter(([name, option]) => option.kind === 'text' && 'text' in (named[name] ?? {}))
        .at(-1)
      const before = last && named[last[0]]
      if (last && before && 'text' in before) named[last[0]] = { text: `${before.text} ${piece.text}` }
    }
  }
  return named
}

function fits(option: OptionSpec<unknown>, piece: RawOption): boolean {
  if ('person' in piece) return option.kind === 'person' || option.kind === 'holder'
  if ('group' in piece) return option.kind === 'holder'
  if ('room' in piece) return option.kind === 'room'
  return option.kind === 'text' || option.kind === 'integer' || option.kind === 'choice' || option.kind === 'suggested'
}

const QUOTES = /["“”„«»]/g

function tokens(text: string): { text: string; quoted: boolean }[] {
  const found = text.matchAll(/([a-z][a-z-]*:)?["“„«]([^"“”«»]*)["”»]|\S+/g)
  return [...found].map((match) => {
    const inner = match[2]
    if (inner === undefined) return { text: match[0], quoted: false }
    return match[1] === undefined ? { text: inner, quoted: true } : { text: `${match[1]}${inner}`, quoted: false }
  })
}

const unquoted = (text: string) => text.replace(QUOTES, '').trim()

/** Reads named options into their types; everything wrong is told, not only the first. */
export function readOptions<O extends Options>(options: O, raw: Readonly<Record<string, RawOption>>): ReadOptions<O> {
  const values: Record<string, unknown> = {}
  const problems: OptionProblem[] = []
  for (const [name, option] of Object.entries(options)) {
    const given = raw[name]
    if (given === undefined) {
      if (option.required) problems.push({ option: name, key: 'option.missing', params: { option: name } })
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
      return 'person' in given ? { value: given.person } : { key: 'option.not-a-person' }
    case 'holder':
      return 'person' in given || 'group' in given ? { value: given } : { key: 'option.not-a-holder' }
    case 'room':
      return 'room' in given ? { value: given.room } : { key: 'option.not-a-room' }
    case 'integer': {
      const number = 'text' in given && /^-?\d{1,9}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN
      return number >= option.min && number <= option.max ? { value: number } : { key: 'option.not-a-number' }
    }
    case 'choice': {
      const value = 'text' in given ? given.text.trim().toLowerCase() : ''
      const found = option.choices.find((choice) => choice.value === value)
      return found ? { value: found.value } : { key: 'option.not-offered' }
    }
    case 'text':
    case 'suggested': {
      if (!('text' in given)) return { key: 'option.not-text' }
      const value = given.text.trim()
      if (value === '') return { key: 'option.missing' }
      return option.max > 0 && value.length > option.max ? { key: 'option.too-long' } : { value }
    }
  }
}
