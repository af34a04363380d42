import type { Temporal } from 'temporal-polyfill'
import {
  actions,
  type Block,
  type Button,
  bold,
  button,
  heading,
  instant,
  joined,
  list,
  note,
  person,
  plain,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { LEAVE_AS_IT_IS, MOVE_EDIT, MOVE_IT, MOVE_REST, SKIP_IT, SKIP_REST } from './actions.ts'
import type { Change, MovedDates, MoveProblem, RemainingSessions } from './moves.ts'
import { spokenDate, spokenTime } from './rhythm.ts'

/** What was asked for, and where its answer is found again. */
export type MoveAsked =
  | { readonly what: 'move'; readonly draft: string }
  | { readonly what: 'skip'; readonly session: string }

/** A change of the plan that nobody but the one who asks has seen yet. */
export interface Proposal extends MovedDates {
  readonly asked: MoveAsked
  readonly circle: string
  readonly number: number
  readonly rest: RemainingSessions
  /** Whether others come after it. */
  readonly others: boolean
  /** The sessions planned then, in readable dates; null where none is left. */
  readonly echo: string | null
  /** How many people have another session then; who they are only for programme leads. */
  readonly notFree: { readonly count: number; readonly who: readonly string[] | null }
  /** The plan as it was looked at (standing-plan.ts). */
  readonly stamp: number
  /** The plan was another when it was last looked at. */
  readonly changedMeanwhile: boolean
}

/** Everything that would change, and what stands against it, to the one who asks alone. */
export function previewView(proposal: Proposal): View {
  const { asked, number, changes, problems, echo } = proposal
  const title = t(`sessions.${asked.what}.heading`, { number })
  return view(title, [
    heading(title),
    proposal.changedMeanwhile && text([bold(t('sessions.plan-changed'))]),
    changes.length > 0 && list(changes.map(changeLine)),
    problems.length === 0 && proposal.others && text(t(`sessions.${asked.what}.${proposal.rest}`)),
    problems.length === 0 && echo !== null && text(t('sessions.move.then', { echo })),
    ...problems.map(problemBlock),
    ...notFreeBlocks(proposal),
    problems.length === 0 && note(t('sessions.move.told')),
    actions(...buttons(proposal)),
  ])
}

const changeLine = ({ number, from, to }: Change): string =>
  to === null
    ? t('sessions.change.dropped', { number, from: spokenTime(from) })
    : t('sessions.change', { number, from: spokenTime(from), to: spokenTime(to) })

function problemBlock(problem: MoveProblem): Block {
  const said = (words: string) => text([bold(t('sessions.move.problem')), plain(` ${words}`)])
  switch (problem.problem) {
    case 'same':
      return said(t('sessions.problem.same'))
    case 'past':
      return said(t('sessions.problem.past', { number: problem.number }))
    case 'meets':
      return said(t('sessions.problem.meets', { number: problem.number, other: problem.other }))
    case 'order':
      return said(t('sessions.problem.order', { number: problem.number, other: problem.other }))
    case 'round-end':
      return said(t('sessions.problem.round-end', { number: problem.number, latest: spokenDate(problem.latest) }))
  }
}

function notFreeBlocks({ notFree: { count, who } }: Proposal): Block[] {
  if (count === 0) return []
  const people =
    who === null
      ? []
      : [
          text(
            joined(
              who.map((each) => person(each)),
              ', ',
            ),
          ),
        ]
  return [text(t('sessions.move.not-free', { count })), ...people]
}

function buttons({ asked, circle, rest, others, problems, stamp }: Proposal): Button[] {
  const other: RemainingSessions = rest === 'shift' ? 'stay' : 'shift'
  const leave = button(t('sessions.move.leave'), LEAVE_AS_IT_IS, { circle })
  if (asked.what === 'skip') {
    const { session } = asked
    return [
      ...(problems.length === 0
        ? [button(t('sessions.skip.it'), SKIP_IT, { circle, session, rest, stamp }, 'primary')]
        : []),
      button(t(`sessions.skip.to-${other}` satisfies MessageKey), SKIP_REST, { circle, session, rest: other }),
      leave,
    ]
  }
  const { draft } = asked
  return [
    ...(problems.length === 0 ? [button(t('sessions.move.it'), MOVE_IT, { circle, draft }, 'primary')] : []),
    button(t('sessions.move.edit'), MOVE_EDIT, { circle, draft }),
    ...(others ? [button(t(`sessions.move.to-${other}` satisfies MessageKey), MOVE_REST, { circle, draft })] : []),
    leave,
  ]
}

/** To the one who asked for it, once it is done. */
export const movedReceipt = (what: MoveAsked['what']): View => {
  const words = t(`sessions.${what}.done`)
  return view(words, [text(words)])
}

export const leftAsItIs = (): View => view(t('sessions.move.left'), [text(t('sessions.move.left'))])

/** The one note that a move makes in the room: what is when now. Not who asked, nor why. */
export function movedNote(
  what: MoveAsked['what'],
  rest: RemainingSessions,
  changes: readonly Change[],
  others: boolean,
): View {
  const [first] = changes
  if (first === undefined) throw new RangeError('nothing has changed')
  const { number } = first
  const from = instant(first.from.at, first.from.zone)
  const how = first.to === null ? 'dropped' : what === 'skip' ? 'skipped' : 'moved'
  const line = ({ number, to }: Change) =>
    to === null ? [] : tr('sessions.note.line', { number, when: instant(to.at, to.zone) })
  return view(t(`sessions.note.${how}.fallback` satisfies MessageKey, { number }), [
    text(tr(`sessions.note.${how}` satisfies MessageKey, { number, from })),
    first.to !== null && list(changes.map(line)),
    others && rest === 'stay' && text(t('sessions.note.others-stay')),
    first.to !== null && note(t('sessions.note.say-again')),
  ])
}

/** What becomes of a reminder of a session that was dropped after it had gone out. */
export const reminderDropped = (number: number): View => {
  const words = t('sessions.note.dropped.fallback', { number })
  return view(words, [text(words)])
}

/** A message holds no more, and nobody needs more to believe it. */
export const MOST_DATES = 12

/** To somebody who cannot be in both. Which circles is hers to know: the words that a lock screen shows name neither. */
export function clashNotice(
  name: string,
  zone: string,
  clashing: readonly { number: number; at: Temporal.Instant; other: { at: Temporal.Instant; zone: string } }[],
): View {
  return view(t('sessions.clash.fallback'), [
    text(t('sessions.clash', { name })),
    list(
      clashing
        .slice(0, MOST_DATES)
        .map(({ number, at, other }) =>
          tr('sessions.clash.line', { number, when: instant(at, zone), other: instant(other.at, other.zone) }),
        ),
    ),
    clashing.length > MOST_DATES && text(t('sessions.clash.more', { count: clashing.length - MOST_DATES })),
    note(t('sessions.clash.mend')),
  ])
}
