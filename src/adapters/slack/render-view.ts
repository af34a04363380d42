import type { HomeView, KnownBlock, ModalView, RichTextElement, Button as SlackButton } from '@slack/types'
import { type ActionId, decodeActionId, encodeActionId } from '../../chat/action-id.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { ActionCall, Block, Button, View } from '../../chat/view.ts'
import { boldElement, type Naming, plainWords, richElements, textElement } from './render-rich.ts'
import { spokenText } from './render-spoken.ts'
import { inert, label } from './text.ts'
import { WORDS } from './words.ts'

/** What the controls of a view carry besides their own payload, and how people are shown. */
export interface Bearing {
  community: CommunityRef
  /** The post's id, '' for an answer. */
  mark: string
  naming: Naming
}

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
const MAX_HEADER = 150
/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object allows 3,000; a context is small print. */
const MAX_CONTEXT = 2_000
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element, and of option objects */
const MAX_LABEL = 75

/** A message: its blocks, and the words that stand in notifications and are read aloud. */
export interface Content {
  text: string
  blocks: KnownBlock[]
}

export const content = (view: View, bearing: Bearing): Content => ({
  text: spokenText(view, bearing.naming),
  blocks: blocks(view, bearing),
})

/** A modal to read: no fields, nothing to submit. `metadata` comes back with each press in it. */
export const readingModal = (view: View, bearing: Bearing, metadata: string): ModalView => ({
  ...emptyModal(metadata),
  blocks: blocks(view, bearing),
})

/** 'One moment': stands in a modal until the answer is there. */
export const waitingModal = (metadata: string): ModalView => ({
  ...emptyModal(metadata),
  blocks: [{ type: 'section', text: plainText(WORDS.wait) }],
})

const emptyModal = (metadata: string) => ({
  type: 'modal' as const,
  title: plainText(WORDS.title),
  close: plainText(WORDS.close),
  private_metadata: metadata,
})

export const homeBlocks = (view: View, bearing: Bearing): HomeView => ({ type: 'home', blocks: blocks(view, bearing) })

export const plainText = (text: string) => ({ type: 'plain_text' as const, text, emoji: true })

/** One block each, in the order of the view. User text goes into rich text and plain text alone: neither is ever parsed. */
export function blocks(view: View, bearing: Bearing): KnownBlock[] {
  return view.blocks.map((block, at) => blockOf(block, at, bearing))
}

function blockOf(block: Block, at: number, bearing: Bearing): KnownBlock {
  const { naming } = bearing
  switch (block.kind) {
    case 'heading': {
      const text = label(block.text, MAX_HEADER)
      return { type: 'header', text: plainText(text) }
    }
    case 'text':
      return richBlock('rich_text_section', richElements(block.text, naming))
    case 'note': {
      const plain = plainWords(block.text, naming)
      const small = plain === null ? null : inert(plain)
      if (small === null || small.length > MAX_CONTEXT)
        return richBlock('rich_text_section', richElements(block.text, naming))
      return { type: 'context', elements: [plainText(small)] }
    }
    case 'quote':
      return richBlock('rich_text_quote', richElements(block.text, naming))
    case 'facts': {
      const rows = block.facts.map((fact) => [boldElement(`${fact.label}: `), ...richElements(fact.value, naming)])
      return richBlock(
        'rich_text_section',
        rows.flatMap((row, line) => (line === 0 ? row : [textElement('\n'), ...row])),
      )
    }
    case 'list': {
      const elements = block.items.map((item) => ({
        type: 'rich_text_section' as const,
        elements: richElements(item, naming),
      }))
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: block.ordered ? 'ordered' : 'bullet', elements }],
      }
    }
    case 'divider':
      return { type: 'divider' }
    case 'actions':
      return {
        type: 'actions',
        elements: block.buttons.map((each, column) => renderButton(each, `${at}.${column}`, bearing)),
      }
    case 'choice': {
      const options = block.options.map((each) => ({
        text: plainText(label(each.label, MAX_LABEL)),
        value: each.value,
      }))
      const initial = options.find((option) => option.value === block.chosen)
      return {
        type: 'section',
        text: plainText(label(block.label, MAX_LABEL)),
        accessory: {
          type: 'static_select',
          action_id: controlId(`${at}`, block.action, bearing),
          options,
          ...(initial === undefined ? {} : { initial_option: initial }),
        },
      }
    }
    default:
      return block satisfies never
  }
}

const richBlock = (type: 'rich_text_section' | 'rich_text_quote', elements: RichTextElement[]): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type, elements }],
})

function renderButton(each: Button, place: string, bearing: Bearing): SlackButton {
  const text = plainText(label(each.label, MAX_LABEL))
  if (each.kind === 'link') return { type: 'button', text, url: each.url, action_id: `${place}${LINK}` }
  const action_id = controlId(place, each.action, bearing)
  return { type: 'button', text, action_id, ...(each.style === 'neutral' ? {} : { style: each.style }) }
}

/** A press on a link is told as well; it asks for nothing. */
const LINK = ':link'

/** The place stands in front, since Slack wants ids in a block to differ and two buttons may do the same. */
const controlId = (place: string, action: ActionCall, { community, mark }: Bearing): string =>
  `${place}:${encodeActionId({ definition: action.id, community, mark, payload: action.payload })}`

/** Null for what carries no action of ours. */
export const actionOf = (controlId: string): ActionId | null =>
  decodeActionId(controlId.slice(controlId.indexOf(':') + 1))
