import type { AnyDefinition } from '../src/chat/command.ts'
import type { Context } from '../src/context.ts'
import type { MessageKey } from '../src/locales/index.ts'

/** What a folder of commands/ brings. Its name is the noun that people type: /circle leave is commands/circle/leave.ts. */
export interface Noun {
  /** What the noun is about, in the words that are published. Null for a folder of buttons alone: nothing of it is typed. */
  summary: MessageKey | null
  /** Nouns are published, and shown in the tables of the docs, by ascending place. No two have the same. */
  place: number
  /** @param all every definition of every noun, for a command that lists the others; to be called when it runs, not before */
  definitions(all: () => readonly AnyDefinition<Context>[]): readonly AnyDefinition<Context>[]
}
