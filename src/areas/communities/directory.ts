import type { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import type { KnownPerson, Platform, PlatformFor } from '../../chat/platform.ts'
import { type CommunityRef, platformOf } from '../../chat/refs.ts'
import type { Db } from '../../data/db.ts'

/**
 * Who is who in a community, asked of the platform and kept as facts. Beside the postbox and the steps it is the only
 * caller of a platform (ADR 2): it reads, it never changes anything there.
 */
export interface Directory {
  /** Asks now. Who is missing from the answer has left. @throws PlatformError */
  look(community: CommunityRef, ids: readonly string[]): Promise<KnownPerson[]>
  /** Asks now; nobody where the platform cannot list a group. @throws PlatformError */
  groupMembers(community: CommunityRef, group: string): Promise<readonly string[]>
}

export function directory(db: Db, platformFor: PlatformFor, now: () => Temporal.Instant): Directory {
  const platform = (community: CommunityRef): Platform => {
    const found = platformFor(community)
    if (!found) throw new PlatformError('unavailable', `${platformOf(community)} is not connected`)
    return found
  }
  return {
    async look(community, ids) {
      const found = await platform(community).people(community, ids)
      const factsAt = new Date(now().epochMilliseconds)
      await db.transaction(async (tx) => {
        for (const each of found) {
          const facts = { name: each.name, bot: each.bot, admin: each.admin, factsAt, leftAt: null }
          await tx.person.upsert({
            where: { communityId_person: { communityId: community, person: each.person } },
            create: { communityId: community, person: each.person, ...facts },
            update: facts,
          })
        }
        const missing = ids.filter((id) => !found.some((each) => each.person === id))
        if (missing.length === 0) return
        await tx.person.updateMany({
          where: { communityId: community, person: { in: missing } },
          // whoever is gone administers nothing here, whatever was known before
          data: { admin: false, leftAt: factsAt, factsAt },
        })
      })
      return found
    },
    async groupMembers(community, group) {
      const listed = await platform(community).groupMembers({ community, group })
      const people = listed === 'cannot-list' ? [] : listed
      await keepGroup(db, community, group, { people, now: now() })
      return people
    },
  }
}

/** Membership of a group as the platform tells it: by a look-up, or by its own event. */
export function keepGroup(
  db: Db,
  community: string,
  group: string,
  { people, now }: { people: readonly string[]; now: Temporal.Instant },
): Promise<unknown> {
  const facts = { people: people.join(' '), factsAt: new Date(now.epochMilliseconds) }
  return db.transaction((tx) =>
    tx.groupFact.upsert({
      where: { communityId_group: { communityId: community, group } },
      create: { communityId: community, group, ...facts },
      update: facts,
    }),
  )
}

/** Whether anybody has a power by this group: others' membership is none of our business. */
export async function holdsPower(db: Db, community: string, group: string): Promise<boolean> {
  return (await db.read.power.count({ where: { communityId: community, holderKind: 'group', holder: group } })) > 0
}
