import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Chat, openChat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { BotSide } from '../../../src/adapters/rehearsal/chat/types.ts'
import { CallRecorder } from '../fake/calls.ts'
import type { FakePlatform } from '../people.ts'
import { until } from '../until.ts'
import { RehearsalCommunity } from './community.ts'
import { ordered, refusal } from './faults.ts'
import { Line } from './line.ts'

/** What only the rehearsal has. */
export interface RehearsalExtras {
  /** The chat itself. */
  readonly chat: Chat
  /** What an adapter stands on: the chat's side for the bot, with the recorder of faults in between. */
  readonly bot: BotSide
}

/** The chat's own file, as it was when the chat was closed. */
export interface RehearsalFacts {
  file: Buffer
}

export interface RehearsalOptions {
  /** The chat's clock: an ISO instant by toString. The machine's own unless told. */
  now?: () => { toString(): string }
  /** Goes on from where another was. */
  facts?: RehearsalFacts
}

type Fake = FakePlatform & { extras: RehearsalExtras; facts(): RehearsalFacts }
const isRehearsal = (fake: FakePlatform): fake is Fake => fake.name === 'rehearsal'

/** @throws Error for a fake of another platform */
export function rehearsalOf(fake: FakePlatform): RehearsalExtras {
  if (!isRehearsal(fake)) throw new Error(`${fake.name} is no rehearsal`)
  return fake.extras
}

/** The rehearsal's own chat, in this process: not an imitation, but the thing itself, seen through its people's eyes. */
export async function startFakeRehearsal({
  now = () => new Date().toISOString(),
  facts,
}: RehearsalOptions = {}): Promise<Fake> {
  const recorder = new CallRecorder()
  const folder = await mkdtemp(join(inject('runDir'), 'rehearsal-'))
  const file = join(folder, 'chat.sqlite')
  if (facts !== undefined) await writeFile(file, facts.file)
  let left: RehearsalFacts | null = null
  const chat = openChat({
    file,
    now,
    around: (route, work) => recorder.within(route, work, { refusal, ordered: (fault) => ordered(route, fault) }),
  })
  const line = new Line(chat.bot)
  const communities = RehearsalCommunity.goingOn(chat)
  return {
    name: 'rehearsal',
    env: () => ({}),
    communities: () => [...communities],
    community: (name) => {
      if (communities.length > 0) throw new Error('a rehearsal has one community')
      const community = RehearsalCommunity.founded(chat, name)
      communities.push(community)
      return community
    },
    fail: (route, fault, times) => recorder.fail(route, fault, times),
    at: (route, point, hook, times) => recorder.at(route, point, hook, times),
    dropSockets: () => line.reconnect(),
    gateway: line.faults,
    deliverTwice: (times = 1) => {
      line.twice += times
    },
    calls: () => recorder.calls(),
    refusals: () => recorder.refusals(),
    complaints: () => [...recorder.complaints(), ...chat.complaints()],
    used: () => new Set(),
    connected: async () => {
      await until('the bot connected', () => chat.people.connected())
    },
    stop: async () => {
      chat.close()
      left = { file: await readFile(file) }
      await rm(folder, { recursive: true, force: true })
    },
    extras: { chat, bot: line.bot },
    facts: () => {
      if (left === null) throw new Error('the chat is still open')
      return left
    },
  }
}
