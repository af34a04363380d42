import { programmeLeads } from '../../src/areas/circles/powers.ts'
import { WAITING_PAGE } from '../../src/areas/membership/actions.ts'
import { waitingList } from '../../src/areas/membership/next-round.ts'
import { waitingView } from '../../src/areas/membership/next-round-views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

const waitingPage = async (c: Context, skip: number) =>
  waitingView(await waitingList(c, c.community.id, skip), skip, c.community)

const waiting = kit.command(['circle', 'waiting'], {
  summary: 'membership.waiting.summary',
  requires: programmeLeads,
  options: {},
  opens: kit.privately((_, c) => waitingPage(c, 0)),
})

const waitingMore = kit.press(WAITING_PAGE, {
  requires: programmeLeads,
  opens: kit.replacing(({ skip }, c) => waitingPage(c, skip)),
})

export const definitions: AnyDefinition<Context>[] = [waiting, waitingMore]
