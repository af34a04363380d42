import { type Logger, LogLevel, webApi } from '@slack/bolt'
import { Bucket, machineTime, type PaceClock } from '../../chat/allowance.ts'
import { PlatformError } from '../../chat/errors.ts'
import { type Called, platformError } from './errors.ts'

/**
 * Every Web API method that this adapter calls, with the scope that it needs for what we do with it (each method's page under
 * https://docs.slack.dev/reference/methods), whether it only asks or prepares, and its tier of rate limits, which is on the same page. The
 * manifest is made from this list. No tier: special limits (chat.postMessage, auth.test), or paced before it is written that they are called
 * (src/outbox/pace.ts).
 */
export const METHODS = {
  'auth.test': { reads: true, scope: null, tier: null },
  'chat.postMessage': { reads: false, scope: 'chat:write', tier: null },
  'chat.postEphemeral': { reads: false, scope: 'chat:write', tier: 4 },
  'chat.update': { reads: false, scope: 'chat:write', tier: null },
  'conversations.archive': { reads: false, scope: 'groups:write', tier: 2 },
  'conversations.create': { reads: false, scope: 'groups:write', tier: 2 },
  'conversations.info': { reads: true, scope: 'groups:read', tier: 3 },
  'conversations.invite': { reads: false, scope: 'groups:write', tier: 3 },
  'conversations.kick': { reads: false, scope: 'groups:write', tier: 3 },
  'conversations.list': { reads: true, scope: 'groups:read', tier: 2 },
  'conversations.members': { reads: true, scope: 'groups:read', tier: 4 },
  // the same conversation each time, and nobody sees that it was opened
  'conversations.open': { reads: true, scope: 'im:write', tier: null },
  // an address that nobody uses is forgotten: nothing of it is ever seen
  'files.getUploadURLExternal': { reads: true, scope: 'files:write', tier: 4 },
  'files.completeUploadExternal': { reads: false, scope: 'files:write', tier: 4 },
  'pins.add': { reads: false, scope: 'pins:write', tier: null },
  'usergroups.list': { reads: true, scope: 'usergroups:read', tier: 2 },
  'usergroups.users.list': { reads: true, scope: 'usergroups:read', tier: 2 },
  'users.info': { reads: true, scope: 'users:read', tier: 4 },
  'users.list': { reads: true, scope: 'users:read', tier: 2 },
  'views.open': { reads: false, scope: null, tier: 4 },
  'views.publish': { reads: false, scope: null, tier: 4 },
  'views.update': { reads: false, scope: null, tier: 4 },
} as const satisfies Record<string, Called & { tier: Tier | null }>

export type Method = keyof typeof METHODS

type Tier = 2 | 3 | 4

/** Calls a minute and workspace, of each method: https://docs.slack.dev/apis/web-api/rate-limits */
const A_MINUTE: Readonly<Record<Tier, number>> = { 2: 20, 3: 50, 4: 100 }

/** A minute, in ms, and a twentieth of it: Slack counts when calls arrive, and one may be longer on its way than the next. */
const COUNTED_OVER = 63_000

/**
 * For how long a call may wait its turn, in ms. Longer, and it is put off by whoever made it, as if Slack had refused it: a job makes room for
 * others meanwhile. What answers a person waits for as long as it takes, but for a form: its trigger dies within three seconds.
 */
const PACED_WAIT = 5_000
const WITHIN: Readonly<Partial<Record<Method, number>>> = {
  'views.open': 0,
  'views.update': Number.POSITIVE_INFINITY,
  'chat.postEphemeral': Number.POSITIVE_INFINITY,
}

/** As @slack/web-api has it. */
export const SLACK_API = 'https://slack.com/api/'

const doNothing = () => {}

/** Bolt and its client write bodies, addresses and tokens into their logs: none of it is kept. What fails is told by an error. */
export const SILENT: Logger = {
  debug: doNothing,
  info: doNothing,
  warn: doNothing,
  error: doNothing,
  setLevel: doNothing,
  getLevel: () => LogLevel.ERROR,
  setName: doNothing,
}

/** The postbox alone repeats a call: the client never does. */
export const clientOptions = (apiUrl: string | undefined, timeout: number) => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout,
})

/** The Web API, whose failures are PlatformErrors, called no more often than its rate limits allow. */
export class Api {
  private readonly client: webApi.WebClient
  private readonly buckets = new Map<Method, Bucket>()

  constructor(
    token: string,
    readonly url: string = SLACK_API,
    readonly timeout: number,
    private readonly clock: PaceClock = machineTime,
  ) {
    this.client = new webApi.WebClient(token, { ...clientOptions(url, timeout), logger: SILENT })
  }

  /** @throws PlatformError; 'rate-limited' also before anything is sent, when its turn would come too late */
  async call<T>(method: Method, work: (client: webApi.WebClient) => Promise<T>): Promise<T> {
    return this.raw(method, work).catch((error: unknown) => {
      throw platformError(error, METHODS[method])
    })
  }

  /** The same with the client's own errors, for a caller to whom some of Slack's refusals are good news. */
  async raw<T>(method: Method, work: (client: webApi.WebClient) => Promise<T>): Promise<T> {
    await this.turn(method)
    return work(this.client)
  }

  private async turn(method: Method): Promise<void> {
    const { tier } = METHODS[method]
    if (tier === null) return
    const bucket = this.buckets.get(method) ?? new Bucket({ calls: A_MINUTE[tier], ms: COUNTED_OVER }, this.clock)
    this.buckets.set(method, bucket)
    const { wait } = bucket
    if (wait > (WITHIN[method] ?? PACED_WAIT))
      throw new PlatformError('rate-limited', 'paced', { retryAfter: Math.ceil(wait) })
    await bucket.pass()
  }
}
