import { everyone } from '../../src/areas/circles/powers.ts'
import { SHOW_PAGE } from '../../src/areas/personal-data/actions.ts'
import { showView } from '../../src/areas/personal-data/show-views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { hersOf, place } from './shared.ts'

const show = kit.command(['mydata', 'show'], {
  summary: 'personal-data.show.summary',
  requires: everyone,
  options: {},
  opens: kit.privately(async (_, c) => showView(await hersOf(c), 0, place(c))),
})

const showPage = kit.press(SHOW_PAGE, {
  requires: everyone,
  opens: kit.replacing(async ({ page }, c) => showView(await hersOf(c), page, place(c))),
})

export const definitions: AnyDefinition<Context>[] = [show, showPage]
