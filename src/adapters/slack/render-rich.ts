import type { RichTextElement, RichTextText } from '@slack/types'
import type { Inline, RichText } from '../../chat/view.ts'
import { inert, wellFormed } from './text.ts'

/**
 * How people and groups are shown whom a view does not notify. A mention notifies whoever is in the room, always
 * (https://slack.com/help/articles/205240127), so a post shows a name instead: a name is given here. Null: a mention, where nobody else can
 * see it and so nobody is notified: in private answers, modals and the Home.
 */
export interface Naming {
  /** Whether whom the view notifies is mentioned: not in an edit, which notifies nobody. */
  pings: boolean
  person(id: string): string | null
  group(id: string): string | null
}

export const MENTIONS: Naming = { pings: true, person: () => null, group: () => null }

const USER = /^[UW][A-Z0-9]+$/
const CHANNEL = /^[CGD][A-Z0-9]+$/
const GROUP = /^S[A-Z0-9]+$/

/** https://docs.slack.dev/reference/block-kit/block-elements/rich-text-element: the tokens of `date` */
export const DATES = { 'date-time': '{date_long_pretty} at {time}', time: '{time}', relative: '{ago}' } as const

/** Leaves as elements of a rich text block, in which nothing is parsed: only what we make a link or a mention acts. */
export function richElements(content: RichText, naming: Naming): RichTextElement[] {
  return shownLeaves(content, naming).map(element)
}

/** Leaves as they are shown: names in place of mentions where nobody is to be notified, words in place of what Slack would not know. */
export const shownLeaves = (content: RichText, naming: Naming): RichText =>
  joinedAlike(content.map((leaf) => namedPerson(leaf, naming)))

export const textElement = (text: string): RichTextText => ({ type: 'text', text: inert(text) })
export const boldElement = (text: string): RichTextText => ({ ...textElement(text), style: { bold: true } })

/** The plain words of a text that has nothing else in it; null where something must act. */
export function plainWords(content: RichText, naming: Naming): string | null {
  const leaves = shownLeaves(content, naming)
  const texts = leaves.map((leaf) =>
    leaf.kind === 'plain' || leaf.kind === 'bold' || leaf.kind === 'italic' ? leaf.text : null,
  )
  return texts.includes(null) ? null : texts.join('')
}

/** Whom a view does not notify, by name; what is no id of Slack's, as words. */
function namedPerson(leaf: Inline, naming: Naming): Inline {
  if (leaf.kind === 'person') {
    const name = leaf.ping && naming.pings ? null : naming.person(leaf.person)
    if (name === null && USER.test(leaf.person)) return leaf
    return { kind: 'plain', text: `@${name ?? leaf.person}` }
  }
  if (leaf.kind === 'group') {
    const name = naming.group(leaf.group)
    if (name === null && GROUP.test(leaf.group)) return leaf
    return { kind: 'plain', text: `@${name ?? leaf.group}` }
  }
  if (leaf.kind === 'room' && !CHANNEL.test(leaf.room)) return { kind: 'plain', text: `#${leaf.room}` }
  if (leaf.kind === 'link' && webAddress(leaf.url) === null) return { kind: 'plain', text: `${leaf.text} ${leaf.url}` }
  return leaf
}

/** Neighbours of one kind become one leaf: 'https:' and '//' in two leaves would be disarmed in neither. */
function joinedAlike(content: RichText): RichText {
  return content.reduce<Inline[]>((all, leaf) => {
    const last = all.at(-1)
    const alike = last !== undefined && last.kind === leaf.kind
    if (alike && 'text' in last && 'text' in leaf && leaf.kind !== 'link') {
      all[all.length - 1] = { ...last, text: last.text + leaf.text }
    } else all.push(leaf)
    return all
  }, [])
}

function element(leaf: Inline): RichTextElement {
  switch (leaf.kind) {
    case 'plain':
      return textElement(leaf.text)
    case 'bold':
      return boldElement(leaf.text)
    case 'italic':
      return { ...textElement(leaf.text), style: { italic: true } }
    case 'person':
      return { type: 'user', user_id: leaf.person }
    case 'room':
      return { type: 'channel', channel_id: leaf.room }
    case 'group':
      return { type: 'usergroup', usergroup_id: leaf.group }
    case 'instant': {
      const timestamp = Math.floor(Date.parse(leaf.at) / 1000)
      return { type: 'date', timestamp, format: DATES[leaf.shows], fallback: inZone(leaf.at, leaf.zone) }
    }
    case 'link': {
      const text = wellFormed(leaf.text).trim()
      return { type: 'link', url: webAddress(leaf.url) ?? leaf.url, ...(text === '' ? {} : { text }) }
    }
    default:
      return leaf satisfies never
  }
}

/** For a client that cannot show a date in its reader's own zone: 'Tuesday 16 March 2027 at 19:00 GMT'. */
export function inZone(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(new Date(at))
}

/** Null for what is no web address. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}
