import type { KeptMessage, Store } from './store.ts'
import type { Around, BotHands, Change, ChatHappening, OpenForm, OpenFormAction } from './types.ts'

/** A form that is open, with what its person does not see of it. */
export interface KeptForm extends OpenForm {
  action: OpenFormAction
  /** Where what it is answered with stands. */
  room: string
  /** The private message whose button opened it: an answer that replaces takes its place. */
  pressed: string | null
  fromHome: boolean
}

/** What all parts of the chat share: the facts, the clock, who listens, the bot that is connected. */
export interface Core {
  readonly store: Store
  /** The chat's clock as an ISO instant, and in ms. */
  now(): { iso: string; ms: number }
  readonly around: Around
  /** What the platform itself would have shown as a fault of the bot. */
  readonly complaints: string[]
  complain(what: string): void
  /** Open forms by their id: at most one for each person. */
  readonly forms: Map<string, KeptForm>
  /** Those of them that were sent and have not been answered yet. */
  readonly sent: Set<string>
  /** Ends the patience of each who waits for an answer now. */
  readonly waiting: Set<() => void>
  bot: BotHands | null
  readonly listeners: Set<(change: Change) => void>
  /**
   * One transaction. What `tell` and `happened` were given inside is told once it is on the disk, and never when it was not carried out.
   */
  change<R>(work: (told: ToldPerson) => R): R
}

export interface ToldPerson {
  changed(change: Change): void
  happened(happening: ChatHappening): void
}

/** A program that runs for weeks does not keep all of them. */
const MOST_COMPLAINTS = 1_000

export function coreOf(store: Store, now: () => { toString(): string }, around: Around): Core {
  /** Of the change that is being made; an inner one belongs to the outer. */
  let open: { changes: Change[]; happenings: ChatHappening[] } | null = null
  const core: Core = {
    store,
    now: () => {
      const iso = String(now())
      return { iso, ms: Date.parse(iso) }
    },
    around,
    complaints: [],
    complain: (what) => {
      core.complaints.push(what)
      if (core.complaints.length > MOST_COMPLAINTS) core.complaints.shift()
    },
    forms: new Map(),
    sent: new Set(),
    waiting: new Set(),
    bot: null,
    listeners: new Set(),
    change(work) {
      const outer = open
      const mine = outer ?? { changes: [], happenings: [] }
      open = mine
      try {
        const result = store.change(() =>
          work({
            changed: (change) => {
              mine.changes.push(change)
            },
            happened: (happening) => {
              mine.happenings.push(happening)
            },
          }),
        )
        if (outer === null) {
          open = null
          for (const change of mine.changes) for (const listener of core.listeners) listener(change)
          for (const happening of mine.happenings) core.bot?.happened(happening)
        }
        return result
      } finally {
        open = outer
      }
    },
  }
  return core
}

/** Keeps a message and tells of it. */
export function putMessage(core: Core, told: ToldPerson, message: KeptMessage): void {
  core.store.keep(message)
  told.changed({ what: 'message', room: message.room, message: message.id })
}

export function dropMessage(core: Core, told: ToldPerson, { id, room, only }: KeptMessage): void {
  core.store.dropMessage(id)
  told.changed({ what: 'message-gone', room, message: id, only })
}

/** A new message with what it is most often. */
export function newMessage(
  core: Core,
  said: Pick<KeptMessage, 'room' | 'author' | 'body'> & Partial<KeptMessage>,
): KeptMessage {
  return {
    id: core.store.id('m'),
    at: core.now().iso,
    only: null,
    edited: false,
    pinned: false,
    files: [],
    waiting: false,
    mark: '',
    fromHome: false,
    ...said,
  }
}

/** The form as her client shows it. */
export function openForm({ id, person, form, errors }: KeptForm): OpenForm {
  return { id, person, form, errors }
}
