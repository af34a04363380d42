import { describe, expect, it } from 'vitest'
import { Bucket } from '../../src/chat/allowance.ts'
import { PACE_LIMITS, type PaceLimits, pacer } from '../../src/outbox/pace.ts'
import { leapTime } from '../support/leap-time.ts'

const free = PACE_LIMITS.rehearsal.room
const paces = (discord: Partial<PaceLimits['discord']>, slack: Partial<PaceLimits['slack']> = {}): PaceLimits => ({
  discord: { ...PACE_LIMITS.rehearsal, ...discord },
  slack: { ...PACE_LIMITS.rehearsal, ...slack },
  rehearsal: PACE_LIMITS.rehearsal,
})
const paced = (...of: Parameters<typeof paces>) => pacer(paces(...of), leapTime())
/** So many posts in a room within so many ms. */
const inARoom = (calls: number, ms: number) => ({ room: { ...free, post: { calls, ms } } })

/** How long each of the turns took, asked for at once. */
const waits = (turns: readonly Promise<number>[]) => Promise.all(turns)
/** Little enough to be the machine's own, in a time in which all other waits are of minutes. */
const AT_ONCE = 10_000
const A_MINUTE = 60_000

describe('the pace of posts', () => {
  it('lets the first ones of a room through at once, and spreads the rest', async () => {
    const pace = paced(inARoom(2, A_MINUTE))
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = await waits(
      Array.from({ length: 5 }, () => pace.admit('post', 'discord:1', 'room')),
    )
    expect(Math.max(first, second)).toBeLessThan(AT_ONCE)
    expect(Math.min(third, fourth)).toBeGreaterThanOrEqual(A_MINUTE - AT_ONCE)
    expect(fifth).toBeGreaterThanOrEqual(2 * A_MINUTE - AT_ONCE)
  })

  it('keeps each room’s pace apart from the others’', async () => {
    const pace = paced(inARoom(1, A_MINUTE))
    const turns = await waits(['a', 'b', 'c'].map((room) => pace.admit('post', 'discord:1', room)))
    expect(Math.max(...turns)).toBeLessThan(AT_ONCE)
  })

  it('leaves room for people’s answers: all rooms of a platform share one allowance', async () => {
    const pace = paced({ all: { calls: 2, ms: A_MINUTE } })
    const turns = await waits(['a', 'b', 'c'].map((room) => pace.admit('post', 'discord:1', room)))
    expect(Math.max(...turns)).toBeGreaterThanOrEqual(A_MINUTE - AT_ONCE)
  })

  it('counts each kind of call of a workspace by itself, and workspaces apart', async () => {
    const pace = paced({}, { community: { ...free, pin: { calls: 1, ms: A_MINUTE } } })
    const [pin = 0, post = 0, elsewhere = 0, again = 0] = await waits([
      pace.admit('pin', 'slack:A', 'a'),
      pace.admit('post', 'slack:A', 'a'),
      pace.admit('pin', 'slack:B', 'a'),
      pace.admit('pin', 'slack:A', 'b'),
    ])
    expect(Math.max(pin, post, elsewhere)).toBeLessThan(AT_ONCE)
    expect(again).toBeGreaterThanOrEqual(A_MINUTE - AT_ONCE)
  })

  it('still knows a room that waits when very many others have spoken', async () => {
    const pace = paced(inARoom(1, A_MINUTE))
    const busy = [pace.admit('post', 'discord:1', 'busy'), pace.admit('post', 'discord:1', 'busy')]
    const others = waits(Array.from({ length: 1_200 }, (_, room) => pace.admit('post', 'discord:1', `${room}`)))
    const third = pace.admit('post', 'discord:1', 'busy')
    await others
    expect(await third).toBeGreaterThanOrEqual(2 * A_MINUTE - AT_ONCE)
    await waits(busy)
  })

  it('takes no time where nothing is paced', async () => {
    // a clock on which every look takes a second
    let at = 0
    const slow = {
      now: () => {
        at += 1_000
        return at
      },
      wait: async () => {},
    }
    expect(await pacer(PACE_LIMITS, slow).admit('post', 'rehearsal:1', 'room')).toBe(0)
  })

  it('stays below what the platforms document', () => {
    const aMinute = (allowance: { calls: number; ms: number } | null) =>
      allowance === null ? Number.POSITIVE_INFINITY : (allowance.calls / allowance.ms) * 60_000
    const { discord, slack } = PACE_LIMITS
    // Discord: 50 requests a second in all, 5 in 5 s for messages of a channel
    expect(aMinute(discord.all)).toBeLessThan(50 * 60)
    for (const call of ['post', 'direct', 'edit', 'pin'] as const) {
      expect(discord.room[call]?.calls).toBe(5)
      expect(aMinute(discord.room[call])).toBeLessThan(60)
    }
    // Slack: one message a second in a channel; by tiers a minute: conversations.open and chat.update 50, pins.add 20
    expect(slack.room.post?.calls).toBe(1)
    expect(aMinute(slack.room.post)).toBeLessThan(60)
    expect(aMinute(slack.community.direct)).toBeLessThan(50)
    expect(aMinute(slack.community.edit)).toBeLessThan(50)
    expect(aMinute(slack.community.pin)).toBeLessThan(20)
  })
})

describe('a bucket', () => {
  /** A clock that stands still until it is set, and notes for how long somebody would have waited. */
  const standing = () => {
    const clock = {
      at: 0,
      waited: [] as number[],
      now: () => clock.at,
      wait: async (ms: number) => {
        clock.waited.push(ms)
        clock.at += ms
      },
    }
    return clock
  }

  it('never lets more than its calls through in any stretch of its time', async () => {
    const clock = standing()
    const bucket = new Bucket({ calls: 3, ms: 1_000 }, clock)
    const went: number[] = []
    for (let call = 0; call < 40; call += 1) {
      clock.at += (call * 37) % 400
      await bucket.pass()
      went.push(clock.at)
    }
    for (const from of went) expect(went.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(3)
    expect(clock.waited.length).toBeGreaterThan(0)
  })

  it('says how long the next one would wait, and when it is full again', async () => {
    const clock = standing()
    const bucket = new Bucket({ calls: 1, ms: 1_000 }, clock)
    expect([bucket.wait, bucket.isFull]).toEqual([0, true])
    await bucket.pass()
    expect([bucket.wait, bucket.isFull]).toEqual([1_000, false])
    clock.at = 400
    expect([bucket.wait, bucket.isFull]).toEqual([600, false])
    clock.at = 1_000
    expect([bucket.wait, bucket.isFull]).toEqual([0, true])
  })

  it('is not passed before its time by a timer that is early', async () => {
    const clock = standing()
    const early = { now: clock.now, wait: (ms: number) => clock.wait(ms > 1 ? ms - 1 : ms) }
    const bucket = new Bucket({ calls: 1, ms: 1_000 }, early)
    await bucket.pass()
    await bucket.pass()
    expect(clock.at).toBeGreaterThanOrEqual(1_000)
  })
})
