/** How many acts are remembered; Slack delivers one again within seconds or not at all. */
const REMEMBERED = 1_000

/**
 * An act that is delivered twice is carried out once in this process; over several processes what it makes is unique by its own key.
 * The second delivery is acknowledged as the first was, so that its acknowledgement undoes nothing.
 */
export class Deliveries<P> {
  private readonly acknowledged = new Map<string, Promise<P | undefined>>()

  /** The acknowledgement of the first delivery, once it is given; null: this is the first. */
  again(id: string): Promise<P | undefined> | null {
    return this.acknowledged.get(id) ?? null
  }

  /** Wraps the way to acknowledge a first delivery. */
  first(id: string, ack: (payload?: P) => Promise<void>): (payload?: P) => Promise<void> {
    let settle: (payload: P | undefined) => void = () => {}
    this.acknowledged.set(
      id,
      new Promise((done) => {
        settle = done
      }),
    )
    for (const oldest of this.acknowledged.keys()) {
      if (this.acknowledged.size <= REMEMBERED) break
      this.acknowledged.delete(oldest)
    }
    return async (payload) => {
      settle(payload)
      await (payload === undefined ? ack() : ack(payload))
    }
  }
}
