import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { Changes } from '../fake/changes.ts'
import { type FakeCommunity, type FakePlatform, type Person, patience } from '../people.ts'
import { aManifest } from './a-manifest.ts'
import { type SlackExtras, startFakeSlack } from './fake.ts'

const answer = z.record(z.string(), z.unknown())
const frame = z.looseObject({ type: z.string(), envelope_id: z.string().optional(), payload: z.unknown().optional() })
/** A frame, and the number of the connection that it came by. */
export type Frame = z.infer<typeof frame> & { socket?: number }

/** What stands at a path inside something unknown: `at(payload, 'view', 'state')`. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inside, key) => {
    return typeof inside === 'object' && inside !== null ? new Map(Object.entries(inside)).get(key) : undefined
  }, value)
}

type Answered = Record<string, unknown> & { status: number; headers: Headers }

/** A workspace with an app and nothing but HTTP and WebSocket to reach it: for tests of the fake itself. */
export class RawApp {
  readonly slack: FakePlatform & SlackExtras
  readonly here: FakeCommunity
  readonly anna: Person
  readonly #changes = new Changes()
  readonly #frames: Frame[] = []
  readonly #sockets: WebSocket[] = []

  private constructor(slack: FakePlatform & SlackExtras, manifest: unknown) {
    this.slack = slack
    this.here = slack.community('Acorn')
    this.anna = this.here.person('Anna')
    this.here.install(JSON.stringify(manifest))
  }

  static async start(manifest: unknown = aManifest): Promise<RawApp> {
    return new RawApp(await startFakeSlack(), manifest)
  }

  get bot(): string {
    return this.slack.extras.raw().botUser
  }

  /** One call over HTTP; `body` as JSON. The answer's body with `status` and `headers` beside. */
  async call(
    method: string,
    body: Record<string, unknown> = {},
    token = this.slack.extras.raw().botToken,
  ): Promise<Answered> {
    const response = await fetch(`${this.slack.extras.raw().url}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return { ...answer.parse(await response.json()), status: response.status, headers: response.headers }
  }

  /** The error of one call, 'ok' if there is none. */
  async error(method: string, body: Record<string, unknown> = {}, token?: string): Promise<string> {
    const got: Record<string, unknown> = await this.call(method, body, token)
    return got.ok === true ? 'ok' : String(got.error)
  }

  async post(url: string, body: Record<string, unknown>): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return `${response.status} ${await response.text()}`
  }

  /** Opens a private channel with these people; its id. */
  async circle(name: string, ...people: Person[]): Promise<string> {
    const created = await this.call('conversations.create', { name, is_private: true })
    const id = z.string().parse(at(created, 'channel', 'id'))
    if (people.length > 0)
      await this.call('conversations.invite', { channel: id, users: people.map((p) => p.id).join(',') })
    return id
  }

  async posted(channel: string, text = 'Hello'): Promise<string> {
    return z.string().parse(at(await this.call('chat.postMessage', { channel, text }), 'ts'))
  }

  /** Connects in Socket Mode; frames are answered only by `ack`. */
  async connect(): Promise<WebSocket> {
    const opened = await this.call('apps.connections.open', {}, this.slack.extras.raw().appToken)
    const socket = new WebSocket(z.object({ url: z.string() }).parse(opened).url)
    const number = this.#sockets.push(socket) - 1
    socket.on('message', (data) => {
      this.#frames.push({ ...frame.parse(JSON.parse(String(data))), socket: number })
      this.#changes.changed()
    })
    socket.on('error', () => undefined)
    await once(socket, 'open')
    await this.frame((each) => each.type === 'hello')
    return socket
  }

  /** The next frame that fits and was not taken yet. */
  async frame(fits: (each: Frame) => boolean): Promise<Frame> {
    const found = await this.#changes.until(() => this.#frames.find(fits), patience)
    if (found === undefined) throw new Error('No such frame came')
    this.#frames.splice(this.#frames.indexOf(found), 1)
    return found
  }

  /** The next delivery of this event. */
  event(type: string): Promise<Frame> {
    return this.frame((each) => JSON.stringify(each.payload ?? '').includes(`"event":{"type":"${type}"`))
  }

  envelope(type: string): Promise<Frame> {
    return this.frame((each) => each.type === type)
  }

  ack(envelope: Frame, payload?: unknown): void {
    this.#sockets[envelope.socket ?? 0]?.send(
      JSON.stringify({ envelope_id: envelope.envelope_id, ...(payload === undefined ? {} : { payload }) }),
    )
  }

  /** A slash command of Anna's, acknowledged with nothing: gives its payload, with a trigger and a response_url. */
  async command(room: string, text = '/tell x'): Promise<Record<string, unknown>> {
    void this.anna.types(room, text).catch(() => undefined)
    const envelope = await this.envelope('slash_commands')
    this.ack(envelope)
    return answer.parse(envelope.payload)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    await this.slack.stop()
  }
}
