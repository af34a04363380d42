import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { CallRecorder } from '../fake/calls.ts'
import type { Changes } from '../fake/changes.ts'
import type { GatewayFaults } from '../people.ts'
import { type Delivered, type Envelope, Envelopes } from './envelopes.ts'

/** 'Socket Mode allows your app to maintain up to 10 open WebSocket connections at the same time': the page below. */
const MOST = 10
/** A warning comes about ten seconds before the connection is closed (seen by many; the page gives no number). */
const LINGERS = 10_000
/** Acts that can be handed over once more. */
const REMEMBERED = 50
/** How long an unacknowledged act is kept for a connection to come, in ms. */
const KEPT = 60_000

/** Why Slack ends a connection. A `warning` and `refresh_requested` leave time to make the next one. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

interface Connection {
  app: string
  /** It was told that it will be replaced: others come first. */
  leaving: boolean
}

/**
 * The Socket Mode side: https://docs.slack.dev/apis/events-api/using-socket-mode
 * Each envelope goes to one of the app's connections.
 */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #open = new Map<WebSocket, Connection>()
  readonly #tickets = new Map<string, string>()
  readonly #changes: Changes
  readonly #pings: NodeJS.Timeout
  readonly #acts: Envelope[] = []
  /** Connections that wait until the line is mended; null while nothing is held back. */
  #held: (() => void)[] | null = null
  #turn = 0
  #twice = 0
  readonly envelopes: Envelopes
  /**
   * Whether an act that was not acknowledged is handed over once more, to another connection or to the next process. No page promises it, and
   * it is seen: 'failed to dispatch, and then it runs again' (https://github.com/slackapi/bolt-js/issues/2188, slackapi/bolt-js#2487).
   */
  keepsUnacknowledged = false

  constructor(recorder: CallRecorder, changes: Changes) {
    this.envelopes = new Envelopes(recorder)
    this.#changes = changes
    this.#pings = setInterval(() => this.#each((socket) => socket.ping()), 10_000)
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      // a client that goes away while it is kept waiting is its own affair
      stream.on('error', () => stream.destroy())
      const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? ''
      const app = this.#tickets.get(ticket)
      this.#tickets.delete(ticket)
      if (app === undefined) {
        stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
        return
      }
      const letIn = () => this.#server.handleUpgrade(request, stream, head, (socket) => this.#welcome(socket, app))
      if (this.#held === null) letIn()
      else this.#held.push(letIn)
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

  /** Sends one envelope and waits for the fate of this delivery. */
  async deliver(envelope: Envelope): Promise<Delivered> {
    const event = envelope.type === 'events_api'
    if (!event) {
      this.#acts.push(envelope)
      if (this.#acts.length > REMEMBERED) this.#acts.shift()
    }
    const first = this.#send(envelope)
    if (this.#twice > 0 && this.connections(envelope.app) > 0) {
      this.#twice -= 1
      void this.#again(event ? { ...envelope, retry: envelope.retry ?? { attempt: 1, reason: 'timeout' } } : envelope)
    }
    const outcome = await first
    const lost = outcome.kind === 'dropped' || outcome.kind === 'timeout'
    if (this.keepsUnacknowledged && !event && lost) void this.#later(envelope)
    return outcome
  }

  /** What a test can order: people.ts. */
  faults(): GatewayFaults {
    return {
      reconnect: () => this.disconnect('refresh_requested'),
      cut: () => {
        this.#held ??= []
        this.drop()
      },
      mend: () => {
        const waiting = this.#held ?? []
        this.#held = null
        for (const letIn of waiting) letIn()
      },
      deliverAgain: async (times = 1) => {
        for (const act of this.#acts.slice(-times)) await this.#again(act)
      },
    }
  }

  /** Tells every connection that it ends. */
  disconnect(reason: DisconnectReason): void {
    for (const [socket, connection] of this.#open) this.#sendAway(socket, connection, reason)
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

  async #again(envelope: Envelope): Promise<void> {
    const outcome = await this.#send(envelope)
    if (outcome.kind === 'acked') envelope.again?.(outcome.payload)
  }

  async #later(envelope: Envelope): Promise<void> {
    const there = await this.#changes.until(() => (this.connections(envelope.app) > 0 ? true : undefined), KEPT)
    if (there !== undefined) await this.#again(envelope)
  }

  async #send(envelope: Envelope): Promise<Delivered> {
    const sockets = this.#usable(envelope.app)
    this.#turn += 1
    const socket = sockets[this.#turn % Math.max(1, sockets.length)]
    return socket === undefined ? { kind: 'unsent' } : this.envelopes.send(socket, envelope)
  }

  /** Connections that are not closing: nothing is sent down one that is. Those that are to be replaced only while there is no other. */
  #usable(app?: string): WebSocket[] {
    const open = [...this.#open].filter(
      ([socket, { app: of }]) => socket.readyState === socket.OPEN && (app ?? of) === of,
    )
    const staying = open.filter(([, { leaving }]) => !leaving)
    return (staying.length > 0 ? staying : open).map(([socket]) => socket)
  }

  #each(act: (socket: WebSocket) => void): void {
    for (const socket of [...this.#open.keys()]) act(socket)
  }

  #sendAway(socket: WebSocket, connection: Connection, reason: DisconnectReason): void {
    connection.leaving = true
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }))
    if (reason === 'link_disabled' || reason === 'too_many_websockets') {
      socket.close(1000)
      return
    }
    const timer = setTimeout(() => socket.close(1000), LINGERS)
    socket.once('close', () => clearTimeout(timer))
  }

  #welcome(socket: WebSocket, app: string): void {
    const connection = { app, leaving: false }
    const tooMany = [...this.#open.values()].filter((each) => each.app === app).length >= MOST
    this.#open.set(socket, connection)
    socket.on('message', (data) => this.envelopes.heard(socket, String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#open.delete(socket)
      this.envelopes.gone(socket)
      this.#changes.changed()
    })
    // it comes instead of the hello: https://github.com/slackapi/node-slack-sdk/issues/1654
    if (tooMany) {
      this.#sendAway(socket, connection, 'too_many_websockets')
      return
    }
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
}
