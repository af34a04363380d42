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
import { ASK_BACK, HAVE_LEFT, LOOK_AGAIN, NEW_ROOM, SHOW_OUT, THEY_BELONG } from './actions.ts'
import type { Mishap, PlaceOfCircle } from './incidents.ts'
import type { Kind } from './rules.ts'

/** Of more strangers than this only the number is told: a role that was let in by mistake, or a whole channel invited. */
const MOST_NAMED = 15

const ROLE = 'role:'

/** The private notice to those who are asked: what happened, what stays safe, what they can do. */
export function mishapNotice(mishap: Mishap, place: PlaceOfCircle): View {
  const { kind } = mishap
  if (kind === 'gone' || kind === 'back')
    return view(t(`tending.${kind}.fallback`), [
      text(tr(`tending.${kind}.what`, { name: place.name, who: named(mishap, place) })),
      kind === 'gone' && place.facilitated && text(t('tending.gone.facilitated')),
    ])
  return view(t(`tending.${kind}.fallback`), [
    heading(t(`tending.${kind}.heading`)),
    kind !== 'no-facilitator' &&
      facts(
        [t('tending.circle'), place.name],
        ...(place.room === null || isGone(kind) ? [] : [[t('tending.room'), [room(place.room)]] as const]),
      ),
    ...blocksOf(mishap, place),
  ])
}

/** One of those that are open, within a longer view, and how many others wait. */
export const shownBlocks = (mishap: Mishap, place: PlaceOfCircle, more: number): Block[] => [
  text([bold(t(`tending.${shownKind(mishap.kind)}.heading`))]),
  ...blocksOf(mishap, place).filter((block) => block !== false),
  ...(more > 0 ? [note(t('tending.show.more', { count: more }))] : []),
]

/** What only tells is never open. */
const shownKind = (kind: Kind) => (kind === 'gone' || kind === 'back' ? 'missing' : kind)

const isGone = (kind: Kind): boolean => kind === 'deleted' || kind === 'lost'

function blocksOf(mishap: Mishap, place: PlaceOfCircle): (Block | false)[] {
  const ids = { circle: place.circle, mishap: mishap.id }
  const again = button(t('tending.look-again'), LOOK_AGAIN, ids)
  const tryAgain = button(t('tending.try-again'), LOOK_AGAIN, ids, 'primary')
  const waits = note(t('tending.waits'))
  switch (mishap.kind) {
    case 'strangers':
      return strangers(mishap, place)
    case 'archived':
      return [text(t('tending.archived.what')), text(t('tending.archived.mend')), waits, actions(again)]
    case 'deleted':
      return [
        text(t('tending.deleted.what')),
        text(t('tending.deleted.mend')),
        waits,
        actions(button(t('tending.new-room'), NEW_ROOM, ids, 'primary'), again),
      ]
    case 'lost':
      return [
        text(t('tending.lost.what')),
        text(t('tending.lost.mend')),
        waits,
        actions(again, button(t('tending.new-room'), NEW_ROOM, ids)),
      ]
    case 'bot-out':
      return [
        text(t('tending.bot-out.what')),
        text(t(`tending.bot-out.mend.${place.platform}`)),
        waits,
        actions(tryAgain),
      ]
    case 'shut':
      return [
        text([plain(t('tending.shut.what')), plain(' '), bold(mishap.detail)]),
        text(t(`tending.shut.mend.${place.platform}`)),
        waits,
        actions(tryAgain),
      ]
    case 'renamed':
      return [
        text(t('tending.renamed.what', { was: place.wasCalled })),
        text(t('tending.renamed.mend', { was: place.wasCalled })),
      ]
    case 'pins':
      return [text(t('tending.pins.what')), text(t('tending.pins.mend'))]
    case 'refused':
      return [
        text(tr('tending.refused.what', { who: people(mishap), detail: mishap.detail })),
        text(t('tending.refused.mend')),
        actions(tryAgain),
      ]
    case 'missing':
      return [
        text(tr('tending.missing.what', { who: people(mishap) })),
        text(t('tending.missing.decide')),
        actions(
          button(t('tending.ask-back'), ASK_BACK, ids, 'primary'),
          button(t('tending.have-left'), HAVE_LEFT, ids),
          again,
        ),
      ]
    case 'no-facilitator':
      return [text(t('tending.no-facilitator.what', { name: place.name })), text(t('tending.no-facilitator.mend'))]
    case 'named-gone':
    case 'gone':
    case 'back':
      return []
    default:
      return mishap.kind satisfies never
  }
}

