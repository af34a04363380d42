import type { Temporal } from 'temporal-polyfill'
import { PlatformError, UserError } from '../../chat/errors.ts'
import { type CommunityRef, type Holder, platformOf } from '../../chat/refs.ts'
import { audit } from '../../data/audit.ts'
import type { Db, Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import { noteRegion } from '../help/known-regions.ts'
import { SETUP_AUDITS } from './audits.ts'
import type { Directory } from './directory.ts'
import { CHECK_COMMUNITY } from './jobs.ts'
import { missingFrom, type Required } from './setup-rules.ts'

/** Holders by power and named people by post, as `/roundel setup` shows them. */
export interface Setup {
  stewards: readonly Holder[]
  leads: readonly Holder[]
  facilitators: readonly Holder[]
  safeguardingLead: string | null
  deputy: string | null
  outsider: string | null
  telephone: string | null
  region: string | null
  zone: string | null
  boundaryDays: number
  concernMonths: number | null
  missing: readonly Required[]
}

/** Makes the community's row where there is none; a name that is known now replaces an empty one. A community that had left is back. */
export function ensureCommunity(db: Db, id: CommunityRef, name: string, now: Temporal.Instant) {
  const createdAt = new Date(now.epochMilliseconds)
  return db.transaction((tx) =>
    tx.community.upsert({
      where: { id },
      create: { id, platform: platformOf(id), name, createdAt },
      update: name === '' ? { id } : { name, leftAt: null },
    }),
  )
}

/** The bot was thrown out: nothing is sent there any more, nothing is deleted. */
export function communityLeft(db: Db, id: CommunityRef, now: Temporal.Instant): Promise<unknown> {
  return db.transaction((tx) =>
    tx.community.updateMany({ where: { id }, data: { leftAt: new Date(now.epochMilliseconds) } }),
  )
}

export async function setupOf({ db }: Pick<Work, 'db'>, community: CommunityRef): Promise<Setup> {
  const [row, held, named] = await Promise.all([
    db.read.community.findUniqueOrThrow({ where: { id: community } }),
    db.read.power.findMany({
      where: { communityId: community },
      orderBy: [{ power: 'asc' }, { holderKind: 'asc' }, { holder: 'asc' }],
    }),
    db.read.namedPerson.findMany({ where: { communityId: community }, orderBy: { post: 'asc' } }),
  ])
  const holders = (power: string): Holder[] =>
    held
      .filter((each) => each.power === power)
      .map((each) => (each.holderKind === 'group' ? { group: each.holder } : { person: each.holder }))
  const post = (name: string) => named.find((each) => each.post === name)?.person ?? null
  return {
    stewards: holders('steward'),
    leads: holders('lead'),
    facilitators: holders('facilitator'),
    safeguardingLead: post('safeguarding-lead'),
    deputy: post('deputy'),
    outsider: post('outsider'),
    telephone: row.telephone,
    region: row.region,
    zone: row.zone,
    boundaryDays: row.boundaryDays,
    concernMonths: row.concernMonths,
    missing: missingFrom(row, held, named),
  }
}

interface Acting {
  actor: { community: CommunityRef; person: string }
  now: Temporal.Instant
}

/**
 * Who is steward, programme lead, and may facilitate: replaces what was set.
 * @throws UserError 'communities.bot-holder' when one of them is a bot; 'communities.everyone-group' for the group that everybody is in
 */
export async function setPowers(
  work: Work & { directory: Directory } & Acting,
  powers: { steward: readonly Holder[]; lead: readonly Holder[]; facilitator: readonly Holder[] },
): Promise<void> {
  const { community, person } = work.actor
  const all = [...powers.steward, ...powers.lead, ...powers.facilitator]
  // Discord's @everyone is a role with the guild's own id
  if (all.some((holder) => 'group' in holder && community.endsWith(`:${holder.group}`)))
    throw new UserError('communities.everyone-group')
  await refuseBots(
    work,
    all.flatMap((holder) => ('person' in holder ? [holder.person] : [])),
  )
  const groups = new Set(all.flatMap((holder) => ('group' in holder ? [holder.group] : [])))
  for (const group of groups) await knownFromNowOn(work, group)
  await work.db.transaction(async (tx) => {
    await tx.power.deleteMany({ where: { communityId: community } })
    for (const [power, holders] of Object.entries(powers)) {
      const rows = holders.map((holder) => ({
        communityId: community,
        power,
        holderKind: 'group' in holder ? 'group' : 'person',
        holder: 'group' in holder ? holder.group : holder.person,
      }))
      const unique = [...new Map(rows.map((row) => [`${row.holderKind} ${row.holder}`, row])).values()]
      if (unique.length > 0) await tx.power.createMany({ data: unique })
    }
    await audit(tx, { community, actor: person, action: SETUP_AUDITS.powers, subject: community, at: work.now })
  })
}

/** Whoever is in it may open a form at once, which looks nothing up: who that is must be known before. */
async function knownFromNowOn(work: { directory: Directory; actor: Acting['actor'] }, group: string): Promise<void> {
  try {
    await work.directory.groupMembers(work.actor.community, group)
  } catch (error) {
    // it is asked again at the first act that may look things up; until then it grants nothing
    if (!(error instanceof PlatformError)) throw error
  }
}

/**
 * Who is to be reached. Lead and deputy are two people; the outsider is neither.
 * @throws UserError 'communities.same-person', 'communities.bot-holder', 'communities.telephone'
 */
export async function setNamed(
  work: Work & { directory: Directory } & Acting,
  named: { safeguardingLead: string; deputy: string; outsider: string | null; telephone: string },
): Promise<void> {
  const { community, person } = work.actor
  const people = [named.safeguardingLead, named.deputy, ...(named.outsider === null ? [] : [named.outsider])]
  if (new Set(people).size < people.length) throw new UserError('communities.same-person')
  await refuseBots(work, people)
  await work.db.transaction(async (tx) => {
    await tx.namedPerson.deleteMany({ where: { communityId: community } })
    const posts = ['safeguarding-lead', 'deputy', 'outsider'] as const
    await tx.namedPerson.createMany({
      data: people.map((each, at) => ({ communityId: community, post: posts[at] ?? 'outsider', person: each })),
    })
    await tx.community.update({ where: { id: community }, data: { telephone: named.telephone } })
    // whoever was told that somebody had left sees that it is settled
    await work.jobs.reschedule(tx, CHECK_COMMUNITY, community, work.now)
    await audit(tx, {
      community,
      actor: person,
      action: SETUP_AUDITS['named-people'],
      subject: community,
      at: work.now,
    })
  })
}

export async function setPlace(
  work: Work & Acting,
  place: { region: string; zone: string; boundaryDays: number; concernMonths: number },
): Promise<void> {
  const { community, person } = work.actor
  await work.db.transaction(async (tx: Tables) => {
    await tx.community.update({ where: { id: community }, data: place })
    await audit(tx, { community, actor: person, action: SETUP_AUDITS.place, subject: community, at: work.now })
  })
  noteRegion(community, place.region)
}

/** What a typed /gethelp needs to know is known from the start. */
export async function noteRegions(db: Db): Promise<void> {
  for (const { id, region } of await db.read.community.findMany({
    select: { id: true, region: true },
    orderBy: { id: 'asc' },
  }))
    noteRegion(id, region)
}

async function refuseBots(
  work: { directory: Directory; actor: Acting['actor'] },
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  const found = await work.directory.look(work.actor.community, people)
  const bot = found.find((each) => each.bot)
  if (bot) throw new UserError('communities.bot-holder', { name: bot.name })
}

/** Whom to turn to besides the circle: the safeguarding lead first, then the deputy. @param except who asks: nobody is sent to themselves */
export async function safeguardingContacts(
  { db }: Pick<Work, 'db'>,
  communityId: string,
  except: string,
): Promise<string[]> {
  const named = await db.read.namedPerson.findMany({
    where: { communityId, post: { in: ['safeguarding-lead', 'deputy'] } },
    orderBy: { post: 'desc' },
  })
  return named.map(({ person }) => person).filter((person) => person !== except)
}
