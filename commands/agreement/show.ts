import { EASY_READ, READ_ALL } from '../../src/areas/agreement/actions.ts'
import { easyAgreement, wholeAgreement } from '../../src/areas/agreement/views.ts'
import { inTheCircle } from '../../src/areas/circles/powers.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { circleSuggest } from '../circle/shared.ts'
import { clauses, place } from './shared.ts'

const show = kit.command(['agreement', 'show'], {
  summary: 'agreement.show.summary',
  requires: inTheCircle,
  // a room in which nobody writes any more takes no commands: what its people promised is read from elsewhere
  options: { circle: opt.suggested(circleSuggest).optional('circles.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => wholeAgreement(await clauses(c), place(c))),
})

const readAll = kit.press(READ_ALL, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => wholeAgreement(await clauses(c), place(c))),
})

const easyRead = kit.press(EASY_READ, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => easyAgreement(await clauses(c), place(c))),
})

export const definitions: AnyDefinition<Context>[] = [show, readAll, easyRead]
