import type { AnyDefinition } from '../src/chat/command.ts'
import type { Context } from '../src/context.ts'
import type { MessageKey } from '../src/locales/index.ts'
// written by scripts/generate-indexes.mjs: one entry for each folder beside this file
import { folders } from './folders.ts'
import type { Noun } from './noun.ts'

/** @throws Error when two nouns ask for the same place: their order would hang on chance */
function inOrder(nouns: Readonly<Record<string, Noun>>): [name: string, noun: Noun][] {
  const sorted = Object.entries(nouns).sort(([, a], [, b]) => a.place - b.place)
  sorted.forEach(([name, { place }], index) => {
    const next = sorted[index + 1]
    if (next?.[1].place === place)
      throw new Error(`commands/${name} and commands/${next[0]} have the same place, ${place}`)
  })
  return sorted
}

const ordered = inOrder(folders)

/** What each noun is about, in the order in which nouns are published. */
export const nouns: Readonly<Record<string, MessageKey>> = Object.fromEntries(
  ordered.flatMap(([name, { summary }]) => (summary === null ? [] : [[name, summary]])),
)

/** The one list: what is published, found by dispatch, shown by `/roundel help`, and printed into the table of powers. */
export const allDefinitions: readonly AnyDefinition<Context>[] = ordered.flatMap(([, noun]) =>
  noun.definitions(() => allDefinitions),
)
