import { StartError } from './data/start-error.ts'
import type { Token } from './token.ts'

/** The tokens that a part of the house binds: what it brings, or carries out. */
export interface Bound {
  /** 'sessions', 'outbox'. */
  readonly part: string
  readonly tokens: readonly Token[]
}

/**
 * Every token is bound by exactly one part of the house, and every part's name is its own. What is minted and not bound would be a job
 * that nobody carries out, or personal data that nobody erases.
 * @param minted all there are (`mintedTokens`)
 * @throws StartError that names the token and the file to change
 */
export function assertBoundOnce(parts: readonly Bound[], minted: readonly Token[]): void {
  const problem =
    twice(parts.map(({ part }) => `the part ‘${part}’`)) ??
    mintedTwice(minted) ??
    boundTwice(parts) ??
    neverBound(parts, minted)
  if (problem !== null) throw new StartError(problem)
}

interface Problem {
  problem: string
  mend: string
}

const called = ({ token, name }: Token): string => `the ${token} ‘${name}’`

function twice(names: readonly string[]): Problem | null {
  const name = names.find((each, at) => names.indexOf(each) !== at)
  return name === undefined
    ? null
    : { problem: `${sentence(name)} is in the list twice.`, mend: 'Take it out of src/areas.ts once.' }
}

function mintedTwice(minted: readonly Token[]): Problem | null {
  const names = minted.map(called)
  const name = names.find((each, at) => names.indexOf(each) !== at)
  return name === undefined
    ? null
    : { problem: `${sentence(name)} is defined twice.`, mend: 'Give one of the two another name.' }
}

function boundTwice(parts: readonly Bound[]): Problem | null {
  const owners = new Map<string, string>()
  for (const { part, tokens } of parts)
    for (const token of tokens) {
      const other = owners.get(called(token))
      if (other !== undefined)
        return {
          problem: `${sentence(called(token))} is bound by ‘${other}’ and by ‘${part}’.`,
          mend: 'Leave it to one of the two: take it out of the other’s area.ts.',
        }
      owners.set(called(token), part)
    }
  return null
}

function neverBound(parts: readonly Bound[], minted: readonly Token[]): Problem | null {
  const bound = new Set(parts.flatMap(({ tokens }) => tokens.map(called)))
  const token = minted.find((each) => !bound.has(called(each)))
  return token === undefined
    ? null
    : {
        problem: `${sentence(called(token))} is defined, and no part in the list of areas binds it.`,
        mend: 'Name it in the area.ts of the area that it belongs to, and that area in src/areas.ts.',
      }
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
