import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { ContextRequest } from '../../chat/host.ts'
import { platformOf } from '../../chat/refs.ts'
import type { CommunityFacts } from '../../context.ts'
import type { Db } from '../../data/db.ts'
import { ensureCommunity } from '../communities/community.ts'
import type { Directory } from '../communities/directory.ts'
import { missingFrom } from '../communities/setup-rules.ts'
import { noteRegion } from '../help/known-regions.ts'
import { circleNamed, circleOfRoom } from './find.ts'
import { lazyPowers } from './lazy-powers.ts'
import type { CircleFacts, Powers } from './powers.ts'

export interface CallerFacts {
  actor: { community: ContextRequest['community']; person: string; name: string }
  community: CommunityFacts
  circle: CircleFacts | null
  powers: Powers
}

/**
 * What the database knows of one who acts: whose powers, in which circle. No platform is asked here: the powers do, where they are needed.
 * @throws UserError 'circles.gone' when the input names a circle that this community has not
 */
export async function callerFacts(
  db: Db,
  directory: Directory,
  asked: ContextRequest,
  now: Temporal.Instant,
): Promise<CallerFacts> {
  const { community: id, actor } = asked
  const [{ row, held, named }, circle] = await Promise.all([setupFacts(db, id), circleMeant(db, asked)])
  if (asked.circle !== null && circle === null) throw new UserError('circles.gone')
  const community = row ?? (await ensureCommunity(db, id, '', now))
  noteRegion(id, community.region)
  const is = (post: string): boolean => named.some((each) => each.post === post && each.person === actor.person)
  return {
    actor: { community: id, person: actor.person, name: actor.name },
    community: {
      id,
      platform: platformOf(id),
      name: community.name,
      region: community.region,
      zone: community.zone,
      telephone: community.telephone,
      boundaryDays: community.boundaryDays,
      concernMonths: community.concernMonths,
    },
    circle,
    powers: lazyPowers(db, directory, asked, now, {
      held,
      safeguardingLead: is('safeguarding-lead'),
      deputy: is('deputy'),
      ready: missingFrom(community, held, named).length === 0,
    }),
  }
}

const setupFacts = (db: Db, id: string) =>
  db.cached(`setup ${id}`, async (facts) => {
    const [row, held, named] = await Promise.all([
      facts.community.findUnique({ where: { id } }),
      facts.power.findMany({
        where: { communityId: id },
        orderBy: [{ power: 'asc' }, { holderKind: 'asc' }, { holder: 'asc' }],
      }),
      facts.namedPerson.findMany({ where: { communityId: id }, orderBy: { post: 'asc' } }),
    ])
    return { row, held, named }
  })

/** The one that the input names; else the one whose room this is. */
async function circleMeant(db: Db, { community: id, circle, room }: ContextRequest): Promise<CircleFacts | null> {
  if (circle !== null) return db.cached(`circle ${id} ${circle}`, (facts) => circleNamed(facts, id, circle))
  if (room !== null) return db.cached(`room ${id} ${room}`, (facts) => circleOfRoom(facts, id, room))
  return null
}
