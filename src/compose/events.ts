import { communityLeft } from '../areas/communities/community.ts'
import { type Directory, holdsPower, keepGroup } from '../areas/communities/directory.ts'
import { communityIsHere, othersLeft } from '../areas/incidents/community.ts'
import { onPlatformEvent } from '../areas/incidents/events.ts'
import type { KitHost } from '../chat/host.ts'
import type { PlatformEvent } from '../chat/inbound.ts'
import { isAllowed } from '../chat/permissions.ts'
import type { Platform, PlatformFor } from '../chat/platform.ts'
import type { Context } from '../context.ts'
import { readSetting, writeSetting } from '../data/settings.ts'
import type { Clock } from '../jobs/clock.ts'
import { ensureDaily } from '../jobs/daily.ts'
import type { Ports } from '../work.ts'
import { registry } from './definitions.ts'
import { HOUSE } from './house.ts'

interface EventParts {
  clock: Clock
  directory: Directory
  host: KitHost<Context>
  platformFor: PlatformFor
}

/** Takes what platforms tell without being asked to whom it concerns. */
export function platformEvents(
  ports: Ports,
  { clock, directory, host, platformFor }: EventParts,
): (event: PlatformEvent) => Promise<void> {
  return async (event) => {
    switch (event.kind) {
      case 'community-left':
        await communityLeft(ports.db, event.community, clock.now())
        return
      case 'community-joined':
        await onPlatformEvent({ ...ports, now: clock.now() }, event)
        return ensureDaily(ports, HOUSE.daily, clock.now())
      case 'room-changed':
      case 'person-left':
        return onPlatformEvent({ ...ports, now: clock.now() }, event)
      case 'group-changed':
        if (event.people !== 'unknown')
          await keepGroup(ports.db, event.community, event.group, event.people, clock.now())
        // the event tells who came and went, not who is there: asked at once, so that a power taken away is gone at once
        else if (await holdsPower(ports.db, event.community, event.group))
          await directory.groupMembers(event.community, event.group)
        return
      case 'home-opened': {
        const { home } = host.definitions
        const platform = platformFor(event.community)
        if (!home || !platform) return
        const context = await host.context({ ...event, circle: null, mayLookUp: true, progress: async () => {} })
        if (await isAllowed(home.requires, context)) await platform.home(event.actor, await home.run(context))
      }
    }
  }
}

/** A platform has been connected: publishes what has changed, and sees which communities are there now. */
export async function greetPlatform(ports: Ports, platform: Platform, clock: Clock): Promise<void> {
  const key = `published:${platform.name}`
  const before = await readSetting(ports.db, key)
  const after = await platform.publish(registry, before)
  if (after !== before) await writeSetting(ports.db, key, after)
  const present = await platform.communities()
  for (const { community, name } of present) await communityIsHere({ ...ports, now: clock.now() }, community, name)
  await othersLeft(
    { ...ports, now: clock.now() },
    platform.name,
    present.map((each) => each.community),
  )
  await ensureDaily(ports, HOUSE.daily, clock.now())
}
