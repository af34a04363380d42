import { allDefinitions, nouns } from '../../commands/index.ts'
import { type CommandRegistry, defined, published } from '../chat/registry.ts'
import type { Context } from '../context.ts'
import { words } from '../locales/index.ts'

/** Everything that dispatch can find. */
export const definitions = defined<Context>(allDefinitions)

/** What every adapter publishes. */
export const registry: CommandRegistry = published(definitions, nouns, words)
