import type { ActionId } from '../../../src/chat/action-id.ts'
import { type AnyDefinition, kitFor } from '../../../src/chat/command.ts'
import { dispatch } from '../../../src/chat/dispatch.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import type { Form } from '../../../src/chat/form.ts'
import type { ActOutcome, ContextRequest, KitHost } from '../../../src/chat/host.ts'
import type { Answer, AnswerMode, Inbound } from '../../../src/chat/inbound.ts'
import { plainView } from '../../../src/chat/kit-views.ts'
import { permission } from '../../../src/chat/permissions.ts'
import { defined } from '../../../src/chat/registry.ts'
import type { Choice, View } from '../../../src/chat/view.ts'

/** What a definition gets here: what was asked of it, and what the person may do. */
/** What a database that cannot be used throws, to a house that knows no database. */
export class Away extends Error {}

export interface Here extends ContextRequest {
  may: readonly string[]
}

export const kit = kitFor<Here>()
export const may = (what: string) => permission<Here>(what, `denied.${what}`, (c) => c.may.includes(what))
export const everybody = permission<Here>('everybody', 'denied', () => true)

/** What one who acts sees and nobody else: the outside of an act, in the order in which it happened. */
export interface Outside {
  /** 'acknowledge private', 'show private: words', 'open a.form', 'refuse name', 'suggest 2'. */
  calls: string[]
  views: View[]
  forms: { form: Form; action: ActionId }[]
  choices: (readonly Choice[])[]
  /** Whether wrong fields are shown in the form itself, as on Slack. */
  inForm: boolean
  /** Calls that the platform does not answer well, by how they begin: 'acknowledge', 'show'. */
  broken: Set<string>
}

export interface Room {
  outside: Outside
  acted: ActOutcome[]
  contexts: ContextRequest[]
  seen: string[]
  drafts: Map<string, { owner: string; body: string }>
  powers: string[]
  /** What fails: 'context', 'drafts', 'seen'. */
  failing: Set<string>
  /** Ends when `seen` may. */
  slow: { seen: Promise<void> | null }
  does(act: Step, from?: Partial<Pick<Inbound, 'room' | 'community'>> & { who?: string }): Promise<void>
}

export type Step = Inbound extends infer A
  ? A extends Inbound
    ? Omit<A, 'actor' | 'community' | 'room' | 'deliveryId'>
    : never
  : never

/** A house of these definitions, and one person's way in. */
export function aRoom(definitions: readonly AnyDefinition<Here>[]): Room {
  const outside: Outside = { calls: [], views: [], forms: [], choices: [], inForm: false, broken: new Set() }
  const room: Room = {
    outside,
    acted: [],
    contexts: [],
    seen: [],
    drafts: new Map(),
    powers: [],
    failing: new Set(),
    slow: { seen: null },
    does: (step, { who = 'anna', ...from } = {}) => {
      const community = from.community ?? 'discord:1'
      const actor = { community, person: who, name: who, admin: false, groups: [] }
      return dispatch(house, { actor, room: 'r1', deliveryId: 'd', community, ...from, ...step }, answer)
    },
  }
  const fails = (what: string) => {
    if (room.failing.has(what)) throw new Error(`${what} failed`)
  }
  let minted = 0
  const house: KitHost<Here> = {
    words: (key, params = {}) => {
      if (key.startsWith('no-such')) throw new RangeError(`no message '${key}'`)
      return [key, ...Object.values(params)].join(' ')
    },
    definitions: defined(definitions),
    context: async (asked) => {
      fails('context')
      room.contexts.push(asked)
      return { ...asked, may: room.powers }
    },
    drafts: {
      keep: async (owner, body) => {
        fails('drafts')
        const id = `draft${room.drafts.size}`
        room.drafts.set(id, { owner: owner.person, body })
        return id
      },
      find: async (owner, id) => {
        const found = room.drafts.get(id)
        return found?.owner === owner.person ? found.body : null
      },
    },
    trouble: () => plainView('trouble'),
    isUnavailable: (error) => error instanceof Away,
    seen: async (mark) => {
      fails('seen')
      await room.slow.seen
      room.seen.push(mark)
    },
    mint: () => {
      minted += 1
      return `mint${minted}`
    },
    acted: (what) => void room.acted.push(what),
  }
  const call = async (what: string) => {
    outside.calls.push(what)
    if ([...outside.broken].some((each) => what.startsWith(each))) throw new PlatformError('not-found', 'too late')
  }
  const answer: Answer = {
    acknowledge: (how) => call(`acknowledge ${how}`),
    show: async (how: AnswerMode, view) => {
      await call(`show ${how}: ${view.fallback}`)
      outside.views.push(view)
    },
    open: async (form, action) => {
      await call(`open ${action.definition}`)
      outside.forms.push({ form, action })
    },
    refuse: async (errors) => {
      if (!outside.inForm) return false
      await call(`refuse ${Object.entries(errors).join(' ')}`)
      return true
    },
    suggest: async (choices) => {
      await call(`suggest ${choices.length}`)
      outside.choices.push(choices)
    },
  }
  return room
}

/** A press of a button as a view carries it. */
export function press(definition: string, payload: readonly string[] = [], mark = ''): Step {
  const action = { definition, community: 'discord:1' as const, mark, payload }
  const message = { community: 'discord:1' as const, room: 'r1', message: 'm1' }
  return { kind: 'press', action, chosen: null, message }
}
