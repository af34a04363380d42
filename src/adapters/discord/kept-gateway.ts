import { setTimeout as delay } from 'node:timers/promises'
import type { Client, RESTOptions } from 'discord.js'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import { type Arrivals, connect, gatewayClient, isConnected } from './gateway.ts'

/**
 * Longest wait between two attempts, in ms: ten minutes are 144 attempts a day, of the 1,000 that Discord allows
 * (https://docs.discord.com/developers/events/gateway#session-start-limit-object).
 */
const LONGEST_RECONNECT = 600_000

/**
 * The gateway, connected for as long as it should be. discord.js resumes what can be resumed and gives up for good where Discord closes with
 * a code that says so, such as 4004 for a token that was reset: then a new client is made here, for a token can be refused by mistake, and
 * an outage can look like a refusal. A client that was destroyed cannot be used again, so that each attempt has one of its own.
 */
export class KeptGateway {
  private client: Client | null = null
  private readonly stopping = new AbortController()
  private trying: Promise<void> = Promise.resolve()
  private busy = false

  constructor(
    private readonly token: string,
    private readonly rest: Partial<RESTOptions>,
    private readonly log: AdapterLog,
  ) {}

  /** Whether what people do reaches us now. */
  get up(): boolean {
    return this.client !== null && isConnected(this.client)
  }

  /** May be called again after it failed. @throws PlatformError as `connect` does */
  async start(arrivals: Arrivals): Promise<void> {
    const client = gatewayClient(this.rest)
    this.client = client
    const gaveUp = () => {
      if (this.client === client) this.connectAgain(arrivals)
    }
    await connect(client, this.token, { ...arrivals, gaveUp }, { log: this.log, signal: this.stopping.signal })
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.client?.destroy()
    await this.trying
  }

  private connectAgain(arrivals: Arrivals): void {
    if (!this.busy && !this.stopping.signal.aborted) this.trying = this.again(arrivals)
  }

  /** Never rejects. */
  private async again(arrivals: Arrivals): Promise<void> {
    const { signal } = this.stopping
    this.busy = true
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const wait = Math.min(LONGEST_RECONNECT, 1_000 * 2 ** attempt)
      await delay(wait, undefined, { signal }).catch(() => {})
      if (signal.aborted) break
      try {
        await this.client?.destroy()
        await this.start(arrivals)
        this.log.info('gateway connected again')
        break
      } catch (error) {
        if (signal.aborted) break
        this.log.problem(`gateway ${error instanceof PlatformError ? `${error.kind} ${error.detail}` : 'error'}`)
      }
    }
    this.busy = false
  }
}
