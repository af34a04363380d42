import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../chat/errors.ts'
import type { Asked } from '../chat/house.ts'
import { platformOf } from '../chat/refs.ts'
import type { CommunityHere } from '../context.ts'
import type { Db } from '../data/db.ts'
import { noteRegion } from '../help/known-regions.ts'
import { ensureCommunity } from './community.ts'
import type { Directory } from './directory.ts'
import { circleNamed, circleOfRoom } from './find.ts'
import { isStale } from './fresh.ts'
import type { CircleHere, Powers } from './powers.ts'
import { missingFrom } from './setup-rules.ts'

export interface StandingHere {
  actor: { community: Asked['community']; person: string; name: string }
  community: CommunityHere
  circle: CircleHere | null
  powers: Powers
}

/**
 * What the database knows of one who acts: whose powers, in which circle.
 * @throws UserError 'circle.gone' when the input names a circle that this community has not
 * @throws PlatformError when facts had to be looked up and could not be: dispatch denies
 */
export async function standing(
  db: Db,
  directory: Directory,
  asked: Asked,
  now: Temporal.Instant,
): Promise<StandingHere> {
  const { community: id, actor } = asked
  const [{ row, held, named }, circle] = await Promise.all([setupFacts(db, id), circleMeant(db, asked)])
  if (asked.circle !== null && circle === null) throw new UserError('circle.gone')
  const community = row ?? (await ensureCommunity(db, id, '', now))
  noteRegion(id, community.region)
  const groups = await groupsOf(db, directory, asked, held, now)
  const holds = (power: string): boolean =>
    held.some(
      (each) =>
        each.power === power && (each.holderKind === 'person' ? each.holder === actor.person : groups.has(each.holder)),
    )
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
    powers: {
      admin: await isAdmin(db, directory, asked, now),
      steward: holds('steward'),
      programmeLead: holds('lead'),
      mayFacilitate: holds('facilitator'),
      safeguardingLead: is('safeguarding-lead'),
      deputy: is('deputy'),
      ready: missingFrom(community, held, named).length === 0,
    },
  }
}

const setupFacts = (db: Db, id: string) =>
  db.remembered(`setup ${id}`, async (facts) => {
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
async function circleMeant(db: Db, { community: id, circle, room }: Asked): Promise<CircleHere | null> {
  if (circle !== null) return db.remembered(`circle ${id} ${circle}`, (facts) => circleNamed(facts, id, circle))
  if (room !== null) return db.remembered(`room ${id} ${room}`, (facts) => circleOfRoom(facts, id, room))
  return null
}

interface Holding {
  holderKind: string
  holder: string
}

/** The groups with some power that the actor belongs to: sent along by the platform, or known, or looked up. */
async function groupsOf(
  db: Db,
  directory: Directory,
  asked: Asked,
  held: readonly Holding[],
  now: Temporal.Instant,
): Promise<Set<string>> {
  const wanted = [...new Set(held.filter((each) => each.holderKind === 'group').map((each) => each.holder))]
  if (wanted.length === 0) return new Set()
  if (asked.actor.groups !== 'unknown') return new Set(asked.actor.groups)
  // a press in a direct message brings no roles: Discord tells them of the person, Slack of the group
  const [person] =
    asked.mayLookUp && platformOf(asked.community) === 'discord'
      ? await directory.look(asked.community, [asked.actor.person])
      : []
  if (person && person.groups !== 'unknown') return new Set(person.groups)
  const known = await db.remembered(`groups ${asked.community} ${wanted.join(' ')}`, (facts) =>
    facts.groupFact.findMany({
      where: { communityId: asked.community, group: { in: wanted } },
      orderBy: { group: 'asc' },
    }),
  )
  const mine = new Set<string>()
  for (const group of wanted) {
    const fact = known.find((each) => each.group === group)
    const stale = fact === undefined || isStale(fact.factsAt, now)
    const people =
      stale && asked.mayLookUp ? await directory.groupMembers(asked.community, group) : (fact?.people.split(' ') ?? [])
    if (people.includes(asked.actor.person)) mine.add(group)
  }
  return mine
}

async function isAdmin(db: Db, directory: Directory, asked: Asked, now: Temporal.Instant): Promise<boolean> {
  const { actor, community } = asked
  if (actor.admin !== 'unknown') return actor.admin
  const known = await db.remembered(`person ${community} ${actor.person}`, (facts) =>
    facts.person.findUnique({ where: { communityId_person: { communityId: community, person: actor.person } } }),
  )
  if (known && !isStale(known.factsAt, now)) return known.admin
  if (!asked.mayLookUp) return known?.admin ?? false
  // not knowing is a no: what needs no administrator goes on while the platform does not answer
  const found = await directory.look(community, [actor.person]).catch(() => [])
  return found.some((each) => each.person === actor.person && each.admin)
}
