import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { encodeActionId } from '../../chat/action-id.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { ActionCall, Block, Button, View } from '../../chat/view.ts'
import type { Manner } from './escape.ts'
import { lineText, richText } from './render-rich.ts'

/** What the buttons of a view carry besides their own payload. */
export interface Bearing {
  community: CommunityRef
  /** The post's id, '' for an answer. */
  mark: string
}

/** https://docs.discord.com/developers/resources/message#create-message: `content` */
const MAX_CONTENT = 2_000
/** https://docs.discord.com/developers/components/reference: text of all components together */
const MAX_DISPLAYED = 4_000
/** Rows under a message that is not made of components. */
const MAX_ROWS = 5

/** Shown where a block's words were nothing but characters that are taken out. */
const NOTHING = '\u200b'

type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>

export interface Rendered {
  content: string | null
  components: APIMessageTopLevelComponent[]
  flags: number
}

/**
 * A view made of components (Components V2): text, buttons and selects in the order of the view, 4,000 characters in all.
 * For private answers and for edits. A notification of such a message is empty (discord/discord-api-docs#7854); the words
 * themselves are read by screen readers, so the view's fallback has no place here.
 */
export function asComponents(view: View, bearing: Bearing): Rendered {
  const readable = components(view, bearing, 'readable')
  const fits = textLength(readable) <= MAX_DISPLAYED
  return {
    // an edit that turns a plain message into components must say that its content is gone
    content: null,
    components: fits ? readable : components(view, bearing, 'tight'),
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
  }
}

/**
 * A new message of the bot's own accord. Plain content where it fits, because only that stands in a notification;
 * else components. An edit is always of components: Discord lets a plain message become one, never the other way.
 */
export function asPost(view: View, bearing: Bearing): Rendered {
  const firstControl = view.blocks.findIndex(isControl)
  const texts = firstControl < 0 ? view.blocks : view.blocks.slice(0, firstControl)
  const controls = firstControl < 0 ? [] : view.blocks.slice(firstControl)
  const content = texts.flatMap((block) => blockText(block, 'readable', 'content') ?? []).join('\n\n')
  const plain =
    content.trim() !== '' &&
    content.length <= MAX_CONTENT &&
    controls.length <= MAX_ROWS &&
    controls.every((block) => isControl(block) || block.kind === 'divider')
  if (!plain) return asComponents(view, bearing)
  return {
    content,
    components: controls.flatMap((block) => controlRow(block, bearing) ?? []),
    flags: MessageFlags.SuppressEmbeds,
  }
}

/** Those whom a view wants to notify, each once. */
export function pinged(view: View): string[] {
  const leaves = view.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'text':
      case 'note':
      case 'quote':
        return block.text
      case 'facts':
        return block.facts.flatMap((fact) => fact.value)
      case 'list':
        return block.items.flat()
      case 'heading':
      case 'actions':
      case 'choice':
      case 'divider':
        return []
      default:
        return block satisfies never
    }
  })
  return [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'person' && leaf.ping ? [leaf.person] : [])))]
}

const isControl = (block: Block): boolean => block.kind === 'actions' || block.kind === 'choice'

function textLength(all: readonly APIMessageTopLevelComponent[]): number {
  return all.reduce((sum, each) => sum + (each.type === ComponentType.TextDisplay ? each.content.length : 0), 0)
}

function components(view: View, bearing: Bearing, manner: Manner): APIMessageTopLevelComponent[] {
  return view.blocks.map((block): APIMessageTopLevelComponent => {
    const row = controlRow(block, bearing)
    if (row) return row
    const content = blockText(block, manner, 'display')
    if (content === null) return { type: ComponentType.Separator }
    return { type: ComponentType.TextDisplay, content: content.trim() === '' ? NOTHING : content }
  })
}

/**
 * The words of a block, null for one that has none. `place`: in a text display a quotation may run to the end;
 * in plain content each of its lines is marked. The tight manner adds no more than the kit's measure leaves room for.
 */
function blockText(block: Block, manner: Manner, place: 'display' | 'content'): string | null {
  switch (block.kind) {
    case 'heading':
      return `## ${lineText(block.text, manner)}`
    case 'text':
      return richText(block.text, manner)
    case 'note':
      return eachLine('-# ', richText(block.text, manner), manner)
    case 'quote': {
      const quoted = richText(block.text, manner)
      return manner === 'tight' && place === 'display' ? `>>> ${quoted}` : eachLine('> ', quoted.trim(), manner)
    }
    case 'facts':
      return block.facts
        .map(({ label, value }) => {
          const name = lineText(label, manner)
          return `${manner === 'tight' ? `${name}:` : `**${name}:**`} ${richText(value, manner)}`
        })
        .join('\n')
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${richText(item, manner).trim()}`)
        .join('\n')
    case 'actions':
    case 'choice':
    case 'divider':
      return null
    default:
      return block satisfies never
  }
}

/** Marks every line; where room is short and there are many, none. */
function eachLine(mark: string, words: string, manner: Manner): string {
  const lines = words.split('\n')
  if (manner === 'tight' && lines.length > 1) return words
  return lines.map((line) => (line.trim() === '' && mark === '-# ' ? line : `${mark}${line}`)).join('\n')
}

function controlRow(block: Block, bearing: Bearing): ActionRow | null {
  if (block.kind === 'actions')
    return { type: ComponentType.ActionRow, components: block.buttons.map((each) => renderButton(each, bearing)) }
  if (block.kind !== 'choice') return null
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: actionId(block.action, bearing),
        placeholder: block.label,
        options: block.options.map(({ label, value }) => ({ label, value, default: value === block.chosen })),
      },
    ],
  }
}

const STYLES = { primary: ButtonStyle.Primary, neutral: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const

function renderButton(each: Button, bearing: Bearing): APIButtonComponent {
  if (each.kind === 'link') {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label: each.label, url: each.url }
  }
  return {
    type: ComponentType.Button,
    style: STYLES[each.style],
    label: each.label,
    custom_id: actionId(each.action, bearing),
  }
}

const actionId = (action: ActionCall, { community, mark }: Bearing): string =>
  encodeActionId({ definition: action.id, community, mark, payload: action.payload })
