import type { ActionRef } from './action-ref.ts'
import { atMost, LIMITS, LimitError, within } from './limits.ts'

/**
 * What people see, as plain data that survives JSON: every adapter renders it with an exhaustive switch.
 * Text from people goes in as `plain` (or any other leaf): adapters escape at the leaves, so it never acts.
 */
export interface View {
  /** The whole in a sentence: for screen readers and notifications. Plain text. */
  fallback: string
  blocks: readonly Block[]
}

export type Inline =
  | { kind: 'plain'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'italic'; text: string }
  /** Shown as a mention; `ping` says whether she is notified (only on a first post, never by an edit). */
  | { kind: 'person'; person: string; ping: boolean }
  | { kind: 'room'; room: string }
  /** A Discord role or Slack user group: never notified. `name` is what stands there where it cannot be shown as such. */
  | { kind: 'group'; group: string }
  /** ISO instant, shown in the reader's own zone; `zone` for the words where the platform cannot. */
  | { kind: 'instant'; at: string; zone: string; shows: 'date-time' | 'time' | 'relative' }
  /** A link of ours or one given as a meeting place: the only text that may be pressed. http(s) only. */
  | { kind: 'link'; url: string; text: string }

export type RichText = readonly Inline[]

export interface ActionCall {
  id: string
  payload: readonly string[]
}

export type Button =
  | { kind: 'press'; label: string; style: 'primary' | 'neutral' | 'danger'; action: ActionCall }
  | { kind: 'link'; label: string; url: string }

export interface Choice {
  label: string
  value: string
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: RichText }
  /** Smaller, for asides. */
  | { kind: 'note'; text: RichText }
  | { kind: 'facts'; facts: readonly { label: string; value: RichText }[] }
  | { kind: 'quote'; text: RichText }
  | { kind: 'list'; ordered: boolean; items: readonly RichText[] }
  | { kind: 'actions'; buttons: readonly Button[] }
  /** A select: pressing an option is a press of `action` with that option's value as `chosen`. */
  | { kind: 'choice'; label: string; action: ActionCall; options: readonly Choice[]; chosen: string | null }
  | { kind: 'divider' }

/** @throws LimitError when it does not fit both platforms. */
export function view(fallback: string, blocks: readonly (Block | null | false)[]): View {
  const made = { fallback, blocks: blocks.filter((block): block is Block => Boolean(block)) }
  assertView(made)
  return made
}

export type Rich = string | Inline | readonly (string | Inline)[]

/** Strings become plain leaves. */
export function rich(text: Rich): RichText {
  const leaves = typeof text === 'string' || 'kind' in text ? [text] : text
  return leaves
    .filter((leaf) => leaf !== '')
    .map((leaf) => (typeof leaf === 'string' ? { kind: 'plain', text: leaf } : leaf))
}

export const plain = (text: string): Inline => ({ kind: 'plain', text })
export const bold = (text: string): Inline => ({ kind: 'bold', text })
export const italic = (text: string): Inline => ({ kind: 'italic', text })
export const person = (id: string, ping: 'ping' | 'quiet' = 'quiet'): Inline => ({
  kind: 'person',
  person: id,
  ping: ping === 'ping',
})
export const room = (id: string): Inline => ({ kind: 'room', room: id })
export const group = (id: string): Inline => ({ kind: 'group', group: id })
export const link = (url: string, text: string): Inline => ({ kind: 'link', url, text })
/** `at` is anything whose toString is an ISO instant: a Temporal.Instant. */
export const instant = (
  at: { toString(): string },
  zone: string,
  shows: 'date-time' | 'time' | 'relative' = 'date-time',
): Inline => ({
  kind: 'instant',
  at: at.toString(),
  zone,
  shows,
})

