import { EventEmitter, once } from 'node:events'

/**
 * Something changed in a fake's state. Waiting people look again after each change instead of sleeping.
 */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0)

  changed(): void {
    this.#emitter.emit('change')
  }

  /** Looks now and after every change until `look` gives something; undefined after `ms` milliseconds of machine time. */
  async until<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    const deadline = AbortSignal.timeout(ms)
    for (let found = look(); ; found = look()) {
      if (found !== undefined) return found
      if (deadline.aborted) return undefined
      await once(this.#emitter, 'change', { signal: deadline }).catch(() => undefined)
    }
  }
}
