/** How many acts are remembered; Slack delivers one again within seconds or not at all. */
const REMEMBERED_DELIVERIES = 1_000

/**
 * An act that is delivered twice is handed over once by this process; over several processes what it makes is unique by its own key.
 * `P` is what an acknowledgement may carry that must be the same the second time, or it would undo the first.
 */
export class Deliveries<P> {
  private readonly acknowledged = new Map<string, Promise<P | undefined>>()

  /** True the first time. */
  isFirst(id: string): boolean {
    if (this.acknowledged.has(id)) return false
    this.remember(id, Promise.resolve(undefined))
    return true
  }

  /** What the first delivery was acknowledged with, once it is; null: this is the first. */
  again(id: string): Promise<P | undefined> | null {
    return this.acknowledged.get(id) ?? null
  }

  /** Wraps the way to acknowledge a first delivery, so that a second can be acknowledged alike. */
  first(id: string, ack: (payload?: P) => Promise<void>): (payload?: P) => Promise<void> {
    let settle: (payload: P | undefined) => void = () => {}
    const settled = new Promise<P | undefined>((done) => {
      settle = done
    })
    this.remember(id, settled)
    return async (payload) => {
      settle(payload)
      await (payload === undefined ? ack() : ack(payload))
    }
  }

  private remember(id: string, acknowledged: Promise<P | undefined>): void {
    this.acknowledged.set(id, acknowledged)
    for (const oldest of this.acknowledged.keys()) {
      if (this.acknowledged.size <= REMEMBERED_DELIVERIES) break
      this.acknowledged.delete(oldest)
    }
  }
}
