import type { Inline, RichText } from '../../chat/view.ts'
import { disarmed, isolated, type Manner, wellFormed } from './escape.ts'

/** Stands between two runs of emphasis, whose marks would else run together. */
const WORD_JOINER = '\u2060'
const SNOWFLAKE = /^\d{1,20}$/

/** Rich text in Discord's markdown. In the tight manner no longer than `lengthOf` counts: emphasis is left out, words never. */
export function richText(content: RichText, manner: Manner): string {
  const pieces = joinedAlike(manner === 'tight' ? content.map(withoutEmphasis) : content).map((leaf) =>
    inline(leaf, manner),
  )
  return pieces.reduce((before, piece) => {
    const clash = before.endsWith('*') && piece.startsWith('*') && !before.endsWith('\\*')
    return clash ? `${before}${WORD_JOINER}${piece}` : before + piece
  }, '')
}

/** Text of ours or of people, as one leaf. */
export function plainText(text: string, manner: Manner): string {
  return isolated(disarmed(wellFormed(text), manner))
}

/** The same in one line, for headings and labels. */
export const lineText = (text: string, manner: Manner): string => plainText(text.replaceAll(/\s+/g, ' '), manner)

function withoutEmphasis(leaf: Inline): Inline {
  return leaf.kind === 'bold' || leaf.kind === 'italic' ? { kind: 'plain', text: leaf.text } : leaf
}

/** Neighbours of one kind become one leaf: 'http:' and '//' in two leaves would be disarmed in neither. */
function joinedAlike(content: RichText): RichText {
  return content.reduce<Inline[]>((all, leaf) => {
    const last = all.at(-1)
    if (last?.kind === 'plain' && leaf.kind === 'plain') all[all.length - 1] = { ...last, text: last.text + leaf.text }
    else if (last?.kind === 'bold' && leaf.kind === 'bold')
      all[all.length - 1] = { ...last, text: last.text + leaf.text }
    else if (last?.kind === 'italic' && leaf.kind === 'italic')
      all[all.length - 1] = { ...last, text: last.text + leaf.text }
    else all.push(leaf)
    return all
  }, [])
}

function inline(leaf: Inline, manner: Manner): string {
  switch (leaf.kind) {
    case 'plain':
      return plainText(leaf.text, manner)
    case 'bold':
      return emphasised(leaf.text, '**', manner)
    case 'italic':
      return emphasised(leaf.text, '*', manner)
    case 'person':
      return SNOWFLAKE.test(leaf.person) ? `<@${leaf.person}>` : plainText(`@${leaf.person}`, manner)
    case 'room':
      return SNOWFLAKE.test(leaf.room) ? `<#${leaf.room}>` : plainText(`#${leaf.room}`, manner)
    case 'group':
      return SNOWFLAKE.test(leaf.group) ? `<@&${leaf.group}>` : plainText(`@${leaf.group}`, manner)
    case 'instant':
      return `<t:${Math.floor(Date.parse(leaf.at) / 1000)}:${TIME_STYLES[leaf.shows]}>`
    case 'link':
      return renderLink(leaf.url, leaf.text, manner)
    default:
      return leaf satisfies never
  }
}

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const TIME_STYLES = { 'date-time': 'F', time: 't', relative: 'R' } as const

/** Marks hug words: spaces at the ends stay outside, or `*` would be no mark. */
function emphasised(text: string, mark: string, manner: Manner): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(wellFormed(text)) ?? []
  if (core === '') return before + after
  return `${before}${mark}${isolated(disarmed(core, manner))}${mark}${after}`
}

/** http(s) alone becomes a link; the pointed brackets keep Discord from showing a preview. */
function renderLink(url: string, text: string, manner: Manner): string {
  const href = webAddress(url)
  if (href === null || (manner === 'tight' && href.length > url.length)) return plainText(`${text} ${url}`, manner)
  // a label that is itself an address is not shown as a link
  if (/^\w+:\/\//.test(text) || text === url) return `<${href}>`
  return `[${plainText(text, manner)}](<${href}>)`
}

/** Null for what is no web address; else without any character that ends a link in markdown. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  return href.replace(/[<>()[\]\\`\s]/g, (acting) => `%${acting.charCodeAt(0).toString(16).toUpperCase()}`)
}
