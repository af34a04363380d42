import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10'
import { type WebSocket, WebSocketServer } from 'ws'
import { Connection, pass, type Session } from './gateway-connection.ts'
import { type DiscordGatewayFaults, gatewayFaults } from './gateway-faults.ts'
import { guildCreate, userPayload } from './payloads.ts'
import type { Dispatch, World } from './world.ts'

/* https://docs.discord.com/developers/events/gateway and /events/gateway-events */

/** How many missed events a session keeps for a resume. */
const KEPT = 1000

interface Waiting {
  socket: Duplex
  letIn(): void
}

/** The WebSocket side: sessions, heartbeats, resumes, and events filtered by intents. */
export class Gateway {
  readonly #world: World
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #sessions = new Map<string, Session>()
  readonly #heartbeatMs: number
  #url = ''
  /** Connections that wait until the line is mended; null while nothing is held back. */
  #held: Waiting[] | null = null
  /** How many of the next events are delivered twice. */
  twice = 0

  constructor(world: World, heartbeatMs: number) {
    this.#world = world
    this.#heartbeatMs = heartbeatMs
    world.dispatch = (dispatch) => this.#dispatch(dispatch)
  }

  listen(http: Server, url: string): void {
    this.#url = url
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // a client that goes away while it is kept waiting is its own affair
      socket.on('error', () => socket.destroy())
      const letIn = () => this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws, request))
      if (this.#held === null) letIn()
      else this.#held.push(keptWaiting(socket, letIn))
    })
  }

  get url(): string {
    return this.#url
  }

  connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== null)
  }

  drop(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  /** @param again hands over the latest acts once more */
  faults(again: (times: number) => void): DiscordGatewayFaults {
    return gatewayFaults({
      sessions: this.#sessions,
      sockets: () => this.#server.clients,
      hold: (on) => {
        const waiting = this.#held ?? []
        this.#held = on ? waiting : null
        if (!on) for (const { letIn } of waiting) letIn()
      },
      waiting: () => (this.#held ?? []).filter(({ socket }) => !socket.destroyed).length,
      again,
    })
  }

  stop(): void {
    this.drop()
    this.#server.close()
  }

  #dispatch({ event, intents, data }: Dispatch): 'nobody' | 'once' | 'twice' {
    let to = 0
    let twice = false
    const again = this.twice > 0
    for (const session of this.#sessions.values()) {
      if (intents !== 0 && (session.intents & intents) === 0) continue
      this.#send(session, event, data)
      if (again) {
        this.#send(session, event, data)
        twice = true
      }
      if (session.socket !== null) to += 1
    }
    if (twice) this.twice -= 1
    if (to > 0) this.#world.used.add(`event:${event}`)
    return twice ? 'twice' : to > 0 ? 'once' : 'nobody'
  }

  #send(session: Session, event: string, data: object): void {
    session.seq += 1
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: session.seq, d: data })
    session.sent.push({ seq: session.seq, text })
    if (session.sent.length > KEPT) session.sent.shift()
    pass(session, text)
  }

  #greet(ws: WebSocket, request: IncomingMessage): void {
    const { searchParams } = new URL(request.url ?? '/', 'http://fake')
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json') {
      ws.close(GatewayCloseCodes.InvalidAPIVersion)
      return
    }
    const connection = new Connection(this.#world, ws, this.#sessions, this.#heartbeatMs, (session) =>
      this.#ready(session),
    )
    connection.greet()
  }

  #ready(session: Session): void {
    const guilds = [...this.#world.guilds.values()].filter((guild) => guild.installed !== null)
    this.#send(session, 'READY', {
      v: 10,
      user: { ...userPayload(this.#world.application), bot: true, verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#url,
      session_type: 'normal',
      private_channels: [],
      presences: [],
      relationships: [],
      application: { id: this.#world.application.id, flags: 0 },
      shard: [0, 1],
    })
    if ((session.intents & GatewayIntentBits.Guilds) !== 0) {
      for (const guild of guilds) {
        // 'The inner payload can be ... an unavailable guild': /gateway-events#guild-create
        const out = this.#world.unavailable.has(guild.id)
        const data = out ? { id: guild.id, unavailable: true } : guildCreate(this.#world, guild)
        this.#send(session, 'GUILD_CREATE', data)
      }
    }
    this.#world.changed()
  }
}

/** Read from meanwhile, though nothing comes: whether the client is still there is known only so. */
function keptWaiting(socket: Duplex, letIn: () => void): Waiting {
  const gone = () => socket.destroy()
  socket.once('end', gone).resume()
  return {
    socket,
    letIn: () => {
      socket.off('end', gone)
      letIn()
    },
  }
}
