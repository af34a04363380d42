import { randomBytes } from 'node:crypto'
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import * as z from 'zod'
import { memberPayload } from './payloads.ts'
import type { World } from './world.ts'

const payload = z.object({ op: z.number().int(), d: z.unknown().optional() })
const identify = z.object({
  token: z.string(),
  intents: z.number().int().min(0),
  properties: z.object({}),
  shard: z.tuple([z.number(), z.number()]).optional(),
  compress: z.boolean().optional(),
})
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number().int() })
const membersRequest = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.number().int().optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  presences: z.boolean().optional(),
  nonce: z.string().max(32).optional(),
})

/** Not enabled for this app: identifying with one of them closes with 4014 (#privileged-intents). */
const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

/** 'events sent ... 120 per 60 seconds': #rate-limiting. */
const SENDS_PER_MINUTE = 120

/** What a client resumes. */
export interface Session {
  id: string
  intents: number
  seq: number
  sent: { seq: number; text: string }[]
  socket: WebSocket | null
  /** A 'zombied' connection: open, but nothing passes. It ends with the connection. */
  deaf: boolean
}

/** Sends down a session's connection, if it has one through which anything passes. */
export function pass(session: Session, text: string): void {
  if (!session.deaf) session.socket?.send(text)
}

/** One WebSocket, from HELLO to its close. */
export class Connection {
  readonly #world: World
  readonly #ws: WebSocket
  readonly #sessions: Map<string, Session>
  readonly #heartbeatMs: number
  readonly #ready: (session: Session) => void
  #session: Session | null = null
  #timer: NodeJS.Timeout | undefined
  #sends: number[] = []

  constructor(
    world: World,
    ws: WebSocket,
    sessions: Map<string, Session>,
    heartbeatMs: number,
    ready: (session: Session) => void,
  ) {
    this.#world = world
    this.#ws = ws
    this.#sessions = sessions
    this.#heartbeatMs = heartbeatMs
    this.#ready = ready
  }

  greet(): void {
    this.#ws.on('message', (data) => this.#take(data))
    this.#ws.on('error', () => undefined)
    this.#ws.on('close', (code) => this.#closed(code))
    this.#say(GatewayOpcodes.Hello, { heartbeat_interval: this.#heartbeatMs })
    this.#expectHeartbeat()
  }

  #say(op: number, d: unknown): void {
    this.#ws.send(JSON.stringify({ op, d, s: null, t: null }))
  }

  /** Half an interval of grace, then 4009 Session timed out. */
  #expectHeartbeat(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#session !== null) this.#sessions.delete(this.#session.id)
      this.#ws.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out')
    }, this.#heartbeatMs * 1.5)
  }

  #closed(code: number): void {
    clearTimeout(this.#timer)
    const session = this.#session
    if (session === null || session.socket !== this.#ws) return
    session.socket = null
    session.deaf = false
    // 'if you close with 1000 or 1001 your session will be invalidated': #initiating-a-disconnect
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id)
    this.#world.changed()
  }

  #take(data: RawData): void {
    const now = Date.now()
    this.#sends = [...this.#sends.filter((at) => at > now - 60_000), now]
    if (this.#sends.length > SENDS_PER_MINUTE) {
      this.#ws.close(GatewayCloseCodes.RateLimited)
      return
    }
    const parsed = payload.safeParse(parse(String(data)))
    if (!parsed.success) {
      this.#ws.close(GatewayCloseCodes.DecodeError)
      return
    }
    const { op, d } = parsed.data
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        this.#expectHeartbeat()
        if (this.#session?.deaf !== true) this.#say(GatewayOpcodes.HeartbeatAck, null)
        return
      case GatewayOpcodes.Identify:
        this.#identify(d)
        return
      case GatewayOpcodes.Resume:
        this.#resume(d)
        return
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        if (this.#session === null) this.#ws.close(GatewayCloseCodes.NotAuthenticated)
        return
      case GatewayOpcodes.RequestGuildMembers:
        if (this.#session === null) this.#ws.close(GatewayCloseCodes.NotAuthenticated)
        else this.#members(d)
        return
      default:
        this.#ws.close(GatewayCloseCodes.UnknownOpcode)
        return
    }
  }

  #identify(d: unknown): void {
    const form = identify.safeParse(d)
    if (!form.success) {
      this.#ws.close(GatewayCloseCodes.DecodeError)
      return
    }
    if (this.#session !== null) {
      this.#ws.close(GatewayCloseCodes.AlreadyAuthenticated)
      return
    }
    if (form.data.token !== this.#world.token) {
      this.#ws.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.')
      return
    }
    if ((form.data.intents & PRIVILEGED) !== 0) {
      this.#ws.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).')
      return
    }
    const id = randomBytes(16).toString('hex')
    this.#session = { id, intents: form.data.intents, seq: 0, sent: [], socket: this.#ws, deaf: false }
    this.#sessions.set(id, this.#session)
    this.#ready(this.#session)
  }

  #resume(d: unknown): void {
    const form = resume.safeParse(d)
    if (!form.success) {
      this.#ws.close(GatewayCloseCodes.DecodeError)
      return
    }
    if (form.data.token !== this.#world.token) {
      this.#ws.close(GatewayCloseCodes.AuthenticationFailed)
      return
    }
    const session = this.#sessions.get(form.data.session_id)
    if (session === undefined) {
      this.#say(GatewayOpcodes.InvalidSession, false)
      return
    }
    if (form.data.seq > session.seq) {
      this.#ws.close(GatewayCloseCodes.InvalidSeq)
      return
    }
    if (session.socket !== this.#ws) session.socket?.terminate()
    session.socket = this.#ws
    session.deaf = false
    this.#session = session
    for (const { seq, text } of session.sent) if (seq > form.data.seq) this.#ws.send(text)
    session.seq += 1
    this.#ws.send(JSON.stringify({ op: 0, t: 'RESUMED', s: session.seq, d: {} }))
    this.#world.changed()
  }

  /** 'the entire member list' needs GUILD_MEMBERS; named people and short queries do not: /gateway-events#request-guild-members */
  #members(d: unknown): void {
    const form = membersRequest.safeParse(d)
    const guild = form.success ? this.#world.guilds.get(form.data.guild_id) : undefined
    const session = this.#session
    if (!form.success || session === null || guild?.installed == null) {
      this.#ws.close(GatewayCloseCodes.DecodeError)
      return
    }
    const { user_ids: wanted, query, limit, nonce } = form.data
    if (wanted === undefined && (query ?? '') === '') {
      this.#world.recorder.complain('asked for the whole member list without the GUILD_MEMBERS intent')
      return
    }
    const ids = wanted === undefined ? [] : [wanted].flat()
    const members = [...guild.members.values()].filter((m) =>
      wanted === undefined
        ? m.user.name.toLowerCase().startsWith((query ?? '').toLowerCase())
        : ids.includes(m.user.id),
    )
    session.seq += 1
    this.#ws.send(
      JSON.stringify({
        op: 0,
        t: 'GUILD_MEMBERS_CHUNK',
        s: session.seq,
        d: {
          guild_id: guild.id,
          members: members.slice(0, limit === undefined || limit === 0 ? 100 : limit).map(memberPayload),
          chunk_index: 0,
          chunk_count: 1,
          not_found: ids.filter((id) => !guild.members.has(id)),
          ...(nonce === undefined ? {} : { nonce }),
        },
      }),
    )
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
