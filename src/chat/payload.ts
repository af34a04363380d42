/**
 * The few values that ride inside a button: ids of ours, small numbers, single words.
 * Anything bigger is a Draft row and the button carries its id.
 */
export interface Codec<I> {
  /** @throws RangeError for what could not be read again: a fault of ours, found when the button is made. */
  encode(input: I): string[]
  /** @throws PayloadError when the parts are not what `encode` makes. */
  decode(parts: readonly string[]): I
}

export class PayloadError extends Error {
  override readonly name = 'PayloadError'
}

export interface PayloadPart<T> {
  write(value: T): string
  read(text: string): T
}

export const id: PayloadPart<string> = {
  write: (value) => value,
  read: (text) => {
    if (!/^[\w:-]+$/.test(text)) throw new PayloadError('not an id')
    return text
  },
}

export const integer: PayloadPart<number> = {
  write: (value) => String(value),
  read: (text) => {
    if (!/^-?\d{1,9}$/.test(text)) throw new PayloadError('not a number')
    return Number(text)
  },
}

export function oneOf<const T extends string>(...words: readonly T[]): PayloadPart<T> {
  return {
    write: (value) => value,
    read: (text) => {
      const found = words.find((word) => word === text)
      if (found === undefined) throw new PayloadError(`not one of ${words.join(', ')}`)
      return found
    },
  }
}

/** A part that may be absent: null is written as nothing. */
export function nullable<T>(part: PayloadPart<T>): PayloadPart<T | null> {
  return {
    write: (value) => (value === null ? '' : part.write(value)),
    read: (text) => (text === '' ? null : part.read(text)),
  }
}

/** A value that could not be read back would open a form whose submission is lost: it is refused when it is written. */
function written<T>(key: string, part: PayloadPart<T>, value: T): string {
  const text = part.write(value)
  try {
    part.read(text)
  } catch {
    throw new RangeError(`'${key}' cannot ride in a button`)
  }
  return text
}

type Values<S> = { [K in keyof S]: S[K] extends PayloadPart<infer T> ? T : never }

/** Parts in the order written: `payload({ circle: id, session: int })`. Adding a part later needs a new definition id. */
export function payload<S extends Record<string, PayloadPart<unknown>>>(shape: S): Codec<Values<S>> {
  const entries = Object.entries(shape) as [keyof S & string, PayloadPart<unknown>][]
  return {
    encode: (input) => entries.map(([key, part]) => written(key, part, input[key])),
    decode: (parts) => {
      if (parts.length !== entries.length) throw new PayloadError(`expected ${entries.length} parts`)
      return Object.fromEntries(
        entries.map(([key, part], at) => [key, part.read(parts[at] ?? '')]),
      ) as unknown as Values<S>
    },
  }
}

/** For what carries nothing. */
export const nothing: Codec<object> = payload({})
