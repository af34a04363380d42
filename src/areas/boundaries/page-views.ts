import type { ActionRef } from '../../chat/action-ref.ts'
import {
  type Block,
  type Button,
  bold,
  button,
  instant,
  lengthOf,
  person,
  plain,
  quote,
  type RichText,
  text,
} from '../../chat/view.ts'
import { type MessageKey, t } from '../../locales/index.ts'
import type { RecordEntry } from './entry-rules.ts'
import { pagesOf } from './rules.ts'

/** Blocks that stay together on a page, and the room that they take: twice their words, since a platform may have to escape each character. */
export interface RecordPart {
  blocks: readonly Block[]
  cost: number
}

/** Characters a page of parts has room for, beside its heading and notes (LIMITS.viewText is 4,000). */
const PAGE_ROOM = 3_500
/** What a short part costs at the least: a page of the shortest stays within the 40 components of a view. */
const PART_AT_LEAST = 350

export function recordPart(...blocks: readonly (Block | null | false)[]): RecordPart {
  const made = blocks.filter((block): block is Block => Boolean(block))
  const words = made.reduce((sum, block) => sum + wordsIn(block), 0)
  return { blocks: made, cost: Math.max(PART_AT_LEAST, 2 * words) }
}

function wordsIn(block: Block): number {
  if ('text' in block && typeof block.text !== 'string') return lengthOf(block.text)
  if (block.kind === 'facts')
    return block.facts.reduce((sum, fact) => sum + fact.label.length + lengthOf(fact.value), 0)
  return 0
}

/** The blocks of one page, and whether there are pages before and after it. A page that is not there is the last. */
export function pageOf(
  parts: readonly RecordPart[],
  asked: number,
): { blocks: readonly Block[]; page: number; pages: number } {
  const pages = pagesOf(
    parts.map((each) => each.cost),
    PAGE_ROOM,
  )
  const page = Math.min(Math.max(0, asked), Math.max(0, pages.length - 1))
  return { blocks: (pages[page] ?? []).flatMap((at) => parts[at]?.blocks ?? []), page, pages: pages.length }
}

/** 'Read on' and back, where there is something. */
export function turning<I>(
  at: { page: number; pages: number },
  ref: ActionRef<I & { page: number }>,
  input: I,
): Button[] {
  return [
    ...(at.page > 0 ? [button(t('boundaries.back'), ref, { ...input, page: at.page - 1 })] : []),
    ...(at.page + 1 < at.pages ? [button(t('boundaries.read-on'), ref, { ...input, page: at.page + 1 })] : []),
  ]
}

/** What was added: which kind, when, by whom where that is shown, and the words. */
export function entryPart(
  entry: Omit<RecordEntry, 'by' | 'kind'> & { kind: RecordEntry['kind'] | 'your-side' },
  zone: string,
  by: string | null,
): RecordPart {
  const label = t(`boundaries.entry.${entry.kind}` satisfies MessageKey)
  const head: RichText = [bold(label), plain(' · '), instant(entry.at, zone)]
  return recordPart(text(by === null ? head : [...head, plain(' · '), person(by)]), quote(entry.words))
}
