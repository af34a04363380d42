import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as attendance } from './attendance.ts'
import { definitions as close } from './close.ts'
import { definitions as list } from './list.ts'
import { definitions as move } from './move.ts'
import { definitions as next } from './next.ts'
import { definitions as open } from './open.ts'
import { definitions as skip } from './skip.ts'

export const definitions: AnyDefinition<Context>[] = [
  ...list,
  ...next,
  ...open,
  ...close,
  ...move,
  ...skip,
  ...attendance,
]

export const noun: Noun = { summary: 'sessions.summary', place: 70, definitions: () => definitions }
