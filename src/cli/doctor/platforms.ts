import type { Temporal } from 'temporal-polyfill'
import { setupOf } from '../../areas/communities/community.ts'
import { isStale, linesFor, regions, titleOf } from '../../areas/help/help-lines.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Platform } from '../../chat/platform.ts'
import { type CommunityRef, communityRef, type PlatformName } from '../../chat/refs.ts'
import { connectError } from '../../compose/connect-error.ts'
import type { Db } from '../../data/db.ts'
import { StartError } from '../../data/start-error.ts'
import { t } from '../../locales/index.ts'
import { clockAgainst, fine, look, unseen, wrong } from './bounds.ts'
import type { DoctorFinding } from './findings.ts'
import { mended } from './machine.ts'
import type { ReportPart } from './report.ts'

const NAMES: Readonly<Record<PlatformName, string>> = { discord: 'Discord', slack: 'Slack', rehearsal: 'Rehearsal' }

/** What there is to say of a platform, and of each community there. */
export async function chat(platform: Platform, db: Db | null, now: Temporal.Instant): Promise<ReportPart[]> {
  const title = NAMES[platform.name]
  const itself = (findings: readonly DoctorFinding[]): ReportPart => ({ title, where: platform.name, findings })
  try {
    const communities = await platform.communities()
    const reached = [fine('platform.reached', 'answers'), clockAgainst(await platform.clockAhead())]
    if (communities.length === 0) {
      const mend = `Open the link that this prints: npm run roundel -- publish ${platform.name}`
      return [itself([...reached, wrong('platform.membership', 'Roundel is in no community yet', mend)])]
    }
    const parts = await Promise.all(
      communities.map(({ community, name }) => within(platform, db, community, name, now)),
    )
    return [itself([...reached, ...OWN_COMMANDS[platform.name]]), ...parts]
  } catch (error) {
    return [itself(await refused(platform, error))]
  }
}

async function within(
  platform: Platform,
  db: Db | null,
  community: CommunityRef,
  name: string,
  now: Temporal.Instant,
): Promise<ReportPart> {
  const findings: DoctorFinding[] = [...(await platform.check(community))]
  const known = await db?.read.community.findUnique({ where: { id: community } })
  if (db && known)
    findings.push(await setup(db, community), await namedPeople(platform, db, community), helpLines(known.region, now))
  return { title: `${NAMES[platform.name]}: ${name}`, where: community, findings }
}

/** What no platform can be asked about. */
const OWN_COMMANDS: Readonly<Record<PlatformName, readonly DoctorFinding[]>> = {
  discord: [],
  slack: [
    fine(
      'platform.commands',
      'commands (Slack cannot be asked: if one is missing, npm run roundel -- publish slack and paste it under App Manifest)',
    ),
  ],
  rehearsal: [],
}

/** A token that is refused is no reason not to look at the other one. */
async function refused(platform: Platform, error: unknown): Promise<DoctorFinding[]> {
  if (error instanceof PlatformError && error.kind === 'forbidden') {
    const findings = await platform.check(communityRef(platform.name, '')).catch(() => [])
    if (findings.some((each) => each.level === 'wrong')) return findings
    return [mended('platform.token', connectError(platform.name, error))]
  }
  const said = connectError(platform.name, error)
  if (said instanceof StartError) return [unseen('platform.reached', said.problem, said.mend)]
  throw said
}

async function setup(db: Db, community: CommunityRef): Promise<DoctorFinding> {
  const { missing } = await setupOf({ db }, community)
  if (missing.length === 0) return fine('community.setup', 'setup')
  const what = `Setup is not finished: ${missing.map((each) => t(`communities.missing.${each}`)).join('; ')}`
  return look(
    'community.setup',
    what,
    'An administrator of the server or workspace finishes it in the chat, with /roundel setup.',
  )
}

const POSTS: Readonly<Record<string, string>> = {
  'safeguarding-lead': 'the safeguarding lead',
  deputy: 'the deputy',
  outsider: 'the person outside',
}

/** By post, never by name. */
async function namedPeople(platform: Platform, db: Db, community: CommunityRef): Promise<DoctorFinding> {
  const code = 'community.named-people'
  const named = await db.read.namedPerson.findMany({ where: { communityId: community }, orderBy: { post: 'asc' } })
  const here = await platform.people(
    community,
    named.map((each) => each.person),
  )
  const gone = named.filter(({ person }) => !here.some((each) => each.person === person))
  if (gone.length === 0) return fine(code, 'people to reach')
  const who = gone.map(({ post }) => POSTS[post] ?? post).join(' and ')
  const mend = 'An administrator names somebody else in the chat: /roundel setup, ‘Who to reach’.'
  return wrong(code, `${who} ${gone.length === 1 ? 'has' : 'have'} left`, mend)
}

function helpLines(region: string | null, now: Temporal.Instant): DoctorFinding {
  const code = 'community.help-lines'
  const known = regions.find((each) => each === region)
  if (known === undefined) return fine(code, 'help lines: no region chosen yet')
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const stale = linesFor(known).filter((line) => isStale(line, today))
  if (stale.length === 0) return fine(code, 'help lines')
  const what = `not verified for 180 days, ${titleOf(known)}: ${stale.map(({ name, verified }) => `${name} (${verified.toString()})`).join(', ')}`
  return look(
    code,
    what,
    'Look each up with the service itself, and update Roundel, or src/content/help-lines.yaml with the day.',
  )
}
