import type { Block, Inline, RichText, View } from '../../chat/view.ts'
import { DATES, inZone, type Naming, shownLeaves, webAddress } from './render-rich.ts'
import { disarmed } from './text.ts'

/** chat.update has refused longer texts with msg_too_long; a message must be able to change as it was posted. */
const LONGEST_TEXT = 3_900

/**
 * The text beside the blocks: the sentence that notifications begin with, then all that the blocks say, because screen readers read
 * this text and nothing of the blocks (https://docs.slack.dev/reference/methods/chat.postMessage, 'Accessibility considerations').
 * A view so full that it does not fit has its sentence alone.
 */
export function spokenText(view: View, naming: Naming): string {
  const sentence = disarmed(view.fallback)
  const words = view.blocks.flatMap((block) => blockWords(block, naming)).join('\n')
  const whole = words.startsWith(sentence) ? words : [sentence, words].filter((each) => each !== '').join('\n')
  return whole.length <= LONGEST_TEXT ? whole : sentence
}

function blockWords(block: Block, naming: Naming): string[] {
  const said = (content: RichText) => shownLeaves(content, naming).map(leafWords).join('')
  switch (block.kind) {
    case 'heading':
      return [disarmed(block.text)]
    case 'text':
    case 'note':
    case 'quote':
      return [said(block.text)]
    case 'facts':
      return block.facts.map((fact) => `${disarmed(fact.label)}: ${said(fact.value)}`)
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '•'} ${said(item)}`)
    case 'actions':
    case 'choice':
    case 'divider':
      return []
    default:
      return block satisfies never
  }
}

/** https://docs.slack.dev/messaging/formatting-message-text: only what stands between pointed brackets of ours acts. */
function leafWords(leaf: Inline): string {
  switch (leaf.kind) {
    case 'plain':
    case 'bold':
    case 'italic':
      return disarmed(leaf.text)
    case 'person':
      return `<@${leaf.person}>`
    case 'room':
      return `<#${leaf.room}>`
    case 'group':
      return `<!subteam^${leaf.group}>`
    case 'instant':
      return `<!date^${Math.floor(Date.parse(leaf.at) / 1000)}^${DATES[leaf.shows]}|${inZone(leaf.at, leaf.zone)}>`
    case 'link':
      return `<${webAddress(leaf.url)?.replaceAll('|', '%7C') ?? ''}|${disarmed(leaf.text)}>`
    default:
      return leaf satisfies never
  }
}
