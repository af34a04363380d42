import type { RawOption } from '../../chat/inbound.ts'
import { unescaped } from './text.ts'

/** What `should_escape` puts between pointed brackets: https://docs.slack.dev/interactivity/implementing-slash-commands */
const ESCAPED = /<([^<>]*)>/g

/** Typed text in order, its mentions told apart; everything else is text as it was typed. */
export function pieces(text: string): RawOption[] {
  const found: RawOption[] = []
  let words = ''
  const flush = () => {
    if (words.trim() !== '') found.push({ text: unescaped(words).trim() })
    words = ''
  }
  let end = 0
  for (const match of text.matchAll(ESCAPED)) {
    words += text.slice(end, match.index)
    end = match.index + match[0].length
    const mention = mentionOf(match[1] ?? '')
    if (mention === null) words += shownOf(match[1] ?? '')
    else {
      flush()
      found.push(mention)
    }
  }
  words += text.slice(end)
  flush()
  return found
}

function mentionOf(inner: string): RawOption | null {
  const [target = ''] = inner.split('|', 1)
  if (/^@[UW]\w+$/.test(target)) return { person: target.slice(1) }
  if (/^#[CGD]\w+$/.test(target)) return { room: target.slice(1) }
  const group = /^!subteam\^(S\w+)$/.exec(target)?.[1]
  return group === undefined ? null : { group }
}

/** '<!here>' was typed as '@here', '<https://a.example|a.example>' as its label, '<https://a.example>' as it stands. */
function shownOf(inner: string): string {
  const [target = '', label] = inner.split('|', 2)
  const all = /^!(here|channel|everyone)$/.exec(target)?.[1]
  if (all !== undefined) return `@${all}`
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return label ?? target
  return `&lt;${inner}&gt;`
}

/** The first word where it is one that the command knows, and what stands behind it. */
export function verbOf(text: string, verbs: readonly string[]): { verb: string; rest: string } | null {
  const match = /^\s*([A-Za-z-]+)(?=\s|$)([\s\S]*)$/.exec(text)
  const verb = verbs.find((each) => each === match?.[1]?.toLowerCase())
  return verb === undefined ? null : { verb, rest: match?.[2] ?? '' }
}
