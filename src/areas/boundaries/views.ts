import {
  actions,
  bold,
  button,
  choice,
  heading,
  instant,
  joined,
  list,
  note,
  person,
  plain,
  quote,
  type RichText,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { LIST_PAGE, OPEN_RECORD, PERSON_TOLD, SHOW_CHOSEN } from './actions.ts'
import type { BoundaryRecord, KeptRecord, Listed } from './service.ts'

/** In which circle one reads or writes, and what of the community is shown beside it. */
export interface RecordPlace {
  circle: { id: string; name: string; zone: string }
  community: { region: string | null; telephone: string | null }
}

/** To the writer alone: what is kept, who can read it, and what people do next (practice guide, section 5). */
export function recordKept({ number, strike, turnTo }: KeptRecord, { circle, community }: RecordPlace): View {
  const lead = leadOf(turnTo)
  const { telephone } = community
  return view(t('boundaries.kept', { number, circle: circle.name }), [
    text([bold(t('boundaries.kept', { number, circle: circle.name }))]),
    text(t('boundaries.kept.readers')),
    text(t(`boundaries.kept.${strike}`)),
    text([bold(t('boundaries.next'))]),
    list([
      tr('boundaries.next.worry', { lead }),
      tr('boundaries.next.disclosure', { lead }),
      telephone ? t('boundaries.next.child', { telephone }) : t('boundaries.next.child-no-telephone'),
      tr('boundaries.next.danger', { lead }),
    ]),
    actions(
      button(t('boundaries.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])
}

/** The safeguarding lead and the deputy by name; as a role where neither can be turned to. */
export function leadOf(turnTo: readonly string[]): RichText {
  if (turnTo.length === 0) return [plain(t('boundaries.next.lead'))]
  return joined(
    turnTo.map((each) => person(each)),
    t('boundaries.next.or'),
  )
}

/** Without what happened: that is read one by one. `skip` are the newer ones on pages before. */
export function listView(found: { records: readonly Listed[]; more: boolean }, skip: number, where: RecordPlace): View {
  const { circle, community } = where
  const { records, more } = found
  const title = t('boundaries.list.heading', { circle: circle.name })
  if (records.length === 0)
    return view(t('boundaries.list.empty'), [
      heading(title),
      text(t('boundaries.list.empty')),
      actions(helpButton(community.region)),
    ])
  return view(title, [
    heading(title),
    list(
      records.map((each) => [
        bold(t('boundaries.number', { number: each.number })),
        plain(' · '),
        instant(each.at, circle.zone),
        plain(' · '),
        person(each.about),
        plain(` · ${each.clause}. ${each.clauseWords}${each.reviewOpen ? ` · ${t('boundaries.list.review')}` : ''}`),
      ]),
    ),
    choice(
      t('boundaries.list.choose'),
      SHOW_CHOSEN,
      { circle: circle.id },
      records.map((each) => ({ label: dayLabel(each, circle.zone), value: String(each.number) })),
      null,
    ),
    note(t('boundaries.audited')),
    actions(
      ...(more
        ? [button(t('boundaries.list.older'), LIST_PAGE, { circle: circle.id, skip: skip + records.length })]
        : []),
      helpButton(community.region),
    ),
  ])
}

/** 'No. 4821 · 16 March 2027 · clause 3'. */
export function dayLabel(record: Pick<Listed, 'number' | 'at' | 'clause'>, zone: string): string {
  const day = record.at
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return t('boundaries.list.label', { number: record.number, day, clause: record.clause })
}

/** A step was taken: one sentence, and the way back to the record. */
export const recordChanged = (words: string, number: number, { circle, community }: RecordPlace): View =>
  view(words, [
    text(words),
    actions(
      button(t('boundaries.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])

/** What she will be able to read once she has been told, and the button by which somebody says that she has been. */
export function tellView(record: BoundaryRecord, { circle, community }: RecordPlace): View {
  const { number, told } = record
  const input = { circle: circle.id, number }
  if (told !== null) return recordChanged(t('boundaries.told.already'), number, { circle, community })
  return view(t('boundaries.told.title'), [
    heading(t('boundaries.number', { number })),
    text(tr('boundaries.told.preview', { who: person(record.about) })),
    quote(record.what),
    note(t('boundaries.audited')),
    actions(
      button(t('boundaries.told'), PERSON_TOLD, input, 'primary'),
      button(t('boundaries.open'), OPEN_RECORD, { ...input, page: 0 }),
      helpButton(community.region),
    ),
  ])
}
