import { type APIButtonComponent, ComponentType } from 'discord-api-types/v10'
import {
  type FormInput,
  type OptionValue,
  type Person,
  patience,
  type Seen,
  type SeenForm,
  type SeenMessage,
  type SeenRoom,
} from '../people.ts'
import { buttonsIn, selectsIn } from './components.ts'
import type { Interaction, Interactions, Opening } from './interactions.ts'
import { readMessage } from './message-form.ts'
import { write } from './messages.ts'
import { choiceId, seenForm, submission } from './open-form.ts'
import { canSee, canView, canWrite } from './permissions.ts'
import { resolved, resolvedMessage } from './resolved.ts'
import { buttonLabel, seen, seenRoom } from './seen.ts'
import { commandsFor, findCommand, nest, noneMentioned, type SentOption, sentOption } from './slash.ts'
import type { Channel, Guild, Message, User, World } from './world.ts'

/** A member of one guild, acting through her client: sees what she may see and presses only that. */
export class DiscordPerson implements Person {
  readonly #world: World
  readonly #interactions: Interactions
  readonly #guild: Guild
  readonly #user: User
  readonly #forms = new Map<SeenForm, Interaction>()

  constructor(world: World, interactions: Interactions, guild: Guild, user: User) {
    this.#world = world
    this.#interactions = interactions
    this.#guild = guild
    this.#user = user
  }

  get id(): string {
    return this.#user.id
  }

  get name(): string {
    return this.#user.name
  }

  async runs(room: string, command: string, options: Record<string, OptionValue> = {}): Promise<Seen> {
    const channel = this.#place(room)
    const typed = findCommand(commandsFor(this.#world, this.#user, channel, 1), command)
    const mentioned = noneMentioned()
    for (const name of Object.keys(options)) {
      if (!typed.options.some((o) => o.name === name)) throw new Error(`/${command} has no option '${name}'`)
    }
    const sent: SentOption[] = []
    for (const option of typed.options) {
      const given = options[option.name]
      if (given !== undefined) sent.push(sentOption(this.#world, channel, option, given, mentioned))
      else if (option.required === true) throw new Error(`/${command} needs '${option.name}'`)
    }
    return this.#act({
      kind: 2,
      what: `/${[typed.command.name, ...typed.path.map((step) => step.name)].join(' ')}`,
      user: this.#user,
      channel,
      data: {
        ...{ id: typed.command.id, name: typed.command.name, type: 1 },
        ...(typed.command.guild_id === undefined ? {} : { guild_id: typed.command.guild_id }),
        options: nest(typed.path, sent),
        ...this.#resolve(channel, mentioned),
      },
    })
  }

  async types(): Promise<Seen> {
    throw new Error('on Discord a command is chosen from the menu and its options are typed one by one')
  }

  async suggestions(room: string, command: string, option: string, typedText: string): Promise<string[]> {
    const channel = this.#place(room)
    const typed = findCommand(commandsFor(this.#world, this.#user, channel, 1), command)
    const found = typed.options.find((o) => o.name === option)
    if (found === undefined) throw new Error(`/${command} has no option '${option}'`)
    if (!('autocomplete' in found) || found.autocomplete !== true) {
      return 'choices' in found ? (found.choices ?? []).map((choice) => choice.name) : []
    }
    const focused: SentOption = { name: option, type: found.type, value: typedText, focused: true }
    const interaction = this.#interactions.open({
      kind: 4,
      what: `suggestions for ${option} of /${command}`,
      user: this.#user,
      channel,
      data: { id: typed.command.id, name: typed.command.name, type: 1, options: nest(typed.path, [focused]) },
    })
    await this.#world.changes.until(() => (settledAtAll(interaction) ? true : undefined), patience)
    return (interaction.choices ?? []).map((choice) => choice.name)
  }

  async presses(on: SeenMessage, label: string): Promise<Seen> {
    const message = this.#visible(on)
    const button = buttonsIn(message.components).find((b) => buttonLabel(b) === label)
    if (button === undefined) {
      const there = buttonsIn(message.components).map(buttonLabel).join("', '")
      throw new Error(`there is no button '${label}' on that message: there are '${there}'`)
    }
    if (button.disabled === true) throw new Error(`the button '${label}' is greyed out`)
    if (!hasCustomId(button)) throw new Error(`'${label}' opens a page in the browser`)
    return this.#act({
      kind: 3,
      what: `button ${label}`,
      user: this.#user,
      channel: message.channel,
      source: message,
      metadata: { interacted_message_id: message.id },
      data: { id: button.id, custom_id: button.custom_id, component_type: ComponentType.Button },
    })
  }

