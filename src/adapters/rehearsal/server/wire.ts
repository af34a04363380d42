import * as z from 'zod'
import type { CommandRegistry } from '../../../chat/registry.ts'
import type { Choice, View } from '../../../chat/view.ts'
import type { ChatMessage, ChatPerson, OpenForm, Outcome, Sight } from '../chat/types.ts'
import { LONGEST } from '../limits.ts'
import { MOVES, type TourState } from './parts.ts'

/* What page and server say to each other over /live: JSON, one thing a frame. The server reads it with zod; the page takes the types. */

const id = z.string().regex(/^[A-Za-z0-9]{1,64}$/)
const client = z.string().regex(/^[\w-]{1,64}$/)
const name = z.string().min(1).max(80)
const words = z.string().max(LONGEST)

const holder = z.union([z.strictObject({ person: id }), z.strictObject({ group: id })])
const option = z.union([
  z.strictObject({ text: words }),
  z.strictObject({ person: id }),
  z.strictObject({ group: id }),
  z.strictObject({ room: id }),
])
const path = z.array(z.string().min(1).max(32)).min(1).max(2)
const value = z.union([words, z.array(words).max(100), z.array(holder).max(100)])

/** What she does, with an id of the page's making: told again after a broken line, it is done once. */
const act = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('say'), client, room: id, text: words }),
  z.strictObject({ do: z.literal('run'), client, room: id, path, args: z.record(name, option) }),
  z.strictObject({
    do: z.literal('press'),
    client,
    message: id,
    place: z.tuple([z.int().min(0).max(100), z.int().min(0).max(100)]),
    chosen: z.string().max(200).nullable(),
    seen: z.string().max(1_000),
  }),
  z.strictObject({ do: z.literal('submit'), client, form: id, values: z.record(name, value) }),
  z.strictObject({ do: z.literal('dismiss-form'), client, form: id }),
  z.strictObject({ do: z.literal('dismiss'), client, message: id }),
  z.strictObject({ do: z.literal('message-action'), client, message: id, name: z.string().min(1).max(100) }),
])

export const fromPage = z.discriminatedUnion('say', [
  z.strictObject({
    say: z.literal('hello'),
    /** Who to be; null, or somebody who is not here: nobody yet. */
    person: id.nullable(),
    /** The room that stands open, if one does. */
    room: id.nullable(),
    /** How far it had heard, before the line broke. */
    since: z.strictObject({ run: z.string().max(64), at: z.int().min(0) }).nullable(),
    /** By room: the last message that was read. */
    read: z.record(id, id),
  }),
  z.strictObject({ say: z.literal('open'), room: id }),
  z.strictObject({ say: z.literal('older'), room: id, before: id }),
  z.strictObject({ say: z.literal('home') }),
  /** `person`: who the page was when she did it. */
  z.strictObject({ say: z.literal('act'), person: id, act }),
  z.strictObject({ say: z.literal('suggest'), ask: z.int().min(0), room: id, path, option: name, query: words }),
  z.strictObject({ say: z.literal('move'), to: z.enum(MOVES) }),
  z.strictObject({ say: z.literal('tour'), go: z.enum(['on', 'later']) }),
  z.strictObject({ say: z.literal('begin'), what: z.enum(['sample', 'empty']) }),
  z.strictObject({ say: z.literal('reset') }),
  z.strictObject({ say: z.literal('add-person'), name, admin: z.boolean() }),
  z.strictObject({ say: z.literal('add-room'), name }),
  z.strictObject({ say: z.literal('let-in'), room: id, person: id }),
  z.strictObject({ say: z.literal('take-out'), room: id, person: id }),
  z.strictObject({ say: z.literal('leaves'), person: id }),
])

export type FromPage = z.infer<typeof fromPage>
export type PageAct = z.infer<typeof act>
/** What a person sees, without the commands: those change seldom and are long. */
export type PageSight = Omit<Sight, 'commands' | 'form'>

/** Everything in it is for the eyes of the one person that the connection is at that moment. */
export type ToPage =
  /** The first answer to hello. `person`: who the page is from now on. `resumed`: what follows is only what changed since. */
  | {
      say: 'welcome'
      run: string
      resumed: boolean
      community: { id: string; name: string }
      everyone: readonly ChatPerson[]
      person: string | null
      begun: boolean
    }
  | { say: 'everyone'; everyone: readonly ChatPerson[] }
  | { say: 'sight'; sight: PageSight; unread: Readonly<Record<string, number>> }
  | { say: 'commands'; commands: CommandRegistry }
  /** The room that is open now: its newest messages, the oldest first; `more`: there are older ones. */
  | { say: 'room'; room: string; messages: readonly ChatMessage[]; pins: readonly ChatMessage[]; more: boolean }
  | { say: 'older'; room: string; before: string; messages: readonly ChatMessage[]; more: boolean }
  /** New, or changed. */
  | { say: 'message'; message: ChatMessage }
  | { say: 'gone'; room: string; message: string }
  | { say: 'pins'; room: string; pins: readonly ChatMessage[] }
  | { say: 'unread'; room: string; count: number }
  | { say: 'form'; form: OpenForm | null }
  /** `person`: whose Home it is, for a page that has become somebody else meanwhile. */
  | { say: 'home'; person: string; view: View | null }
  | { say: 'outcome'; client: string; outcome: Outcome }
  | { say: 'choices'; ask: number; choices: readonly Choice[] }
  /** `moving`: it is on its way, and what falls due is being done. */
  | { say: 'clock'; now: string; zone: string; next: string | null; moving: boolean }
  | { say: 'tour'; tour: TourState | null }
  | { say: 'begun'; begun: boolean; busy: boolean }
  /** Something that was asked was not understood, or could not be done. The connection stays. */
  | { say: 'wrong'; why: string }

/** Each frame to the page: with how far the page has heard when it has read it. */
export type Frame = ToPage & { at: number }
