import { joined, type Names, type Readable, still } from './readable.ts'
import { shownDate } from './time.ts'

/**
 * Slack's mrkdwn as people see it: https://docs.slack.dev/messaging/formatting-message-text
 * Written to catch text that acts: where the documentation leaves a doubt, this reader takes the text as acting.
 */
const CONTROL = /<([^<>]*)>/g
const CODE = /```([\s\S]+?)```|`([^`\n]+)`/g
const URLS = /\b(?:https?:\/\/|mailto:)[^\s<>|]+[^\s<>|.,;:!?)'"\]]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi
const BARE =
  /(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|uk|eu|info|app|gov|edu|me|co|ai|xyz)\b(?:\/[^\s<>|]*)?/gi
const STYLE = /(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\1)[^\n])*?[^\s])\1(?![\p{L}\p{N}])/u
/** 'Certain mention types will be automatically parsed' unless `verbatim`: text object page. */
const BROADCAST = /(?<![\w@])@(channel|here|everyone)\b/g

const decoded = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Finished pieces wait here behind a private-use mark, so that no later step reads them again. */
class Pieces {
  readonly #kept: Readable[] = []

  keep(piece: Readable): string {
    this.#kept.push(piece)
    return `\uE000${this.#kept.length - 1}\uE001`
  }

  restore(text: string): Readable {
    const parts = text.split(/\uE000(\d+)\uE001/)
    return joined(
      parts.map((part, at) => (at % 2 === 0 ? still(decoded(part)) : (this.#kept[Number(part)] ?? still('')))),
      '',
    )
  }
}

/** @param automatic whether plain addresses and @channel are made to act: false for `verbatim: true`. */
export function readMrkdwn(text: string, names: Names, automatic: boolean): Readable {
  const pieces = new Pieces()
  let rest = text.replaceAll(/[\uE000\uE001]/g, '')
  rest = rest.replace(CONTROL, (whole, inner: string) => {
    const piece = control(inner, names)
    return piece === undefined ? whole : pieces.keep(piece)
  })
  rest = rest.replace(CODE, (_whole, block: string | undefined, inline: string | undefined) => {
    const inside = pieces.restore(block ?? inline ?? '')
    return pieces.keep({ ...inside, styled: [...inside.styled, inside.text] })
  })
  if (automatic) {
    rest = rest.replace(URLS, (address) => pieces.keep(link(address, decoded(address))))
    rest = rest.replace(BARE, (address) => pieces.keep(link(`http://${address}`, decoded(address))))
    rest = rest.replace(BROADCAST, (whole) => pieces.keep({ ...still(whole), pings: ['everyone'] }))
  }
  return joined(
    rest.split('\n').map((line) => {
      const quoted = /^(?:>|&gt;)+ ?(.*)$/.exec(line)?.[1]
      if (quoted === undefined) return pieces.restore(styled(line, pieces))
      const inside = pieces.restore(styled(quoted, pieces))
      return { ...inside, styled: [...inside.styled, inside.text] }
    }),
    '\n',
  )
}

/** Bold, italic and strike, the outermost first; each becomes one finished piece. */
function styled(line: string, pieces: Pieces): string {
  let rest = line
  for (let found = STYLE.exec(rest); found !== null; found = STYLE.exec(rest)) {
    const inside = pieces.restore(styled(found[2] ?? '', pieces))
    const piece = pieces.keep({ ...inside, styled: [...inside.styled, inside.text] })
    rest = rest.slice(0, found.index) + piece + rest.slice(found.index + found[0].length)
  }
  return rest
}

const link = (address: string, label: string): Readable => ({ ...still(label), links: [decoded(address)] })

/** What stands between < and >; undefined if it means nothing to Slack. */
function control(inner: string, names: Names): Readable | undefined {
  const [target = '', label] = inner.split('|', 2)
  const shown = label === undefined ? undefined : decoded(label)
  if (/^@[UW]\w+$/.test(target)) {
    const id = target.slice(1)
    return { ...still(`@${names.person(id) ?? shown ?? 'someone'}`), pings: [id] }
  }
  if (/^#[CG]\w+$/.test(target)) return still(`#${names.room(target.slice(1)) ?? 'private-channel'}`)
  const group = /^!subteam\^(S\w+)$/.exec(target)?.[1]
  if (group !== undefined) return { ...still(`@${names.group(group) ?? 'group'}`), pings: [`group:${group}`] }
  const all = /^!(here|channel|everyone)$/.exec(target)?.[1]
  if (all !== undefined) return { ...still(`@${all}`), pings: ['everyone'] }
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target)
  if (date !== null) {
    const text = shownDate(Number(date[1]), decoded(date[2] ?? ''))
    return date[3] === undefined ? still(text) : link(date[3], text)
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) return link(target, shown ?? decoded(target))
  return undefined
}
