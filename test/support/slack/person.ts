import type { FormInput, OptionValue, Person, Seen, SeenForm, SeenMessage, SeenRoom } from '../people.ts'
import { type Container, chose, type MessageAt, pressed, sendAction, sendCommand, sendShortcut } from './acts.ts'
import { type Choice, valueFrom } from './choices.ts'
import { emit } from './events.ts'
import { submit } from './filling.ts'
import { inputsOf } from './form.ts'
import { begin } from './interaction.ts'
import { chosenBy, lookAt, lookAtView, seenByOf } from './look.ts'
import { close, findView, stackOf, topOf } from './modals.ts'
import { kindOf, labelOf, placed, pressables } from './render/controls.ts'
import { look, settled } from './settle.ts'
import type { Channel, OpenView, User } from './state.ts'
import { sendView } from './submit.ts'
import { escapedText, writtenOut } from './typing.ts'
import type { Workspace } from './workspace.ts'

/** A room as anybody may describe it. Guests see and write only where they are members. */
export function seenRoom(workspace: Workspace, channel: Channel): SeenRoom {
  const seenBy = workspace.watchers(channel)
  return {
    id: channel.id,
    name: channel.name,
    archived: channel.archived,
    seenBy,
    canWrite: channel.archived ? [] : seenBy,
  }
}

/** One person at her Slack client: she acts only on what she sees. */
export class SlackPerson implements Person {
  readonly id: string
  readonly name: string
  readonly #workspace: Workspace
  readonly #user: User
  /** Which view each form handed out stands for. */
  readonly #forms = new WeakMap<SeenForm, string>()

  constructor(workspace: Workspace, user: User) {
    this.#workspace = workspace
    this.#user = user
    this.id = user.id
    this.name = user.name
  }

