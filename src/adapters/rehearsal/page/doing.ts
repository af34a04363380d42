import { effect } from '@preact/signals'
import type { RawValues } from '../../../chat/form.ts'
import type { RawOption } from '../../../chat/inbound.ts'
import { unawaited } from '../../../chat/unawaited.ts'
import type { ActionCall, Choice } from '../../../chat/view.ts'
import { seenAs } from '../chat/places.ts'
import type { Outcome } from '../chat/types.ts'
import type { Beginning, Move } from '../server/parts.ts'
import type { Frame, FromPage } from '../server/wire.ts'
import { type Doing, PageConnection } from './connection.ts'
import { clear, heard } from './heard.ts'
import { forget, keep, keepHere, kept, keptHere, readBy } from './keep.ts'
import * as state from './state.ts'
import { t } from './words.ts'

/** Who this page wants to be; null while nobody was chosen. */
let wanted: string | null = keptHere('person') ?? kept('person')
let older = false
let sent = 0

const wire = new PageConnection({
  hello: (since) => ({
    say: 'hello',
    person: wanted,
    room: state.open.value === 'home' ? null : state.open.value,
    // of a room that it has not heard of yet, changes alone say nothing
    since: state.loaded.value === state.open.value ? since : null,
    read: wanted === null ? {} : readBy(wanted),
  }),
  heard: receive,
  is: (how) => {
    state.connection.value = how
  },
  silent: () => ({ is: 'silent', why: t('rehearsal.page.not-told') }),
  tooLong: () => ({ is: 'refused', why: t('rehearsal.page.far-too-long') }),
})

export function connect(): void {
  wire.connect()
  setInterval(state.tick, 5_000)
  effect(() => {
    document.title =
      state.room.value === null
        ? t('rehearsal.page.title')
        : t('rehearsal.page.title.room', { room: state.room.value.name })
  })
}

function receive(frame: Frame): void {
  heard(frame)
  switch (frame.say) {
    case 'welcome': {
      // what was asked for on a line that broke never comes
      older = false
      const known = kept('community')
      keep('community', frame.community.id)
      if (known !== null && known !== frame.community.id) {
        // all is new: what was read in another community says nothing here
        forget()
        wire.hello('anew')
        return
      }
      // nobody, or somebody who is not there any more
      if (frame.person === null && frame.begun) {
        wanted = null
        beSomebody()
      } else if (!frame.resumed && state.open.value === 'home') wire.tell({ say: 'home' })
      return
    }
    case 'everyone':
      if (state.begun.value) beSomebody()
      return
    case 'begun':
      if (frame.begun) beSomebody()
      else if (state.me.value !== null) {
        wanted = null
        wire.hello('anew')
      }
      return
    case 'sight':
      goSomewhere()
      return
    case 'older':
      older = false
      return
    default:
      return
  }
}

/** Whoever comes first, unless the page is somebody already, or is just becoming her. */
function beSomebody(): void {
  const [first] = state.personas.value
  if (first !== undefined && !state.personas.value.some(({ id }) => id === wanted)) become(first.id)
}

/** Nobody stands nowhere: where the open room is not hers, she is taken to the one she was in last, or to the first. */
function goSomewhere(): void {
  const rooms = state.sight.value?.rooms ?? []
  if (state.open.value === 'home' || rooms.some(({ id }) => id === state.open.value)) return
  const last = kept(`room ${state.me.value ?? ''}`)
  const there =
    rooms.find(({ id }) => id === last) ??
    rooms.find(({ kind }) => kind === 'private') ??
    rooms.find(({ kind }) => kind === 'public') ??
    rooms[0]
  if (there !== undefined) goTo(there.id)
}

export function become(person: string): void {
  wanted = person
  keep('person', person)
  keepHere('person', person)
  clear(person)
  state.form.value = null
  wire.hello('anew')
}

