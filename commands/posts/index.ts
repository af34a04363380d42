import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as buttons } from './buttons.ts'

export const definitions: AnyDefinition<Context>[] = [...buttons]

export const noun: Noun = { summary: null, place: 80, definitions: () => definitions }
