import type { SeenMessage } from '../people.ts'
import { valuesOf } from './blocks/values.ts'
import { readBlocks } from './render/blocks.ts'
import { seenButtons, seenSelects } from './render/controls.ts'
import { readMrkdwn } from './render/mrkdwn.ts'
import { joined, type Names, still } from './render/readable.ts'
import type { Channel, Message, OpenView } from './state.ts'
import type { Workspace } from './workspace.ts'

/** Names as one person may know them; null is an observer who knows all. A private room's name is shown only inside it. */
export function namesFor(workspace: Workspace, viewer: string | null): Names {
  const user = viewer === null ? undefined : workspace.users.get(viewer)
  return {
    person: (id) => workspace.users.get(id)?.name,
    group: (id) => workspace.groups.get(id)?.handle,
    room: (id) => {
      const channel = workspace.channels.get(id)
      if (channel === undefined || (user !== undefined && !workspace.sees(user, channel))) return undefined
      return channel.name
    },
  }
}

/** Whom mentions reach: only those who see the message, and of a group its members. */
function reached(workspace: Workspace, pings: string[], seenBy: string[]): string[] {
  const people = pings.flatMap((ping) => {
    if (!ping.startsWith('group:')) return [ping]
    return [...(workspace.groups.get(ping.slice('group:'.length))?.users ?? [])]
  })
  return [...new Set(people)].filter((id) => id === 'everyone' || seenBy.includes(id))
}

export const seenByOf = (workspace: Workspace, channel: Channel, message: Message): string[] => {
  const watchers = workspace.watchers(channel)
  return message.only === null ? watchers : watchers.filter((id) => id === message.only)
}

/** A message as one person, or as an observer, sees it now. */
export function lookAt(workspace: Workspace, channel: Channel, message: Message, viewer: string | null): SeenMessage {
  const names = namesFor(workspace, viewer)
  const fallback = message.formatted ? readMrkdwn(message.text, names, false) : still(message.text)
  const said = message.blocks.length > 0 ? readBlocks(message.blocks, names) : fallbackShown(message, names)
  // a file is shown by its title, which is plain
  const titles = message.files.map((each) => still(each.title))
  const body = joined(said.text === '' ? titles : [said, ...titles], '\n')
  const seenBy = seenByOf(workspace, channel, message)
  const byBot = workspace.isBot(message.author)
  return {
    kind: 'message',
    id: message.ts,
    room: channel.id,
    author: byBot ? 'the bot' : { person: message.author },
    text: body.text,
    buttons: seenButtons(message.blocks),
    selects: seenSelects(message.blocks, chosenBy(message, viewer), names),
    // The text beside blocks is not shown, but it is what notifications are made of.
    pings: reached(workspace, joined([body, fallback], '').pings, seenBy),
    links: body.links,
    styled: body.styled,
    pinned: channel.pins.has(message.ts),
    edited: message.edited,
    seenBy,
    private: message.only !== null,
    shownInvoker: message.invoker,
    replyTo: message.thread,
    files: message.files.map(({ name, alt, title }) => ({ name, alt: alt === '' ? title : alt })),
  }
}

const fallbackShown = (message: Message, names: Names) =>
  message.formatted ? readMrkdwn(message.text, names, true) : still(message.text)

/** What this person has chosen in the message so far. */
export function chosenBy(message: Message, viewer: string | null) {
  return message.chosen.get(viewer ?? '') ?? valuesOf(message.blocks)
}

/** A modal without fields, or a Home, as its owner sees it. */
export function lookAtView(workspace: Workspace, open: OpenView): SeenMessage {
  const names = namesFor(workspace, open.user)
  const title = open.view.type === 'modal' ? still(open.view.title.text) : null
  const body = joined([...(title === null ? [] : [title]), readBlocks(open.view.blocks, names)], '\n')
  const submit = open.view.type === 'modal' ? open.view.submit : undefined
  return {
    kind: 'message',
    id: open.id,
    room: '',
    author: 'the bot',
    text: body.text,
    buttons: [
      ...seenButtons(open.view.blocks),
      ...(submit === undefined ? [] : [{ label: submit.text, style: 'primary' as const, disabled: false }]),
    ],
    selects: seenSelects(open.view.blocks, open.values, names),
    pings: [],
    links: body.links,
    styled: body.styled,
    pinned: false,
    edited: false,
    seenBy: [open.user],
    private: true,
    shownInvoker: null,
    replyTo: null,
    files: [],
  }
}
