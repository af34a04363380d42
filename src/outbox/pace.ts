import { type Allowance, Bucket, machineTime, type PaceClock } from '../chat/allowance.ts'
import { type CommunityRef, type PlatformName, platformOf } from '../chat/refs.ts'

/** 'direct': a post in a person's own conversation with the bot. */
type Call = 'post' | 'direct' | 'edit' | 'pin'

/** For each call by itself; null: as often as it likes. */
type Each = Readonly<Record<Call, Allowance | null>>

const FREE: Each = { post: null, direct: null, edit: null, pin: null }

/** How often the bot speaks of its own accord. */
export type PaceLimits = Readonly<
  Record<
    PlatformName,
    {
      /** In one room, or to one person. */
      room: Each
      community: Each
      /** In all communities of the platform together, whatever the call. */
      all: Allowance | null
      /** Calls a second of every kind, answers and questions too, for whatever counts them: discord.js does. */
      calls: number | null
    }
  >
>

/** By how much one call may be longer on its way than the next, in ms: a platform counts when they arrive. */
const ON_THE_WAY = 250

/** What a platform documents, with room for what differs on the way. */
const allowed = (calls: number, ms: number): Allowance => ({ calls, ms: ms + ON_THE_WAY })

/** Discord's limit on each route of a channel, as it is commonly met: 5 in 5 s. */
const IN_A_CHANNEL = allowed(5, 5_000)

export const PACE_LIMITS: PaceLimits = {
  discord: {
    room: { post: IN_A_CHANNEL, direct: IN_A_CHANNEL, edit: IN_A_CHANNEL, pin: IN_A_CHANNEL },
    community: FREE,
    // 50 a second for the whole bot; people's answers wait in the same queue of discord.js, so 20 are left to them (PLATFORMS.md)
    all: allowed(30, 1_000),
    calls: 50,
  },
  // https://docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel, and short bursts of no promised size. In a workspace
  // chat.postMessage 'several hundred a minute'; conversations.open (before a direct message) and chat.update are tier 3, 50 a minute;
  // pins.add is tier 2, 20 a minute
  slack: {
    room: { ...FREE, post: allowed(1, 1_000), direct: allowed(1, 1_000) },
    community: {
      post: allowed(20, 6_000),
      direct: allowed(50, 60_000),
      edit: allowed(50, 60_000),
      pin: allowed(20, 60_000),
    },
    all: null,
    calls: null,
  },
  rehearsal: { room: FREE, community: FREE, all: null, calls: null },
}

export interface Pacer {
  /**
   * Resolves when it is this call's turn, with how long that took, in ms.
   * @param place the platform's id of the room, or of the person
   */
  admit(call: Call, community: CommunityRef, place: string): Promise<number>
}

/** With more buckets than this, those that have been still are forgotten: they are full again, and made anew when they are needed. */
const FORGET_OVER = 1_000

/** Lets calls through no faster than the platforms take them, so that a 429 is the exception. */
export function pacer(paces: PaceLimits = PACE_LIMITS, clock: PaceClock = machineTime): Pacer {
  const buckets = new Map<string, Bucket>()

  async function through(name: string, allowance: Allowance): Promise<void> {
    const bucket = buckets.get(name) ?? new Bucket(allowance, clock)
    buckets.set(name, bucket)
    await bucket.pass()
  }

  function forget(): void {
    if (buckets.size < FORGET_OVER) return
    for (const [name, bucket] of buckets) if (bucket.isFull) buckets.delete(name)
  }

  return {
    async admit(call, community, place) {
      const platform = platformOf(community)
      const { room, community: inCommunity, all } = paces[platform]
      if (!room[call] && !inCommunity[call] && !all) return 0
      const began = clock.now()
      forget()
      // the narrowest first: what waits for its room shall not take a turn from other rooms
      if (room[call]) await through(`${call} ${community} ${place}`, room[call])
      if (inCommunity[call]) await through(`${call} ${community}`, inCommunity[call])
      if (all) await through(platform, all)
      return Math.round(clock.now() - began)
    },
  }
}
