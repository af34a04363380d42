import { keepers } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { MOVE_EDIT, MOVE_FORM, MOVE_IT, MOVE_NEXT, MOVE_REST } from '../../src/areas/sessions/actions.ts'
import { timeFrom } from '../../src/areas/sessions/clock-time.ts'
import { changeMove, keepMove, type MoveDraft, moveDraft, wishOf } from '../../src/areas/sessions/move-drafts.ts'
import { carriedOut, proposed } from '../../src/areas/sessions/moving.ts'
import { movedReceipt, previewView } from '../../src/areas/sessions/moving-views.ts'
import { spokenTime } from '../../src/areas/sessions/rhythm.ts'
import { readPlan, sessionMeant } from '../../src/areas/sessions/standing-plan.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { dateField, selectField, textField } from '../../src/chat/form.ts'
import { rich, type View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { type Which, whichSession } from './shared.ts'

/** The preview of a draft, which from now on is what was looked at. */
async function movePreview(c: Context, draft: string, before: MoveDraft, looked: boolean): Promise<View> {
  const seen = looked ? before.seen : null
  const proposal = await proposed(c, openCircleOf(c), wishOf(before), { what: 'move', draft }, seen)
  await changeMove(c, draft, { ...before, seen: proposal.stamp })
  return previewView(proposal)
}

const moveForm = kit.form(MOVE_FORM, {
  requires: keepers,
  circle: ({ circle }) => circle,
  fields: {
    date: dateField({ label: 'sessions.move.date', hint: 'sessions.move.date.hint' }),
    time: textField({ label: 'sessions.move.time', hint: 'sessions.move.time.hint', max: 20 }),
    rest: selectField({ label: 'sessions.move.rest' }),
  },
  answers: 'replace',
  open: async ({ number, draft }, c) => {
    const circle = openCircleOf(c)
    const before = draft === null ? await planned(c, circle.id, number) : await moveDraft(c, circle.id, draft)
    return {
      title: t('sessions.move.title'),
      submit: t('sessions.move.submit'),
      intro: rich(t('sessions.move.intro', { number: before.number, when: before.from })),
      choices: {
        rest: [
          { label: t('sessions.move.rest.stay'), value: 'stay' },
          { label: t('sessions.move.rest.shift'), value: 'shift' },
        ],
      },
      initial: { date: before.date, time: before.time, rest: before.rest },
      carries: { circle: circle.id, number: before.number, draft },
    }
  },
  check: ({ time }) => {
    const read = timeFrom(time)
    if (!('problem' in read)) return {}
    if (read.problem === 'none') return { time: { key: 'sessions.time.none', params: {} } }
    return { time: { key: 'sessions.time.which-half', params: { morning: read.morning, evening: read.evening } } }
  },
  run: async ({ number, draft }, { date, time: typed, rest }, c, made) => {
    const circle = openCircleOf(c)
    const read = timeFrom(typed)
    const time = 'time' in read ? read.time.toString({ smallestUnit: 'minute' }) : typed
    const written = { date, time, rest: rest === 'shift' ? ('shift' as const) : ('stay' as const) }
    if (draft !== null) {
      const changed = { ...(await moveDraft(c, circle.id, draft)), ...written, made }
      return movePreview(c, draft, changed, false)
    }
    const body = { ...(await planned(c, circle.id, number)), ...written, made }
    return movePreview(c, await keepMove(c, body), body, false)
  },
})

/** A session as it stands, to start a move from. What comes after it stays, as most moves are about one evening. */
async function planned(c: Context, circle: string, number: number | null): Promise<MoveDraft> {
  const plan = await readPlan(c, circle)
  const session = sessionMeant(plan, number)
  const date = session.local.toPlainDate().toString()
  const time = session.local.toPlainTime().toString({ smallestUnit: 'minute' })
  const from = spokenTime(session)
  return {
    circle,
    session: session.id,
    number: session.number,
    from,
    date,
    time,
    rest: 'stay',
    made: '',
    seen: plan.stamp,
  }
}

const move = kit.command(['session', 'move'], {
  summary: 'sessions.move.summary',
  requires: keepers,
  options: whichSession,
  circle: ({ circle }) => circle,
  opens: kit.opening(moveForm, ({ circle, session }: Which) => ({ circle, number: session, draft: null })),
})

const moveNext = kit.press(MOVE_NEXT, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.opening(moveForm, ({ circle }) => ({ circle, number: null, draft: null })),
})

const moveEdit = kit.press(MOVE_EDIT, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.opening(moveForm, ({ circle, draft }) => ({ circle, number: null, draft })),
})

const moveRest = kit.press(MOVE_REST, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ draft }, c) => {
    const before = await moveDraft(c, openCircleOf(c).id, draft)
    return movePreview(c, draft, { ...before, rest: before.rest === 'stay' ? 'shift' : 'stay' }, true)
  }),
})

const moveIt = kit.press(MOVE_IT, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ draft }, c) => {
    const circle = openCircleOf(c)
    const body = await moveDraft(c, circle.id, draft)
    if (await carriedOut(c, circle, wishOf(body), body)) return movedReceipt('move')
    return movePreview(c, draft, body, true)
  }),
})

export const definitions: AnyDefinition<Context>[] = [moveForm, move, moveNext, moveEdit, moveRest, moveIt]
