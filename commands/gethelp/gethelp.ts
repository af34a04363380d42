import { Temporal } from 'temporal-polyfill'
import { HELP_NOW } from '../../src/areas/help/actions.ts'
import { knownRegion } from '../../src/areas/help/known-regions.ts'
import { helpNow } from '../../src/areas/help/views.ts'
import { type AnyDefinition, urgent } from '../../src/chat/command.ts'
import type { Context } from '../../src/context.ts'

/**
 * /gethelp, and 'Get help now' wherever it stands. It needs no authority and no database, and nothing of it is written down.
 * The date is this computer's own, not the clock that circles live by: how long ago a number was checked is a fact of the real
 * world, in a rehearsal too.
 */
const getHelp = urgent({
  path: ['gethelp'],
  summary: 'help.summary',
  action: HELP_NOW,
  run: (input, community) => helpNow(input?.region ?? knownRegion(community), Temporal.Now.plainDateISO('UTC')),
})

export const definitions: AnyDefinition<Context>[] = [getHelp]
