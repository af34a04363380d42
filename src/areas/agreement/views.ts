import { LIMITS } from '../../chat/limits.ts'
import {
  actions,
  bold,
  button,
  type Choice,
  heading,
  list,
  note,
  plain,
  quote,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { helpButton, regionFrom } from '../help/actions.ts'
import { pinText } from '../help/help-lines.ts'
import { EASY_READ, IN_THE_ROOM, QUIET_WORD, READ_ALL } from './actions.ts'
import type { Clause } from './rules.ts'

/** Whose agreement it is, and whose help lines stand beside it. */
export interface AgreementPlace {
  circle: string
  region: string | null
}

const numbered = (clause: Clause): string => `${clause.number}. ${clause.words}`

/** As it is posted and pinned: short lines, and the numbers to call as text, so that they can be read when the bot is away. */
export function pinnedView(clauses: readonly Clause[], place: AgreementPlace & { telephone: string | null }): View {
  const { circle, region, telephone } = place
  const lines = [...pinText(regionFrom(region) ?? 'elsewhere')]
  if (telephone) lines.push(t('help.now.pin.telephone', { telephone }))
  return view(t('agreement.fallback'), [
    heading(t('agreement.heading')),
    list(
      clauses.map((clause) => clause.words),
      'ordered',
    ),
    note(t('agreement.how-to-point')),
    heading(t('help.now.pin.heading')),
    list(lines),
    actions(
      button(t('agreement.read-all'), READ_ALL, { circle }, 'primary'),
      button(t('agreement.easy-read'), EASY_READ, { circle }),
      helpButton(region),
    ),
  ])
}

/** Every clause with what the circle agreed that it means. One block each: together they may be longer than a block holds. */
export function wholeAgreement(clauses: readonly Clause[], { circle, region }: AgreementPlace): View {
  return view(t('agreement.fallback'), [
    heading(t('agreement.heading')),
    ...clauses.map((clause) => text([bold(numbered(clause)), plain(`\n${clause.meaning}`)])),
    note(t('agreement.how-to-point')),
    actions(button(t('agreement.easy-read'), EASY_READ, { circle }), helpButton(region)),
  ])
}

/** The same in easy words; a clause that has none says its own. */
export function easyAgreement(clauses: readonly Clause[], { circle, region }: AgreementPlace): View {
  return view(t('agreement.easy.fallback'), [
    heading(t('agreement.easy.heading')),
    list(
      clauses.map((clause) => clause.easy || clause.words),
      'ordered',
    ),
    actions(button(t('agreement.read-all'), READ_ALL, { circle }), helpButton(region)),
  ])
}

/** What the room sees: a clause and a question for everybody. It names no one, and quotes and replies to nothing. */
export function gentleQuestion(clause: Clause): View {
  return view(t('agreement.point.fallback', { number: clause.number }), [
    quote(numbered(clause)),
    text(t('agreement.point.question')),
    note(t('agreement.point.for-everybody')),
  ])
}

/** To the one who pointed, and to nobody else. */
export function pointedPrivately({ clause, posted }: { clause: Clause; posted: boolean }, region: string | null): View {
  const words = t(posted ? 'agreement.pointed' : 'agreement.on-the-wall', { number: clause.number })
  return view(words, [text(words), quote(numbered(clause)), actions(helpButton(region))])
}

/** A facilitator chooses first: what is said to one person is often better said quietly (practice guide, section 4). */
export function roomOrQuietWord(clause: Clause, { circle, region }: AgreementPlace): View {
  const input = { circle, clause: clause.number }
  return view(t('agreement.choose'), [
    text(t('agreement.choose')),
    quote(numbered(clause)),
    actions(
      button(t('agreement.choose.room'), IN_THE_ROOM, input, 'primary'),
      button(t('agreement.choose.quiet'), QUIET_WORD, input),
      helpButton(region),
    ),
  ])
}

/** How to have a quiet word. Nothing was posted and nothing was counted. */
export function quietWord(clause: Clause, region: string | null): View {
  return view(t('agreement.quiet.fallback'), [
    heading(t('agreement.quiet.heading')),
    quote(numbered(clause)),
    list([t('agreement.quiet.when'), t('agreement.quiet.ask'), t('agreement.quiet.say'), t('agreement.quiet.close')]),
    clause.timekeeping && text(t('agreement.quiet.timekeeping')),
    note(t('agreement.quiet.nothing-kept')),
    actions(helpButton(region)),
  ])
}

/**
 * Clauses to choose from, those with the typed number or words first in mind: '3 · Phones silent, a private space'.
 * A label that has no room for all the words ends in '…'; the whole stands in the agreement.
 */
export function clauseChoices(clauses: readonly Clause[], typed = ''): Choice[] {
  const sought = typed.trim().toLowerCase()
  return clauses
    .map((clause) => ({ label: shortened(`${clause.number} · ${clause.words}`), value: String(clause.number), clause }))
    .filter(({ value, clause }) => value === sought || clause.words.toLowerCase().includes(sought))
    .map(({ label, value }) => ({ label, value }))
}

function shortened(label: string): string {
  if (label.length <= LIMITS.choiceLabel) return label
  const cut = label.slice(0, LIMITS.choiceLabel - 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()}…`
}
