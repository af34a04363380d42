/*
 * Text from people never acts. Discord has no way to send text apart from markup, so every character that its markdown
 * would act on is disarmed: https://docs.discord.com/developers/reference#message-formatting and
 * https://support.discord.com/hc/en-us/articles/210298617
 */

/** 'readable': backslashes, which people do not see and which copy well. 'tight': look-alikes, one for one, where a view is nearly full. */
export type Manner = 'readable' | 'tight'

const LOOKALIKES: Readonly<Record<string, string>> = {
  '\\': '⧵',
  '`': 'ˋ',
  '*': '∗',
  _: '＿',
  '~': '∼',
  '|': '∣',
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '#': '＃',
  '-': '‐',
  '+': '＋',
  '.': '․',
  ')': '）',
  ':': '∶',
  '@': '＠',
  '/': '∕',
}

/** What acts wherever it stands: emphasis, code, spoilers, mentions, times, custom emoji, masked links. */
const ANYWHERE = /[\\`*_~|<>[\]]/g
/** What makes a line a heading, a list or an aside. */
const LINE_START = /^([^\S\n]*)([#+-])/gm
const NUMBERED = /^([^\S\n]*\d{1,9})([.)])/gm
/**
 * What acts by what stands beside it: 'https://' makes a link by itself, 'discord.gg/' an invitation, '@everyone' a mention;
 * and what could follow a '<', though a disarmed '<' should be enough, because Discord's server looks for '<@1>' by itself.
 */
const BESIDE = /:(?=\/\/)|(?<=\bdiscord(?:app)?\.[a-z]{2,4})\/|@(?=everyone|here)|(?<=<(?:t|a|id)?)[#:/@]/gi

/** Control characters, but for the line feed and the tab: clients show none, the API may refuse them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Letters written from right to left (Unicode's blocks of right-to-left scripts) and the mark that stands for one. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** Embeddings, overrides and isolates: with one left open a name reorders the words after it. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** What any platform can carry: no lone surrogates, no control characters, one kind of line end, nothing that reorders. */
export function wellFormed(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

/** Disarms sound text. In the tight manner the length stays the same. */
export function disarmed(text: string, manner: Manner): string {
  const disarm =
    manner === 'readable' ? (acting: string) => `\\${acting}` : (acting: string) => LOOKALIKES[acting] ?? ''
  return text
    .replace(ANYWHERE, disarm)
    .replace(LINE_START, (_all, before: string, acting: string) => before + disarm(acting))
    .replace(NUMBERED, (_all, before: string, acting: string) => before + disarm(acting))
    .replace(BESIDE, disarm)
}

/**
 * Keeps right-to-left text from reordering our words: its first and its last line stand in isolates of their own,
 * because an isolate ends with its line. At most 4 characters more.
 */
export function isolated(text: string, as: (line: string) => string = (line) => line): string {
  if (!RIGHT_TO_LEFT.test(text)) return as(text)
  const lines = text.split('\n')
  const kept = (line: string) => `${FIRST_STRONG_ISOLATE}${line}${POP_ISOLATE}`
  if (lines.length === 1) return kept(as(text))
  return [kept(lines[0] ?? ''), ...lines.slice(1, -1), kept(lines.at(-1) ?? '')].join('\n')
}
