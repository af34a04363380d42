import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as add } from './add.ts'
import { definitions as list } from './list.ts'
import { definitions as log } from './log.ts'
import { definitions as mine } from './mine.ts'
import { definitions as review } from './review.ts'
import { circleSuggest } from './shared.ts'
import { definitions as show } from './show.ts'
import { definitions as strike } from './strike.ts'
import { definitions as told } from './told.ts'

export const definitions: AnyDefinition<Context>[] = [
  circleSuggest,
  ...log,
  ...list,
  ...show,
  ...add,
  ...told,
  ...strike,
  ...review,
  ...mine,
]

export const noun: Noun = { summary: 'boundaries.summary', place: 20, definitions: () => definitions }
