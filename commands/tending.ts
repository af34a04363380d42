import type { AnyDefinition } from '../src/chat/command.ts'
import type { Context } from '../src/context.ts'

export const definitions: AnyDefinition<Context>[] = []
