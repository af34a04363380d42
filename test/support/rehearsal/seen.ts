import type { Chat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { ChatMessage, OpenForm } from '../../../src/adapters/rehearsal/chat/types.ts'
import type { FormField } from '../../../src/chat/form.ts'
import type { Block, Inline, RichText, View } from '../../../src/chat/view.ts'
import type { SeenButton, SeenField, SeenForm, SeenMessage, SeenRoom, SeenSelect } from '../people.ts'
import { joined, type Readable, still } from '../slack/render/readable.ts'
import { shownDate } from '../slack/render/time.ts'

/** A view as a person reads it: nothing is parsed, only its leaves act. */
function readView(chat: Chat, view: View): Readable {
  const blocks = view.blocks.map((block) => readBlock(chat, block)).filter((each) => each !== null)
  return joined(blocks, '\n')
}

function readBlock(chat: Chat, block: Block): Readable | null {
  const rich = (text: RichText) =>
    joined(
      text.map((leaf) => readLeaf(chat, leaf)),
      '',
    )
  switch (block.kind) {
    case 'heading':
      return styled(still(block.text))
    case 'text':
    case 'note':
      return rich(block.text)
    case 'quote':
      return styled(rich(block.text))
    case 'facts':
      return joined(
        block.facts.map(({ label, value }) => joined([still(`${label}: `), rich(value)], '')),
        '\n',
      )
    case 'list':
      return joined(
        block.items.map((item, at) => joined([still(block.ordered ? `${at + 1}. ` : '• '), rich(item)], '')),
        '\n',
      )
    case 'actions':
    case 'choice':
    case 'divider':
      return null
    default:
      return block satisfies never
  }
}

const styled = (read: Readable): Readable => ({ ...read, styled: [...read.styled, read.text] })

function readLeaf(chat: Chat, leaf: Inline): Readable {
  const named = (all: readonly { id: string; name: string }[], id: string) => all.find((each) => each.id === id)?.name
  switch (leaf.kind) {
    case 'plain':
      return still(leaf.text)
    case 'bold':
    case 'italic':
      return styled(still(leaf.text))
    case 'person': {
      const name = named(chat.whole.people(), leaf.person) ?? 'someone'
      return { ...still(`@${name}`), pings: leaf.ping ? [leaf.person] : [] }
    }
    case 'room':
      return still(`#${named(chat.whole.rooms(), leaf.room) ?? 'a room that is gone'}`)
    case 'group':
      return still(`@${named(chat.whole.groups(), leaf.group) ?? 'a group'}`)
    case 'instant':
      return still(shownDate(Date.parse(leaf.at) / 1_000, FORMATS[leaf.shows]))
    case 'link':
      return { ...still(leaf.text), links: [leaf.url] }
    default:
      return leaf satisfies never
  }
}

const FORMATS = { 'date-time': '{date_long} at {time}', time: '{time}', relative: '{ago}' } as const

const buttonsOf = (view: View): SeenButton[] =>
  view.blocks
    .flatMap((block) => (block.kind === 'actions' ? block.buttons : []))
    .map((button) => ({
      label: button.label,
      style: button.kind === 'link' ? 'link' : button.style,
      disabled: false,
    }))

const selectsOf = (view: View): SeenSelect[] =>
  view.blocks.flatMap((block): SeenSelect[] =>
    block.kind === 'choice'
      ? [
          {
            label: block.label,
            kind: 'options',
            options: block.options.map(({ label }) => label),
            chosen: block.options.filter(({ value }) => value === block.chosen).map(({ label }) => label),
          },
        ]
      : [],
  )

/** Everybody to whom the chat shows it now. */
const watchers = (chat: Chat, sees: (person: string) => boolean): string[] =>
  chat.whole
    .people()
    .filter((person) => !person.bot && !person.left && sees(person.id))
    .map(({ id }) => id)

/** A message as people see it at this moment. */
export function seenMessage(chat: Chat, message: ChatMessage): SeenMessage {
  const read = message.body.kind === 'view' ? readView(chat, message.body.view) : still(message.body.text)
  const files = message.files.map((file) => `[${file.name}: ${file.alt}]`)
  return {
    kind: 'message',
    id: message.id,
    room: message.room,
    author: message.author === 'bot' ? 'the bot' : message.author,
    text: [...(read.text === '' ? [] : [read.text]), ...files].join('\n'),
    buttons: message.body.kind === 'view' ? buttonsOf(message.body.view) : [],
    selects: message.body.kind === 'view' ? selectsOf(message.body.view) : [],
    // a mention notifies by a first post alone, and nobody by what she asked for herself
    pings: message.edited || message.only !== null ? [] : read.pings,
    links: read.links,
    styled: read.styled,
    pinned: message.pinned,
    edited: message.edited,
    seenBy: watchers(chat, (person) => chat.people.message(person, message.id) !== null),
    private: message.only !== null,
    shownInvoker: null,
    replyTo: null,
    files: message.files.map(({ name, alt }) => ({ name, alt })),
  }
}

/** Her Home, as she alone sees it. */
export function seenHome(chat: Chat, person: string, view: View): SeenMessage {
  const { text, links, styled: acting } = readView(chat, view)
  return {
    ...{ kind: 'message', id: 'home', room: '', author: 'the bot', text, links, styled: acting },
    ...{ buttons: buttonsOf(view), selects: selectsOf(view), pings: [], pinned: false, edited: false },
    ...{ seenBy: [person], private: true, shownInvoker: null, replyTo: null, files: [] },
  }
}

export function seenRoom(chat: Chat, id: string): SeenRoom {
  const room = chat.whole.rooms().find((each) => each.id === id)
  if (room === undefined) throw new Error(`there is no room ${id}`)
  const roomFor = (person: string) => chat.people.sight(person)?.rooms.find((each) => each.id === id)
  return {
    id,
    name: room.name,
    archived: false,
    seenBy: watchers(chat, (person) => roomFor(person) !== undefined),
    canWrite: watchers(chat, (person) => roomFor(person)?.canWrite === true),
  }
}

export function seenForm(chat: Chat, { form, errors, person }: OpenForm): SeenForm {
  const intro =
    form.intro === null ? '' : readView(chat, { fallback: '', blocks: [{ kind: 'text', text: form.intro }] }).text
  return {
    kind: 'form',
    title: form.title,
    intro,
    fields: form.fields.map((field) => seenField(chat, field, errors[field.name] ?? '')),
    submitLabel: form.submit,
    seenBy: [person],
  }
}

function seenField(chat: Chat, field: FormField, error: string): SeenField {
  const { label, hint, required } = field
  const base = { label, hint, required, error, options: [] }
  const names = (ids: readonly string[]) =>
    [...chat.whole.people(), ...chat.whole.groups()].filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  switch (field.kind) {
    case 'text':
      return { ...base, kind: field.long ? 'paragraph' : 'text', value: field.initial }
    case 'date':
      return { ...base, kind: 'date', value: field.initial }
    case 'people':
      return { ...base, kind: 'people', value: names(field.initial) }
    case 'holders':
      return {
        ...base,
        kind: 'holders',
        value: names(field.initial.map((each) => ('person' in each ? each.person : each.group))),
      }
    case 'select': {
      const chosen = field.choices.filter((choice) => choice.value === field.initial).map((choice) => choice.label)
      return { ...base, kind: 'select', value: chosen, options: field.choices.map((choice) => choice.label) }
    }
    default:
      return field satisfies never
  }
}