  async picks(
    on: SeenMessage,
    label: string,
    ...choices: (string | Person | { group: string } | { room: string })[]
  ): Promise<Seen> {
    const message = this.#visible(on)
    const select = selectsIn(message.components).find((s) => (s.placeholder ?? '') === label)
    if (select === undefined) throw new Error(`there is no select '${label}' on that message`)
    if (select.disabled === true) throw new Error(`the select '${label}' is greyed out`)
    if (choices.length < (select.min_values ?? 1)) throw new Error(`'${label}' wants more choices`)
    if (choices.length > (select.max_values ?? 1)) throw new Error(`'${label}' takes fewer choices`)
    const mentioned = noneMentioned()
    const values = choices.map((choice) => choiceId({ guild: message.channel.guild }, select, choice, mentioned))
    return this.#act({
      kind: 3,
      what: `select ${label}`,
      user: this.#user,
      channel: message.channel,
      source: message,
      metadata: { interacted_message_id: message.id },
      data: {
        ...{ id: select.id, custom_id: select.custom_id, component_type: select.type, values },
        ...this.#resolve(message.channel, mentioned),
      },
    })
  }

  async submits(form: SeenForm, values: FormInput): Promise<Seen> {
    const opened = this.#forms.get(form)
    if (opened?.modal == null) throw new Error('that form is not open before this person')
    const { data, mentioned } = submission(opened, opened.modal, values)
    const result = await this.#act({
      kind: 5,
      what: `form ${form.title}`,
      user: this.#user,
      channel: opened.channel,
      source: opened.source,
      metadata: { triggering_interaction_metadata: opened.metadata },
      data: { ...data, ...this.#resolve(opened.channel, mentioned) },
    })
    // The client closes the form once the submission was acknowledged, and keeps it open when it was not.
    if (result.kind !== 'failed') this.#forms.delete(form)
    return result
  }

  async choosesOn(on: SeenMessage, action: string): Promise<Seen> {
    const message = this.#visible(on)
    if (message.viewer !== null) throw new Error("private messages have no 'Apps' menu")
    const command = commandsFor(this.#world, this.#user, message.channel, 3).find((c) => c.name === action)
    if (command === undefined) throw new Error(`there is no '${action}' in the message's menu`)
    return this.#act({
      kind: 2,
      what: action,
      user: this.#user,
      channel: message.channel,
      target: message,
      metadata: { target_message_id: message.id },
      data: {
        ...{ id: command.id, name: command.name, type: 3, target_id: message.id },
        resolved: resolvedMessage(this.#world, message),
      },
    })
  }

  /** Uses a user command from a person's menu in a room. */
  async choosesOnPerson(room: string, target: Person, action: string): Promise<Seen> {
    const channel = this.#place(room)
    const command = commandsFor(this.#world, this.#user, channel, 2).find((c) => c.name === action)
    if (command === undefined) throw new Error(`there is no '${action}' in a person's menu`)
    const mentioned = { ...noneMentioned(), users: new Set([target.id]) }
    return this.#act({
      kind: 2,
      what: action,
      user: this.#user,
      channel,
      data: {
        ...{ id: command.id, name: command.name, type: 2, target_id: target.id },
        ...this.#resolve(channel, mentioned),
      },
    })
  }

  async opensHome(): Promise<Seen> {
    return { kind: 'nothing' }
  }

  async says(room: string, text: string): Promise<SeenMessage> {
    const channel = this.#place(room)
    if (!canWrite(channel, this.#user.id)) throw new Error(`${this.name} cannot write in #${channel.name}`)
    return seen(this.#world, write(this.#world, { channel, author: this.#user }, readMessage({ content: text })))
  }

  reads(room: string): SeenMessage[] {
    const channel = this.#place(room)
    return [...channel.messages.values()]
      .filter((message) => message.type !== 6 && canSee(message, this.#user.id))
      .map((message) => seen(this.#world, message))
  }

  dms(): SeenMessage[] {
    return this.reads('dm')
  }

  dmFiles(): { name: string; text: string }[] {
    return [...this.#place('dm').messages.values()]
      .filter((message) => canSee(message, this.#user.id))
      .flatMap((message) => message.attachments)
      .map((file) => ({ name: file.filename, text: new TextDecoder().decode(this.#world.files.get(file.id)) }))
  }

  leavesRoom(): void {
    throw new Error('on Discord nobody can leave a channel: an administrator takes people out')
  }

  rooms(): SeenRoom[] {
    return [...this.#guild.channels.values()]
      .filter((channel) => channel.type !== 4 && canView(channel, this.#user.id))
      .map((channel) => seenRoom(this.#world, channel))
  }

  again(on: SeenMessage): SeenMessage | null {
    const message = this.#world.findMessage(on.id)
    return message === undefined || !canSee(message, this.#user.id) ? null : seen(this.#world, message)
  }

  #place(room: string): Channel {
    if (room === 'dm') return this.#world.dmWith(this.#user)
    const channel = this.#world.channels.get(room)
    if (channel === undefined) throw new Error(`there is no room ${room}`)
    const here = channel.guild === null ? channel.recipient === this.#user : channel.guild === this.#guild
    if (!here) throw new Error(`#${channel.name} is not in ${this.#guild.name}`)
    if (!canView(channel, this.#user.id)) throw new Error(`${this.name} cannot see #${channel.name}`)
    return channel
  }

  #visible(on: SeenMessage): Message {
    const message = this.#world.findMessage(on.id)
    if (message === undefined) throw new Error('that message is gone')
    if (!canSee(message, this.#user.id)) throw new Error(`${this.name} cannot see that message`)
    return message
  }

  #resolve(channel: Channel, mentioned: Parameters<typeof resolved>[2]): { resolved?: object } {
    const data = resolved(this.#world, channel, mentioned)
    return data === undefined ? {} : { resolved: data }
  }

  /** Sends the act and waits for what it shows: see `patience` in people.ts. */
  async #act(opening: Opening): Promise<Seen> {
    const interaction = this.#interactions.open(opening)
    const ended = await this.#world.changes.until(() => this.#result(interaction), patience)
    if (ended !== undefined) return ended
    return interaction.answered === 6 ? { kind: 'nothing' } : { kind: 'failed', why: 'the app is still thinking' }
  }

  #result(interaction: Interaction): Seen | undefined {
    if (interaction.late) return { kind: 'failed', why: 'The application did not respond' }
    if (interaction.modal !== null) {
      const form = seenForm(this.#world, interaction, interaction.modal)
      this.#forms.set(form, interaction)
      return form
    }
    const { shown } = interaction
    if (shown === null) return undefined
    return canSee(shown, this.#user.id) ? seen(this.#world, shown) : { kind: 'nothing' }
  }
}

const settledAtAll = (interaction: Interaction) => interaction.late || interaction.choices !== null

function hasCustomId(button: APIButtonComponent): button is Extract<APIButtonComponent, { custom_id: string }> {
  return 'custom_id' in button
}