/** Puts a separator between pieces of rich text: `joined(people.map(person), ', ')`. */
export function joined(pieces: readonly Rich[], separator: string): RichText {
  return pieces.flatMap((piece, at) => (at === 0 ? rich(piece) : [plain(separator), ...rich(piece)]))
}

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const text = (content: Rich): Block => ({ kind: 'text', text: rich(content) })
export const note = (content: Rich): Block => ({ kind: 'note', text: rich(content) })
export const quote = (content: Rich): Block => ({ kind: 'quote', text: rich(content) })
export const facts = (...rows: readonly (readonly [label: string, value: Rich])[]): Block => ({
  kind: 'facts',
  facts: rows.map(([label, value]) => ({ label, value: rich(value) })),
})
export const list = (items: readonly Rich[], order: 'ordered' | 'unordered' = 'unordered'): Block => ({
  kind: 'list',
  ordered: order === 'ordered',
  items: items.map(rich),
})
export const divider: Block = { kind: 'divider' }
export const actions = (...buttons: readonly Button[]): Block => ({ kind: 'actions', buttons })

export function button<I>(
  label: string,
  action: ActionRef<I>,
  input: I,
  style: 'primary' | 'neutral' | 'danger' = 'neutral',
): Button {
  return { kind: 'press', label, style, action: { id: action.id, payload: action.codec.encode(input) } }
}
export const linkButton = (label: string, url: string): Button => ({ kind: 'link', label, url })

export function choice<I>(
  label: string,
  action: ActionRef<I & { chosen: string }>,
  input: I,
  { options, chosen }: { options: readonly Choice[]; chosen: string | null },
): Block {
  return {
    kind: 'choice',
    label,
    action: { id: action.id, payload: action.codec.encode({ ...input, chosen: '' }) },
    options,
    chosen,
  }
}

/** Characters that a platform may need besides the words: isolates round right-to-left text, marks of a link, a line or an item. */
const MARKS = { leaf: 4, link: 8, piece: 8 } as const

/**
 * The visible characters of rich text with room for marks: mentions and times count 40, more than any we render.
 */
export function lengthOf(content: RichText): number {
  return content.reduce((sum, leaf) => {
    if (!('text' in leaf)) return sum + 40
    return sum + leaf.text.length + ('url' in leaf ? leaf.url.length + MARKS.link : MARKS.leaf)
  }, 0)
}

/**
 * Room for marks is counted here; escaping must not need any: an adapter whose escapes are longer than what they escape has another
 * manner, one for one, for a view that is nearly full.
 * @throws LimitError
 */
export function assertView(made: View): void {
  within('fallback', made.fallback, LIMITS.fallback)
  atMost('blocks', made.blocks, LIMITS.viewComponents)
  let components = 0
  let characters = 0
  for (const block of made.blocks) {
    const [parts, length] = measure(block)
    components += parts
    characters += length
  }
  if (components > LIMITS.viewComponents)
    throw new LimitError(`a view of ${components} components, at most ${LIMITS.viewComponents} fit`)
  if (characters > LIMITS.viewText)
    throw new LimitError(`a view of ${characters} characters, at most ${LIMITS.viewText} fit`)
}

function measure(block: Block): [components: number, characters: number] {
  switch (block.kind) {
    case 'heading':
      return [1, within('heading', block.text, LIMITS.heading).length + MARKS.piece]
    case 'text':
    case 'note':
    case 'quote':
      return [1, bounded(block.kind, lengthOf(block.text)) + MARKS.piece]
    case 'facts':
      return [
        1,
        bounded(
          'facts',
          block.facts.reduce((sum, fact) => sum + fact.label.length + lengthOf(fact.value) + MARKS.piece, 0),
        ),
      ]
    case 'list':
      return [
        1,
        bounded(
          'list',
          block.items.reduce((sum, item) => sum + lengthOf(item) + MARKS.piece, 0),
        ),
      ]
    case 'divider':
      return [1, 0]
    case 'actions':
      atMost('buttons in a row', block.buttons, LIMITS.buttonsInRow)
      for (const each of block.buttons) within('button label', each.label, LIMITS.buttonLabel)
      return [1 + block.buttons.length, 0]
    case 'choice':
      within('choice label', block.label, LIMITS.choiceLabel)
      atMost('choices', block.options, LIMITS.choices)
      for (const option of block.options) {
        within('choice', option.label, LIMITS.choiceLabel)
        within('choice value', option.value, LIMITS.choiceValue)
      }
      return [2, 0]
  }
}

function bounded(what: string, length: number): number {
  if (length === 0) throw new LimitError(`${what} is empty`)
  if (length > LIMITS.text) throw new LimitError(`${what} of ${length} characters, at most ${LIMITS.text} fit`)
  return length
}
