import { randomUUID } from 'node:crypto'
import type { Chat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type {
  ChatMessage,
  ChatPerson,
  Did,
  OpenForm,
  Outcome,
  Sight,
} from '../../../src/adapters/rehearsal/chat/types.ts'
import type { FormField, RawValue } from '../../../src/chat/form.ts'
import type { RawOption } from '../../../src/chat/inbound.ts'
import type { PublishedOption } from '../../../src/chat/registry.ts'
import type { View } from '../../../src/chat/view.ts'
import type { FormInput, OptionValue, Person, Seen, SeenForm, SeenMessage, SeenRoom } from '../people.ts'
import { seenForm, seenHome, seenMessage, seenRoom } from './seen.ts'

type Acting = Did extends infer D ? (D extends Did ? Omit<D, 'client' | 'person'> : never) : never

/** A person at the page: she acts by what she can read there, and only on what the chat shows her. */
export class RehearsalPerson implements Person {
  readonly id: string
  readonly name: string
  readonly #chat: Chat
  /** Which form each one handed out stands for. */
  readonly #forms = new WeakMap<SeenForm, OpenForm>()

  constructor(chat: Chat, { id, name }: ChatPerson) {
    this.#chat = chat
    this.id = id
    this.name = name
  }

  async runs(room: string, command: string, options: Record<string, OptionValue> = {}): Promise<Seen> {
    const path = command.trim().replace(/^\//, '').split(/\s+/)
    const known = this.#options(path)
    const args = Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        sent(
          known.find((each) => each.name === name),
          value,
        ),
      ]),
    )
    return this.#act({ do: 'run', room: this.#room(room), path, args })
  }

  async types(): Promise<Seen> {
    throw new Error('in the rehearsal a command is chosen and its options are filled in one by one')
  }

  async suggestions(room: string, command: string, option: string, typed: string): Promise<string[]> {
    const path = command.trim().replace(/^\//, '').split(/\s+/)
    const choices = await this.#chat.people.suggests(this.id, this.#room(room), { path, option, query: typed })
    return choices.map(({ label }) => label)
  }

  async presses(on: SeenMessage, label: string): Promise<Seen> {
    const { view, message } = this.#view(on)
    for (const [at, block] of view.blocks.entries()) {
      if (block.kind !== 'actions') continue
      const button = block.buttons.findIndex((each) => each.label === label)
      if (block.buttons[button]?.kind === 'link') throw new Error(`'${label}' opens a page in the browser`)
      if (button >= 0) return this.#act({ do: 'press', message, place: [at, button], chosen: null })
    }
    throw new Error(`${this.name} sees no button '${label}' there`)
  }

  async picks(
    on: SeenMessage,
    select: string,
    ...choices: (string | Person | { group: string } | { room: string })[]
  ): Promise<Seen> {
    const { view, message } = this.#view(on)
    const at = view.blocks.findIndex((block) => block.kind === 'choice' && block.label === select)
    const block = view.blocks[at]
    if (block?.kind !== 'choice') throw new Error(`${this.name} sees no select '${select}' there`)
    const chosen = block.options.find((option) => option.label === choices[0])
    if (chosen === undefined || choices.length !== 1) throw new Error(`'${select}' does not offer ${String(choices)}`)
    return this.#act({ do: 'press', message, place: [at, 0], chosen: chosen.value })
  }

  async submits(form: SeenForm, values: FormInput): Promise<Seen> {
    const open = this.#forms.get(form)
    if (open === undefined) throw new Error('that form is not open before this person')
    const { fields } = open.form
    for (const label of Object.keys(values)) {
      if (!fields.some((field) => field.label === label)) throw new Error(`the form has no field '${label}'`)
    }
    const filled = fields.map((field) => [field.name, written(field, values[field.label])] as const)
    const act = { do: 'submit', form: open.id, values: Object.fromEntries(filled) } as const
    const outcome = await this.#chat.people.did({ client: randomUUID(), person: this.id, ...act })
    if (outcome.is === 'refused') throw new Error(`the form cannot be submitted: ${outcome.why}`)
    return this.#seen(outcome)
  }

  async choosesOn(message: SeenMessage, action: string): Promise<Seen> {
    const found = this.#sight().commands.messageActions.find((each) => each.name === action)
    if (found === undefined) throw new Error(`there is no '${action}' in the menu of a message`)
    return this.#act({ do: 'message-action', message: message.id, name: found.id })
  }

  async opensHome(): Promise<Seen> {
    const view = await this.#chat.people.opensHome(this.id)
    return view === null ? { kind: 'nothing' } : seenHome(this.#chat, this.id, view)
  }

  async says(room: string, text: string): Promise<SeenMessage> {
    const seen = await this.#act({ do: 'say', room: this.#room(room), text })
    if (seen.kind !== 'message') throw new Error(`${this.name} said nothing: ${seen.kind}`)
    return seen
  }

  reads(room: string): SeenMessage[] {
    const id = this.#room(room)
    const all: ChatMessage[] = []
    for (let before: string | undefined; ; before = all[0]?.id) {
      const page = this.#chat.people.messages(this.id, id, before === undefined ? {} : { before })
      if (page.length === 0) return all.map((message) => seenMessage(this.#chat, message))
      all.unshift(...page)
    }
  }

  dms(): SeenMessage[] {
    return this.reads('dm')
  }

  dmFiles(): { name: string; text: string }[] {
    const { people, whole } = this.#chat
    return this.dms()
      .flatMap(({ id }) => people.message(this.id, id)?.files ?? [])
      .map(({ id, name }) => ({ name, text: new TextDecoder().decode(whole.file(id)?.bytes) }))
  }

  leavesRoom(): void {
    throw new Error('in the rehearsal whoever looks after it takes people out of rooms')
  }

  rooms(): SeenRoom[] {
    return this.#sight()
      .rooms.filter((room) => room.kind !== 'dm')
      .map(({ id }) => seenRoom(this.#chat, id))
  }

  again(seen: SeenMessage): SeenMessage | null {
    if (seen.room === '') {
      const home = this.#chat.people.home(this.id)
      return home === null ? null : seenHome(this.#chat, this.id, home)
    }
    const message = this.#chat.people.message(this.id, seen.id)
    return message === null ? null : seenMessage(this.#chat, message)
  }

  #sight(): Sight {
    const sight = this.#chat.people.sight(this.id)
    if (sight === null) throw new Error(`${this.name} has left`)
    return sight
  }

  #room(room: string): string {
    const { rooms } = this.#sight()
    const found = rooms.find((each) => (room === 'dm' ? each.kind === 'dm' : each.id === room))
    if (found === undefined) throw new Error(`${this.name} does not see the room ${room}`)
    return found.id
  }

  #options([noun, verb]: readonly string[]): readonly PublishedOption[] {
    const command = this.#sight().commands.commands.find((each) => each.noun === noun)
    return command?.verbs.find((each) => each.verb === (verb ?? null))?.options ?? []
  }

  /** What stands there now, and how the page names it. */
  #view(on: SeenMessage): { view: View; message: string } {
    const home = on.room === '' ? this.#chat.people.home(this.id) : null
    if (home !== null) return { view: home, message: on.id }
    const message = this.#chat.people.message(this.id, on.id)
    if (message?.body.kind !== 'view')
      throw new Error(`${this.name} does not see that message, or nothing is to be pressed there`)
    return { view: message.body.view, message: message.id }
  }

  async #act(act: Acting): Promise<Seen> {
    return this.#seen(await this.#chat.people.did({ client: randomUUID(), person: this.id, ...act }))
  }

  #seen(outcome: Outcome): Seen {
    switch (outcome.is) {
      case 'said':
      case 'answered': {
        const message = this.#chat.people.message(this.id, outcome.message)
        return message === null ? { kind: 'nothing' } : seenMessage(this.#chat, message)
      }
      case 'form': {
        const { form } = this.#sight()
        if (form?.id !== outcome.form) throw new Error('that form has been put away')
        const seen = seenForm(this.#chat, form)
        this.#forms.set(seen, form)
        return seen
      }
      case 'nothing':
        return { kind: 'nothing' }
      case 'refused':
        throw new Error(`${this.name} cannot: ${outcome.why}`)
      case 'silent':
        return { kind: 'failed', why: outcome.why }
      default:
        return outcome satisfies never
    }
  }
}

/** An option as the page sends it: a choice by its value, whatever she calls it. */
function sent(option: PublishedOption | undefined, value: OptionValue): RawOption {
  if (typeof value === 'object') return 'id' in value ? { person: value.id } : value
  const text = String(value)
  return { text: option?.choices.find((choice) => choice.label === text)?.value ?? text }
}

/** A field as the page sends it; what she leaves alone keeps its value. */
function written(field: FormField, given: FormInput[string] | undefined): RawValue {
  if (given === undefined) return field.initial
  const many = listOf(given)
  const people = many.flatMap((each) => (typeof each === 'object' && 'id' in each ? [each.id] : []))
  const groups = many.flatMap((each) => (typeof each === 'object' && 'group' in each ? [each.group] : []))
  switch (field.kind) {
    case 'text':
    case 'date':
      return String(given)
    case 'select':
      return field.choices.find((choice) => choice.label === given)?.value ?? `not offered: ${String(given)}`
    case 'people':
      return people
    case 'holders':
      return [...people.map((person) => ({ person })), ...groups.map((group) => ({ group }))]
    default:
      return field satisfies never
  }
}

type Given = Exclude<FormInput[string], readonly unknown[]>
const isMany = (given: FormInput[string]): given is Extract<FormInput[string], readonly unknown[]> =>
  Array.isArray(given)
const listOf = (given: FormInput[string]): readonly Given[] => (isMany(given) ? given : [given])
