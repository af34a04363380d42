import { OPEN_RECORD, RECORD_PAGE, SHOW_CHOSEN } from '../../src/areas/boundaries/actions.ts'
import { recordView } from '../../src/areas/boundaries/record-views.ts'
import { showRecord } from '../../src/areas/boundaries/service.ts'
import { boundaryReaders } from '../../src/areas/circles/powers.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import type { View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { acting, ofOne, reader, where } from './shared.ts'

/** The record's own page; `at` are its pages before. */
const recordPage = async (c: Context, number: number, at = 0): Promise<View> =>
  recordView(await showRecord(c, acting(c), number), at, await reader(c), where(c))

const show = kit.command(['boundary', 'show'], {
  summary: 'boundaries.show.summary',
  requires: boundaryReaders,
  options: ofOne,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number }: { number: number }, c) => recordPage(c, number)),
})

const showChosen = kit.press(SHOW_CHOSEN, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ chosen }, c) => recordPage(c, Number(chosen))),
})

const open = kit.press(OPEN_RECORD, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number, page }, c) => recordPage(c, number, page)),
})

const turn = kit.press(RECORD_PAGE, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ number, page }, c) => recordPage(c, number, page)),
})

export const definitions: AnyDefinition<Context>[] = [show, showChosen, open, turn]
