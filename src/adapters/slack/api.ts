import { type Logger, LogLevel, webApi } from '@slack/bolt'
import { type Called, platformError } from './errors.ts'

/**
 * Every Web API method that this adapter calls, with the scope that it needs for what we do with it (each method's page under
 * https://docs.slack.dev/reference/methods) and whether it only asks or prepares. The manifest is made from this list.
 */
export const METHODS = {
  'auth.test': { reads: true, scope: null },
  'chat.postMessage': { reads: false, scope: 'chat:write' },
  'chat.postEphemeral': { reads: false, scope: 'chat:write' },
  'chat.update': { reads: false, scope: 'chat:write' },
  'conversations.archive': { reads: false, scope: 'groups:write' },
  'conversations.create': { reads: false, scope: 'groups:write' },
  'conversations.info': { reads: true, scope: 'groups:read' },
  'conversations.invite': { reads: false, scope: 'groups:write' },
  'conversations.kick': { reads: false, scope: 'groups:write' },
  'conversations.list': { reads: true, scope: 'groups:read' },
  'conversations.members': { reads: true, scope: 'groups:read' },
  // the same conversation each time, and nobody sees that it was opened
  'conversations.open': { reads: true, scope: 'im:write' },
  // an address that nobody uses is forgotten: nothing of it is ever seen
  'files.getUploadURLExternal': { reads: true, scope: 'files:write' },
  'files.completeUploadExternal': { reads: false, scope: 'files:write' },
  'pins.add': { reads: false, scope: 'pins:write' },
  'usergroups.list': { reads: true, scope: 'usergroups:read' },
  'usergroups.users.list': { reads: true, scope: 'usergroups:read' },
  'users.info': { reads: true, scope: 'users:read' },
  'views.open': { reads: false, scope: null },
  'views.publish': { reads: false, scope: null },
  'views.update': { reads: false, scope: null },
} as const satisfies Record<string, Called>

export type Method = keyof typeof METHODS

/** As @slack/web-api has it. */
export const SLACK_API = 'https://slack.com/api/'

const nothing = () => {}

/** Bolt and its client write bodies, addresses and tokens into their logs: none of it is kept. What fails is told by an error. */
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}

/** The postbox alone repeats a call: the client never does. */
export const clientOptions = (apiUrl: string | undefined, timeout: number) => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout,
})

/** The Web API, whose failures are PlatformErrors. */
export class Api {
  private readonly client: webApi.WebClient

  constructor(
    token: string,
    readonly url: string = SLACK_API,
    readonly timeout: number,
  ) {
    this.client = new webApi.WebClient(token, { ...clientOptions(url, timeout), logger: SILENT })
  }

  /** @throws PlatformError */
  async call<T>(method: Method, work: (client: webApi.WebClient) => Promise<T>): Promise<T> {
    return this.raw(work).catch((error: unknown) => {
      throw platformError(error, METHODS[method])
    })
  }

  /** The same with the client's own errors, for a caller to whom some of Slack's refusals are good news. */
  raw<T>(work: (client: webApi.WebClient) => Promise<T>): Promise<T> {
    return work(this.client)
  }
}
