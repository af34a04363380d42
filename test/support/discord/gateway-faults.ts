import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { GatewayFaults } from '../people.ts'
import type { Session } from './gateway-connection.ts'

/** What Discord does to connections, and only Discord. */
export interface DiscordGatewayFaults extends GatewayFaults {
  /** Opcode 9. With `resumable` false sessions are gone and clients must identify anew. */
  invalidSession(resumable: boolean): void
  /** Closes every connection with this code: /topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
  closeWith(code: number): void
  /** Sessions 'timeout after a few minutes' without a connection: those that have none now are gone. */
  expire(): void
  /** Every connection stays open, and nothing passes any more: no events, no acknowledged heartbeats. */
  zombie(): void
  /** Opcode 1: the client is to send a heartbeat at once. */
  askHeartbeat(): void
  /** How many connections are being made, and kept waiting since the line was cut. */
  waiting(): number
}

/** Codes after which a session is over: 'Reconnect and start a new one'. */
const ENDS_SESSION: readonly number[] = [
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
  GatewayCloseCodes.NotAuthenticated,
]

const frame = (op: number, d: unknown) => JSON.stringify({ op, d, s: null, t: null })

interface Parts {
  sessions: Map<string, Session>
  /** All connections, identified or not. */
  sockets(): Iterable<WebSocket>
  /** Holds connections that are being made, or lets them through. */
  hold(on: boolean): void
  waiting(): number
  again(times: number): void
}

/** The faults that a test can order: /events/gateway#disconnecting, #resuming */
export function gatewayFaults({ sessions, sockets, hold, waiting, again }: Parts): DiscordGatewayFaults {
  const all = () => [...sessions.values()]
  const say = (op: number, d: unknown) => {
    for (const { socket } of all()) socket?.send(frame(op, d))
  }
  return {
    reconnect: () => say(GatewayOpcodes.Reconnect, null),
    cut: () => {
      hold(true)
      for (const socket of sockets()) socket.terminate()
    },
    mend: () => hold(false),
    deliverAgain: async (times = 1) => again(times),
    invalidSession: (resumable) => {
      say(GatewayOpcodes.InvalidSession, resumable)
      if (!resumable) sessions.clear()
    },
    closeWith: (code) => {
      for (const session of all()) {
        session.socket?.close(code)
        if (ENDS_SESSION.includes(code)) sessions.delete(session.id)
      }
    },
    expire: () => {
      for (const session of all()) if (session.socket === null) sessions.delete(session.id)
    },
    zombie: () => {
      for (const session of all()) session.deaf = true
    },
    askHeartbeat: () => say(GatewayOpcodes.Heartbeat, null),
    waiting,
  }
}
