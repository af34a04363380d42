import { randomUUID } from 'node:crypto'
import type { Change, People } from '../chat/types.ts'

/** So many changes are remembered: a page that was away for longer is told everything anew. */
const REMEMBERED_CHANGES = 2_000

/** What changed since when: a page that lost its line is told only what it missed. It lives as long as the server runs. */
export interface Journal {
  /** Of this run: numbers of another one mean nothing. */
  readonly run: string
  /** The number of the last change. */
  at(): number
  /** What came after `at`, or null where that is not known any more. 0: it had heard nothing yet. */
  since(told: { run: string; at: number }): readonly Change[] | null
  /** Each change with its number. */
  listen(listener: (change: Change, at: number) => void): () => void
  close(): void
}

export function journalOf(people: People): Journal {
  const run = randomUUID()
  const listeners = new Set<(change: Change, at: number) => void>()
  let changes: Change[] = []
  let last = 1
  const stop = people.listen((change) => {
    last += 1
    changes.push(change)
    if (changes.length > 2 * REMEMBERED_CHANGES) changes = changes.slice(-REMEMBERED_CHANGES)
    for (const listener of listeners) listener(change, last)
  })
  return {
    run,
    at: () => last,
    since: (told) => {
      const missed = last - told.at
      if (told.run !== run || told.at === 0 || missed < 0 || missed > changes.length) return null
      return missed === 0 ? [] : changes.slice(-missed)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: stop,
  }
}
