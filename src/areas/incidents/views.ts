import {
  actions,
  type Block,
  bold,
  button,
  facts,
  heading,
  type Inline,
  joined,
  list,
  note,
  person,
  plain,
  type Rich,
  room,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { CHECK_AGAIN, HAVE_LEFT, INVITE_BACK, NEW_ROOM, REMOVE_STRANGERS, THEY_BELONG } from './actions.ts'
import type { Incident, IncidentKind, PlaceOfCircle } from './rules.ts'

/** Of more strangers than this only the number is told: a role that was let in by mistake, or a whole channel invited. */
const MOST_NAMED = 15

const ROLE = 'role:'

/** The private notice to those who are asked: what happened, what stays safe, what they can do. */
export function incidentNotice(incident: Incident, place: PlaceOfCircle): View {
  const { kind } = incident
  if (kind === 'gone' || kind === 'back')
    return view(t(`incidents.${kind}.fallback`), [
      text(tr(`incidents.${kind}.what`, { name: place.name, who: named(incident, place) })),
      kind === 'gone' && place.facilitated && text(t('incidents.gone.facilitated')),
    ])
  return view(t(`incidents.${kind}.fallback`), [
    heading(t(`incidents.${kind}.heading`)),
    kind !== 'no-facilitator' &&
      facts(
        [t('incidents.circle'), place.name],
        ...(place.room === null || isGone(kind) ? [] : [[t('incidents.room'), [room(place.room)]] as const]),
      ),
    ...blocksOf(incident, place),
  ])
}

/** One of those that are open, within a longer view, and how many others wait. */
export const shownBlocks = (incident: Incident, place: PlaceOfCircle, more: number): Block[] => [
  text([bold(t(`incidents.${shownKind(incident.kind)}.heading`))]),
  ...blocksOf(incident, place).filter((block) => block !== false),
  ...(more > 0 ? [note(t('incidents.show.more', { count: more }))] : []),
]

/** What only tells is never open. */
const shownKind = (kind: IncidentKind) => (kind === 'gone' || kind === 'back' ? 'missing' : kind)

const isGone = (kind: IncidentKind): boolean => kind === 'deleted' || kind === 'lost'

function blocksOf(incident: Incident, place: PlaceOfCircle): (Block | false)[] {
  const ids = { circle: place.circle, incident: incident.id }
  const again = button(t('incidents.look-again'), CHECK_AGAIN, ids)
  const tryAgain = button(t('incidents.try-again'), CHECK_AGAIN, ids, 'primary')
  const waits = note(t('incidents.waits'))
  switch (incident.kind) {
    case 'strangers':
      return strangers(incident, place)
    case 'archived':
      return [text(t('incidents.archived.what')), text(t('incidents.archived.mend')), waits, actions(again)]
    case 'deleted':
      return [
        text(t('incidents.deleted.what')),
        text(t('incidents.deleted.mend')),
        waits,
        actions(button(t('incidents.new-room'), NEW_ROOM, ids, 'primary'), again),
      ]
    case 'lost':
      return [
        text(t('incidents.lost.what')),
        text(t('incidents.lost.mend')),
        waits,
        actions(again, button(t('incidents.new-room'), NEW_ROOM, ids)),
      ]
    case 'bot-out':
      return [
        text(t('incidents.bot-out.what')),
        text(t(`incidents.bot-out.mend.${place.platform}`)),
        waits,
        actions(tryAgain),
      ]
    case 'no-access':
      return [
        text([plain(t('incidents.no-access.what')), plain(' '), bold(incident.detail)]),
        text(t(`incidents.no-access.mend.${place.platform}`)),
        waits,
        actions(tryAgain),
      ]
    case 'renamed':
      return [
        text(t('incidents.renamed.what', { was: place.wasCalled })),
        text(t('incidents.renamed.mend', { was: place.wasCalled })),
      ]
    case 'pins':
      return [text(t('incidents.pins.what')), text(t('incidents.pins.mend'))]
    case 'refused':
      return [
        text(tr('incidents.refused.what', { who: people(incident), detail: incident.detail })),
        text(t('incidents.refused.mend')),
        actions(tryAgain),
      ]
    case 'missing':
      return [
        text(tr('incidents.missing.what', { who: people(incident) })),
        text(t('incidents.missing.decide')),
        actions(
          button(t('incidents.ask-back'), INVITE_BACK, ids, 'primary'),
          button(t('incidents.have-left'), HAVE_LEFT, ids),
          again,
        ),
      ]
    case 'no-facilitator':
      return [text(t('incidents.no-facilitator.what', { name: place.name })), text(t('incidents.no-facilitator.mend'))]
    case 'named-gone':
    case 'gone':
    case 'back':
      return []
    default:
      return incident.kind satisfies never
  }
}

function strangers(incident: Incident, place: PlaceOfCircle): (Block | false)[] {
  const ids = { circle: place.circle, incident: incident.id }
  const who = incident.about.filter((each) => !each.startsWith(ROLE))
  const roles = incident.about.length - who.length
  const seatable = roles === 0 && !who.some((each) => place.bots.includes(each))
  const lines: Rich[] = [
    ...who.slice(0, MOST_NAMED).map((each) => person(each)),
    ...(who.length > MOST_NAMED ? [t('incidents.strangers.more', { count: who.length - MOST_NAMED })] : []),
    // a role has no name in a private conversation: it belongs to the server
    ...(roles > 0 ? [t('incidents.strangers.roles', { count: roles })] : []),
  ]
  const inRoom = place.room === null ? plain('') : room(place.room)
  return [
    text(tr('incidents.strangers.who', { room: inRoom })),
    list(lines),
    roles > 0 && text(t('incidents.strangers.role')),
    incident.detail !== '' && text(t(`incidents.strangers.by-hand.${place.platform}`, { detail: incident.detail })),
    note(t('incidents.waits')),
    actions(
      ...(seatable ? [button(t('incidents.belong'), THEY_BELONG, ids)] : []),
      button(t('incidents.show-out'), REMOVE_STRANGERS, ids, 'primary'),
      button(t('incidents.look-again'), CHECK_AGAIN, ids),
    ),
  ]
}

const people = (incident: Incident): Inline[] => [
  ...joined(
    incident.about.map((id) => person(id)),
    ', ',
  ),
]

/** Whoever has left is not shown as a mention any more: by name, where it is known. */
const named = (incident: Incident, place: PlaceOfCircle): Inline[] => [
  ...joined(
    incident.about.map((id) => {
      const name = place.names.get(id)
      return name === undefined || name === '' ? person(id) : plain(name)
    }),
    ', ',
  ),
]

/** To somebody who is not in the room any more: she alone sees it. */
export const missingPersonNotice = (name: string, who: readonly string[]): View =>
  view(t('incidents.missing.herself.fallback'), [
    text(
      tr('incidents.missing.herself', {
        name,
        who: [
          ...joined(
            who.map((id) => person(id)),
            ', ',
          ),
        ],
      }),
    ),
  ])

/** What a notice turns into once there is nothing left to do. */
export const resolvedIncidentNotice = (kind: IncidentKind, name: string): View =>
  view(t('incidents.resolved'), [
    text([
      bold(t('incidents.resolved.name', { name })),
      plain(` ${kind === 'gone' || kind === 'back' ? '' : t(`incidents.${kind}.heading` satisfies MessageKey)}.`),
    ]),
    text(t('incidents.resolved')),
  ])

export type Decision = 'belong' | 'show-out' | 'look-again' | 'ask-back' | 'have-left' | 'new-room' | 'resolved'

export function decisionView(what: Decision): View {
  const words = t(`incidents.answer.${what}` satisfies MessageKey)
  return view(words, [text(words)])
}

/** The first words in the room that stands in place of the one that was deleted. */
export const newRoomView = (name: string): View =>
  view(t('incidents.back-in-room.fallback', { name }), [text(t('incidents.back-in-room.what', { name }))])

const POSTS: Readonly<Record<string, MessageKey>> = {
  'safeguarding-lead': 'incidents.post.safeguarding-lead',
  deputy: 'incidents.post.deputy',
  outsider: 'incidents.post.outsider',
}

/** To the stewards: somebody whom people are told to reach is not here any more. */
export const namedGoneNotice = (post: string, who: string): View =>
  view(t('incidents.named-gone.fallback'), [
    heading(t('incidents.named-gone.heading')),
    text(t('incidents.named-gone.what', { who, post: t(POSTS[post] ?? 'incidents.post.outsider') })),
    text(t('incidents.named-gone.mend')),
  ])
