import { randomBytes } from 'node:crypto'
import { CallRecorder } from '../fake/calls.ts'
import { Changes } from '../fake/changes.ts'
import { patience } from '../people.ts'
import { RateLimits } from './rate-limits.ts'
import { Sockets } from './sockets.ts'
import type { Workspace, WorkspaceFacts } from './workspace.ts'

/** What outlives the server that answers. Plain data, so that it can be copied whole. */
export interface Facts {
  workspaces: WorkspaceFacts[]
  count: number
  lastTs: number
}

/** What all workspaces of one fake share: the recorder of calls, the sockets, the clock, the ids. */
export class World {
  readonly recorder = new CallRecorder()
  readonly changes = new Changes()
  readonly sockets = new Sockets(this.recorder, this.changes)
  readonly used = new Set<string>()
  readonly limits = new RateLimits()
  readonly workspaces: Workspace[] = []
  /** Where the fake answers: 'http://127.0.0.1:port'. */
  address = ''
  now: () => number = () => Date.now()
  /** How long a trigger lives, in milliseconds of machine time: https://docs.slack.dev/interactivity/handling-user-interaction, 3 seconds. */
  triggerLife = 3000
  patience = patience
  /** What an uninstalled app's token is answered: `account_inactive` for bot tokens, or `token_revoked`. */
  uninstalledSays: 'account_inactive' | 'token_revoked' = 'account_inactive'
  /** Which of its two events an uninstallation sends; 'you should also receive tokens_revoked events', in no certain order. */
  uninstallTells: readonly ('tokens_revoked' | 'app_uninstalled')[] = ['tokens_revoked', 'app_uninstalled']
  /** Waits before an event comes once more, in milliseconds of machine time: https://docs.slack.dev/apis/events-api, 'Retries'. */
  retryWaits: readonly number[] = [0, 60_000, 300_000]
  stopped = false

  #count: number
  #lastTs: number

  /** @param before facts that another world gave: this one goes on from them, and changes nothing there */
  constructor(before?: Facts) {
    this.recorder.now = () => this.now()
    this.#count = before?.count ?? 0
    this.#lastTs = before?.lastTs ?? 0
  }

  facts(): Facts {
    return { workspaces: this.workspaces.map((each) => each.facts()), count: this.#count, lastTs: this.#lastTs }
  }

  /** 'C0000001': the letter says what it is. */
  id(letter: string): string {
    this.#count += 1
    return `${letter}0${this.#count.toString(36).toUpperCase().padStart(7, '0')}`
  }

  /** The next message timestamp: seconds and microseconds of the fake's clock, never the same twice. */
  ts(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.floor(this.now() * 1000))
    const seconds = Math.floor(this.#lastTs / 1_000_000)
    return `${seconds}.${String(this.#lastTs % 1_000_000).padStart(6, '0')}`
  }

  secret(): string {
    return randomBytes(12).toString('hex')
  }
}
