import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as correct } from './correct.ts'
import { definitions as deleting } from './delete.ts'
import { definitions as exporting } from './export.ts'
import { definitions as show } from './show.ts'

export const definitions: AnyDefinition<Context>[] = [...show, ...exporting, ...correct, ...deleting]

export const noun: Noun = { summary: 'personal-data.summary', place: 50, definitions: () => definitions }
