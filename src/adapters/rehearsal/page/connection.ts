import { nanoid } from 'nanoid'
import type { Choice } from '../../../chat/view.ts'
import type { Outcome } from '../chat/types.ts'
import { LONGEST } from '../limits.ts'
import type { Frame, FromPage, PageAct } from '../server/wire.ts'

/** An act without the id that the line gives it. */
export type Doing = PageAct extends infer A ? (A extends PageAct ? Omit<A, 'client'> : never) : never

interface Untold {
  act: PageAct
  person: string
  done(outcome: Outcome): void
}

/** In ms: a line that broke is tried again after the first, and then less and less often, up to the last. */
const RECONNECT_WAIT = { first: 250, most: 4_000 } as const

/**
 * The line to the server. It is made anew whenever it breaks. What was asked for and not answered is told again, with the same id: the
 * chat does it once. Where this page had got to is said at each beginning, so that nothing is missed and nothing comes twice.
 */
export class PageConnection {
  private socket: WebSocket | null = null
  private wait: number = RECONNECT_WAIT.first
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly acts = new Map<string, Untold>()
  private readonly asked = new Map<number, (choices: readonly Choice[]) => void>()
  private asks = 0
  private since: { run: string; at: number } | null = null
  /** Acts are told again at the first welcome after a break. */
  private again = false

  constructor(
    private readonly hooks: {
      hello(since: { run: string; at: number } | null): FromPage
      heard(frame: Frame): void
      is(state: 'open' | 'lost'): void
      /** For an act that cannot be told any more: somebody else is here now. */
      silent(): Outcome
      /** For one that is longer than is ever told. */
      tooLong(): Outcome
    },
  ) {
    addEventListener('online', () => this.now())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.now())
  }

  connect(): void {
    const socket = new WebSocket(`ws://${location.host}/live`)
    this.socket = socket
    socket.onopen = () => {
      this.wait = RECONNECT_WAIT.first
      this.again = true
      this.hello('keep')
    }
    socket.onmessage = ({ data }) => this.read(String(data))
    socket.onclose = () => this.broke()
  }

  /** Says who this page is; 'anew' where it is somebody else, so that nothing of what came before counts. */
  hello(how: 'keep' | 'anew'): void {
    if (how === 'anew') this.since = null
    this.tell(this.hooks.hello(this.since))
  }

  /** What needs no answer. False: the line is broken, and it was not told. */
  tell(said: FromPage): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(said))
    return true
  }

  /** Does it once, however often the line breaks. */
  act(person: string, doing: Doing): Promise<Outcome> {
    return new Promise((done) => {
      const act = { ...doing, client: nanoid() } as PageAct
      if (JSON.stringify(act).length > LONGEST - 200) return done(this.hooks.tooLong())
      this.acts.set(act.client, { act, person, done })
      this.tell({ say: 'act', person, act })
    })
  }

  suggest(about: Omit<FromPage & { say: 'suggest' }, 'say' | 'ask'>): Promise<readonly Choice[]> {
    return new Promise((done) => {
      this.asks += 1
      if (this.socket?.readyState !== WebSocket.OPEN) return done([])
      this.asked.set(this.asks, done)
      this.tell({ say: 'suggest', ask: this.asks, ...about })
    })
  }

  private read(text: string): void {
    // the server is ours: what it sends is what its types say
    const frame = JSON.parse(text) as Frame
    if (frame.say === 'welcome') this.welcomed(frame)
    else if (this.since !== null) this.since.at = frame.at
    if (frame.say === 'outcome') {
      this.acts.get(frame.client)?.done(frame.outcome)
      this.acts.delete(frame.client)
    } else if (frame.say === 'choices') {
      this.asked.get(frame.ask)?.(frame.choices)
      this.asked.delete(frame.ask)
    } else this.hooks.heard(frame)
  }

  private welcomed({ run, person, at }: Frame & { say: 'welcome' }): void {
    this.since = { run, at }
    this.hooks.is('open')
    if (!this.again) return
    this.again = false
    for (const [client, untold] of this.acts) {
      if (untold.person === person) this.tell({ say: 'act', person: untold.person, act: untold.act })
      else {
        this.acts.delete(client)
        untold.done(this.hooks.silent())
      }
    }
  }

  private broke(): void {
    this.hooks.is('lost')
    for (const done of this.asked.values()) done([])
    this.asked.clear()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.connect(), this.wait * (0.75 + Math.random() / 2))
    this.wait = Math.min(RECONNECT_WAIT.most, this.wait * 2)
  }

  /** The way may be free again: there is no need to wait. */
  private now(): void {
    if (this.socket?.readyState !== WebSocket.CLOSED) return
    clearTimeout(this.timer)
    this.connect()
  }
}
