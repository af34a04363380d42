import {
  actions,
  type Button,
  button,
  facts,
  heading,
  instant,
  joined,
  note,
  person,
  quote,
  type RichText,
  rich,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import {
  ADD_ENTRY,
  CLOSE_REVIEW,
  CONSIDER_STRIKE,
  OPEN_RECORD,
  OPINIONS,
  PERSON_TOLD,
  READERS,
  RECORD_PAGE,
  WITHDRAW,
} from './actions.ts'
import type { RecordEntry } from './entry-rules.ts'
import { entryPart, pageOf, type RecordPart, recordPart, turning } from './page-views.ts'
import { reviewOpen } from './review-rules.ts'
import { asksForOpinion } from './rules.ts'
import type { BoundaryRecord } from './service.ts'
import { strikeLine } from './strike-views.ts'
import type { RecordPlace } from './views.ts'

/** What the reader may do beside reading. */
export interface Reader {
  facilitates: boolean
  /** The safeguarding lead or the deputy. */
  safeguards: boolean
}

/** The record's own page: what happened, below it what was put right, then all that came after, in the order in which it came. */
export function recordView(record: BoundaryRecord, asked: number, reader: Reader, where: RecordPlace): View {
  const { circle, community } = where
  const at = pageOf(partsOf(record, circle.zone), asked)
  const input = { circle: circle.id, number: record.number }
  const turns = turning(at, RECORD_PAGE, input)
  return view(t('boundaries.show.fallback', { number: record.number }), [
    heading(t('boundaries.number', { number: record.number })),
    ...at.blocks,
    at.pages > 1 && note(t('boundaries.page', { page: at.page + 1, pages: at.pages })),
    note(t('boundaries.audited')),
    actions(
      button(t('boundaries.add.correction'), ADD_ENTRY, { ...input, kind: 'correction' }),
      button(t('boundaries.add.outcome'), ADD_ENTRY, { ...input, kind: 'outcome' }),
      ...(asksForOpinion(record.clauseStrike)
        ? [button(t('boundaries.add.opinion'), ADD_ENTRY, { ...input, kind: 'opinion' })]
        : []),
    ),
    ...rows(stepsOf(record, reader, input)),
    actions(...turns, helpButton(community.region)),
  ])
}

/** At most four buttons beside one another. */
const rows = (buttons: readonly Button[]) =>
  [buttons.slice(0, 4), buttons.slice(4)].filter((row) => row.length > 0).map((row) => actions(...row))

function stepsOf(record: BoundaryRecord, reader: Reader, input: { circle: string; number: number }): Button[] {
  const { told, strike, clauseStrike, review, mayClose, opinions } = record
  const steps: (Button | false)[] = [
    told === null && button(t('boundaries.told'), PERSON_TOLD, input),
    told !== null &&
      strike === null &&
      clauseStrike === 'people-decide' &&
      reader.facilitates &&
      button(t('boundaries.strike.consider'), CONSIDER_STRIKE, input),
    strike !== null && strike.withdrawnAt === null && button(t('boundaries.strike.withdraw'), WITHDRAW, input),
    reviewOpen(review) && mayClose && button(t('boundaries.review.close'), CLOSE_REVIEW, input, 'primary'),
    opinions > 0 && button(t('boundaries.opinions'), OPINIONS, { ...input, page: 0 }),
    reader.safeguards && button(t('boundaries.readers'), READERS, { ...input, skip: 0 }),
  ]
  return steps.filter((step) => step !== false)
}

function partsOf(record: BoundaryRecord, zone: string): RecordPart[] {
  const corrections = record.entries.filter((each) => each.kind === 'correction')
  const after = record.entries.filter((each) => each.kind !== 'correction')
  return [
    recordPart(
      facts(
        [t('boundaries.about'), [person(record.about)]],
        [t('boundaries.clause'), `${record.clause}. ${record.clauseWords}`],
        [t('boundaries.when'), [instant(record.at, zone)]],
        [t('boundaries.by'), [person(record.by)]],
      ),
      quote(record.what),
      corrections.length > 0 && text(t('boundaries.corrected', { times: corrections.length })),
    ),
    ...corrections.map((each) => entryPart(each, zone, each.by)),
    standingPart(record, zone),
    ...after.map((each) => entryPart(each, zone, each.by)),
  ]
}

/** How it stands: whether she has been told, the strike, the review. */
function standingPart({ told, strike, review, unreached }: BoundaryRecord, zone: string): RecordPart {
  const rows: [string, RichText][] = [
    [
      t('boundaries.told.label'),
      told === null
        ? rich(t('boundaries.told.not-yet'))
        : tr('boundaries.told.by', { who: person(told.by), when: instant(told.at, zone) }),
    ],
  ]
  if (strike !== null) rows.push([t('boundaries.strike.label'), strikeLine(strike, strike.by, zone)])
  if (review.askedAt !== null) {
    const open = reviewOpen(review)
    const asked = tr('boundaries.review.asked', { when: instant(review.askedAt, zone) })
    const closed = review.closedAt && tr('boundaries.review.closed', { when: instant(review.closedAt, zone) })
    rows.push([t('boundaries.review.label'), open || !closed ? asked : closed])
  }
  return recordPart(
    facts(...rows),
    unreached.length > 0 &&
      text(
        tr('boundaries.review.unreached', {
          who: joined(
            unreached.map((each) => person(each)),
            ', ',
          ),
        }),
      ),
  )
}

/** What was made of it, apart from what happened. */
export function opinionsView(
  number: number,
  entries: readonly RecordEntry[],
  asked: number,
  { circle, community }: RecordPlace,
): View {
  const at = pageOf(
    entries.map((each) => entryPart(each, circle.zone, each.by)),
    asked,
  )
  const input = { circle: circle.id, number }
  return view(t('boundaries.opinions.heading', { number }), [
    heading(t('boundaries.opinions.heading', { number })),
    note(t('boundaries.opinions.apart')),
    ...at.blocks,
    note(t('boundaries.audited')),
    actions(
      ...turning(at, OPINIONS, input),
      button(t('boundaries.open'), OPEN_RECORD, { ...input, page: 0 }),
      helpButton(community.region),
    ),
  ])
}
