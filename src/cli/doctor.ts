import { PlatformError } from '../chat/errors.ts'
import type { Finding, Platform } from '../chat/platform.ts'
import { type CommunityRef, communityRef, type PlatformName } from '../chat/refs.ts'
import { setupOf } from '../circles/community.ts'
import { atTheDoor, platformsOf } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import type { Db } from '../data/db.ts'
import { visitDatabase } from '../data/open.ts'
import { lookAtKey } from '../data/secret-key.ts'
import { StartError } from '../data/start-error.ts'
import { t } from '../locales/index.ts'
import { logAt } from '../ops/log.ts'
import { isWell, lines, type Part, verdict } from './report.ts'

/**
 * Looks at everything that Roundel needs and says what is to be mended. It changes nothing, and may run beside a running
 * Roundel: no connection is made that could take people's presses from it, only questions over REST.
 * @returns whether all is well
 */
export async function doctor(
  environment: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void,
): Promise<boolean> {
  const parts: Part[] = []
  const say = (part: Part) => {
    parts.push(part)
    for (const line of lines(part)) tell(line)
  }
  const { config, findings } = configuration(environment)
  say({ title: 'Configuration', findings })
  if (config) {
    const { part, db } = await data(config)
    say(part)
    for (const platform of platformsOf(config, logAt('silent'))) {
      for (const found of await chat(platform, db)) say(found)
      await platform.stop()
    }
    await db?.close()
  }
  tell(verdict(parts))
  return isWell(parts)
}

const fine = (what: string): Finding => ({ level: 'fine', what, mend: '' })
const look = (what: string, mend: string): Finding => ({ level: 'warning', what, mend })
const wrong = (what: string, mend: string): Finding => ({ level: 'wrong', what, mend })

/** What a StartError says, as a finding. @throws any other error */
function mended(error: unknown): Finding {
  if (error instanceof StartError) return wrong(error.problem, error.mend)
  throw error
}

function configuration(environment: Readonly<Record<string, string | undefined>>) {
  try {
    const config = readConfig(environment)
    const set = [
      ...(config.discord ? [fine('DISCORD_TOKEN is set')] : []),
      ...(config.slack ? [fine('SLACK_BOT_TOKEN and SLACK_APP_TOKEN are set')] : []),
    ]
    const mend = 'Set DISCORD_TOKEN for Discord, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN for Slack, in the file .env.'
    return { config, findings: set.length > 0 ? set : [wrong('No tokens are set', mend)] }
  } catch (error) {
    return { config: null, findings: [mended(error)] }
  }
}

async function data({ databaseUrl, dataDir, secretKey }: Config): Promise<{ part: Part; db: Db | null }> {
  const title = 'Database and key'
  try {
    const { name, there, waiting, db } = await visitDatabase({ url: databaseUrl, dataDir })
    if (!there) return { part: { title, findings: [fine(`${name} will be made at the first start`)] }, db }
    if (db === null) {
      const count = waiting.length
      const what = `${name} answers, and the next start brings it up to date (${count} ${count === 1 ? 'step' : 'steps'})`
      return { part: { title, findings: [fine(what)] }, db }
    }
    return { part: { title, findings: [fine(`${name} is up to date`), await key(db, dataDir, secretKey)] }, db }
  } catch (error) {
    return { part: { title, findings: [mended(error)] }, db: null }
  }
}

async function key(db: Db, dataDir: string, secretKey: string | undefined): Promise<Finding> {
  try {
    const source = await lookAtKey({ db, dataDir, secretKey })
    return fine(source === null ? 'the key will be made at the first start' : `the key in ${source} fits`)
  } catch (error) {
    return mended(error)
  }
}

const NAMES: Readonly<Record<PlatformName, string>> = { discord: 'Discord', slack: 'Slack', rehearsal: 'Rehearsal' }

async function chat(platform: Platform, db: Db | null): Promise<Part[]> {
  const title = NAMES[platform.name]
  try {
    const communities = await platform.communities()
    if (communities.length === 0) {
      const mend = `Open the link that this prints: npm run roundel -- publish ${platform.name}`
      return [{ title, findings: [wrong('Roundel is in no community yet', mend)] }]
    }
    return await Promise.all(
      communities.map(async ({ community, name }) => ({
        title: `${title}: ${name}`,
        findings: [
          ...(await platform.check(community)),
          ...OWN_COMMANDS[platform.name],
          ...(await setup(community, db)),
        ],
      })),
    )
  } catch (error) {
    return [{ title, findings: await refused(platform, error) }]
  }
}

/** What no platform can be asked about. */
const OWN_COMMANDS: Readonly<Record<PlatformName, readonly Finding[]>> = {
  discord: [],
  slack: [
    look(
      'Slack cannot be asked which commands it knows',
      'If one is missing, print the manifest anew (npm run roundel -- publish slack) and paste it under App Manifest of your app.',
    ),
  ],
  rehearsal: [],
}

/** A token that is refused is no reason not to look at the other one. */
async function refused(platform: Platform, error: unknown): Promise<Finding[]> {
  if (error instanceof PlatformError && error.kind === 'forbidden') {
    const findings = await platform.check(communityRef(platform.name, '')).catch(() => [])
    if (findings.some((each) => each.level === 'wrong')) return findings
  }
  return [mended(atTheDoor(platform.name, error))]
}

async function setup(community: CommunityRef, db: Db | null): Promise<Finding[]> {
  const known = await db?.read.community.findUnique({ where: { id: community } })
  if (!db || !known) return []
  const { missing } = await setupOf(db, community)
  if (missing.length === 0) return [fine('setup')]
  const what = `Setup is not finished: ${missing.map((each) => t(`setup.missing.${each}`)).join('; ')}`
  return [look(what, 'An administrator of the server or workspace finishes it in the chat, with /roundel setup.')]
}
