import type { webApi } from '@slack/bolt'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import type { PaceClock } from '../../chat/allowance.ts'
import { PlatformError } from '../../chat/errors.ts'
import { unawaited } from '../../chat/unawaited.ts'
import type { Api } from './api.ts'
import { fetchUser, profileName, type SlackProfile } from './people.ts'

/** https://docs.slack.dev/reference/methods/users.list: 'We recommend no more than 200 results at a time.' */
const PAGE = 200
/** A page may hold fewer people than its limit (https://docs.slack.dev/apis/web-api/pagination), so as many pages again are read. */
const SPARE = 2
/**
 * Above this no list is kept, and those whom a post shows are asked for one by one. Deactivated people and bots are listed as well and count.
 * An id and a name of 14 letters take about 110 bytes: 1.1 MB for 10,000 people and 5.1 MB for 50,000, twice that while a new list replaces
 * an old one (measured with Node 24). Tier 2 allows 20 pages a minute: 10,000 people take two minutes and a half, 50,000 take twelve and a half.
 */
const MOST_PEOPLE = 50_000
/** People who are not on the list and whose names are remembered; beyond it the oldest are forgotten. */
const REMEMBERED = 2_000

/** How old a name may be, in ms, while events tell of every change: if Slack did fail to tell of one, for a day at most. */
const WHILE_TOLD = 24 * 60 * 60_000
/** And where an event may have been missed: as old as the facts on which authority may rest (ARCHITECTURE, rule 1). */
const UNTOLD = 10 * 60_000
/** For how long a post waits for the list, in ms; then it asks for those few whom it shows. */
const ROSTER_TIMEOUT = 5_000
/** After a list that failed, the time until the next attempt, in ms: meanwhile a post would only wait for another failure. */
const AGAIN = 60_000
/** How often one page is asked for that Slack asks us to wait with. */
const TRIES = 3

/** Null for someone who has left. */
type Name = string | null

interface Listing {
  /** When the first page was asked for: whatever changed before is in it. */
  readonly at: number
  readonly names: Map<string, Name>
}

interface Loading extends Listing {
  /** Of whom an event told meanwhile: a page may have been made before. */
  readonly told: Set<string>
  /** Resolves when the list is complete, has failed, or takes longer than a post should wait. */
  readonly worthWaiting: Promise<void>
  goOn(): void
}

export interface RosterOptions {
  /** Whether events reach us now. */
  hears(): boolean
  log: AdapterLog
  /** How many people the list may hold. */
  most?: number
}

/**
 * The names of everyone in the workspace: listed when the first one is needed, then kept up to date by `user_change` and `team_join`. Listed
 * again, on the next need, after a day; and after ten minutes if the socket was without a connection since, because Slack gives up an event
 * after three more attempts (https://docs.slack.dev/apis/events-api). When Slack replaces a connection the next one is there first: nothing
 * is missed. The list is never taken as who someone is for an act: that is asked each time (people.ts).
 */
export class Roster {
  private listed: Listing | null = null
  private loading: Loading | null = null
  private readonly asked = new Map<string, { name: Name; at: number }>()
  /** `told`: by an event meanwhile, after which the answer may be old. */
  private readonly asking = new Map<string, { answer: Promise<Name>; told: Name | undefined }>()
  private notBefore = Number.NEGATIVE_INFINITY
  /** Until when events may have been missed. */
  private missedUntil = Number.NEGATIVE_INFINITY
  private stopped = false
  private readonly most: number

  constructor(
    private readonly api: Api,
    private readonly clock: PaceClock,
    private readonly its: RosterOptions,
  ) {
    this.most = its.most ?? MOST_PEOPLE
  }

