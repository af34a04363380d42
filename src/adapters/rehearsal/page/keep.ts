/*
 * What this browser remembers by itself: who it was, what was read, what was being written, how it looks. Without storage it remembers
 * nothing, and works.
 */

type Kept = 'person' | 'community' | 'theme' | `read ${string}` | `room ${string}`
type KeptHere = 'person' | `draft ${string}`

export function kept(name: Kept): string | null {
  try {
    return localStorage.getItem(`roundel ${name}`)
  } catch {
    return null
  }
}

export function keep(name: Kept, value: string): void {
  try {
    localStorage.setItem(`roundel ${name}`, value)
  } catch {
    // private windows may have no storage
  }
}

/** As `kept`, for this tab alone: two of them can be two people. */
export function keptHere(name: KeptHere): string | null {
  try {
    return sessionStorage.getItem(`roundel ${name}`)
  } catch {
    return null
  }
}

export function keepHere(name: KeptHere, value: string): void {
  try {
    if (value === '') sessionStorage.removeItem(`roundel ${name}`)
    else sessionStorage.setItem(`roundel ${name}`, value)
  } catch {
    // as above
  }
}

/** By room: the last message that this person has read here. */
export function readBy(person: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(kept(`read ${person}`) ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(
      Object.entries(found).filter((each): each is [string, string] => typeof each[1] === 'string'),
    )
  } catch {
    return {}
  }
}

export function hasRead(person: string, room: string, message: string): void {
  keep(`read ${person}`, JSON.stringify({ ...readBy(person), [room]: message }))
}

/** What was read and written, and which room was open, in a community that is gone. */
export function forget(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (/^roundel (read|room|draft) /.test(name)) storage.removeItem(name)
  } catch {
    // nothing was remembered
  }
}
