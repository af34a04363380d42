import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { CallDesk } from '../fake/calls.ts'
import type { Changes } from '../fake/changes.ts'

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api'

/** What became of one envelope. 'dropped': no connection took it, or the one that did went away before acknowledging. */
export type Delivered = { kind: 'acked'; payload: unknown } | { kind: 'timeout' } | { kind: 'dropped' }

interface Pending {
  socket: WebSocket
  app: string
  type: EnvelopeType
  accepts: boolean
  settle(outcome: Delivered): void
  settled: boolean
  acked: boolean
}

export interface Retry {
  attempt: number
  reason: string
}

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

/**
 * The Socket Mode side: https://docs.slack.dev/apis/events-api/using-socket-mode
 * Each envelope goes to one of the app's connections and is to be acknowledged by its envelope_id within 3 seconds.
 */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #open = new Map<WebSocket, string>()
  readonly #tickets = new Map<string, string>()
  readonly #pending = new Map<string, Pending>()
  readonly #desk: CallDesk
  readonly #changes: Changes
  readonly #pings: NodeJS.Timeout
  #turn = 0
  #twice = 0
  ackWithin = 3000

  constructor(desk: CallDesk, changes: Changes) {
    this.#desk = desk
    this.#changes = changes
    this.#pings = setInterval(() => this.#each((socket) => socket.ping()), 10_000)
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? ''
      const app = this.#tickets.get(ticket)
      this.#tickets.delete(ticket)
      if (app === undefined) {
        stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
        return
      }
      this.#server.handleUpgrade(request, stream, head, (socket) => this.#welcome(socket, app))
    })
  }

  /** A path for one connection, used once. */
  ticket(app: string): string {
    const ticket = randomUUID()
    this.#tickets.set(ticket, app)
    return `/link/?ticket=${ticket}&app_id=${app}`
  }

  connections(app?: string): number {
    return this.#usable(app).length
  }

  deliverTwice(times: number): void {
    this.#twice += times
  }

  /** Sends one envelope and waits for its fate. `again` hears of the second acknowledgement where one was ordered. */
  deliver(
    app: string,
    type: EnvelopeType,
    payload: unknown,
    accepts: boolean,
    retry?: Retry,
    again?: (payload: unknown) => void,
  ): Promise<Delivered> {
    const first = this.#send(app, type, payload, accepts, retry)
    if (this.#twice > 0 && this.connections(app) > 0) {
      this.#twice -= 1
      const second = retry ?? (type === 'events_api' ? { attempt: 1, reason: 'timeout' } : undefined)
      void this.#send(app, type, payload, accepts, second).then((outcome) => {
        if (outcome.kind === 'acked') again?.(outcome.payload)
      })
    }
    return first
  }

  #send(
    app: string,
    type: EnvelopeType,
    payload: unknown,
    accepts: boolean,
    retry: Retry | undefined,
  ): Promise<Delivered> {
    const sockets = this.#usable(app)
    this.#turn += 1
    const socket = sockets[this.#turn % Math.max(1, sockets.length)]
    if (socket === undefined) return Promise.resolve({ kind: 'dropped' })
    const envelope_id = randomUUID()
    return new Promise((done) => {
      const timer = setTimeout(() => settle({ kind: 'timeout' }), this.ackWithin)
      const pending: Pending = { socket, app, type, accepts, settle: (o) => settle(o), settled: false, acked: false }
      const settle = (outcome: Delivered) => {
        if (pending.settled) return
        pending.settled = true
        clearTimeout(timer)
        if (outcome.kind === 'timeout')
          this.#desk.complain(`${type} ${envelope_id} was not acknowledged within ${this.ackWithin} ms`)
        done(outcome)
      }
      this.#pending.set(envelope_id, pending)
      const counted =
        type === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {}
      socket.send(JSON.stringify({ envelope_id, payload, type, accepts_response_payload: accepts, ...counted }))
    })
  }

  /** Tells every connection that it will be replaced: `warning`, `refresh_requested` or `link_disabled`. */
  disconnect(reason: string): void {
    this.#each((socket) => {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }))
      if (reason === 'link_disabled') socket.close(1000)
    })
  }

  /** Drops every connection without a close handshake. */
  drop(): void {
    this.#each((socket) => socket.terminate())
  }

  /** Closes every connection in order, or drops it where the other side does not answer within half a second. */
  async stop(): Promise<void> {
    clearInterval(this.#pings)
    this.#each((socket) => socket.close(1001))
    await this.#changes.until(() => (this.#open.size === 0 ? true : undefined), 500)
    this.drop()
    this.#server.close()
  }

  /** Connections that are not closing: nothing is sent down one that is. */
  #usable(app?: string): WebSocket[] {
    const open = [...this.#open].filter(([socket, of]) => socket.readyState === socket.OPEN && (app ?? of) === of)
    return open.map(([socket]) => socket)
  }

  #each(act: (socket: WebSocket) => void): void {
    for (const socket of [...this.#open.keys()]) act(socket)
  }

  #welcome(socket: WebSocket, app: string): void {
    this.#open.set(socket, app)
    socket.on('message', (data) => this.#heard(socket, String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#open.delete(socket)
      for (const pending of this.#pending.values()) if (pending.socket === socket) pending.settle({ kind: 'dropped' })
      this.#changes.changed()
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.connections(app),
        debug_info: { host: 'fake', build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: app },
      }),
    )
    this.#changes.changed()
  }

  #heard(socket: WebSocket, text: string): void {
    const frame = ackFrame.safeParse(safeJson(text))
    const pending = frame.success ? this.#pending.get(frame.data.envelope_id) : undefined
    const wrong = this.#wrongWith(socket, pending)
    if (wrong !== null || pending === undefined) {
      this.#desk.complain(`${wrong}: ${text.slice(0, 200)}`)
      return
    }
    pending.acked = true
    const payload = frame.data?.payload
    if (!pending.accepts && typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0) {
      this.#desk.complain(`${pending.type} takes no response payload, but got one`)
    }
    pending.settle({ kind: 'acked', payload })
  }

  #wrongWith(socket: WebSocket, pending: Pending | undefined): string | null {
    if (pending === undefined || pending.socket !== socket) return 'a frame that acknowledges no known envelope'
    if (pending.acked) return `${pending.type} was acknowledged twice`
    if (!pending.settled) return null
    pending.acked = true
    return `${pending.type} was acknowledged after ${this.ackWithin} ms`
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
