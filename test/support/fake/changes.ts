/** Somebody who waits: true once she need not look any more. */
type Waiting = () => boolean

/**
 * Something changed in a fake's state. Waiting people look again after each change instead of sleeping.
 */
export class Changes {
  readonly #waiting = new Set<Waiting>()
  #told = false

  /** All look once, when what is being changed now has come to its end. */
  changed(): void {
    if (this.#told) return
    this.#told = true
    queueMicrotask(() => {
      this.#told = false
      for (const each of [...this.#waiting]) if (each()) this.#waiting.delete(each)
    })
  }

  /** Looks now and after every change until `look` gives something; undefined after `ms` milliseconds of machine time. */
  until<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    return new Promise((done, fail) => {
      const looks = (): boolean => {
        try {
          const found = look()
          if (found !== undefined) done(found)
          return found !== undefined
        } catch (error) {
          fail(error)
          return true
        }
      }
      if (looks()) return
      const waiting = () => {
        const over = looks()
        if (over) clearTimeout(deadline)
        return over
      }
      const deadline = setTimeout(() => {
        this.#waiting.delete(waiting)
        if (!looks()) done(undefined)
      }, ms).unref()
      this.#waiting.add(waiting)
    })
  }
}
