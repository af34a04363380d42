/*
 * Discord's message markdown, as its client shows it: https://support.discord.com/hc/en-us/articles/210298617 and
 * https://docs.discord.com/developers/reference#message-formatting. Written here because the packages that parse it
 * know neither masked links nor lists (discord-markdown-parser 1.3.1), which are what 'user text never acts' is about.
 */

/** How mentions and times read. */
export interface Words {
  person(id: string): string
  role(id: string): string
  room(id: string): string
  time(unix: number, style: string): string
}

/** What a reader gets: the plain text, what is clickable, and what looks different. */
export interface Rendered {
  text: string
  links: string[]
  styled: string[]
}

interface Out {
  links: string[]
  styled: string[]
  words: Words
}

type Rule = { pattern: RegExp; show(match: RegExpExecArray, out: Out): string }

const styled = (inner: string, out: Out): string => {
  const shown = inline(inner, out)
  out.styled.push(shown)
  return shown
}

const link = (address: string, out: Out): void => {
  out.links.push(address)
}

/** Tail that the client does not take into a bare address: closing brackets without their opening, and punctuation. */
function bareAddress(found: string): string {
  let address = found.replace(/[.,:;"'\]]+$/, '')
  while (address.endsWith(')') && address.split(')').length > address.split('(').length) {
    address = address.slice(0, -1)
  }
  return address
}

const MASKED =
  /^\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?((?:[^\s<>\\()]|\\.|\([^\s<>()]*\))+?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/

/** In the order in which the client tries them. Each pattern is tried at the place where the reader stands. */
const INLINE: Rule[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, show: (m) => m[1] ?? '' },
  {
    pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/,
    show: (m, out) => {
      const code = (m[2] ?? '').replace(/^ (?=\s*`)|(?<=`\s*) $/g, '')
      out.styled.push(code)
      return code
    },
  },
  {
    pattern: MASKED,
    show: (m, out) => {
      const address = (m[2] ?? '').replaceAll(/\\(.)/g, '$1')
      // Only http, https and discord addresses become links; others stay as typed.
      if (!/^(https?|discord):\/\/[^\s/]/i.test(address)) return m[0]
      link(address, out)
      return inline(m[1] ?? '', { ...out, links: [] })
    },
  },
  {
    pattern: /^<((?:https?|discord):\/\/[^\s<>]+|(?:mailto|tel|sms):[^\s<>]+)>/i,
    show: (m, out) => {
      link(m[1] ?? '', out)
      return m[1] ?? ''
    },
  },
  {
    pattern: /^<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+|\+\d[\d ()-]+)>/,
    show: (m, out) => {
      const address = m[1] ?? ''
      link(address.startsWith('+') ? `tel:${address}` : `mailto:${address}`, out)
      return address
    },
  },
  { pattern: /^<@!?(\d+)>/, show: (m, out) => `@${out.words.person(m[1] ?? '')}` },
  { pattern: /^<@&(\d+)>/, show: (m, out) => `@${out.words.role(m[1] ?? '')}` },
  { pattern: /^<#(\d+)>/, show: (m, out) => `#${out.words.room(m[1] ?? '')}` },
  { pattern: /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/, show: (m, out) => out.words.time(Number(m[1]), m[2] ?? 'f') },
  { pattern: /^<\/([^:>]+):\d+>/, show: (m) => `/${m[1]}` },
  { pattern: /^<a?:(\w+):\d+>/, show: (m) => `:${m[1]}:` },
  {
    pattern: /^(?:https?|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/i,
    show: (m, out) => {
      const address = bareAddress(m[0])
      link(address, out)
      return address
    },
  },
  { pattern: /^\*\*\*([\s\S]+?)\*\*\*(?!\*)/, show: (m, out) => styled(m[1] ?? '', out) },
  { pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, show: (m, out) => styled(m[1] ?? '', out) },
  { pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, show: (m, out) => styled(m[1] ?? '', out) },
  {
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    show: (m, out) => styled(m[1] ?? '', out),
  },
  { pattern: /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/, show: (m, out) => styled(m[1] ?? '', out) },
  { pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/, show: (m, out) => styled(m[1] ?? '', out) },
  { pattern: /^\|\|([\s\S]+?)\|\|/, show: (m, out) => styled(m[1] ?? '', out) },
]

function inline(source: string, out: Out): string {
  let shown = ''
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at)
    const found = INLINE.map((rule) => {
      const match = rule.pattern.exec(rest)
      return match === null ? undefined : { rule, match }
    }).find((hit) => hit !== undefined)
    if (found === undefined) {
      shown += rest.charAt(0)
      at += 1
      continue
    }
    const text = found.rule.show(found.match, out)
    shown += text
    // A bare address may give back its tail.
    at += found.rule.pattern.source.startsWith('^(?:https') ? text.length : found.match[0].length
  }
  return shown
}

/** Structure that only counts at the beginning of a line. */
function line(source: string, out: Out): string {
  const heading = /^\s*(#{1,3}) +(\S.*)$/.exec(source)
  if (heading !== null) return styled(heading[2] ?? '', out)
  const small = /^-# +(\S.*)$/.exec(source)
  if (small !== null) return styled(small[1] ?? '', out)
  const bullet = /^(\s*)[-*] +(\S.*)$/.exec(source)
  if (bullet !== null) {
    const shown = inline(bullet[2] ?? '', out)
    out.styled.push(shown)
    return `${bullet[1]}• ${shown}`
  }
  const numbered = /^(\s*)(\d{1,9})\. +(\S.*)$/.exec(source)
  if (numbered !== null) return `${numbered[1]}${numbered[2]}. ${inline(numbered[3] ?? '', out)}`
  return inline(source, out)
}

/** Bold and the like may run over line ends, so lines without structure are read together. */
const STRUCTURED = /^(\s*#{1,3} +\S|-# +\S|\s*[-*] +\S|\s*\d{1,9}\. +\S)/

function lines(source: string, out: Out): string {
  const parts: string[] = []
  let run: string[] = []
  const flush = () => {
    if (run.length > 0) parts.push(inline(run.join('\n'), out))
    run = []
  }
  for (const one of source.split('\n')) {
    if (STRUCTURED.test(one)) {
      flush()
      parts.push(line(one, out))
    } else run.push(one)
  }
  flush()
  return parts.join('\n')
}

const LONG_QUOTE = /^ *>>> +/
const QUOTE = /^ *>(?!>>) +/

function quotes(source: string, out: Out): string {
  const parts: string[] = []
  const rest = source.split('\n')
  while (rest.length > 0) {
    const first = rest[0] ?? ''
    if (LONG_QUOTE.test(first)) {
      const quoted = lines(rest.join('\n').replace(LONG_QUOTE, ''), out)
      out.styled.push(quoted)
      parts.push(quoted)
      break
    }
    const isQuote = QUOTE.test(first)
    const run: string[] = []
    while (rest.length > 0 && QUOTE.test(rest[0] ?? '') === isQuote && !LONG_QUOTE.test(rest[0] ?? '')) {
      run.push((rest.shift() ?? '').replace(isQuote ? QUOTE : /$^/, ''))
    }
    const shown = lines(run.join('\n'), out)
    if (isQuote) out.styled.push(shown)
    parts.push(shown)
  }
  return parts.join('\n')
}

const CODE_BLOCK = /```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/gi

/** Shows message text: code blocks first, then quotes, lines, and what stands in them. */
export function renderMarkdown(source: string, words: Words): Rendered {
  const out: Out = { links: [], styled: [], words }
  const parts: string[] = []
  let from = 0
  for (const block of source.matchAll(CODE_BLOCK)) {
    if (source[block.index - 1] === '\\') continue
    parts.push(quotes(source.slice(from, block.index), out))
    out.styled.push(block[1] ?? '')
    parts.push(block[1] ?? '')
    from = block.index + block[0].length
  }
  parts.push(quotes(source.slice(from), out))
  return { text: parts.join(''), links: out.links, styled: out.styled }
}
