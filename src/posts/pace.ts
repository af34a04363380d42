import pThrottle from 'p-throttle'
import { type CommunityRef, type PlatformName, platformOf } from '../chat/refs.ts'

/** At most `calls` within any stretch of `ms`. */
interface Allowance {
  calls: number
  ms: number
}

type Call = 'post' | 'edit' | 'pin'

/** How often the bot speaks of its own accord. Null: as often as it likes. */
export type Paces = Readonly<
  Record<
    PlatformName,
    {
      room: Allowance | null
      all: Allowance | null
      community: Readonly<Record<Call, Allowance | null>>
      /** Calls a second of every kind, answers and questions too, for whatever counts them: discord.js does. */
      calls: number | null
    }
  >
>

/** One message a second in a room, of which five may come at once: Discord's 5 in 5 s for a channel; Slack allows short bursts over 1 a second. */
const ROOM: Allowance = { calls: 5, ms: 5_000 }

export const PACES: Paces = {
  // 50 a second for the whole bot; people's answers wait in the same queue of discord.js, so 20 are left to them (PLATFORMS.md)
  discord: { room: ROOM, all: { calls: 30, ms: 1_000 }, community: { post: null, edit: null, pin: null }, calls: 50 },
  // chat.postMessage 'several hundred a minute' a workspace; chat.update is tier 3 (50 a minute), pins.add tier 2 (20 a minute)
  slack: {
    room: ROOM,
    all: null,
    community: { post: { calls: 20, ms: 6_000 }, edit: { calls: 50, ms: 60_000 }, pin: { calls: 20, ms: 60_000 } },
    calls: null,
  },
  rehearsal: { room: null, all: null, community: { post: null, edit: null, pin: null }, calls: null },
}

export interface Pace {
  /** Resolves when it is this call's turn, with how long that took in ms of the machine's own time. */
  turn(call: Call, community: CommunityRef, room: string): Promise<number>
}

interface Bucket {
  pass(): Promise<void>
  /** The stretch that it counts over, in ms. */
  ms: number
  waiting: number
  /** When it let somebody through, in ms of the machine's own time. */
  last: number
}

/** With more buckets than this, those that have been still are forgotten: they are full again, and made anew when they are needed. */
const FORGET_OVER = 1_000

/** Lets calls through no faster than the platforms take them, so that a 429 is the exception. */
export function pacer(paces: Paces = PACES): Pace {
  const buckets = new Map<string, Bucket>()

  async function through(name: string, { calls, ms }: Allowance): Promise<void> {
    const one = buckets.get(name) ?? {
      pass: pThrottle({ limit: calls, interval: ms, strict: true })(async () => {}),
      ms,
      waiting: 0,
      last: 0,
    }
    buckets.set(name, one)
    one.waiting += 1
    await one.pass()
    one.waiting -= 1
    one.last = performance.now()
  }

  function forget(): void {
    if (buckets.size < FORGET_OVER) return
    const now = performance.now()
    for (const [name, { waiting, last, ms }] of buckets) if (waiting === 0 && now - last > ms) buckets.delete(name)
  }

  return {
    async turn(call, community, room) {
      const platform = platformOf(community)
      const pace = paces[platform]
      const inCommunity = pace.community[call]
      if (!pace.room && !inCommunity && !pace.all) return 0
      const began = performance.now()
      forget()
      // the narrowest first: what waits for its room shall not take a turn from other rooms
      if (pace.room) await through(`${community} ${room}`, pace.room)
      if (inCommunity) await through(`${community} ${call}`, inCommunity)
      if (pace.all) await through(platform, pace.all)
      return Math.round(performance.now() - began)
    },
  }
}
