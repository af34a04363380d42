import type { ChatMessage } from '../chat/types.ts'
import type { Frame } from '../server/wire.ts'
import { hasRead } from './keep.ts'
import * as state from './state.ts'
import { t } from './words.ts'

/** What a frame changes in what the page knows. What has to be done after a welcome is `doing.ts`'s. */
export function heard(frame: Frame): void {
  switch (frame.say) {
    case 'welcome':
      state.community.value = frame.community
      state.everyone.value = frame.everyone
      state.begun.value = frame.begun
      state.me.value = frame.person
      if (!frame.resumed) clear(frame.person)
      return
    case 'everyone':
      state.everyone.value = frame.everyone
      return
    case 'sight':
      state.sight.value = frame.sight
      state.unread.value = frame.unread
      return
    case 'commands':
      state.commands.value = frame.commands
      return
    case 'room':
      if (frame.room !== state.open.value) return
      state.loaded.value = frame.room
      state.messages.value = frame.messages
      state.pins.value = frame.pins
      state.more.value = frame.more
      markRead()
      return
    case 'older':
      if (frame.room !== state.open.value || frame.before !== state.messages.value[0]?.id) return
      state.messages.value = [...frame.messages, ...state.messages.value]
      state.more.value = frame.more
      return
    case 'message':
      message(frame.message)
      return
    case 'gone':
      state.messages.value = state.messages.value.filter(({ id }) => id !== frame.message)
      return
    case 'pins':
      if (frame.room === state.open.value) state.pins.value = frame.pins
      return
    case 'unread':
      state.unread.value = { ...state.unread.value, [frame.room]: frame.count }
      return
    case 'form':
      state.form.value = frame.form
      return
    case 'home':
      if (frame.person === state.me.value) state.home.value = frame.view
      return
    case 'clock':
      state.setClock(frame)
      return
    case 'tour':
      state.tour.value = frame.tour
      return
    case 'begun':
      state.begun.value = frame.begun
      state.busy.value = frame.busy
      return
    case 'wrong':
      state.notice.value = frame.why
      return
    case 'outcome':
    case 'choices':
      // the line answers whoever asked
      return
    default:
      frame satisfies never
  }
}

/** What was seen by other eyes is gone before the new ones look. */
export function clear(person: string | null): void {
  state.loaded.value = null
  state.messages.value = []
  state.pins.value = []
  state.more.value = false
  state.home.value = null
  state.announced.value = ''
  if (state.sight.value?.person.id !== person) state.sight.value = null
  if (person !== null) return
  state.form.value = null
  state.tour.value = null
  state.open.value = null
}

/** New, or changed: each stands once, in its place. Ids are in the order of time. */
function message(told: ChatMessage): void {
  if (told.room !== state.open.value) return
  const known = state.messages.value
  const at = known.findIndex(({ id }) => id === told.id)
  const before = known[at]
  if (before !== undefined) state.messages.value = known.with(at, told)
  else if (told.id > (known.at(-1)?.id ?? '')) state.messages.value = [...known, told]
  // older than what is here: it will come with the older ones
  else if (state.more.value && told.id < (known[0]?.id ?? '')) return
  else state.messages.value = [...known, told].sort((a, b) => (a.id < b.id ? -1 : 1))
  // what came to her alone is changed in answer to what she did
  if (!told.waiting && (before === undefined || before.waiting || told.only !== null)) announce(told)
  markRead()
}

function markRead(): void {
  const { me, open, messages } = state
  const last = messages.value.at(-1)
  if (me.value !== null && open.value !== null && last !== undefined) hasRead(me.value, open.value, last.id)
}

function announce({ author, only, body }: ChatMessage): void {
  if (author !== 'bot' && author.person === state.me.value) return
  const who = author === 'bot' ? t('rehearsal.page.bot') : (state.nameOf(author.person) ?? t('rehearsal.page.someone'))
  const what = body.kind === 'text' ? body.text : body.view.fallback
  state.announced.value = only === null ? `${who}: ${what}` : `${t('rehearsal.page.only-you')}. ${who}: ${what}`
}
