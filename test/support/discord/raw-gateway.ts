import { WebSocket } from 'ws'
import * as z from 'zod'
import { Changes } from '../fake/changes.ts'
import { patience } from '../people.ts'

const frame = z.object({ op: z.number(), t: z.string().nullish(), s: z.number().nullish(), d: z.unknown() })
export type Frame = z.infer<typeof frame>

/** A bare gateway client: keeps every frame, says what a test tells it to say. */
export class RawGateway {
  readonly frames: Frame[] = []
  closed: number | null = null
  readonly #ws: WebSocket
  readonly #changes = new Changes()

  constructor(url: string, query = 'v=10&encoding=json') {
    this.#ws = new WebSocket(`${url}?${query}`)
    this.#ws.on('message', (data) => {
      this.frames.push(frame.parse(JSON.parse(String(data))))
      this.#changes.changed()
    })
    this.#ws.on('error', () => undefined)
    this.#ws.on('close', (code) => {
      this.closed = code
      this.#changes.changed()
    })
  }

  say(op: number, d: unknown): void {
    this.#ws.send(JSON.stringify({ op, d }))
  }

  /** Waits for the HELLO and identifies. */
  async identify(token: string, intents = 1): Promise<void> {
    await this.frame((f) => f.op === 10)
    this.say(2, { token, intents, properties: { os: 'linux', browser: 'raw', device: 'raw' } })
  }

  async frame(wanted: (frame: Frame) => boolean): Promise<Frame> {
    const found = await this.#changes.until(() => this.frames.find(wanted), patience)
    if (found === undefined)
      throw new Error(`no such frame among ${JSON.stringify(this.frames.map((f) => f.t ?? f.op))}`)
    return found
  }

  event(name: string): Promise<Frame> {
    return this.frame((f) => f.t === name)
  }

  events(): string[] {
    return this.frames.flatMap((f) => (f.op === 0 && typeof f.t === 'string' ? [f.t] : []))
  }

  async closing(): Promise<number | null> {
    await this.#changes.until(() => (this.closed === null ? undefined : true), patience)
    return this.closed
  }

  close(code?: number): void {
    this.#ws.close(code)
  }

  /** As a killed process. */
  kill(): void {
    this.#ws.terminate()
  }
}