  async runs(room: string, command: string, options: Record<string, OptionValue> = {}): Promise<Seen> {
    const [first = '', ...words] = command.trim().replace(/^\//, '').split(/\s+/)
    return this.types(room, `/${first} ${writtenOut(this.#workspace, words, options)}`.trim())
  }

  async types(room: string, text: string): Promise<Seen> {
    const channel = this.#room(room)
    if (channel.archived) throw new Error(`#${channel.name} is archived`)
    if (!text.startsWith('/')) return this.says(room, text)
    const app = this.#workspace.app()
    const [name = ''] = text.split(/\s/, 1)
    const command = app.manifest.features?.slash_commands?.find((each) => each.command === name)
    if (command === undefined || app.uninstalled || !app.scopes.has('commands')) {
      throw new Error(`${name} is not a valid command`)
    }
    const typed = text.slice(name.length).trim()
    const sent = command.should_escape === true ? escapedText(this.#workspace, this.#user, typed) : typed
    return this.#seen(
      settled(this.#workspace, await sendCommand(this.#workspace, this.#user, channel, name, sent, text)),
    )
  }

  /** Slack shows no suggestions while a command is typed. */
  async suggestions(): Promise<string[]> {
    return []
  }

  async presses(on: SeenMessage, label: string): Promise<Seen> {
    const where = this.#where(on)
    const view = 'open' in where ? where.open.view : undefined
    if ('open' in where && view?.type === 'modal') {
      if (view.submit?.text === label) return this.submits(this.#formOf(where.open), {})
      if ((view.close?.text ?? 'Cancel') === label) return this.#closes(where.open)
    }
    const blocks = view?.blocks ?? ('message' in where ? where.message.blocks : [])
    const button = pressables(blocks).find((each) => each.label === label)
    if (button === undefined) {
      const there = pressables(blocks).map((each) => each.label)
      throw new Error(`${this.name} sees no button ${JSON.stringify(label)}; she sees ${there.join(' | ') || 'none'}`)
    }
    const action = pressed(button, this.#workspace.world.ts())
    return this.#seen(settled(this.#workspace, await sendAction(this.#workspace, this.#user, where, action)))
  }

  async picks(on: SeenMessage, select: string, ...choices: Choice[]): Promise<Seen> {
    const where = this.#where(on)
    const blocks = 'open' in where ? where.open.view.blocks : where.message.blocks
    const menus = placed(blocks).filter((each) => kindOf(each.control) !== null)
    const menu = menus.find((each) => labelOf(each) === select)
    if (menu === undefined) {
      throw new Error(`${this.name} sees no menu ${JSON.stringify(select)}; she sees ${menus.map(labelOf).join(' | ')}`)
    }
    const value = valueFrom(this.#workspace, this.#user, menu.control, choices)
    const values = 'open' in where ? where.open.values : structuredClone(chosenBy(where.message, this.id))
    const id = menu.block.block_id ?? ''
    values[id] = { ...values[id], [menu.control.action_id ?? '']: value }
    if ('message' in where) where.message.chosen.set(this.id, values)
    // In an input block a choice is told only with the submission, unless it dispatches.
    if (menu.block.type === 'input' && menu.block.dispatch_action !== true) return this.again(on) ?? { kind: 'nothing' }
    const action = chose(menu, value, this.#workspace.world.ts())
    return this.#seen(settled(this.#workspace, await sendAction(this.#workspace, this.#user, where, action)))
  }

  async submits(form: SeenForm, values: FormInput): Promise<Seen> {
    const open = findView(this.#workspace, { id: this.#forms.get(form) ?? '' })
    if (open === undefined || topOf(this.#workspace, this.id) !== open) {
      throw new Error(`The form '${form.title}' is not in front of ${this.name} any more`)
    }
    return this.#seen(submit(this.#workspace, this.#user, open, values))
  }

  async choosesOn(message: SeenMessage, action: string): Promise<Seen> {
    const where = this.#where(message)
    if (!('message' in where) || where.message.only !== null) throw new Error('Only messages in rooms have shortcuts')
    return this.#shortcut('message', action, where)
  }

  /** Uses a global shortcut by its visible name. */
  async usesShortcut(name: string): Promise<Seen> {
    return this.#shortcut('global', name, null)
  }

  async opensHome(): Promise<Seen> {
    const app = this.#workspace.app()
    if (app.manifest.features?.app_home?.home_tab_enabled !== true) throw new Error('This app has no Home')
    const interaction = begin(this.#workspace, this.id, { trigger: false, response: false, onHome: true })
    const home = this.#workspace.homes.get(this.id)
    const channel = this.#workspace.dm(this.id)
    const event = { type: 'app_home_opened', user: this.id, channel: channel.id, tab: 'home' }
    void emit(this.#workspace, event).then((acked) => {
      interaction.acked = acked
      if (!acked) interaction.failed = 'the app did not hear of it'
      this.#workspace.world.changes.changed()
    })
    const seen = await settled(this.#workspace, interaction)
    if (seen.kind !== 'nothing' && seen.kind !== 'failed') return this.#known(seen)
    // Without the app's help Slack shows what was published last.
    return home === undefined ? { kind: 'nothing' } : look(this.#workspace, home)
  }

  async says(room: string, text: string): Promise<SeenMessage> {
    const channel = this.#room(room)
    if (channel.archived) throw new Error(`#${channel.name} is archived`)
    const home = this.#workspace.installation?.manifest.features?.app_home
    if (channel.im !== null && (home?.messages_tab_enabled !== true || home.messages_tab_read_only_enabled === true)) {
      throw new Error('Sending messages to this app has been turned off')
    }
    if (channel.im === null) this.#workspace.join(channel, this.id, null)
    const message = this.#workspace.put(channel, {
      author: this.id,
      // Her mentions act; other control characters do not.
      text: escapedText(this.#workspace, this.#user, text),
    })
    const kind = channel.im !== null ? 'im' : channel.private ? 'groups' : 'channels'
    const event = { type: 'message', channel: channel.id, user: this.id, text: message.text, ts: message.ts }
    this.#workspace.tell(channel, event, `message.${kind}`)
    return lookAt(this.#workspace, channel, message, this.id)
  }

  reads(room: string): SeenMessage[] {
    const channel = this.#room(room)
    return [...channel.messages.values()]
      .filter((message) => seenByOf(this.#workspace, channel, message).includes(this.id))
      .map((message) => lookAt(this.#workspace, channel, message, this.id))
  }

  dms(): SeenMessage[] {
    return this.reads('dm')
  }

  dmFiles(): { name: string; text: string }[] {
    return [...this.#room('dm').messages.values()]
      .flatMap((message) => message.files)
      .map(({ name, bytes }) => ({ name, text: bytes.toString('utf8') }))
  }

  leavesRoom(room: string): void {
    const channel = this.#room(room)
    if (!channel.members.has(this.id)) throw new Error(`${this.name} is not in #${channel.name}`)
    if (channel.general) throw new Error('Nobody can leave #general')
    if (channel.archived) throw new Error(`#${channel.name} is archived`)
    this.#workspace.part(channel, this.id, this.id)
  }

  rooms(): SeenRoom[] {
    return [...this.#workspace.channels.values()]
      .filter((channel) => channel.im === null && this.#workspace.sees(this.#user, channel))
      .map((channel) => seenRoom(this.#workspace, channel))
  }

  again(seen: SeenMessage): SeenMessage | null {
    if (seen.room === '') {
      const open = findView(this.#workspace, { id: seen.id })
      const mine = open !== undefined && open.user === this.id && inputsOf(open).length === 0
      return mine ? lookAtView(this.#workspace, open) : null
    }
    const channel = this.#workspace.channels.get(seen.room)
    const message = channel === undefined ? undefined : this.#workspace.message(channel, seen.id)
    if (channel === undefined || message === undefined) return null
    if (!seenByOf(this.#workspace, channel, message).includes(this.id)) return null
    return lookAt(this.#workspace, channel, message, this.id)
  }

  async #shortcut(type: 'global' | 'message', name: string, on: MessageAt | null): Promise<Seen> {
    const app = this.#workspace.app()
    const shortcut = app.manifest.features?.shortcuts?.find((each) => each.type === type && each.name === name)
    if (shortcut === undefined || app.uninstalled || !app.scopes.has('commands')) {
      throw new Error(`There is no ${type} shortcut ${JSON.stringify(name)}`)
    }
    const sent = await sendShortcut(this.#workspace, this.#user, shortcut.callback_id, on)
    return this.#seen(settled(this.#workspace, sent))
  }

  #room(room: string): Channel {
    if (this.#user.deleted) throw new Error(`${this.name} has left ${this.#workspace.name}`)
    if (room === 'dm') return this.#workspace.dm(this.id)
    const channel = this.#workspace.channels.get(room)
    if (channel === undefined || !this.#workspace.sees(this.#user, channel)) {
      throw new Error(`${this.name} does not see the room ${room}`)
    }
    return channel
  }

  /** Where this stands now. @throws Error if this person does not see it (any more) */
  #where(on: SeenMessage): Container {
    if (on.room === '') {
      const open = findView(this.#workspace, { id: on.id })
      const inFront = open !== undefined && (topOf(this.#workspace, this.id) === open || open.view.type === 'home')
      if (open === undefined || open.user !== this.id || !inFront)
        throw new Error(`${this.name} has no such view before her`)
      return { open }
    }
    const channel = this.#room(on.room)
    const message = this.#workspace.message(channel, on.id)
    if (message === undefined || !seenByOf(this.#workspace, channel, message).includes(this.id)) {
      throw new Error(`${this.name} does not see that message any more`)
    }
    return { message, channel }
  }

  async #closes(open: OpenView): Promise<Seen> {
    const all = open.view.type === 'modal' && open.view.clear_on_close === true
    close(this.#workspace, this.id, all)
    if (open.view.type === 'modal' && open.view.notify_on_close === true) {
      await sendView(this.#workspace, this.#user, open, 'view_closed')
    }
    const below = stackOf(this.#workspace, this.id).at(-1)
    return below === undefined ? { kind: 'nothing' } : this.#known(look(this.#workspace, below))
  }

  async #seen(coming: Promise<Seen>): Promise<Seen> {
    return this.#known(await coming)
  }

  /** Remembers which view a form stands for: a person has one form in front of her. */
  #known(seen: Seen): Seen {
    const top = topOf(this.#workspace, this.id)
    if (seen.kind === 'form' && top !== undefined) this.#forms.set(seen, top.id)
    return seen
  }

  #formOf(open: OpenView): SeenForm {
    const seen = look(this.#workspace, open)
    const form: SeenForm =
      seen.kind === 'form'
        ? seen
        : { kind: 'form', title: '', intro: '', fields: [], submitLabel: '', seenBy: [this.id] }
    this.#forms.set(form, open.id)
    return form
  }
}
