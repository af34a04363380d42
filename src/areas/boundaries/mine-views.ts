import {
  actions,
  bold,
  button,
  choice,
  facts,
  heading,
  instant,
  list,
  note,
  plain,
  quote,
  type RichText,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { ADD_SIDE, ASK_REVIEW, MINE_PAGE, OPEN_OWN, OWN_CHOSEN, OWN_PAGE } from './actions.ts'
import type { OwnListed, OwnRecord } from './mine.ts'
import { entryPart, pageOf, type RecordPart, recordPart, turning } from './page-views.ts'
import { strikeLine } from './strike-views.ts'
import { dayLabel, leadOf } from './views.ts'

interface Here {
  region: string | null
}

/** The same words where there is none and where nobody has told her yet: it does not exist for her before. */
export const nothingOfMine = ({ region }: Here): View =>
  view(t('boundaries.mine.none'), [
    heading(t('boundaries.mine.heading')),
    text(t('boundaries.mine.none')),
    actions(helpButton(region)),
  ])

/** What she has been told of, newest first. */
export function mineView(
  { records, more }: { records: readonly OwnListed[]; more: boolean },
  skip: number,
  { region }: Here,
): View {
  const title = t('boundaries.mine.heading')
  return view(title, [
    heading(title),
    list(
      records.map((each) => [
        bold(t('boundaries.number', { number: each.number })),
        plain(' · '),
        instant(each.at, each.zone),
        plain(` · ${each.circle} · ${each.clause}. ${each.clauseWords}`),
      ]),
    ),
    choice(
      t('boundaries.list.choose'),
      OWN_CHOSEN,
      {},
      records.map((each) => ({ label: dayLabel(each, each.zone), value: each.record })),
      null,
    ),
    note(t('boundaries.mine.only-you')),
    actions(
      ...(more ? [button(t('boundaries.list.older'), MINE_PAGE, { skip: skip + records.length })] : []),
      helpButton(region),
    ),
  ])
}

/** Her record: what happened and what came of it. Nobody who told or saw anything is named, nor what anybody made of it. */
export function ownView(own: OwnRecord, asked: number, { region }: Here): View {
  const at = pageOf(ownParts(own), asked)
  const { record } = own
  return view(t('boundaries.mine.heading'), [
    heading(t('boundaries.number', { number: own.number })),
    ...at.blocks,
    at.pages > 1 && note(t('boundaries.page', { page: at.page + 1, pages: at.pages })),
    note(t('boundaries.mine.only-you')),
    actions(
      button(t('boundaries.mine.side'), ADD_SIDE, { record }, 'primary'),
      ...(own.review.open ? [] : [button(t('boundaries.mine.review'), ASK_REVIEW, { record })]),
      ...turning(at, OWN_PAGE, { record }),
      helpButton(region),
    ),
  ])
}

function ownParts(own: OwnRecord): RecordPart[] {
  const { zone, strike, review, entries } = own
  const corrections = entries.filter((each) => each.kind === 'correction')
  const after = entries.filter((each) => each.kind !== 'correction')
  const rows: [string, RichText][] = []
  if (strike !== null) rows.push([t('boundaries.strike.label'), strikeLine(strike, null, zone)])
  if (review.open && review.askedAt)
    rows.push([t('boundaries.review.label'), tr('boundaries.review.asked', { when: instant(review.askedAt, zone) })])
  else if (review.closedAt)
    rows.push([t('boundaries.review.label'), tr('boundaries.review.closed', { when: instant(review.closedAt, zone) })])
  return [
    recordPart(
      facts(
        [t('boundaries.mine.circle'), own.circle],
        [t('boundaries.clause'), `${own.clause}. ${own.clauseWords}`],
        [t('boundaries.when'), [instant(own.at, zone)]],
      ),
      quote(own.what),
      corrections.length > 0 && text(t('boundaries.corrected', { times: corrections.length })),
    ),
    ...corrections.map((each) => entryPart(each, zone, null)),
    ...(rows.length > 0
      ? [recordPart(facts(...rows), !own.heard && text(tr('boundaries.review.unheard', { lead: leadOf(own.turnTo) })))]
      : []),
    ...after.map((each) => entryPart(each.kind === 'own-side' ? { ...each, kind: 'your-side' } : each, zone, null)),
  ]
}

/** What follows when she asked for a review. */
export const askedView = (turnTo: readonly string[], record: string, { region }: Here): View =>
  view(t('boundaries.review.is-asked'), [
    text([bold(t('boundaries.review.is-asked'))]),
    text(tr('boundaries.review.next', { lead: leadOf(turnTo) })),
    actions(button(t('boundaries.mine.side'), ADD_SIDE, { record }), helpButton(region)),
  ])

export const sideKept = (record: string, { region }: Here): View =>
  view(t('boundaries.mine.side.kept'), [
    text(t('boundaries.mine.side.kept')),
    actions(button(t('boundaries.open'), OPEN_OWN, { record, page: 0 }), helpButton(region)),
  ])
