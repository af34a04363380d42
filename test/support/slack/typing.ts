import type { OptionValue } from '../people.ts'
import type { RichText, RichTextLeaf } from './blocks/rich-text.ts'
import type { User } from './state.ts'
import type { Workspace } from './workspace.ts'

/** Options written out the way a person types them: `name:"Tuesday circle" person:@anna`. */
export function writtenOut(workspace: Workspace, words: string[], options: Record<string, OptionValue>): string {
  const typed = Object.entries(options).map(([name, value]) => `${name}:${typedValue(workspace, value)}`)
  return [...words, ...typed].join(' ')
}

const handleOf = (workspace: Workspace, user: string): string => {
  const known = workspace.users.get(user)
  if (known === undefined) throw new Error(`${user} is nobody in ${workspace.name}`)
  return known.handle
}

function typedValue(workspace: Workspace, value: OptionValue): string {
  if (typeof value === 'object') {
    if ('group' in value) return `@${groupHandle(workspace, value.group)}`
    if ('room' in value) return `#${workspace.channels.get(value.room)?.name ?? value.room}`
    return `@${handleOf(workspace, value.id)}`
  }
  const text = String(value)
  return /^[^\s"]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`
}

const groupHandle = (workspace: Workspace, id: string): string => {
  const group = workspace.groups.get(id)
  if (group === undefined) throw new Error(`${id} is no user group of ${workspace.name}`)
  return group.handle
}

type Mention =
  | { kind: 'user'; id: string; handle: string }
  | { kind: 'group'; id: string; handle: string }
  | { kind: 'room'; id: string; name: string }
  | { kind: 'all'; range: 'here' | 'channel' | 'everyone' }

/** What the client would have completed after an @ or # in typed text, as this person knows it; in pieces. */
function mentionsIn(workspace: Workspace, writer: User, text: string): (string | Mention)[] {
  const known = new Map<string, Mention>()
  for (const range of ['here', 'channel', 'everyone'] as const) known.set(`@${range}`, { kind: 'all', range })
  for (const group of workspace.groups.values()) {
    known.set(`@${group.handle}`, { kind: 'group', id: group.id, handle: group.handle })
  }
  for (const user of workspace.users.values()) {
    if (user.deleted) continue
    known.set(`@${user.name}`, { kind: 'user', id: user.id, handle: user.handle })
    known.set(`@${user.handle}`, { kind: 'user', id: user.id, handle: user.handle })
  }
  for (const channel of workspace.channels.values()) {
    if (channel.im !== null || !workspace.sees(writer, channel)) continue
    known.set(`#${channel.name}`, { kind: 'room', id: channel.id, name: channel.name })
  }
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length)
  const pieces: (string | Mention)[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const fits = /[\p{L}\p{N}]$/u.test(plain) ? undefined : longestFirst.find((word) => standsAt(text, at, word))
    const mention = fits === undefined ? undefined : known.get(fits)
    if (fits === undefined || mention === undefined) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain !== '') pieces.push(plain)
    plain = ''
    pieces.push(mention)
    at += fits.length
  }
  return plain === '' ? pieces : [...pieces, plain]
}

function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false
  const next = text[at + word.length]
  return next === undefined || !/[\p{L}\p{N}_-]/u.test(next)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * The text of a slash command as it reaches an app with `should_escape: true`:
 * https://docs.slack.dev/interactivity/implementing-slash-commands, 'Escaping users or channels in your slash command'.
 */
export function escapedText(workspace: Workspace, writer: User, text: string): string {
  const pieces = mentionsIn(workspace, writer, text).map((piece) => {
    if (typeof piece === 'string') return escaped(piece).replace(/https?:\/\/[^\s"]+/g, (address) => `<${address}>`)
    switch (piece.kind) {
      case 'user':
        return `<@${piece.id}|${piece.handle}>`
      case 'group':
        return `<!subteam^${piece.id}|@${piece.handle}>`
      case 'room':
        return `<#${piece.id}|${piece.name}>`
      case 'all':
        return `<!${piece.range}>`
    }
  })
  return pieces.join('')
}

/** What a person types into a rich text input, mentions completed. */
export function richTextOf(workspace: Workspace, writer: User, text: string): RichText {
  const elements = mentionsIn(workspace, writer, text).map((piece): RichTextLeaf => {
    if (typeof piece === 'string') return { type: 'text', text: piece }
    switch (piece.kind) {
      case 'user':
        return { type: 'user', user_id: piece.id }
      case 'group':
        return { type: 'usergroup', usergroup_id: piece.id }
      case 'room':
        return { type: 'channel', channel_id: piece.id }
      case 'all':
        return { type: 'broadcast', range: piece.range }
    }
  })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}
