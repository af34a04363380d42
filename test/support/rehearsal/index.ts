import { type Chat, openChat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { BotSide } from '../../../src/adapters/rehearsal/chat/types.ts'
import { CallDesk } from '../fake/calls.ts'
import type { FakePlatform } from '../people.ts'
import { until } from '../until.ts'
import { RehearsalCommunity } from './community.ts'
import { ordered, refusal } from './faults.ts'
import { Line } from './line.ts'

/** What only the rehearsal has. */
export interface RehearsalExtras {
  /** The chat itself. */
  readonly chat: Chat
  /** What an adapter stands on: the chat's side for the bot, with the desk of faults in between. */
  readonly bot: BotSide
}

export interface RehearsalOptions {
  /** The chat's clock: an ISO instant by toString. The machine's own unless told. */
  now?: () => { toString(): string }
  /** Null, and without it: in memory. */
  file?: string | null
}

const extras = new WeakMap<FakePlatform, RehearsalExtras>()

/** @throws Error for a fake of another platform */
export function rehearsalOf(fake: FakePlatform): RehearsalExtras {
  const found = extras.get(fake)
  if (found === undefined) throw new Error(`${fake.name} is no rehearsal`)
  return found
}

/** The rehearsal's own chat, in this process: not an imitation, but the thing itself, seen through its people's eyes. */
export async function startFakeRehearsal({
  now = () => new Date().toISOString(),
  file = null,
}: RehearsalOptions = {}): Promise<FakePlatform> {
  const desk = new CallDesk()
  const chat = openChat({
    file,
    now,
    around: (route, work) => desk.within(route, work, { refusal, ordered: (fault) => ordered(route, fault) }),
  })
  const line = new Line(chat.bot)
  const communities: RehearsalCommunity[] = []
  const fake: FakePlatform = {
    name: 'rehearsal',
    env: () => ({}),
    communities: () => [...communities],
    community: (name) => {
      if (communities.length > 0) throw new Error('a rehearsal has one community')
      const community = new RehearsalCommunity(chat, name)
      communities.push(community)
      return community
    },
    fail: (route, fault, times) => desk.fail(route, fault, times),
    at: (route, point, hook, times) => desk.at(route, point, hook, times),
    dropSockets: () => line.reconnect(),
    gateway: line.faults,
    deliverTwice: (times = 1) => {
      line.twice += times
    },
    calls: () => desk.calls(),
    refusals: () => desk.refusals(),
    complaints: () => [...desk.complaints(), ...chat.complaints()],
    used: () => new Set(),
    connected: async () => {
      await until('the bot connected', () => chat.people.connected())
    },
    stop: async () => chat.close(),
  }
  extras.set(fake, { chat, bot: line.bot })
  return fake
}
