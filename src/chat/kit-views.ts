import { LIMITS } from './limits.ts'
import type { Button, View } from './view.ts'
import { actions, quote, text, view } from './view.ts'

/** Words alone. */
export function plainView(words: string, ...buttons: readonly Button[]): View {
  return view(firstSentence(words), [text(words), buttons.length > 0 && actions(...buttons)])
}

/** What a person wrote, given back to her when it could not be kept anywhere else. */
export function handedBack(words: string, written: readonly string[]): View {
  return view(firstSentence(words), [text(words), ...written.filter((each) => each !== '').map((each) => quote(each))])
}

/** A notification has room for a sentence; the whole stands in the message itself. */
export function firstSentence(words: string): string {
  if (words.length <= LIMITS.fallback) return words
  const end = words.lastIndexOf('. ', LIMITS.fallback - 1)
  return end > 0 ? words.slice(0, end + 1) : `${words.slice(0, LIMITS.fallback - 1)}…`
}
