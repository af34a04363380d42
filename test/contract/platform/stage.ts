import { dispatch } from '../../../src/chat/dispatch.ts'
import type { Intake, PlatformEvent } from '../../../src/chat/inbound.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { type CommunityRef, communityRef, type RoomRef } from '../../../src/chat/refs.ts'
import { type CommandRegistry, published } from '../../../src/chat/registry.ts'
import type { FakeCommunity, FakePlatform, Person } from '../../support/people.ts'
import { homeView, NOUNS } from './definitions.ts'
import type { PlatformHarness } from './harness.ts'
import { type Kept, tryHouse } from './house.ts'

/** One community with three people, and the adapter running in it. */
export interface Stage {
  readonly fake: FakePlatform
  readonly community: FakeCommunity
  readonly here: CommunityRef
  readonly registry: CommandRegistry
  readonly anna: Person
  readonly ben: Person
  readonly cara: Person
  /** A public room. */
  readonly lobby: string
  /** The adapter that runs now: another one after `restart`. */
  platform: Platform
  readonly kept: Kept
  readonly happenings: PlatformEvent[]
  /** What the adapter's log was told. */
  readonly log: { problems: string[]; infos: string[] }
  readonly intake: Intake
  roomRef(room: string): RoomRef
  /** A private room that the bot opened, with these people in it. */
  opened(key: string, people: readonly Person[]): Promise<RoomRef>
  /** Stops the adapter and starts a new one, as a new process would. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** How long the adapter's calls may take in these tests, in ms: short, so that an ordered silence is soon over. */
const TIMEOUT = 1_500

export async function stageFor(harness: PlatformHarness): Promise<Stage> {
  const fake = await harness.fake()
  const community = fake.community('Councillors')
  const { house, definitions, kept } = tryHouse()
  const registry = published(definitions, NOUNS, house.words)
  community.install(harness.printed(fake, registry))
  const log = { problems: [] as string[], infos: [] as string[] }
  const happenings: PlatformEvent[] = []
  const intake: Intake = {
    act: (act, answer) => dispatch(house, act, answer),
    event: async (happening) => {
      happenings.push(happening)
      if (happening.kind === 'home-opened') await stage.platform.home(happening.actor, homeView)
    },
  }
  const begin = async (): Promise<Platform> => {
    const platform = harness.adapter(
      fake,
      { problem: (what) => log.problems.push(what), info: (what) => log.infos.push(what) },
      TIMEOUT,
    )
    await platform.start(intake)
    await fake.connected()
    return platform
  }
  const platform = await begin()
  await platform.publish(registry, null)
  const here = communityRef(harness.name, community.id)
  const stage: Stage = {
    fake,
    community,
    here,
    registry,
    anna: community.person('Anna'),
    ben: community.person('Ben'),
    cara: community.person('Cara'),
    lobby: community.room('lobby').room,
    platform,
    kept,
    happenings,
    log,
    intake,
    roomRef: (room) => ({ community: here, room }),
    opened: async (key, people) => {
      const room = await stage.platform.openRoom({ community: here, name: `circle-${key}`, key })
      await stage.platform.changeMembers(room, { add: people.map((person) => person.id), remove: [] })
      return room
    },
    restart: async () => {
      await stage.platform.stop()
      stage.platform = await begin()
    },
    end: async () => {
      await stage.platform.stop()
      await fake.stop()
    },
  }
  return stage
}
