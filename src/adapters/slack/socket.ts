import { setTimeout as delay } from 'node:timers/promises'
import type { App, Receiver } from '@slack/bolt'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import { unawaited } from '../../chat/unawaited.ts'
import { SocketConnection, type SocketOptions } from './connection.ts'

/** Longest between two attempts to connect again, in ms: apps.connections.open may be called once a minute (tier 1). */
const LONGEST_RECONNECT = 60_000
/** How long a connection that was replaced may still acknowledge what came by it, in ms: Slack waits three seconds. */
const LAST_WORDS = 3_000
/** How long stopping waits for an attempt that is under way, in ms. */
const STOPPED_WITHIN = 1_000

/**
 * Socket Mode, connected for as long as it should be. Bolt's own way of connecting again is left alone: it waits 5 s before the first attempt
 * each time Slack refreshes a connection, and an attempt that fails ends the process by a rejection that nobody handles
 * (@slack/socket-mode 3.1, SocketModeClient.delayReconnectAttempt). When Slack announces the end of a connection, the next one is made first.
 */
export class Socket implements Receiver {
  private app: App | null = null
  private readonly stopping = new AbortController()
  /** The one in use, and those before it until they have ended. */
  private readonly lines = new Set<SocketConnection>()
  /** While one attempt after another is made, what ends in between is no new reason to begin. */
  private busy = false
  private deaf = false
  private trying: Promise<void> = Promise.resolve()

  constructor(
    private readonly to: Pick<SocketOptions, 'appToken' | 'apiUrl' | 'timeout' | 'proxied'>,
    private readonly log: AdapterLog,
    /** Connected after a time without any connection, in which something may have been missed. */
    private readonly missed: () => void,
  ) {}

  /** Whether what people do reaches us now. */
  get up(): boolean {
    return [...this.lines].some((line) => line.up)
  }

  init(app: App): void {
    this.app = app
  }

  /** @throws PlatformError 'forbidden' naming SLACK_APP_TOKEN */
  async start(): Promise<void> {
    await this.open()
  }

  /** From now on whatever comes is left to the next process. */
  takeNothingMore(): void {
    this.deaf = true
    for (const line of this.lines) line.deaf = true
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    this.takeNothingMore()
    const late = new AbortController()
    const tooLate = delay(STOPPED_WITHIN, undefined, { signal: late.signal }).catch(() => {})
    await Promise.all([...[...this.lines].map((line) => line.close()), Promise.race([this.trying, tooLate])])
    late.abort()
    this.lines.clear()
  }

  private async open(): Promise<void> {
    const { app } = this
    if (app === null) throw new Error('a socket hands over to an app')
    const line = new SocketConnection({
      ...this.to,
      app,
      ending: () => this.connectAgain(),
      ended: () => {
        this.lines.delete(line)
        if (this.lines.size === 0) this.connectAgain()
      },
    })
    line.deaf = this.deaf
    await line.open()
    // stopped in the meantime: the new connection goes too
    if (this.stopping.signal.aborted) return line.close()
    if (!this.up) this.missed()
    for (const before of this.lines) unawaited(this.retire(before), () => this.log.problem('socket not closed'))
    this.lines.add(line)
  }

  private async retire(line: SocketConnection): Promise<void> {
    await delay(LAST_WORDS, undefined, { signal: this.stopping.signal, ref: false }).catch(() => {})
    if (this.stopping.signal.aborted) return
    await line.close()
    this.lines.delete(line)
  }

  private connectAgain(): void {
    if (!this.busy) this.trying = this.again()
  }

  private async again(): Promise<void> {
    const { signal } = this.stopping
    this.busy = true
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await this.open()
        if (!signal.aborted) this.log.info('socket connected again')
        break
      } catch (error) {
        this.log.problem(`socket ${error instanceof PlatformError ? `${error.kind} ${error.detail}` : 'error'}`)
      }
      const wait = Math.min(LONGEST_RECONNECT, 1_000 * 2 ** attempt)
      await delay(wait, undefined, { signal }).catch(() => {})
    }
    this.busy = false
  }
}
