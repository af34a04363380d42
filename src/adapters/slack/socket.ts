import { setTimeout as delay } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import { clientOptions, SILENT } from './api.ts'
import { appTokenError } from './check.ts'

/** Longest between two attempts to connect again, in ms: apps.connections.open may be called once a minute (tier 1). */
const LONGEST_WAIT = 60_000
/** Until Slack says hello on a new connection, in ms. */
const HELLO_WITHIN = 15_000
/** Until a connection that we close is closed, in ms. Bolt itself would wait 30 s for the other side. */
const CLOSED_WITHIN = 1_000

/**
 * Bolt's Socket Mode, connected for as long as it should be. Bolt's own way of connecting again is left alone: it waits 5 s before
 * the first attempt each time Slack refreshes a connection, and an attempt that fails ends the process by a rejection that nobody
 * handles (@slack/socket-mode 3.1, SocketModeClient.delayReconnectAttempt).
 */
export class Socket {
  readonly receiver: SocketModeReceiver
  private readonly stopping = new AbortController()
  /** Whether Slack has said hello on a connection that is still there. */
  up = false
  /** While one attempt after another is made, what ends in between is no new reason to begin. */
  private busy = false
  private trying: Promise<void> = Promise.resolve()

  constructor(
    appToken: string,
    apiUrl: string | undefined,
    timeout: number,
    private readonly log: AdapterLog,
  ) {
    this.receiver = new SocketModeReceiver({
      appToken,
      logger: SILENT,
      autoReconnectEnabled: false,
      // this is how its client gets the address of the API
      installerOptions: { clientOptions: clientOptions(apiUrl, timeout) },
    })
    this.receiver.client.on('connected', () => {
      this.up = true
    })
    this.receiver.client.on('disconnected', () => {
      this.up = false
      if (!this.busy) this.trying = this.again()
    })
  }

  /** @throws PlatformError 'forbidden' naming SLACK_APP_TOKEN */
  async start(): Promise<void> {
    this.busy = true
    await this.connect()
    this.busy = false
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    const { client } = this.receiver
    const closed = new Promise<void>((done) => client.once('disconnected', done))
    void client.disconnect()
    const late = new AbortController()
    const tooLate = delay(CLOSED_WITHIN, undefined, { signal: late.signal }).catch(() => {})
    await Promise.race([Promise.all([closed, this.trying]), tooLate])
    late.abort()
    // the second time it does not wait for the other side
    void client.disconnect()
  }

  private async connect(): Promise<void> {
    const late = new AbortController()
    try {
      const { client } = this.receiver
      const tooLate = delay(HELLO_WITHIN, undefined, { signal: late.signal }).then(() => {
        void client.disconnect()
        throw new PlatformError('unavailable', 'no-hello')
      })
      await Promise.race([client.start(), tooLate])
    } catch (error) {
      throw error === undefined ? new PlatformError('unavailable', 'socket-closed') : appTokenError(error)
    } finally {
      late.abort()
    }
  }

  private async again(): Promise<void> {
    const { signal } = this.stopping
    this.busy = true
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await this.connect()
        // stopped in the meantime: the new connection goes too
        if (signal.aborted) await this.receiver.client.disconnect()
        else this.log.info('socket connected again')
        this.busy = false
        return
      } catch (error) {
        this.log.problem(`socket ${error instanceof PlatformError ? `${error.kind} ${error.detail}` : 'error'}`)
      }
      const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** attempt)
      await delay(wait, undefined, { signal }).catch(() => {})
    }
  }
}
