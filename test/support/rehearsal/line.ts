import {
  type BotHands,
  type BotSide,
  type ChatAct,
  ChatRefusal,
  type ChatReply,
} from '../../../src/adapters/rehearsal/chat/types.ts'
import type { GatewayFaults } from '../people.ts'

/** Between the chat and the bot there is no wire. What wires do is done to the bot's hands: they are let go, and given an act twice. */
export class Line {
  /** So many of the next acts are handed over twice. */
  twice = 0
  /** What an adapter connects to. */
  readonly bot: BotSide
  readonly faults: GatewayFaults
  readonly #chat: BotSide
  #hands: BotHands | null = null
  #cut = false
  readonly #acts: ChatAct[] = []

  constructor(chat: BotSide) {
    this.#chat = chat
    this.bot = {
      ...chat,
      get community() {
        return chat.community
      },
      connect: (hands) => {
        this.#hands = hands
        if (!this.#cut) this.#connect()
      },
      disconnect: () => {
        this.#hands = null
        chat.disconnect()
      },
    }
    this.faults = {
      reconnect: () => this.reconnect(),
      cut: () => {
        this.#cut = true
        chat.disconnect()
      },
      mend: () => {
        this.#cut = false
        this.#connect()
      },
      deliverAgain: async (times = 1) => {
        if (this.#acts.length < times) throw new Error(`there were only ${this.#acts.length} acts`)
        for (const act of this.#acts.slice(-times)) {
          if (this.#hands === null) throw new Error('the bot is not connected')
          await this.#hands.acted(act, ECHO)
        }
      },
    }
  }

  /** Lets go and takes hold again. */
  reconnect(): void {
    this.#chat.disconnect()
    this.#connect()
  }

  #connect(): void {
    if (this.#hands === null) return
    this.#chat.connect({
      acted: (act, reply) => this.#handOver(act, reply),
      happened: (what) => this.#hands?.happened(what),
    })
  }

  async #handOver(act: ChatAct, reply: ChatReply): Promise<void> {
    if (act.kind !== 'suggest' && act.kind !== 'home') this.#acts.push(act)
    const hands = this.#hands
    if (hands === null) return
    const first = hands.acted(act, reply)
    if (this.twice > 0) {
      this.twice -= 1
      await Promise.all([first, hands.acted(act, ECHO)])
    }
    await first
  }
}

const answered = async (): Promise<never> => {
  throw new ChatRefusal('invalid', 'acknowledged before')
}

/** The way to answer what came again: it has been answered, or will be, by the first. */
const ECHO: ChatReply = { acknowledge: answered, show: answered, open: answered, refuse: answered, suggest: answered }
