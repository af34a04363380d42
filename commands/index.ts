import type { AnyDefinition } from '../src/chat/command.ts'
import type { Context } from '../src/context.ts'
import type { MessageKey } from '../src/locales/index.ts'
import * as agreement from './agreement.ts'
import * as boundary from './boundary.ts'
import * as circle from './circle.ts'
import * as gethelp from './gethelp.ts'
import * as incidents from './incidents.ts'
import * as life from './life.ts'
import * as moving from './moving.ts'
import * as mydata from './mydata.ts'
import * as posts from './posts.ts'
import * as roundel from './roundel.ts'
import * as session from './session.ts'

/** What each noun is about, in the words that are published. */
export const nouns: Readonly<Record<string, MessageKey>> = {
  agreement: 'agreement.summary',
  boundary: 'boundary.summary',
  circle: 'circle.summary',
  gethelp: 'gethelp.summary',
  mydata: 'mydata.summary',
  roundel: 'roundel.summary',
  session: 'session.summary',
}

/** The one list: what is published, found by dispatch, shown by `/roundel help`, and printed into the table of powers. */
export const allDefinitions: readonly AnyDefinition<Context>[] = [
  ...agreement.definitions,
  ...boundary.definitions,
  ...circle.definitions,
  ...gethelp.definitions,
  ...life.definitions,
  ...moving.definitions,
  ...mydata.definitions,
  ...posts.definitions,
  ...roundel.definitions(() => allDefinitions),
  ...session.definitions,
  ...incidents.definitions,
]
