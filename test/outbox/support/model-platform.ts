import { PlatformError } from '../../../src/chat/errors.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import type { MessageRef } from '../../../src/chat/refs.ts'
import type { View } from '../../../src/chat/view.ts'
import type { Clock } from '../../../src/jobs/clock.ts'

/** What becomes of one call. A kill leaves the call without an end, as a dead process does. */
export type Fate =
  | 'done'
  | 'done, no answer'
  | 'not done, no answer'
  | 'done, killed'
  | 'not done, killed'
  | 'refused connection'
  | 'too many'
  | 'forbidden'
  | 'gone'
  | 'crash of the adapter'

/** A message as the platform holds it, and what was done to it. */
interface Stored {
  to: string
  key: string
  mark: string
  view: View
  at: number
  ref: MessageRef
  pinned: boolean
}

export interface ModelPlatform extends Platform {
  /** Everything that stands in rooms and with people, in the order of arrival. */
  readonly ledger: Stored[]
  /** The files that people have, in the order of arrival. */
  readonly files: { to: string; key: string; at: number; name: string; alt: string; text: string }[]
  /** Every call, in order: 'post C1', 'edit C1', 'pin C1'. */
  readonly calls: string[]
  /** What becomes of the calls to come; then they are done. */
  fates: Fate[]
  /** What becomes of the next calls of one kind, whatever comes between them: { 'post C1': ['forbidden'] }. */
  fatesOf: Record<string, Fate[]>
  /** Resolves when a call was killed; the next life of the process has a new one. */
  killed(): Promise<void>
}

/**
 * A platform as far as posts know one: it keeps what it was given, answers a repeated key with the first message for a while
 * (where it does so at all), and fails as it is told to. It stands outside of the process, so kills leave it alone.
 */
export function modelPlatform({ sameKeyFor, clock }: { sameKeyFor: number; clock: Clock }): ModelPlatform {
  const ledger: Stored[] = []
  const files: ModelPlatform['files'] = []
  const calls: string[] = []
  const fates: Fate[] = []
  let kill = () => {}
  let death = new Promise<void>((resolve) => {
    kill = resolve
  })
  const notAsked = () => Promise.reject(new Error('posts do not ask for that'))

  async function carriedOut<R>(call: string, work: () => R): Promise<R> {
    calls.push(call)
    const fate = (model.fatesOf[call] ?? model.fates).shift() ?? 'done'
    switch (fate) {
      case 'done':
        return work()
      case 'done, no answer':
        work()
        throw new PlatformError('unknown-outcome', 'reset')
      case 'not done, no answer':
        throw new PlatformError('unknown-outcome', 'reset')
      case 'crash of the adapter':
        throw new TypeError('cannot read properties of undefined')
      case 'refused connection':
        throw new PlatformError('unavailable', 'ECONNREFUSED')
      case 'too many':
        throw new PlatformError('rate-limited', '429', { retryAfter: 30_000 })
      case 'forbidden':
        throw new PlatformError('forbidden', 'SEND_MESSAGES')
      case 'gone':
        throw new PlatformError('not-found', 'Unknown Channel')
      case 'done, killed':
      case 'not done, killed':
        if (fate === 'done, killed') work()
        kill()
        return new Promise<R>(() => {})
    }
  }

  function put(ref: Omit<MessageRef, 'message'>, to: string, view: View, key: string, mark: string): MessageRef {
    const at = clock.now().epochMilliseconds
    const same = ledger.find((each) => each.key === key && at - each.at < sameKeyFor)
    if (same) return same.ref
    const stored = { to, key, mark, view, at, ref: { ...ref, message: `m${ledger.length + 1}` }, pinned: false }
    ledger.push(stored)
    return stored.ref
  }

  const found = (ref: MessageRef): Stored => {
    const stored = ledger.find((each) => each.ref.message === ref.message && each.ref.room === ref.room)
    if (!stored) throw new PlatformError('not-found', 'Unknown Message')
    return stored
  }

  const model: ModelPlatform = {
    name: sameKeyFor > 0 ? 'discord' : 'slack',
    sameKeyFor,
    ledger,
    files,
    calls,
    fates,
    fatesOf: {},
    killed: () => {
      const current = death
      return current.then(() => {
        death = new Promise<void>((resolve) => {
          kill = resolve
        })
      })
    },
    post: (room, view, key, mark) => carriedOut(`post ${room.room}`, () => put(room, room.room, view, key, mark)),
    direct: ({ community, person }, view, key, mark) =>
      carriedOut(`direct ${person}`, () => put({ community, room: `D-${person}` }, person, view, key, mark)),
    edit: (message, view, mark) =>
      carriedOut(`edit ${message.room}`, () => {
        const stored = found(message)
        stored.view = view
        stored.mark = mark
      }),
    pin: (message) =>
      carriedOut(`pin ${message.room}`, () => {
        found(message).pinned = true
      }),
    connected: () => true,
    start: notAsked,
    stop: notAsked,
    publish: notAsked,
    communities: notAsked,
    openRoom: notAsked,
    findRoom: notAsked,
    changeMembers: notAsked,
    members: notAsked,
    lookAt: notAsked,
    closeRoom: notAsked,
    home: notAsked,
    people: notAsked,
    groupMembers: notAsked,
    makeReadOnly: notAsked,
    upload: ({ person }, { name, alt, bytes }, key) =>
      carriedOut(`upload ${person}`, () => {
        const at = clock.now().epochMilliseconds
        if (files.some((each) => each.key === key && at - each.at < sameKeyFor)) return
        files.push({ to: person, key, at, name, alt, text: Buffer.from(bytes).toString() })
      }),
    clockAhead: notAsked,
    check: notAsked,
  }
  return model
}
