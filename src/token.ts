/**
 * A name that is a value: minted once where it belongs (a job in its area, a topic of posts, an audit action, a sealed column) and handed
 * to the port that uses it. Ports are generic over tokens and know none of them; the list of areas says which part of the house binds
 * each (src/binding.ts checks it at the start).
 */
export interface Token<K extends TokenKind = TokenKind> {
  readonly token: K
  /** 'session.open': small letters, with a dot between what it belongs to and what it is. Stored in the database. */
  readonly name: string
}

export type TokenKind = 'job' | 'topic' | 'audit action' | 'sealed column' | 'personal data'

const NAME = /^[A-Za-z][A-Za-z-]*(\.[A-Za-z][A-Za-z-]*)+$/

const all: Token[] = []

/**
 * Mints a token. Called while modules load, for a constant: `export const OPEN_SESSION = job('session.open', ...)` in the port's own words.
 * A name that is taken is found at the start, with all others, so that one sentence can tell which.
 * @throws RangeError for a name that is none
 */
export function mint<K extends TokenKind, P extends object>(token: K, name: string, properties: P): Token<K> & P {
  if (!NAME.test(name)) throw new RangeError(`'${name}' is no name for a ${token}: like 'session.open'`)
  const made = { ...properties, token, name }
  all.push(made)
  return made
}

/** Every token that has been minted in this process, in the order of minting. */
export const mintedTokens = (): readonly Token[] => all
