import { LIST_PAGE } from '../../src/areas/boundaries/actions.ts'
import { listRecords } from '../../src/areas/boundaries/service.ts'
import { listView } from '../../src/areas/boundaries/views.ts'
import { boundaryReaders } from '../../src/areas/circles/powers.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import type { View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { acting, circleSuggest, where } from './shared.ts'

const page = async (c: Context, skip: number): Promise<View> =>
  listView(await listRecords(c, acting(c), skip), skip, where(c))

const list = kit.command(['boundary', 'list'], {
  summary: 'boundaries.list.summary',
  requires: boundaryReaders,
  options: { circle: opt.suggested(circleSuggest).optional('boundaries.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => page(c, 0)),
})

const listPage = kit.press(LIST_PAGE, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ skip }, c) => page(c, skip)),
})

export const definitions: AnyDefinition<Context>[] = [list, listPage]