function strangers(mishap: Mishap, place: PlaceOfCircle): (Block | false)[] {
  const ids = { circle: place.circle, mishap: mishap.id }
  const who = mishap.about.filter((each) => !each.startsWith(ROLE))
  const roles = mishap.about.length - who.length
  const seatable = roles === 0 && !who.some((each) => place.bots.includes(each))
  const lines: Rich[] = [
    ...who.slice(0, MOST_NAMED).map((each) => person(each)),
    ...(who.length > MOST_NAMED ? [t('tending.strangers.more', { count: who.length - MOST_NAMED })] : []),
    // a role has no name in a private conversation: it belongs to the server
    ...(roles > 0 ? [t('tending.strangers.roles', { count: roles })] : []),
  ]
  const inRoom = place.room === null ? plain('') : room(place.room)
  return [
    text(tr('tending.strangers.who', { room: inRoom })),
    list(lines),
    roles > 0 && text(t('tending.strangers.role')),
    mishap.detail !== '' && text(t(`tending.strangers.by-hand.${place.platform}`, { detail: mishap.detail })),
    note(t('tending.waits')),
    actions(
      ...(seatable ? [button(t('tending.belong'), THEY_BELONG, ids)] : []),
      button(t('tending.show-out'), SHOW_OUT, ids, 'primary'),
      button(t('tending.look-again'), LOOK_AGAIN, ids),
    ),
  ]
}

const people = (mishap: Mishap): Inline[] => [
  ...joined(
    mishap.about.map((id) => person(id)),
    ', ',
  ),
]

/** Whoever has left is not shown as a mention any more: by name, where it is known. */
const named = (mishap: Mishap, place: PlaceOfCircle): Inline[] => [
  ...joined(
    mishap.about.map((id) => {
      const name = place.names.get(id)
      return name === undefined || name === '' ? person(id) : plain(name)
    }),
    ', ',
  ),
]

/** To somebody who is not in the room any more: she alone sees it. */
export const toHerself = (name: string, who: readonly string[]): View =>
  view(t('tending.missing.herself.fallback'), [
    text(
      tr('tending.missing.herself', {
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
export const settledNotice = (kind: Kind, name: string): View =>
  view(t('tending.settled'), [
    text([
      bold(t('tending.settled.name', { name })),
      plain(` ${kind === 'gone' || kind === 'back' ? '' : t(`tending.${kind}.heading` satisfies MessageKey)}.`),
    ]),
    text(t('tending.settled')),
  ])

export type Answered = 'belong' | 'show-out' | 'look-again' | 'ask-back' | 'have-left' | 'new-room' | 'settled'

export function answered(what: Answered): View {
  const words = t(`tending.answer.${what}` satisfies MessageKey)
  return view(words, [text(words)])
}

/** The first words in the room that stands in place of the one that was deleted. */
export const newRoomView = (name: string): View =>
  view(t('tending.back-in-room.fallback', { name }), [text(t('tending.back-in-room.what', { name }))])

const POSTS: Readonly<Record<string, MessageKey>> = {
  'safeguarding-lead': 'tending.post.safeguarding-lead',
  deputy: 'tending.post.deputy',
  outsider: 'tending.post.outsider',
}

/** To the stewards: somebody whom people are told to reach is not here any more. */
export const namedGoneNotice = (post: string, who: string): View =>
  view(t('tending.named-gone.fallback'), [
    heading(t('tending.named-gone.heading')),
    text(t('tending.named-gone.what', { who, post: t(POSTS[post] ?? 'tending.post.outsider') })),
    text(t('tending.named-gone.mend')),
  ])
