import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { HOUSE } from '../../compose/house.ts'
import { type Config, readConfig } from '../../config.ts'
import type { Db } from '../../data/db.ts'
import { visitDatabase } from '../../data/open.ts'
import { hasEnded, leaseHolder } from '../../data/process-lease.ts'
import { lookAtKey } from '../../data/secret-key.ts'
import { StartError } from '../../data/start-error.ts'
import { instantOf } from '../../data/times.ts'
import { proxyVariable } from '../../proxies.ts'
import { ownPath } from '../../root.ts'
import { clockWentBack, databaseIs, diskSpace, fine, look, nodeVersion, proxies, wrong } from './bounds.ts'
import type { Code, DoctorFinding } from './findings.ts'
import type { ReportPart } from './report.ts'

/** What a StartError says, as a finding. @throws any other error */
export function mended(code: Code, error: unknown): DoctorFinding {
  if (error instanceof StartError) return wrong(code, error.problem, error.mend)
  throw error
}

export const machine = (now: Temporal.Instant): DoctorFinding =>
  nodeVersion(process.version, now.toZonedDateTimeISO('UTC').toPlainDate(), installedNode())

/** The version of the Node that `npm ci` installed: '24.21.0'. Null where npm has none for this machine. */
function installedNode(): string | null {
  const path = ownPath('node_modules/node/package.json')
  return existsSync(path) ? Version.parse(JSON.parse(readFileSync(path, 'utf8'))).version : null
}

const Version = z.object({ version: z.string() })

export function configuration(environment: Readonly<Record<string, string | undefined>>): {
  config: Config | null
  findings: DoctorFinding[]
} {
  try {
    const config = readConfig(environment)
    const set = [
      ...(config.discord ? [fine('config.tokens', 'DISCORD_TOKEN is set')] : []),
      ...(config.slack ? [fine('config.tokens', 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN are set')] : []),
    ]
    const mend = 'Set DISCORD_TOKEN for Discord, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN for Slack, in the file .env.'
    const tokens = set.length > 0 ? set : [wrong('config.tokens', 'No tokens are set', mend)]
    return { config, findings: [...tokens, proxies(proxyVariable(environment), config.discord !== null)] }
  } catch (error) {
    return { config: null, findings: [mended('config.variables', error)] }
  }
}

/** Database, key, disk, and whether the clock went back since something was written down. */
export async function data(
  { databaseUrl, dataDir, secretKey }: Config,
  now: Temporal.Instant,
): Promise<{ part: ReportPart; db: Db | null }> {
  const findings: DoctorFinding[] = []
  const part = { title: 'Database, key and disk', where: '', findings }
  let db: Db | null = null
  // of the file, in the folder of the data here
  let size = /^postgres/.test(databaseUrl ?? '') ? null : 0
  try {
    const visited = await visitDatabase({ url: databaseUrl, dataDir })
    const { name, there, waiting } = visited
    db = visited.db
    findings.push(
      fine('database.answers', there ? upToDate(name, waiting.length) : `${name} will be made at the first start`),
    )
    if (db) {
      const examined = await visited.examine()
      if (size !== null) size = examined.bytes
      findings.push(...databaseIs(examined))
      if (examined.missing.length > 0 || examined.damage.length > 0) {
        // what is not whole answers no further question
        await db.close()
        db = null
      } else findings.push(await key(db, dataDir, secretKey), await lease(db), clockWentBack(await lastThing(db), now))
    }
  } catch (error) {
    findings.push(mended('database.answers', error))
  }
  const free = await freeAt(dataDir)
  if (free !== null) findings.push(diskSpace(free, size))
  return { part, db }
}

async function lease(db: Db): Promise<DoctorFinding> {
  const holder = await leaseHolder(db.read)
  if (holder === null) return fine('database.lease', 'no Roundel is running')
  const { pid, host, since } = holder
  return hasEnded(holder)
    ? look(
        'database.lease',
        `process ${pid} on ${host} has ended without stopping`,
        'Start Roundel: it takes over at once.',
      )
    : fine('database.lease', `in use by process ${pid} on ${host}, since ${since}`)
}

function upToDate(name: string, waiting: number): string {
  if (waiting === 0) return `${name} is up to date`
  return `${name} answers, and the next start brings it up to date (${waiting} ${waiting === 1 ? 'step' : 'steps'})`
}

async function key(db: Db, dataDir: string, secretKey: string | undefined): Promise<DoctorFinding> {
  try {
    const source = await lookAtKey({ db, sealed: HOUSE.sealed, dataDir, secretKey })
    return fine(
      'database.key',
      source === null ? 'the key will be made at the first start' : `the key in ${source} fits`,
    )
  } catch (error) {
    return mended('database.key', error)
  }
}

/** The newest of what is written down as it happens. */
async function lastThing({ read }: Db): Promise<Temporal.Instant | null> {
  const [audit, attendance, post] = await Promise.all([
    read.auditEvent.aggregate({ _max: { at: true } }),
    read.attendance.aggregate({ _max: { at: true } }),
    read.post.aggregate({ _max: { createdAt: true, sentAt: true } }),
  ])
  const all = [audit._max.at, attendance._max.at, post._max.createdAt, post._max.sentAt].filter((at) => at !== null)
  const last = all.sort((a, b) => b.getTime() - a.getTime())[0]
  return last === undefined ? null : instantOf(last)
}

/** In bytes, for an ordinary account; of the folder above where the folder is still to be made. Null where it cannot be told. */
async function freeAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    const above = dirname(folder)
    return above === folder ? null : freeAt(above)
  }
}
