import { randomBytes, randomUUID } from 'node:crypto'
import type { ActOutcome, ContextRequest, KitHost } from '../../../src/chat/host.ts'
import { plainView } from '../../../src/chat/kit-views.ts'
import type { MessageRef } from '../../../src/chat/refs.ts'
import { type Definitions, defined } from '../../../src/chat/registry.ts'
import { everything, type TryContext } from './definitions.ts'

/** What an act left behind in the house. */
export interface Kept {
  acted: ActOutcome[]
  seen: { mark: string; message: MessageRef }[]
  asked: ContextRequest[]
}

/** The smallest house that the kit can live in: keys are their own words, drafts stay in memory. */
export function tryHouse(): { house: KitHost<TryContext>; definitions: Definitions<TryContext>; kept: Kept } {
  const kept: Kept = { acted: [], seen: [], asked: [] }
  const drafts = new Map<string, { owner: string; body: string }>()
  const definitions = defined(everything)
  const house: KitHost<TryContext> = {
    words: (key, params = {}) =>
      Object.entries(params).reduce((said, [name, value]) => `${said} ${name}=${value}`, key),
    definitions,
    context: async (asked) => {
      kept.asked.push(asked)
      return { asked, progress: asked.progress }
    },
    drafts: {
      keep: async (owner, body) => {
        const id = randomUUID()
        drafts.set(id, { owner: `${owner.community} ${owner.person}`, body })
        return id
      },
      find: async (owner, id) => {
        const draft = drafts.get(id)
        return draft?.owner === `${owner.community} ${owner.person}` ? draft.body : null
      },
    },
    trouble: () => plainView('Something went wrong here.'),
    isUnavailable: () => false,
    seen: async (mark, message) => {
      kept.seen.push({ mark, message })
    },
    mint: () => randomBytes(6).toString('hex'),
    acted: (what) => {
      kept.acted.push(what)
    },
  }
  return { house, definitions, kept }
}
