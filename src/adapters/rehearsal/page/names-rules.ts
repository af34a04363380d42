import type { ChatMessage } from '../chat/types.ts'

/** 'AL' of Ada Lovelace. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}

const COLOURS = 8

/** Each person has one of eight colours, and keeps it. */
export function colourOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % COLOURS
}

/** How long after a message the next one of the same author stands right below it, in ms. */
const TOGETHER = 300_000

/** Whether a message goes on where the one before it left off: the same author, the same readers, a little later. */
export function goesOn(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (before === undefined || before.only !== message.only) return false
  const same =
    before.author === 'bot' || message.author === 'bot'
      ? before.author === message.author
      : before.author.person === message.author.person
  return same && Date.parse(message.at) - Date.parse(before.at) < TOGETHER
}