export function goTo(place: string): void {
  if (state.me.value !== null) keep(`room ${state.me.value}`, place)
  state.open.value = place
  state.loaded.value = null
  state.messages.value = []
  state.pins.value = []
  state.more.value = false
  older = false
  if (place === 'home') {
    wire.tell({ say: 'home' })
    return
  }
  state.unread.value = { ...state.unread.value, [place]: 0 }
  wire.tell({ say: 'open', room: place })
}

/** Asks for what came before, once at a time. */
export function loadOlder(): void {
  const first = state.messages.value[0]
  if (older || !state.more.value || first === undefined || state.open.value === null) return
  older = wire.tell({ say: 'older', room: state.open.value, before: first.id })
}

async function act(doing: Doing): Promise<Outcome> {
  const person = state.me.value
  if (person === null) return { is: 'refused', why: t('rehearsal.page.nobody') }
  const outcome = await wire.act(person, doing)
  if (outcome.is === 'said' || outcome.is === 'answered') state.came.value = outcome.message
  return outcome
}

/** As `act`; where it was not to be, that is said at the foot of the page. */
async function tried(doing: Doing): Promise<Outcome> {
  const outcome = await act(doing)
  if (outcome.is === 'refused' || outcome.is === 'silent') state.notice.value = outcome.why
  return outcome
}

export async function say(text: string): Promise<Outcome> {
  const room = state.open.value ?? ''
  sent += 1
  const key = sent
  state.sending.value = [...state.sending.value, { room, text, key }]
  const outcome = await act({ do: 'say', room, text })
  state.sending.value = state.sending.value.filter((each) => each.key !== key)
  return outcome
}

export const run = (path: readonly string[], args: Readonly<Record<string, RawOption>>): Promise<Outcome> =>
  act({ do: 'run', room: state.open.value ?? '', path: [...path], args })

/** `call`: what it does, as it stands before her. */
export async function press(
  message: string,
  place: readonly [number, number],
  chosen: string | null,
  call: ActionCall,
): Promise<void> {
  const outcome = await tried({ do: 'press', message, place: [...place], chosen, seen: seenAs(call) })
  // what was pressed on her Home is answered among her messages
  const dm = state.sight.value?.rooms.find(({ kind }) => kind === 'dm')
  if (message === 'home' && outcome.is === 'answered' && state.open.value === 'home' && dm !== undefined) goTo(dm.id)
}

export const submit = (form: string, values: RawValues): Promise<Outcome> =>
  act({ do: 'submit', form, values: structuredClone(values) as Record<string, string | string[]> })

export const dismissForm = (form: string): Promise<Outcome> => {
  state.form.value = null
  return tried({ do: 'dismiss-form', form })
}
export const dismiss = (message: string): Promise<Outcome> => tried({ do: 'dismiss', message })
export const messageAction = (message: string, name: string): Promise<Outcome> =>
  tried({ do: 'message-action', message, name })

export const suggestions = (path: readonly string[], option: string, query: string): Promise<readonly Choice[]> =>
  wire.suggest({ room: state.open.value ?? '', path: [...path], option, query })

/** For what a press begins: should it fail in a way that nobody thought of, that is said at the foot of the page. */
export function noticed(doing: Promise<unknown>): void {
  unawaited(doing, () => {
    state.notice.value = t('rehearsal.page.failed')
  })
}

/** For what is done at once or not at all: nobody waits for it, so that she is told when it was not. */
function asks(said: FromPage): void {
  if (!wire.tell(said)) state.notice.value = t('rehearsal.page.lost')
}

export const move = (to: Move): void => asks({ say: 'move', to })
export const tourGoes = (go: 'on' | 'later'): void => asks({ say: 'tour', go })
export const begin = (what: Beginning): void => asks({ say: 'begin', what })
export const reset = (): void => asks({ say: 'reset' })
export const addPerson = (name: string, admin: boolean): void => asks({ say: 'add-person', name, admin })
export const addRoom = (name: string): void => asks({ say: 'add-room', name })
export const letIn = (room: string, person: string): void => asks({ say: 'let-in', room, person })
export const takeOut = (room: string, person: string): void => asks({ say: 'take-out', room, person })
export const leaves = (person: string): void => asks({ say: 'leaves', person })