  /**
   * The names of these people; null for one who has left, or who never was here.
   * @throws PlatformError when Slack can be asked for neither the list nor one of them
   */
  async names(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Name>> {
    if ([...ids].some((id) => this.known(id) === undefined)) await this.list()
    const names = new Map<string, Name>()
    for (const id of ids) {
      const known = this.known(id)
      names.set(id, known === undefined ? await this.ask(id) : known)
    }
    return names
  }

  /** What an event told of someone. @param joined she was not here before */
  learn(user: SlackProfile & { id: string }, joined = false): void {
    const name = shownName(user)
    this.loading?.told.add(user.id)
    this.loading?.names.set(user.id, name)
    if (this.listed?.names.has(user.id) || (joined && (this.listed?.names.size ?? 0) < this.most))
      this.listed?.names.set(user.id, name)
    const asking = this.asking.get(user.id)
    if (asking !== undefined) asking.told = name
    const asked = this.asked.get(user.id)
    if (asked !== undefined) this.asked.set(user.id, { ...asked, name })
  }

  /** Until now events may have been missed. */
  missed(): void {
    this.missedUntil = this.clock.now()
  }

  /** What is under way ends before its next page. */
  stop(): void {
    this.stopped = true
  }

  /** Undefined where it has to be asked for. */
  private known(id: string): Name | undefined {
    const listed = this.loading?.names.get(id)
    if (listed !== undefined) return listed
    const asked = this.asked.get(id)
    if (asked !== undefined && this.isCurrent(asked.at)) return asked.name
    // while a new list is read the old one is the best there is: a post for hundreds cannot ask for each of them
    if (this.listed !== null && (this.loading !== null || this.isCurrent(this.listed.at)))
      return this.listed.names.get(id)
    return undefined
  }

  private isCurrent(at: number): boolean {
    const told = this.its.hears() && at >= this.missedUntil
    return this.clock.now() - at < (told ? WHILE_TOLD : UNTOLD)
  }

  /** One call for all who need it. @throws PlatformError */
  private ask(id: string): Promise<Name> {
    const before = this.asking.get(id)
    if (before !== undefined) return before.answer
    const answer = this.answerOf(id).finally(() => this.asking.delete(id))
    this.asking.set(id, { answer, told: undefined })
    return answer
  }

  private async answerOf(id: string): Promise<Name> {
    const at = this.clock.now()
    const user = await fetchUser(this.api, id)
    const told = this.asking.get(id)?.told
    const name = told !== undefined ? told : user === null ? null : profileName(user)
    this.asked.delete(id)
    this.asked.set(id, { name, at })
    for (const oldest of this.asked.keys()) {
      if (this.asked.size <= REMEMBERED) break
      this.asked.delete(oldest)
    }
    return name
  }

  /** One at a time, for all who need it. It goes on behind a post that waited long enough. */
  private async list(): Promise<void> {
    if (this.loading === null) {
      const at = this.clock.now()
      if (at < this.notBefore || (this.listed !== null && this.isCurrent(this.listed.at))) return
      this.loading = beginning(at)
      unawaited(this.load(this.loading), () => this.its.log.problem('names not listed'))
    }
    await this.loading.worthWaiting
  }

  private async load(loading: Loading): Promise<void> {
    try {
      const whole = await this.pages(loading)
      this.listed = whole ? { at: loading.at, names: loading.names } : null
      if (whole) for (const id of loading.names.keys()) this.asked.delete(id)
      else this.notBefore = this.clock.now() + WHILE_TOLD
    } catch (error) {
      if (this.stopped) return
      const [kind, detail, retryAfter] =
        error instanceof PlatformError ? [error.kind, error.detail, error.retryAfter] : ['error']
      this.its.log.problem(`names not listed: ${kind} ${detail ?? ''}`.trim())
      this.notBefore = this.clock.now() + Math.max(AGAIN, retryAfter ?? 0)
    } finally {
      this.loading = null
      loading.goOn()
    }
  }

  /** False where the workspace is too large for a list, or no end of it is seen. */
  private async pages(loading: Loading): Promise<boolean> {
    let cursor = ''
    for (let page = 0; page < (SPARE * this.most) / PAGE; page += 1) {
      const { members, response_metadata } = await this.page(cursor, loading)
      for (const user of members ?? []) {
        if (user.id !== undefined && !loading.told.has(user.id)) loading.names.set(user.id, shownName(user))
      }
      if (loading.names.size > this.most) break
      cursor = response_metadata?.next_cursor ?? ''
      if (cursor === '') return true
      if (this.clock.now() - loading.at > ROSTER_TIMEOUT) loading.goOn()
    }
    this.its.log.info('too many people to list: each name is asked for')
    return false
  }

  /** @throws PlatformError */
  private async page(cursor: string, loading: Loading): Promise<webApi.UsersListResponse> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.stopped) throw new PlatformError('unavailable', 'stopping')
      try {
        return await this.api.call('users.list', (client) =>
          client.users.list({ limit: PAGE, ...(cursor === '' ? {} : { cursor }) }),
        )
      } catch (error) {
        const wait = error instanceof PlatformError && error.kind === 'rate-limited' ? error.retryAfter : undefined
        if (wait === undefined || wait > UNTOLD || attempt === TRIES) throw error
        loading.goOn()
        await this.clock.wait(wait)
      }
    }
  }
}

const shownName = (user: SlackProfile): Name => (user.deleted === true ? null : profileName(user))

function beginning(at: number): Loading {
  let goOn = () => {}
  const worthWaiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  return { at, names: new Map(), told: new Set(), worthWaiting, goOn: () => goOn() }
}
