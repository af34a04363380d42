import { circlesOf } from '../../src/areas/circles/find.ts'
import { helpView } from '../../src/areas/circles/help-views.ts'
import { everyone } from '../../src/areas/circles/powers.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

/** Made from the very list that is published, by asking of each command whether this person may use it. */
const help = (all: () => readonly AnyDefinition<Context>[]) =>
  kit.command(['roundel', 'help'], {
    summary: 'circles.help.summary',
    requires: everyone,
    options: {},
    opens: kit.privately(async (_, c) => helpView(c, all(), await circlesOf(c, c.community.id, c.actor.person))),
  })

const home = (all: () => readonly AnyDefinition<Context>[]) =>
  kit.home({
    requires: everyone,
    run: async (c) => helpView(c, all(), await circlesOf(c, c.community.id, c.actor.person)),
  })

export const definitions = (all: () => readonly AnyDefinition<Context>[]): AnyDefinition<Context>[] => [
  help(all),
  home(all),
]
