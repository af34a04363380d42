import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type CallPoint, callerGone, type Fault, type SeenCall } from '../people.ts'

/** What a fake platform answers to one call. `error` goes into the record: Slack's error name, Discord's JSON code. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
  error?: string
}

/** One call as it goes through the recorder. */
export interface Call {
  route: string
  /** Changes the fake's state and says what to answer. Must not throw for refusals: a refusal is a Reply. */
  carryOut(): Reply | Promise<Reply>
  /** How this platform words a failure that a test ordered: 429 with its headers and body, 500, 503. */
  ordered(status: number, retryAfter: number | undefined): Reply
}

interface Order<T> {
  route: string | RegExp
  times: number
  what: T
}

/** How long a caller in this process waits for an answer that does not come. */
const SILENCE_MS = 300

const matches = (pattern: string | RegExp, route: string) =>
  typeof pattern === 'string' ? pattern === route : pattern.test(route)

/**
 * The recorder through which every call of a bot goes: it keeps the record, carries out ordered failures, and runs hooks
 * at exact points of a call's life. Shared by the fake platforms.
 */
export class CallRecorder {
  readonly #faults: Order<Fault>[] = []
  readonly #hooks: Order<{ point: CallPoint; hook: () => unknown }>[] = []
  readonly #record: { seen: SeenCall; ordered: boolean }[] = []
  readonly #complaints: string[] = []

  fail(route: string | RegExp, fault: Fault, times = 1): void {
    this.#faults.push({ route, what: fault, times })
  }

  at(route: string | RegExp, point: CallPoint, hook: () => unknown, times = 1): void {
    this.#hooks.push({ route, what: { point, hook }, times })
  }

  complain(what: string): void {
    this.#complaints.push(what)
  }

  complaints(): string[] {
    return [...this.#complaints]
  }

  /** In order of arrival. A call that was never answered has status 0. */
  calls(): SeenCall[] {
    return this.#record.map((entry) => ({ ...entry.seen }))
  }

  /** Answered calls that the platform refused by its own rules. */
  refusals(): SeenCall[] {
    return this.#record
      .filter(({ seen, ordered }) => !ordered && (seen.status >= 400 || seen.error !== ''))
      .map((entry) => ({ ...entry.seen }))
  }

  /** The platform's clock, by which answers are dated. */
  now: () => number = () => Date.now()

  /** Takes one call, whose body has been read, from arrival to its flushed answer. */
  async serve(response: ServerResponse, call: Call): Promise<void> {
    const entry = { seen: { route: call.route, status: 0, error: '', at: Date.now() }, ordered: false }
    this.#record.push(entry)
    if (await this.#run(call.route, 'arrived')) return closed(response)
    const fault = this.#faultFor(call.route)
    if (fault?.kind === 'slow') await delay(fault.ms)
    if (fault === undefined || fault.kind === 'slow' || fault.stored) {
      const reply = await call.carryOut()
      await this.#run(call.route, 'stored')
      if (fault === undefined || fault.kind === 'slow') return this.#answer(response, call, reply, entry.seen)
    }
    entry.ordered = true
    if (fault.kind === 'reset') response.destroy()
    if (fault.kind === 'status') {
      await this.#answer(response, call, call.ordered(fault.status, fault.retryAfter), entry.seen)
    }
  }

  /**
   * One call of a bot that lives in this process, with the same record, failures and hooks. What `work` refuses is thrown as it is.
   */
  async within<R>(
    route: string,
    work: () => R,
    said: {
      refusal(error: unknown): { status: number; error: string }
      /** What the caller gets of a failure that a test ordered. */
      ordered(fault: Exclude<Fault, { kind: 'slow' }>): Error
    },
  ): Promise<R> {
    const entry = { seen: { route, status: 0, error: '', at: Date.now() }, ordered: false }
    this.#record.push(entry)
    await this.#run(route, 'arrived')
    const fault = this.#faultFor(route)
    if (fault?.kind === 'slow') await delay(fault.ms)
    const ordered = fault === undefined || fault.kind === 'slow' ? null : fault
    if (ordered === null || ordered.stored) {
      const result = this.#carriedOut(work, entry.seen, said.refusal)
      await this.#run(route, 'stored')
      if (ordered === null) {
        entry.seen.status = 200
        await this.#run(route, 'answered')
        return result
      }
    }
    entry.ordered = true
    if (ordered.kind === 'status') entry.seen.status = ordered.status
    if (ordered.kind === 'timeout') await delay(SILENCE_MS)
    throw said.ordered(ordered)
  }

  #carriedOut<R>(work: () => R, seen: SeenCall, refusal: (error: unknown) => { status: number; error: string }): R {
    try {
      return work()
    } catch (error) {
      Object.assign(seen, refusal(error))
      throw error
    }
  }

  async #answer(response: ServerResponse, call: Call, reply: Reply, seen: SeenCall): Promise<void> {
    seen.status = reply.status
    seen.error = reply.error ?? ''
    if (!response.destroyed) {
      const flushed = new Promise<void>((done) => {
        response.once('finish', done)
        response.once('close', done)
      })
      response.writeHead(reply.status, { date: new Date(this.now()).toUTCString(), ...reply.headers })
      response.end(reply.body)
      await flushed
    }
    await this.#run(call.route, 'answered')
  }

  /** Whether one of the hooks ended the caller. */
  async #run(route: string, point: CallPoint): Promise<boolean> {
    const due = this.#hooks.filter((o) => o.what.point === point && o.times > 0 && matches(o.route, route))
    let gone = false
    for (const order of due) {
      order.times -= 1
      if ((await order.what.hook()) === callerGone) gone = true
    }
    return gone
  }

  #faultFor(route: string): Fault | undefined {
    const order = this.#faults.find((o) => o.times > 0 && matches(o.route, route))
    if (order === undefined) return undefined
    order.times -= 1
    return order.what
  }
}

/** Resolves when the line to a caller that has gone is closed on this side too. */
async function closed(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await once(response, 'close')
}
