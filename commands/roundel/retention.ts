import { admins } from '../../src/areas/circles/powers.ts'
import { RETENTION_AHEAD, RETENTION_KEPT } from '../../src/areas/personal-data/actions.ts'
import { preview } from '../../src/areas/personal-data/preview.ts'
import { aheadView, keptView } from '../../src/areas/personal-data/retention-views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

const next = async (c: Context) => aheadView(await preview(c, c.community, c.now), c.community.region)

const retention = kit.command(['roundel', 'retention'], {
  summary: 'personal-data.retention.summary',
  requires: admins,
  options: {},
  opens: kit.privately((_, c) => next(c)),
})

const ahead = kit.press(RETENTION_AHEAD, { requires: admins, opens: kit.replacing((_, c) => next(c)) })

const kept = kit.press(RETENTION_KEPT, {
  requires: admins,
  opens: kit.replacing(async (_, c) => keptView(c.community.boundaryDays, c.community.region)),
})

export const definitions: AnyDefinition<Context>[] = [retention, ahead, kept]
