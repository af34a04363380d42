import type { Temporal } from 'temporal-polyfill'
import type { PlatformName } from '../../chat/refs.ts'
import { actions, type Block, button, heading, instant, list, note, text, type View, view } from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { helpButton } from '../help/actions.ts'
import {
  ANNOUNCE,
  CLOSE_CIRCLE,
  CLOSE_CONFIRMED,
  KEEP_AS_IT_IS,
  LEAVE_OPEN,
  NOT_YET,
  READ_ONLY_AGAIN,
  ROOM_READ_ONLY,
  ROOM_STAYS,
} from '../membership/actions.ts'
import type { RoomAfter } from './rules.ts'

/** What words about the end of a circle depend on. `zone` is the circle's: dates are told in it. */
export interface ClosingPlace {
  platform: PlatformName
  region: string | null
  zone: string
  boundaryDays: number
}

/** The day on which what is kept of boundaries goes: setup's days after the circle has closed. */
export const keptUntil = (closed: Temporal.Instant, { boundaryDays, zone }: ClosingPlace): string =>
  closed.toZonedDateTimeISO(zone).toPlainDate().add({ days: boundaryDays }).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })

/* ---- pages: nothing has happened while they are read ---- */

const keep = (circle: string, region: string | null) => [
  button(t('life.close.keep'), KEEP_AS_IT_IS, { circle }),
  helpButton(region),
]

export const notYetButton = (circle: string, style: 'primary' | 'neutral' = 'neutral') =>
  button(t('life.not-yet'), NOT_YET, { circle }, style)

/** First: what becomes of the room is for its people to say. */
export function closePage(circle: CircleFacts, place: ClosingPlace): View {
  const input = { circle: circle.id }
  return view(t('life.close.fallback', { name: circle.name }), [
    heading(t('life.close.heading', { name: circle.name })),
    text(t('life.close.ask')),
    list([t('life.close.stays.means'), t(`life.close.read-only.means.${place.platform}`)]),
    actions(
      button(t('life.close.stays'), ROOM_STAYS, input),
      button(t('life.close.read-only'), ROOM_READ_ONLY, input),
      ...keep(circle.id, place.region),
    ),
  ])
}

/** Then: all that follows, with its dates. */
export function closePreview(
  circle: CircleFacts,
  after: RoomAfter,
  planned: number,
  place: ClosingPlace,
  now: Temporal.Instant,
) {
  const input = { circle: circle.id }
  const stays = after === 'stays'
  return view(t('life.close.fallback', { name: circle.name }), [
    heading(t('life.close.heading', { name: circle.name })),
    list([
      t('life.close.sessions', { count: planned }),
      t(stays ? 'life.close.stays.then' : `life.close.read-only.then.${place.platform}`),
      t('life.close.kept', { date: keptUntil(now, place) }),
      t('life.close.farewell'),
    ]),
    text(t('life.close.no-way-back')),
    actions(
      stays
        ? button(t('life.close'), CLOSE_CIRCLE, input, 'danger')
        : button(t('life.close'), CLOSE_CONFIRMED, input, 'danger'),
      ...keep(circle.id, place.region),
    ),
  ])
}

/** Once more, where even an administrator cannot simply take it back. */
export function closeReally(circle: CircleFacts, place: ClosingPlace): View {
  return view(t('life.close.really.fallback'), [
    heading(t('life.close.really.heading')),
    text(t(`life.close.really.${place.platform}`)),
    text(t('life.close.really.not-yet')),
    actions(
      button(t('life.close.announce'), ANNOUNCE, { circle: circle.id }, 'danger'),
      ...keep(circle.id, place.region),
    ),
  ])
}

/** To the one who closed it: done, or announced; then it can still be stopped. */
export function closedView(circle: { id: string }, readOnly: Temporal.Instant | null, place: ClosingPlace): View {
  return view(t(readOnly === null ? 'life.close.done' : 'life.close.announced.fallback'), [
    text(
      readOnly === null ? t('life.close.done') : tr('life.close.announced', { when: instant(readOnly, place.zone) }),
    ),
    actions(...(readOnly === null ? [] : [notYetButton(circle.id, 'primary')]), helpButton(place.region)),
  ])
}

/* ---- what the room reads ---- */

const whatStays = (closed: Temporal.Instant, place: ClosingPlace): Block =>
  list([
    t('life.farewell.agreement'),
    t('life.farewell.mydata'),
    t('life.farewell.kept', { date: keptUntil(closed, place) }),
    t('life.farewell.yours'),
  ])

/** The last post of a circle whose room stays open. */
export const farewell = (circle: { name: string }, place: ClosingPlace, now: Temporal.Instant): View =>
  view(t('life.farewell.fallback'), [
    heading(t('life.farewell.heading', { name: circle.name })),
    text(t('life.farewell.thanks')),
    text(t('life.farewell.stays')),
    whatStays(now, place),
    note(t('life.farewell.people')),
    actions(helpButton(place.region)),
  ])

/** A day before nobody writes there any more: time to say what is still to be said, and for anybody to say 'Not yet'. */
export const announcement = (
  circle: { id: string; name: string },
  place: ClosingPlace,
  readOnly: Temporal.Instant,
): View =>
  view(t('life.announcement.fallback'), [
    heading(t('life.farewell.heading', { name: circle.name })),
    text(t('life.farewell.thanks')),
    text(tr(`life.announcement.${place.platform}`, { when: instant(readOnly, place.zone) })),
    whatStays(readOnly, place),
    text(t('life.announcement.not-yet')),
    note(t('life.farewell.people')),
    actions(helpButton(place.region), notYetButton(circle.id)),
  ])

/** What the announcement turns into once somebody has said 'Not yet'. */
export const notClosing = (): View => view(t('life.not-closing'), [text(t('life.not-closing'))])

export const notYetLine = (rests: boolean): View => {
  const words = t(rests ? 'life.not-yet.line-rests' : 'life.not-yet.line')
  return view(words, [text(words)])
}

/* ---- when it came to a stop ---- */

export const stuckBlocks = (circle: { id: string; name: string }, detail: string): Block[] => [
  text(t('life.still.stuck', { name: circle.name, detail })),
  actions(
    button(t('life.still.again'), READ_ONLY_AGAIN, { circle: circle.id }, 'primary'),
    button(t('life.still.leave-open'), LEAVE_OPEN, { circle: circle.id }),
  ),
]

export const stillStuck = (circle: { id: string; name: string }, detail: string): View =>
  view(t('life.still.stuck.fallback'), stuckBlocks(circle, detail))
