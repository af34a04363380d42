import { computed, signal } from '@preact/signals'
import type { CommandRegistry } from '../../../chat/registry.ts'
import type { View } from '../../../chat/view.ts'
import type { ChatMessage, ChatPerson, OpenForm } from '../chat/types.ts'
import type { TourState } from '../server/parts.ts'
import type { PageSight } from '../server/wire.ts'
import { offeredOf } from './command-rules.ts'

/* All that the page knows. `heard.ts` writes it, components read it. */

export const connection = signal<'connecting' | 'open' | 'lost'>('connecting')
/** Null until the server has said so. */
export const begun = signal<boolean | null>(null)
/** Something large is being done: a beginning, or a reset. */
export const busy = signal(false)
export const community = signal({ id: '', name: '' })
export const everyone = signal<readonly ChatPerson[]>([])
export const me = signal<string | null>(null)
export const sight = signal<PageSight | null>(null)
export const commands = signal<CommandRegistry>({ commands: [], messageActions: [] })
export const unread = signal<Readonly<Record<string, number>>>({})
/** The room that stands open; 'home' for her Home. */
export const open = signal<string | null>(null)
/** The room of which the page has been told what is in it. */
export const loaded = signal<string | null>(null)
export const messages = signal<readonly ChatMessage[]>([])
/** There are older ones. */
export const more = signal(false)
export const pins = signal<readonly ChatMessage[]>([])
export const form = signal<OpenForm | null>(null)
export const home = signal<View | null>(null)
export const clock = signal<{ now: string; zone: string; next: string | null; moving: boolean } | null>(null)
export const tour = signal<TourState | null>(null)
/** What went wrong, in words, until it is put away. */
export const notice = signal<string | null>(null)
/** What a screen reader is told. */
export const announced = signal('')
/** The message that came of what she did last: her own, or the answer to her. */
export const came = signal<string | null>(null)
/** What is on its way and has not been answered yet, by room. */
export const sending = signal<readonly { room: string; text: string; key: number }[]>([])

/** By how much the rehearsal's clock is ahead of the machine's, in ms. */
const ahead = signal(0)
/** Counts up, so that what tells the time is drawn again. */
const ticks = signal(0)

export function setClock(told: NonNullable<typeof clock.value>): void {
  clock.value = told
  ahead.value = Date.parse(told.now) - Date.now()
}
export function tick(): void {
  ticks.value += 1
}

/** The rehearsal's clock, as an ISO instant. */
export const now = computed(() => {
  void ticks.value
  return new Date(Date.now() + ahead.value).toISOString()
})
export const zone = computed(() => clock.value?.zone ?? 'Europe/London')

export const offered = computed(() => offeredOf(commands.value))
export const room = computed(() => sight.value?.rooms.find(({ id }) => id === open.value) ?? null)
/** Who one can be. */
export const personas = computed(() => everyone.value.filter(({ left, bot }) => !left && !bot))

const nameById = computed(() => new Map(everyone.value.map(({ id, name }) => [id, name])))
export const nameOf = (person: string): string | undefined => nameById.value.get(person)
