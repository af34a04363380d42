import type { Block } from '../blocks/blocks.ts'
import type { TextObject } from '../blocks/text.ts'
import { readMrkdwn } from './mrkdwn.ts'
import { joined, type Names, type Readable, still } from './readable.ts'
import { readRichText } from './rich-text.ts'

const readText = (of: TextObject, names: Names): Readable =>
  of.type === 'plain_text' ? still(of.text) : readMrkdwn(of.text, names, of.verbatim !== true)

/** What a person reads in a block; its buttons, menus and fields are counted apart. Null where there is nothing to read. */
function readBlock(of: Block, names: Names): Readable | null {
  switch (of.type) {
    case 'section': {
      const texts = [...(of.text === undefined ? [] : [of.text]), ...(of.fields ?? [])]
      const pictures = of.accessory?.type === 'image' ? [still(of.accessory.alt_text)] : []
      return joined([...texts.map((each) => readText(each, names)), ...pictures], '\n')
    }
    case 'header':
      return { ...still(of.text.text), styled: [of.text.text] }
    case 'context':
      return joined(
        of.elements.map((each) => (each.type === 'image' ? still(each.alt_text) : readText(each, names))),
        ' ',
      )
    case 'image':
      return joined([...(of.title === undefined ? [] : [still(of.title.text)]), still(of.alt_text)], '\n')
    case 'rich_text':
      return readRichText(of, names)
    case 'input':
      return still([of.label.text, of.hint?.text].filter((each) => each !== undefined).join('\n'))
    case 'divider':
    case 'actions':
      return null
  }
}

export function readBlocks(blocks: Block[], names: Names): Readable {
  return joined(
    blocks.map((each) => readBlock(each, names)).filter((each) => each !== null),
    '\n',
  )
}
