import type { AnyDefinition } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'
import type { Noun } from '../noun.ts'
import { definitions as add } from './add.ts'
import { definitions as afterLeaving } from './after-leaving.ts'
import { definitions as close } from './close.ts'
import { definitions as create } from './create.ts'
import { definitions as facilitator } from './facilitator.ts'
import { definitions as incidents } from './incidents.ts'
import { definitions as leave } from './leave.ts'
import { definitions as opening } from './opening.ts'
import { definitions as pause } from './pause.ts'
import { definitions as planning } from './planning.ts'
import { definitions as remove } from './remove.ts'
import { definitions as resume } from './resume.ts'
import { definitions as shared } from './shared.ts'
import { definitions as show } from './show.ts'
import { definitions as waiting } from './waiting.ts'

export const definitions: AnyDefinition<Context>[] = [
  ...shared,
  ...create,
  ...planning,
  ...opening,
  ...show,
  ...add,
  ...remove,
  ...facilitator,
  ...pause,
  ...resume,
  ...close,
  ...leave,
  ...afterLeaving,
  ...waiting,
  ...incidents,
]

export const noun: Noun = { summary: 'circles.summary', place: 30, definitions: () => definitions }
