import type { RichText, RichTextLeaf, RichTextPart } from '../blocks/rich-text.ts'
import { joined, type Names, type Readable, still } from './readable.ts'
import { shownDate } from './time.ts'

function leaf(of: RichTextLeaf, names: Names): Readable {
  switch (of.type) {
    case 'text':
      return still(of.text)
    case 'link':
      return { ...still(of.text ?? of.url), links: [of.url] }
    case 'user':
      return { ...still(`@${names.person(of.user_id) ?? 'someone'}`), pings: [of.user_id] }
    case 'usergroup':
      return { ...still(`@${names.group(of.usergroup_id) ?? 'group'}`), pings: [`group:${of.usergroup_id}`] }
    case 'channel':
      return still(`#${names.room(of.channel_id) ?? 'private-channel'}`)
    case 'broadcast':
      return { ...still(`@${of.range}`), pings: ['everyone'] }
    case 'emoji':
      return still(of.unicode === undefined ? `:${of.name}:` : fromUnicode(of.unicode))
    case 'date':
      return { ...still(shownDate(of.timestamp, of.format)), links: of.url === undefined ? [] : [of.url] }
    case 'color':
      return still(of.value)
  }
}

const fromUnicode = (codes: string) =>
  String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)))

function shownLeaf(of: RichTextLeaf, names: Names): Readable {
  const read = leaf(of, names)
  const { bold, italic, strike, underline, code } = of.style ?? {}
  const acts = [bold, italic, strike, underline, code].includes(true)
  return acts ? { ...read, styled: [read.text] } : read
}

function part(of: RichTextPart, names: Names): Readable {
  switch (of.type) {
    case 'rich_text_section':
      return joined(
        of.elements.map((each) => shownLeaf(each, names)),
        '',
      )
    case 'rich_text_list':
      return joined(
        of.elements.map((each, at) => {
          const mark = of.style === 'bullet' ? '• ' : `${at + 1 + (of.offset ?? 0)}. `
          return joined([still(mark), part(each, names)], '')
        }),
        '\n',
      )
    case 'rich_text_quote':
    case 'rich_text_preformatted': {
      const inside = joined(
        of.elements.map((each) => shownLeaf(each, names)),
        '',
      )
      return { ...inside, styled: [...inside.styled, inside.text] }
    }
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block: nothing in it is parsed, only its elements act. */
export function readRichText(of: RichText, names: Names): Readable {
  return joined(
    of.elements.map((each) => part(each, names)),
    '\n',
  )
}
