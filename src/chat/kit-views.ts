import { LIMITS } from './limits.ts'
import type { Button, View } from './view.ts'
import { actions, quote, text, view } from './view.ts'

/** Words alone. */
export function plainView(words: string, ...buttons: readonly Button[]): View {
  return view(firstSentence(words), [text(words), buttons.length > 0 && actions(...buttons)])
}

/** Room in one quote, and in all of them beside `words`: with the marks that a platform adds (view.ts). */
const QUOTE = LIMITS.text - 100
const ROOM = LIMITS.viewText - 200

/**
 * What a person wrote, given back to her when it could not be kept anywhere else: all that fits into one message, in her order.
 * The fields that the kit knows together hold more than a message does; what is left out is said by `rest`.
 */
export function handedBack(words: string, written: readonly string[], rest: string): View {
  let room = ROOM - words.length - rest.length
  const quotes: string[] = []
  let whole = true
  for (const each of written.filter((text) => text.trim() !== '')) {
    const fits = each.slice(0, Math.max(0, room))
    for (let at = 0; at < fits.length; at += QUOTE) quotes.push(fits.slice(at, at + QUOTE))
    if (fits.length < each.length) whole = false
    room -= each.length + 20
  }
  return view(firstSentence(words), [text(words), ...quotes.map((each) => quote(each)), !whole && text(rest)])
}

/** A notification has room for a sentence; the whole stands in the message itself. */
export function firstSentence(words: string): string {
  if (words.length <= LIMITS.fallback) return words
  const end = words.lastIndexOf('. ', LIMITS.fallback - 1)
  return end > 0 ? words.slice(0, end + 1) : `${words.slice(0, LIMITS.fallback - 1)}…`
}
