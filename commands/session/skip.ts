import { keepers } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { LEAVE_AS_IT_IS, SKIP_IT, SKIP_NEXT, SKIP_REST } from '../../src/areas/sessions/actions.ts'
import type { RemainingSessions } from '../../src/areas/sessions/moves.ts'
import { carriedOut, type MoveRequest, proposed } from '../../src/areas/sessions/moving.ts'
import { leftAsItIs, movedReceipt, previewView } from '../../src/areas/sessions/moving-views.ts'
import { readPlan, sessionMeant } from '../../src/areas/sessions/standing-plan.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import type { View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { type Which, whichSession } from './shared.ts'

async function skipPreview(
  c: Context,
  session: string,
  rest: RemainingSessions,
  seen: number | null = null,
): Promise<View> {
  const wish: MoveRequest = { what: 'skip', session, rest }
  return previewView(await proposed(c, openCircleOf(c), wish, { what: 'skip', session }, seen))
}

/** The programme's sessions all still take place, unless somebody says otherwise. */
const skipFrom = async (c: Context, number: number | null): Promise<View> =>
  skipPreview(c, sessionMeant(await readPlan(c, openCircleOf(c).id), number).id, 'shift')

const skip = kit.command(['session', 'skip'], {
  summary: 'sessions.skip.summary',
  requires: keepers,
  options: whichSession,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ session }: Which, c) => skipFrom(c, session)),
})

const skipNext = kit.press(SKIP_NEXT, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => skipFrom(c, null)),
})

const skipRest = kit.press(SKIP_REST, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ session, rest }, c) => skipPreview(c, session, rest)),
})

const skipIt = kit.press(SKIP_IT, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ session, rest, stamp }, c) => {
    const wish: MoveRequest = { what: 'skip', session, rest }
    const made = `${session}:${stamp}`
    if (await carriedOut(c, openCircleOf(c), wish, { made, seen: stamp })) return movedReceipt('skip')
    return skipPreview(c, session, rest, stamp)
  }),
})

const leaveAsItIs = kit.press(LEAVE_AS_IT_IS, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async () => leftAsItIs()),
})

export const definitions: AnyDefinition<Context>[] = [skip, skipNext, skipRest, skipIt, leaveAsItIs]
