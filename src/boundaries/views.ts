import {
  actions,
  bold,
  button,
  choice,
  facts,
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
} from '../chat/view.ts'
import { helpButton } from '../help/actions.ts'
import { t, tr } from '../locales/index.ts'
import { LIST_PAGE, SHOW_CHOSEN } from './actions.ts'
import type { BoundaryRecord, Kept, Listed } from './service.ts'

/** In which circle one reads or writes, and what of the community is shown beside it. */
export interface Where {
  circle: { id: string; name: string; zone: string }
  community: { region: string | null; telephone: string | null }
}

/** To the writer alone: what is kept, who can read it, and what people do next (practice guide, section 5). */
export function kept({ number, strike, turnTo }: Kept, { circle, community }: Where): View {
  const lead: RichText =
    turnTo.length === 0
      ? [plain(t('boundary.next.lead'))]
      : joined(
          turnTo.map((each) => person(each)),
          t('boundary.next.or'),
        )
  const { telephone } = community
  return view(t('boundary.kept', { number, circle: circle.name }), [
    text([bold(t('boundary.kept', { number, circle: circle.name }))]),
    text(t('boundary.kept.readers')),
    text(t(`boundary.kept.${strike}`)),
    text([bold(t('boundary.next'))]),
    list([
      tr('boundary.next.worry', { lead }),
      tr('boundary.next.disclosure', { lead }),
      telephone ? t('boundary.next.child', { telephone }) : t('boundary.next.child-no-telephone'),
      tr('boundary.next.danger', { lead }),
    ]),
    actions(helpButton(community.region)),
  ])
}

/** Without what happened: that is read one by one. `skip` are the newer ones on pages before. */
export function listView(found: { records: readonly Listed[]; more: boolean }, skip: number, where: Where): View {
  const { circle, community } = where
  const { records, more } = found
  const title = t('boundary.list.heading', { circle: circle.name })
  if (records.length === 0)
    return view(t('boundary.list.empty'), [
      heading(title),
      text(t('boundary.list.empty')),
      actions(helpButton(community.region)),
    ])
  return view(title, [
    heading(title),
    list(
      records.map((each) => [
        bold(t('boundary.number', { number: each.number })),
        plain(' · '),
        instant(each.at, circle.zone),
        plain(' · '),
        person(each.about),
        plain(` · ${each.clause}. ${each.clauseWords}`),
      ]),
    ),
    choice(
      t('boundary.list.choose'),
      SHOW_CHOSEN,
      { circle: circle.id },
      records.map((each) => ({ label: labelOf(each, circle.zone), value: String(each.number) })),
      null,
    ),
    note(t('boundary.audited')),
    actions(
      ...(more
        ? [button(t('boundary.list.older'), LIST_PAGE, { circle: circle.id, skip: skip + records.length })]
        : []),
      helpButton(community.region),
    ),
  ])
}

function labelOf(record: Listed, zone: string): string {
  const day = record.at
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return t('boundary.list.label', { number: record.number, day, clause: record.clause })
}

export function recordView(record: BoundaryRecord, { circle, community }: Where): View {
  return view(t('boundary.show.fallback', { number: record.number }), [
    heading(t('boundary.number', { number: record.number })),
    facts(
      [t('boundary.about'), [person(record.about)]],
      [t('boundary.clause'), `${record.clause}. ${record.clauseWords}`],
      [t('boundary.when'), [instant(record.at, circle.zone)]],
      [t('boundary.by'), [person(record.by)]],
    ),
    quote(record.what),
    note(t('boundary.audited')),
    actions(helpButton(community.region)),
  ])
}
