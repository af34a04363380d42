import type { Temporal } from 'temporal-polyfill'
import type { PlatformName } from '../../chat/refs.ts'
import { actions, type Block, button, heading, instant, list, note, text, type View, view } from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { helpButton } from '../help/actions.ts'
import { KEEP_AS_IT_IS } from '../membership/actions.ts'
import {
  ANNOUNCE,
  CLOSE_CIRCLE,
  CLOSE_CONFIRMED,
  LEAVE_OPEN,
  NOT_YET,
  READ_ONLY_AGAIN,
  ROOM_READ_ONLY,
  ROOM_STAYS,
} from './actions.ts'
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
  button(t('lifecycle.close.keep'), KEEP_AS_IT_IS, { circle }),
  helpButton(region),
]

export const notYetButton = (circle: string, style: 'primary' | 'neutral' = 'neutral') =>
  button(t('lifecycle.not-yet'), NOT_YET, { circle }, style)

/** First: what becomes of the room is for its people to say. */
export function closePage(circle: CircleFacts, place: ClosingPlace): View {
  const input = { circle: circle.id }
  return view(t('lifecycle.close.fallback', { name: circle.name }), [
    heading(t('lifecycle.close.heading', { name: circle.name })),
    text(t('lifecycle.close.ask')),
    list([t('lifecycle.close.stays.means'), t(`lifecycle.close.read-only.means.${place.platform}`)]),
    actions(
      button(t('lifecycle.close.stays'), ROOM_STAYS, input),
      button(t('lifecycle.close.read-only'), ROOM_READ_ONLY, input),
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
  return view(t('lifecycle.close.fallback', { name: circle.name }), [
    heading(t('lifecycle.close.heading', { name: circle.name })),
    list([
      t('lifecycle.close.sessions', { count: planned }),
      t(stays ? 'lifecycle.close.stays.then' : `lifecycle.close.read-only.then.${place.platform}`),
      t('lifecycle.close.kept', { date: keptUntil(now, place) }),
      t('lifecycle.close.farewell'),
    ]),
    text(t('lifecycle.close.no-way-back')),
    actions(
      stays
        ? button(t('lifecycle.close'), CLOSE_CIRCLE, input, 'danger')
        : button(t('lifecycle.close'), CLOSE_CONFIRMED, input, 'danger'),
      ...keep(circle.id, place.region),
    ),
  ])
}

/** Once more, where even an administrator cannot simply take it back. */
export function closeReally(circle: CircleFacts, place: ClosingPlace): View {
  return view(t('lifecycle.close.really.fallback'), [
    heading(t('lifecycle.close.really.heading')),
    text(t(`lifecycle.close.really.${place.platform}`)),
    text(t('lifecycle.close.really.not-yet')),
    actions(
      button(t('lifecycle.close.announce'), ANNOUNCE, { circle: circle.id }, 'danger'),
      ...keep(circle.id, place.region),
    ),
  ])
}

/** To the one who closed it: done, or announced; then it can still be stopped. */
export function closedView(circle: { id: string }, readOnly: Temporal.Instant | null, place: ClosingPlace): View {
  return view(t(readOnly === null ? 'lifecycle.close.done' : 'lifecycle.close.announced.fallback'), [
    text(
      readOnly === null
        ? t('lifecycle.close.done')
        : tr('lifecycle.close.announced', { when: instant(readOnly, place.zone) }),
    ),
    actions(...(readOnly === null ? [] : [notYetButton(circle.id, 'primary')]), helpButton(place.region)),
  ])
}

/* ---- what the room reads ---- */

const whatStays = (closed: Temporal.Instant, place: ClosingPlace): Block =>
  list([
    t('lifecycle.farewell.agreement'),
    t('lifecycle.farewell.mydata'),
    t('lifecycle.farewell.kept', { date: keptUntil(closed, place) }),
    t('lifecycle.farewell.yours'),
  ])

/** The last post of a circle whose room stays open. */
export const farewell = (circle: { name: string }, place: ClosingPlace, now: Temporal.Instant): View =>
  view(t('lifecycle.farewell.fallback'), [
    heading(t('lifecycle.farewell.heading', { name: circle.name })),
    text(t('lifecycle.farewell.thanks')),
    text(t('lifecycle.farewell.stays')),
    whatStays(now, place),
    note(t('lifecycle.farewell.people')),
    actions(helpButton(place.region)),
  ])

/** A day before nobody writes there any more: time to say what is still to be said, and for anybody to say 'Not yet'. */
export const announcement = (
  circle: { id: string; name: string },
  place: ClosingPlace,
  readOnly: Temporal.Instant,
): View =>
  view(t('lifecycle.announcement.fallback'), [
    heading(t('lifecycle.farewell.heading', { name: circle.name })),
    text(t('lifecycle.farewell.thanks')),
    text(tr(`lifecycle.announcement.${place.platform}`, { when: instant(readOnly, place.zone) })),
    whatStays(readOnly, place),
    text(t('lifecycle.announcement.not-yet')),
    note(t('lifecycle.farewell.people')),
    actions(helpButton(place.region), notYetButton(circle.id)),
  ])

/** What the announcement turns into once somebody has said 'Not yet'. */
export const notClosing = (): View => view(t('lifecycle.not-closing'), [text(t('lifecycle.not-closing'))])

export const notYetLine = (rests: boolean): View => {
  const words = t(rests ? 'lifecycle.not-yet.line-rests' : 'lifecycle.not-yet.line')
  return view(words, [text(words)])
}

/* ---- when it came to a stop ---- */

export const stuckBlocks = (circle: { id: string; name: string }, detail: string): Block[] => [
  text(t('lifecycle.still.stuck', { name: circle.name, detail })),
  actions(
    button(t('lifecycle.still.again'), READ_ONLY_AGAIN, { circle: circle.id }, 'primary'),
    button(t('lifecycle.still.leave-open'), LEAVE_OPEN, { circle: circle.id }),
  ),
]

export const stillStuck = (circle: { id: string; name: string }, detail: string): View =>
  view(t('lifecycle.still.stuck.fallback'), stuckBlocks(circle, detail))
