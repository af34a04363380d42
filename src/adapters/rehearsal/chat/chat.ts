import { t } from '../../../locales/index.ts'
import { acting } from './acting.ts'
import { botSide } from './bot-side.ts'
import { byHand, newCommunity } from './by-hand.ts'
import { coreOf, openForm } from './core.ts'
import { messageFor, present, roomSeenBy, shown, sightOf } from './sight.ts'
import { Store } from './store.ts'
import type { Around, BotSide, ByHand, ChatGroup, ChatMessage, ChatPerson, ChatRoom, People } from './types.ts'

export interface ChatOptions {
  /** Where everything is kept; null: in memory alone. */
  file: string | null
  /** The chat's clock: anything whose toString is an ISO instant. */
  now: () => { toString(): string }
  around?: Around
}

export interface Chat {
  /** What people do and see. */
  readonly people: People
  readonly byHand: ByHand
  /** What the adapter stands on. */
  readonly bot: BotSide
  /** What the platform itself would have shown as a fault of the bot: acknowledged twice, or too late. Empty in a healthy run. */
  complaints(): string[]
  /** What there is, whoever may see it: for tests and for whoever looks after the chat. Nobody in it sees it so. */
  readonly whole: {
    people(): ChatPerson[]
    rooms(): ChatRoom[]
    groups(): ChatGroup[]
    /** The messages of a room that all in it see, the oldest first. */
    transcript(room: string): ChatMessage[]
    file(id: string): { name: string; bytes: Uint8Array } | null
  }
  close(): void
}

/** How many messages a page has unless told, and at most. */
const MESSAGES_PAGE = { usual: 50, most: 500 }

/** The identity: in life nothing stands between the bot and the chat. */
const passThrough: Around = async (_route, work) => work()

/** A chat of one community, as it was left. */
export function openChat({ file, now, around = passThrough }: ChatOptions): Chat {
  const store = new Store(file)
  const core = coreOf(store, now, around)
  if (store.community.id === '')
    core.change(() => store.found({ id: newCommunity(), name: t('rehearsal.chat.community') }))

  const people: People = {
    ...acting(core),
    community: () => ({ ...store.community }),
    everyone: () => [...store.people.values()],
    sight: (person) => {
      const form = [...core.forms.values()].find((each) => each.person === person)
      return sightOf(store, person, form === undefined ? null : openForm(form))
    },
    messages: (id, room, page = {}) => {
      const person = present(store, id)
      if (person === null || roomSeenBy(store, person, room) === null) return []
      const most = Math.min(page.most ?? MESSAGES_PAGE.usual, MESSAGES_PAGE.most)
      return store.page(room, id, page.before ?? null, most).map(shown)
    },
    message: (id, message) => {
      const person = present(store, id)
      const found = person === null ? null : messageFor(store, person, message)
      return found === null ? null : shown(found)
    },
    pins: (id, room) => {
      const person = present(store, id)
      return person === null || roomSeenBy(store, person, room) === null ? [] : store.pins(room).map(shown)
    },
    home: (person) => (present(store, person) === null ? null : store.home(person)),
    file: async (id, file) => {
      const person = present(store, id)
      const found = store.file(file)
      if (person === null || found === null || messageFor(store, person, found.message) === null) return null
      return { name: found.name, bytes: found.bytes }
    },
    listen: (listener) => {
      core.listeners.add(listener)
      return () => {
        core.listeners.delete(listener)
      }
    },
    connected: () => core.bot !== null,
  }

  return {
    people,
    byHand: byHand(core),
    bot: botSide(core),
    complaints: () => [...core.complaints],
    whole: {
      people: () => [...store.people.values()],
      rooms: () => [...store.rooms.values()],
      groups: () => [...store.groups.values()],
      transcript: (room) => store.page(room, null, null, Number.MAX_SAFE_INTEGER).map(shown),
      file: (id) => store.file(id),
    },
    close: () => {
      store.close()
      for (const over of core.waiting) over()
    },
  }
}
