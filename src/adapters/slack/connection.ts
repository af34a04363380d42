import { setTimeout as delay } from 'node:timers/promises'
import { type App, SocketModeReceiver } from '@slack/bolt'
import { EnvHttpProxyAgent } from 'undici'
import { PlatformError } from '../../chat/errors.ts'
import { unawaited } from '../../chat/unawaited.ts'
import { clientOptions, SILENT } from './api.ts'
import { appTokenError } from './check.ts'

/** Until Slack says hello on a new connection, in ms. */
const HELLO_WITHIN = 15_000
/** Until a connection that we close is closed, in ms. Bolt itself would wait 30 s for the other side. */
const CLOSED_WITHIN = 1_000

export interface SocketOptions {
  appToken: string
  apiUrl: string | undefined
  timeout: number
  /** Whether it goes through the proxy that the environment names. */
  proxied: boolean
  app: App
  /** Slack will end this connection soon and asks for another: `warning` or `refresh_requested`. */
  ending(): void
  /** It is gone. */
  ended(): void
}

/**
 * One connection of Socket Mode: Bolt's receiver, used once. Bolt's client closes a connection at once when Slack announces its end, and only
 * then thinks of another; people's acts in between would fail. So that announcement is kept from it (@slack/socket-mode 3.1,
 * SocketModeClient.onWebSocketMessage), and https://docs.slack.dev/apis/events-api/using-socket-mode allows several connections at a time.
 */
export class SocketConnection {
  private readonly receiver: SocketModeReceiver
  /** Whether Slack has said hello on it, and it is still there. */
  up = false
  /** Takes nothing more: what comes is not acknowledged, so that Slack can hand it to another. */
  deaf = false
  private closing = false
  /** What Slack said when it ended. */
  private reason = 'socket-closed'

  constructor({ appToken, apiUrl, timeout, proxied, app, ending, ended }: SocketOptions) {
    this.receiver = new SocketModeReceiver({
      appToken,
      logger: SILENT,
      autoReconnectEnabled: false,
      // Bolt's own takes no proxy, and no other either
      ...(proxied ? { dispatcher: new EnvHttpProxyAgent() } : {}),
      // this is how its client gets the address of the API
      installerOptions: { clientOptions: clientOptions(apiUrl, timeout) },
    })
    this.receiver.init(app)
    const { client } = this.receiver
    client.on('connected', () => {
      this.up = true
    })
    client.on('disconnected', () => {
      const was = this.up
      this.up = false
      if (was && !this.closing) ended()
    })
    const theirs = client.listeners('ws_message')
    client.removeAllListeners('ws_message')
    client.on('ws_message', (data: unknown, isBinary: unknown) => {
      const reason = reasonOfEnd(data)
      if (reason === 'warning' || reason === 'refresh_requested') return ending()
      if (reason !== null) this.reason = reason
      else if (this.deaf) return
      for (const each of theirs) each.call(client, data, isBinary)
    })
  }

  /** @throws PlatformError 'forbidden' naming SLACK_APP_TOKEN; 'unavailable' */
  async open(): Promise<void> {
    const late = new AbortController()
    try {
      const { client } = this.receiver
      const tooLate = delay(HELLO_WITHIN, undefined, { signal: late.signal }).then(() => {
        this.end()
        throw new PlatformError('unavailable', 'no-hello')
      })
      await Promise.race([client.start(), tooLate])
    } catch (error) {
      throw error === undefined ? new PlatformError('unavailable', this.reason) : appTokenError(error)
    } finally {
      late.abort()
    }
  }

  async close(): Promise<void> {
    const { client } = this.receiver
    this.closing = true
    const closed = new Promise<void>((done) => client.once('disconnected', done))
    this.end()
    const late = new AbortController()
    const tooLate = delay(CLOSED_WITHIN, undefined, { signal: late.signal }).catch(() => {})
    await Promise.race([closed, tooLate])
    late.abort()
    // the second time it does not wait for the other side
    this.end()
  }

  /** Whether it ends well says its event; what goes wrong with a connection that nobody uses any more harms nobody. */
  private end(): void {
    unawaited(this.receiver.client.disconnect(), () => {})
  }
}

/** Why Slack ends a connection, by its frame that says so; null for any other frame. */
function reasonOfEnd(data: unknown): string | null {
  // every act comes this way: only what may be such a frame is read twice
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return null
  try {
    const frame: unknown = JSON.parse(data)
    if (typeof frame !== 'object' || frame === null || !('type' in frame) || frame.type !== 'disconnect') return null
    const reason = 'reason' in frame ? String(frame.reason) : ''
    return /^[a-z_]{1,40}$/.test(reason) ? reason : 'socket-closed'
  } catch {
    return null
  }
}
