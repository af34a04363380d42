import type { Block, Inline, View } from '../../../chat/view.ts'
import type { Store } from './store.ts'

/** What a view says, as plain lines: for an answer that cannot be kept as a message. Buttons are left out: nobody could press them. */
export function spokenLines(store: Store, view: View): string {
  const leaf = (inline: Inline): string => {
    switch (inline.kind) {
      case 'plain':
      case 'bold':
      case 'italic':
        return inline.text
      case 'person':
        return `@${store.people.get(inline.person)?.name ?? ''}`
      case 'room':
        return `#${store.rooms.get(inline.room)?.name ?? ''}`
      case 'group':
        return `@${store.groups.get(inline.group)?.name ?? ''}`
      case 'instant':
        return inline.at.slice(0, 16).replace('T', ' ')
      case 'link':
        return `${inline.text} (${inline.url})`
      default:
        return inline satisfies never
    }
  }
  const rich = (text: readonly Inline[]) => text.map(leaf).join('')
  const lines = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text]
      case 'text':
      case 'note':
      case 'quote':
        return [rich(block.text)]
      case 'facts':
        return block.facts.map(({ label, value }) => `${label}: ${rich(value)}`)
      case 'list':
        return block.items.map(rich)
      case 'actions':
        return block.buttons.flatMap((button) => (button.kind === 'link' ? [`${button.label}: ${button.url}`] : []))
      case 'choice':
      case 'divider':
        return []
      default:
        return block satisfies never
    }
  }
  return view.blocks.flatMap(lines).join('\n')
}
