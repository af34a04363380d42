import { describe, expect, it } from 'vitest'
import { PACES, type Paces, pacer } from '../../src/posts/pace.ts'

const none = { post: null, edit: null, pin: null }
const paces = (room: Paces['discord']['room'], all: Paces['discord']['all'] = null): Paces => ({
  discord: { room, all, community: none, calls: null },
  slack: { room: null, all: null, community: { ...none, pin: { calls: 1, ms: 150 } }, calls: null },
  rehearsal: { room: null, all: null, community: none, calls: null },
})

/** How long each of the turns took, asked for at once. */
const waits = (turns: readonly Promise<number>[]) => Promise.all(turns)

describe('the pace of posts', () => {
  it('lets the first ones of a room through at once, and spreads the rest', async () => {
    const pace = pacer(paces({ calls: 2, ms: 150 }))
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = await waits(
      Array.from({ length: 5 }, () => pace.turn('post', 'discord:1', 'room')),
    )
    expect(Math.max(first, second)).toBeLessThan(100)
    expect(Math.min(third, fourth)).toBeGreaterThanOrEqual(140)
    expect(fifth).toBeGreaterThanOrEqual(290)
  })

  it('keeps each room’s pace apart from the others’', async () => {
    const pace = pacer(paces({ calls: 1, ms: 10_000 }))
    const turns = await waits(['a', 'b', 'c'].map((room) => pace.turn('post', 'discord:1', room)))
    expect(Math.max(...turns)).toBeLessThan(1_000)
  })

  it('leaves room for people’s answers: all rooms of a platform share one allowance', async () => {
    const pace = pacer(paces(null, { calls: 2, ms: 150 }))
    const turns = await waits(['a', 'b', 'c'].map((room) => pace.turn('post', 'discord:1', room)))
    expect(Math.max(...turns)).toBeGreaterThanOrEqual(140)
  })

  it('counts each kind of call of a workspace by itself, and workspaces apart', async () => {
    const pace = pacer(paces(null))
    const [pin = 0, post = 0, elsewhere = 0, again = 0] = await waits([
      pace.turn('pin', 'slack:A', 'a'),
      pace.turn('post', 'slack:A', 'a'),
      pace.turn('pin', 'slack:B', 'a'),
      pace.turn('pin', 'slack:A', 'b'),
    ])
    expect(Math.max(pin, post, elsewhere)).toBeLessThan(100)
    expect(again).toBeGreaterThanOrEqual(140)
  })

  it('still knows a room that waits when very many others have spoken', async () => {
    const pace = pacer(paces({ calls: 1, ms: 400 }))
    const busy = [pace.turn('post', 'discord:1', 'busy'), pace.turn('post', 'discord:1', 'busy')]
    await waits(Array.from({ length: 1_200 }, (_, room) => pace.turn('post', 'discord:1', `${room}`)))
    expect(await pace.turn('post', 'discord:1', 'busy')).toBeGreaterThanOrEqual(350)
    await waits(busy)
  })

  it('stays below what the platforms document', () => {
    // Discord: 50 requests a second in all, 5 in 5 s for messages of a channel
    expect(PACES.discord.all).toEqual({ calls: 30, ms: 1_000 })
    expect(PACES.discord.room).toEqual({ calls: 5, ms: 5_000 })
    // Slack: about 1 message a second a channel; tiers a minute: chat.update 50, pins.add 20
    const { room, community } = PACES.slack
    expect((room?.calls ?? 0) / ((room?.ms ?? 0) / 1_000)).toBe(1)
    expect(community.edit).toEqual({ calls: 50, ms: 60_000 })
    expect(community.pin).toEqual({ calls: 20, ms: 60_000 })
  })
})
