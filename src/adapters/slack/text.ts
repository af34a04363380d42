/*
 * Text from people never acts. In Block Kit nothing inside a `rich_text` or `plain_text` object is parsed, so it needs no
 * escaping: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. What is left is what the clients do by themselves.
 */

/** Invisible, and takes no line break: text with one inside an address is no address to a client that makes links of plain text. */
const WORD_JOINER = '\u2060'

/** Control characters, but for the line feed and the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
/** Embeddings, overrides and isolates: with one left open a name reorders the words after it. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
/** Letters written from right to left (Unicode's blocks of right-to-left scripts) and the mark that stands for one. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** 'https://', 'mailto:' and 'www.': clients make links of them wherever they stand (slackapi/java-slack-sdk#1069). */
const ADDRESS = /(?<=[a-z]:)(?=\/\/)|(?<=\bmailto:)|(?<=\bwww\.)/gi
/** What reaches everyone where text is parsed; here it is not, and this keeps it so after a copy and paste. */
const EVERYONE = /(?<=@)(?=here\b|channel\b|everyone\b)/gi

/** What a message can carry: no lone surrogates, no control characters, one kind of line end, nothing that reorders. */
export function wellFormed(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

/** Keeps right-to-left text from reordering our words. An isolate ends with its line, so each line has its own. */
function isolated(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text
  return text.replace(/[^\n]+/g, (line) => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line))
}

/** Text of ours or of people as it is shown: readable as it was written, and inert. May be longer than it was; never empty. */
export function inert(text: string): string {
  return isolated(wellFormed(text).replace(ADDRESS, WORD_JOINER).replace(EVERYONE, WORD_JOINER)) || WORD_JOINER
}

/** The same in one line of at most `bound` characters: where marks do not fit beside the words, the words stand alone. */
export function label(text: string, bound: number): string {
  const line = wellFormed(text).replaceAll(/\s+/g, ' ').trim() || WORD_JOINER
  const whole = inert(line)
  return whole.length <= bound ? whole : line
}

/** For the text beside blocks, which is mrkdwn: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function disarmed(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The other way round, for what a slash command brings. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
