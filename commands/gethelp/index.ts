import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as gethelp } from './gethelp.ts'

export const definitions: AnyDefinition<Context>[] = [...gethelp]

export const noun: Noun = { summary: 'help.summary', place: 40, definitions: () => definitions }
