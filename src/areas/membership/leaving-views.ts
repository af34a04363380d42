import {
  actions,
  type Block,
  bold,
  button,
  choice,
  heading,
  instant,
  list,
  note,
  person,
  plain,
  quote,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { CLOSE_PAGE } from '../circles/actions.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { helpButton } from '../help/actions.ts'
import {
  GOODBYE,
  HOW_IT_STANDS,
  KEEP_A_PLACE,
  LEAVE_NOW,
  LEAVE_WHICH,
  NO_PLACE,
  STEP_DOWN,
  WHAT_WAS_SAID,
  WOULD_HAVE_HELPED,
} from './actions.ts'
import type { LeavingAnswer } from './rules.ts'

/* ---- to the one who leaves ---- */

/** What leaving means, before it is done. */
export function leavePage(circle: CircleFacts, who: string, region: string | null, mayStepDown: boolean): View {
  const facilitates = circle.facilitators.includes(who)
  const input = { circle: circle.id }
  return view(t('membership.leave.fallback', { name: circle.name }), [
    heading(t('membership.leave.heading', { name: circle.name })),
    text(t('membership.leave.intro')),
    list([
      t('membership.leave.access'),
      t('membership.leave.room'),
      t('membership.leave.told'),
      t('membership.leave.yours'),
      t('membership.leave.again'),
    ]),
    facilitates && text(t('membership.leave.facilitator')),
    actions(
      button(t('membership.leave.now'), LEAVE_NOW, input, 'primary'),
      button(t('membership.leave.goodbye'), GOODBYE, input),
      ...(facilitates && mayStepDown ? [button(t('membership.step-down'), STEP_DOWN, input)] : []),
      helpButton(region),
    ),
  ])
}

/** To the named contact, who has no seat: what she can lay down. */
export function contactPage(circle: CircleFacts, region: string | null, mayStepDown: boolean): View {
  return view(t('membership.leave.contact.heading', { name: circle.name }), [
    heading(t('membership.leave.contact.heading', { name: circle.name })),
    text(t('membership.leave.contact')),
    !mayStepDown && text(t('membership.leave.contact.alone')),
    actions(
      ...(mayStepDown ? [button(t('membership.stop-contact'), STEP_DOWN, { circle: circle.id }, 'primary')] : []),
      helpButton(region),
    ),
  ])
}

/** More than one circle, or asked from elsewhere. */
export function leaveWhich(circles: readonly CircleFacts[], region: string | null): View {
  const options = circles.slice(0, 25).map((each) => ({ label: each.name, value: each.id }))
  return view(t('membership.leave.which'), [
    text(t('membership.leave.which')),
    choice(t('membership.leave.choose'), LEAVE_WHICH, {}, options, null),
    actions(helpButton(region)),
  ])
}

/** It is done, or was done before. What is offered now is offered once, and never asked again. */
export function leftView(
  left: { circle: string; name: string; already: boolean },
  goodbye: boolean,
  onTheList: boolean,
  region: string | null,
): View {
  const input = { circle: left.circle }
  const words = t(left.already ? 'membership.left.already' : 'membership.left', { name: left.name })
  return view(words, [
    text([bold(words), plain(' '), plain(t('membership.left.access'))]),
    !left.already && text(t(goodbye ? 'membership.left.goodbye' : 'membership.left.silent')),
    text(t('membership.left.offers')),
    actions(
      onTheList
        ? button(t('membership.no-place'), NO_PLACE, input)
        : button(t('membership.keep-a-place'), KEEP_A_PLACE, input, 'primary'),
      button(t('membership.helped.question'), WOULD_HAVE_HELPED, input),
      helpButton(region),
    ),
  ])
}

/** After one of the offers: what it led to, and the way back. */
export const offered = (
  key: 'membership.place-kept' | 'membership.place-gone' | 'membership.helped.kept',
  circle: string,
  region: string | null,
): View =>
  view(t(key), [
    text(t(key)),
    actions(
      ...(key === 'membership.place-kept' ? [button(t('membership.no-place'), NO_PLACE, { circle })] : []),
      ...(key === 'membership.place-gone' ? [button(t('membership.keep-a-place'), KEEP_A_PLACE, { circle })] : []),
      helpButton(region),
    ),
  ])

/* ---- to the room ---- */

/** Her own words, because she chose to say them: quoted, so that nothing in them acts. */
export const goodbyeView = (who: string, words: string): View =>
  view(t('membership.goodbye.fallback'), [text(tr('membership.goodbye.says', { who: person(who) })), quote(words)])

/* ---- to those who keep the circle ---- */

const told = (
  key: 'membership.somebody-left' | 'membership.alone' | 'membership.empty',
  circle: string,
  closes: boolean,
): View =>
  view(t(key), [
    text(t(key)),
    actions(
      button(t('membership.how-it-stands'), HOW_IT_STANDS, { circle }, 'primary'),
      ...(closes ? [button(t('lifecycle.close'), CLOSE_PAGE, { circle })] : []),
    ),
  ])

/** One line, no reason, and nobody's name on a lock screen. */
export const somebodyLeft = (circle: string): View => told('membership.somebody-left', circle, false)
export const aloneNotice = (circle: string): View => told('membership.alone', circle, false)
export const emptyNotice = (circle: string): View => told('membership.empty', circle, true)

/** What those said who left, as they wrote it. Programme leads read it; each look is written down. */
export function saidView(
  circle: { id: string; name: string; zone: string },
  said: readonly LeavingAnswer[],
  skip: number,
  more: boolean,
): View {
  const blocks = said.flatMap((each): Block[] => [
    text([person(each.person), plain(' · '), instant(each.at, circle.zone)]),
    quote(each.words),
  ])
  return view(t('membership.said.heading', { name: circle.name }), [
    heading(t('membership.said.heading', { name: circle.name })),
    blocks.length === 0 && text(t('membership.said.none')),
    ...blocks,
    note(t('membership.said.audited')),
    more && actions(button(t('membership.said.older'), WHAT_WAS_SAID, { circle: circle.id, skip: skip + said.length })),
  ])
}
