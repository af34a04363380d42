import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import * as z from 'zod'
import type { CallRecorder } from '../fake/calls.ts'

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api'

export interface Retry {
  attempt: number
  reason: string
}

/** Something for an app, as often as it may have to be sent. */
export interface Envelope {
  app: string
  type: EnvelopeType
  payload: unknown
  /** Whether the acknowledgement may carry an answer. */
  accepts: boolean
  retry?: Retry | undefined
  /** Hears of the acknowledgement of every delivery but the first. */
  again?: ((payload: unknown) => void) | undefined
}

/** What became of one delivery. 'unsent': there was no connection. 'dropped': the one that took it went away before acknowledging. */
export type Delivered =
  | { kind: 'acked'; payload: unknown }
  | { kind: 'timeout' }
  | { kind: 'dropped' }
  | { kind: 'unsent' }

interface Pending {
  socket: WebSocket
  type: EnvelopeType
  accepts: boolean
  settle(outcome: Delivered): void
  settled: boolean
  acked: boolean
}

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

/**
 * Envelopes under way: each goes down one connection and is to be acknowledged there, by its envelope_id, within 3 seconds:
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export class Envelopes {
  readonly #pending = new Map<string, Pending>()
  readonly #recorder: CallRecorder
  ackWithin = 3000

  constructor(recorder: CallRecorder) {
    this.#recorder = recorder
  }

  send(socket: WebSocket, { type, payload, accepts, retry }: Envelope): Promise<Delivered> {
    const envelope_id = randomUUID()
    return new Promise((done) => {
      const timer = setTimeout(() => settle({ kind: 'timeout' }), this.ackWithin)
      const pending: Pending = { socket, type, accepts, settle: (o) => settle(o), settled: false, acked: false }
      const settle = (outcome: Delivered) => {
        if (pending.settled) return
        pending.settled = true
        clearTimeout(timer)
        if (outcome.kind === 'timeout')
          this.#recorder.complain(`${type} ${envelope_id} was not acknowledged within ${this.ackWithin} ms`)
        done(outcome)
      }
      this.#pending.set(envelope_id, pending)
      const counted =
        type === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {}
      socket.send(JSON.stringify({ envelope_id, payload, type, accepts_response_payload: accepts, ...counted }))
    })
  }

  /** This connection is gone, and what it had not acknowledged with it. */
  gone(socket: WebSocket): void {
    for (const pending of this.#pending.values()) if (pending.socket === socket) pending.settle({ kind: 'dropped' })
  }

  heard(socket: WebSocket, text: string): void {
    const frame = ackFrame.safeParse(safeJson(text))
    const pending = frame.success ? this.#pending.get(frame.data.envelope_id) : undefined
    const wrong = this.#wrongWith(socket, pending)
    if (wrong !== null || pending === undefined) {
      this.#recorder.complain(`${wrong}: ${text.slice(0, 200)}`)
      return
    }
    pending.acked = true
    const payload = frame.data?.payload
    if (!pending.accepts && typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0) {
      this.#recorder.complain(`${pending.type} takes no response payload, but got one`)
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
