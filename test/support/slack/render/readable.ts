/** Something as a person reads it: its text and what acts in it. */
export interface Readable {
  text: string
  /** User ids, 'everyone', or group ids as 'group:S…' until a room decides whom that reaches. */
  pings: string[]
  links: string[]
  styled: string[]
}

export const still = (text: string): Readable => ({ text, pings: [], links: [], styled: [] })

export function joined(parts: Readable[], by: string): Readable {
  return {
    text: parts.map((part) => part.text).join(by),
    pings: [...new Set(parts.flatMap((part) => part.pings))],
    links: parts.flatMap((part) => part.links),
    styled: parts.flatMap((part) => part.styled),
  }
}

/** What a renderer needs to know of the workspace: names by id. Undefined where the reader may not know. */
export interface Names {
  person(id: string): string | undefined
  group(id: string): string | undefined
  room(id: string): string | undefined
}
