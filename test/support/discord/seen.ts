import {
  type APIButtonComponent,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { SeenButton, SeenMessage, SeenRoom, SeenSelect } from '../people.ts'
import { buttonsIn, selectsIn } from './components.ts'
import { type Rendered, renderMarkdown, type Words } from './markdown.ts'
import { canSee, canWrite, peopleIn } from './permissions.ts'
import type { Channel, Guild, Message, World } from './world.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const two = (n: number) => String(n).padStart(2, '0')

/** Times as this reader's client shows them; the reader lives in UTC. https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
function timeWords(unix: number, style: string, now: number): string {
  const date = new Date(unix * 1000)
  if (Number.isNaN(date.getTime())) return 'Invalid Date'
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  switch (style) {
    case 't':
      return `${clock} UTC`
    case 'T':
      return `${clock}:${two(date.getUTCSeconds())} UTC`
    case 'd':
      return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
    case 'D':
      return day
    case 'R':
      return relative(unix * 1000 - now)
    case 'F':
      return `${DAYS[date.getUTCDay()]} ${day}, ${clock} UTC`
    default:
      return `${day}, ${clock} UTC`
  }
}

function relative(ms: number): string {
  const units: [string, number][] = [
    ['year', 31_536_000_000],
    ['month', 2_592_000_000],
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ]
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? ['second', 1000]
  const count = Math.round(Math.abs(ms) / size)
  const amount = `${count} ${unit}${count === 1 ? '' : 's'}`
  return ms >= 0 ? `in ${amount}` : `${amount} ago`
}

export function wordsFor(world: World, guild: Guild | null): Words {
  return {
    person: (id) => world.users.get(id)?.name ?? 'unknown-user',
    role: (id) => guild?.roles.get(id)?.name ?? 'deleted-role',
    room: (id) => world.channels.get(id)?.name ?? 'deleted-channel',
    time: (unix, style) => timeWords(unix, style, world.now()),
  }
}

function embedParts(embed: APIEmbed): string[] {
  return [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ].filter((part) => part !== undefined)
}

/** Texts of Components V2 in reading order. Buttons and selects are not text. */
function texts(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    switch (component.type) {
      case ComponentType.TextDisplay:
        return [component.content]
      case ComponentType.Section:
      case ComponentType.Container:
        return texts(component.components)
      case ComponentType.MediaGallery:
        return component.items.flatMap((item) => (item.description ? [item.description] : []))
      case ComponentType.ActionRow:
      case ComponentType.Separator:
      case ComponentType.File:
        return []
      default:
        return component satisfies never
    }
  })
}

function rendered(world: World, message: Message): Rendered {
  const words = wordsFor(world, message.channel.guild)
  const parts = [message.content, ...texts(message.components), ...message.embeds.flatMap(embedParts)]
    .filter((part) => part !== '')
    .map((part) => renderMarkdown(part, words))
  const embedLinks = message.embeds
    .flatMap((embed) => [embed.url, embed.author?.url])
    .filter((url) => url !== undefined)
  const files = message.attachments.map((file) => `[${[file.filename, file.description].filter(Boolean).join(': ')}]`)
  return {
    text: message.loading ? 'is thinking…' : [...parts.map((part) => part.text), ...files].join('\n'),
    links: [...parts.flatMap((part) => part.links), ...embedLinks],
    styled: parts.flatMap((part) => part.styled),
  }
}

/** What stands on a button, with its emoji. */
export function buttonLabel(button: APIButtonComponent): string {
  if (!('label' in button || 'emoji' in button)) return ''
  const emoji = 'emoji' in button ? button.emoji?.name : undefined
  const label = 'label' in button ? button.label : undefined
  return [emoji, label].filter((part) => part !== undefined && part !== '').join(' ')
}

function seenButton(button: APIButtonComponent): SeenButton {
  const styles: Record<number, SeenButton['style']> = {
    [ButtonStyle.Primary]: 'primary',
    [ButtonStyle.Secondary]: 'neutral',
    [ButtonStyle.Success]: 'primary',
    [ButtonStyle.Danger]: 'danger',
    [ButtonStyle.Link]: 'link',
  }
  return {
    label: buttonLabel(button),
    style: styles[button.style] ?? 'neutral',
    disabled: button.disabled ?? false,
  }
}

export const selectKind = (type: APISelectMenuComponent['type']): SeenSelect['kind'] => {
  switch (type) {
    case ComponentType.StringSelect:
      return 'options'
    case ComponentType.UserSelect:
      return 'people'
    case ComponentType.ChannelSelect:
      return 'rooms'
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
      return 'holders'
  }
}

/** Names of the values that a select starts with. */
export function startingNames(world: World, guild: Guild | null, select: APISelectMenuComponent): string[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.filter((option) => option.default === true).map((option) => option.label)
  }
  const words = wordsFor(world, guild)
  return (select.default_values ?? []).map((value) => {
    if (value.type === 'user') return words.person(value.id)
    return value.type === 'role' ? words.role(value.id) : words.room(value.id)
  })
}

function seenSelect(world: World, guild: Guild | null, select: APISelectMenuComponent): SeenSelect {
  return {
    label: select.placeholder ?? '',
    kind: selectKind(select.type),
    options: select.type === ComponentType.StringSelect ? select.options.map((option) => option.label) : [],
    chosen: startingNames(world, guild, select),
  }
}

/** A message as people see it at this moment. */
export function seen(world: World, message: Message): SeenMessage {
  const { text, links, styled } = rendered(world, message)
  const { channel } = message
  const shown = message.viewer === null && message.interaction !== null
  return {
    kind: 'message',
    id: message.id,
    room: channel.id,
    author: message.author === world.application ? 'the bot' : { person: message.author.id },
    text,
    buttons: buttonsIn(message.components).map(seenButton),
    selects: selectsIn(message.components).map((select) => seenSelect(world, channel.guild, select)),
    pings: [...message.pings],
    links,
    styled,
    pinned: message.pinnedAt !== null,
    edited: message.editedAt !== null,
    seenBy: peopleIn(world, channel)
      .filter((user) => canSee(message, user.id))
      .map((user) => user.id),
    private: message.viewer !== null,
    shownInvoker: shown ? (message.interaction?.user.id ?? null) : null,
    replyTo: message.replyTo,
    files: message.attachments.map((file) => ({ name: file.filename, alt: file.description ?? '' })),
  }
}

export function seenRoom(world: World, channel: Channel): SeenRoom {
  const people = peopleIn(world, channel)
  return {
    id: channel.id,
    name: channel.name,
    archived: false,
    seenBy: people.map((user) => user.id),
    canWrite: people.filter((user) => canWrite(channel, user.id)).map((user) => user.id),
  }
}
