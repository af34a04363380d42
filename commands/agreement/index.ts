import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as point } from './point.ts'
import { definitions as show } from './show.ts'

export const definitions: AnyDefinition<Context>[] = [...show, ...point]

export const noun: Noun = { summary: 'agreement.summary', place: 10, definitions: () => definitions }
