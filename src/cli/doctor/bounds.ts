import { Temporal } from 'temporal-polyfill'
import type { DatabaseHealth } from '../../data/examine.ts'
import { canRunOn, OLDEST_NODE_NAME } from '../../ops/runtime.ts'
import type { Code, DoctorFinding } from './findings.ts'

/* What is well and what is not: pure, so that every bound can be tried. */

export const fine = (code: Code, what: string): DoctorFinding => ({ code, level: 'fine', what, mend: '' })
export const look = (code: Code, what: string, mend: string): DoctorFinding => ({ code, level: 'warning', what, mend })
export const wrong = (code: Code, what: string, mend: string): DoctorFinding => ({ code, level: 'wrong', what, mend })
export const unseen = (code: Code, what: string, mend: string): DoctorFinding => ({ code, level: 'unseen', what, mend })

/** https://github.com/nodejs/release: after this day a version gets no security fixes. */
const NODE_ENDS: Readonly<Record<number, string>> = {
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
}

const NEWER =
  'Update Roundel, which brings a newer one with ‘npm ci’. If this is the machine’s own, install a newer one.'
const OWN_START =
  'Start with ‘npm start’ and ‘npm run roundel’. A service starts node_modules/.bin/node in Roundel’s folder.'

/**
 * @param version as process.version: 'v20.19.0'
 * @param installed the one that `npm ci` installed ('24.21.0'), null where npm has none for this machine
 */
export function nodeVersion(version: string, today: Temporal.PlainDate, installed: string | null): DoctorFinding {
  if (!canRunOn(version))
    return wrong('node.version', `Node ${version} is too old`, `Install Node ${OLDEST_NODE_NAME} or newer.`)
  if (installed !== null && version !== `v${installed}`)
    return look('node.version', `Node ${version} runs this, not ${installed}, which ‘npm ci’ installed`, OWN_START)
  const ends = NODE_ENDS[Number(version.slice(1).split('.')[0])]
  if (ends !== undefined && Temporal.PlainDate.compare(today, ends) > 0)
    return look('node.version', `Node ${version} has had no security fixes since ${ends}`, NEWER)
  return fine('node.version', `Node ${version}`)
}

/** @param variable that names a proxy, if any */
export function proxies(variable: string | undefined, discord: boolean): DoctorFinding {
  const code = 'network.proxy'
  if (variable === undefined) return fine(code, 'no proxy')
  const socket = 'Discord’s socket takes no proxy: only the calls go through it.'
  const mend = 'Let this computer reach gateway.discord.gg on port 443 without it.'
  return discord ? look(code, `${variable} is set. ${socket}`, mend) : fine(code, `through ${variable}`)
}

const MB = 1024 * 1024
const inMb = (bytes: number): string => `${Math.round(bytes / MB)} MB`

/**
 * An update that rebuilds a table, a copy made beside it and the write-ahead log can each be as large as the file; 200 MB leave room
 * for the log of the machine itself.
 */
const diskRoomFor = (database: number): number => 200 * MB + 3 * database
/** Below this SQLite soon cannot finish a transaction: the write-ahead log alone grows to 4 MB before it is taken in. */
const LEAST_ROOM = 20 * MB

/** @param database size of the SQLite file; null where the data are elsewhere and only the key lies here */
export function diskSpace(free: number, database: number | null): DoctorFinding {
  const what = `${inMb(free)} are free for the data`
  const mend = 'Make room there, or move the folder and set ROUNDEL_DATA_DIR.'
  if (database === null) return fine('disk.space', what)
  if (free < LEAST_ROOM) return wrong('disk.space', what, mend)
  return free < diskRoomFor(database) ? look('disk.space', what, mend) : fine('disk.space', what)
}

/**
 * A clock that is set by the network is right to a second, and what we measure is right to six: a Date tells whole seconds, and the
 * answer may take ten to come. Further off, nobody sets this clock.
 */
const CLOCK_OFF = Temporal.Duration.from({ seconds: 10 })
/**
 * Slack's requests carry a signature of which those older than five minutes are refused
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack); an opening is a third of its quarter of an hour off.
 */
const CLOCK_WRONG = Temporal.Duration.from({ minutes: 5 })

const SET_CLOCK =
  'Let the machine set its clock by itself: timedatectl set-ntp true on Linux, Date & Time in the settings elsewhere.'

/** @param ahead of the platform's clock, in ms; negative: behind */
export function clockAgainst(ahead: number | 'cannot-know'): DoctorFinding {
  const code = 'clock.platform'
  if (ahead === 'cannot-know') return unseen(code, 'the platform’s clock could not be asked', 'Try again later.')
  const off = Math.abs(ahead)
  const what = `this machine’s clock is ${Math.round(off / 1000)} s ${ahead < 0 ? 'behind' : 'ahead of'} the platform’s`
  if (off > CLOCK_WRONG.total('milliseconds')) return wrong(code, what, SET_CLOCK)
  return off > CLOCK_OFF.total('milliseconds') ? look(code, what, SET_CLOCK) : fine(code, 'clock')
}

/** What is deleted goes from the file in the night's work: so much later it was put off at least once. */
const COPIES_LEFT_FOR = Temporal.Duration.from({ hours: 48 })

/** @param since when something was deleted of which there may be copies in the file; null where there are none */
export function copiesLeft(since: Temporal.Instant | null, now: Temporal.Instant): DoctorFinding {
  const code = 'retention.copies'
  if (since === null || Temporal.Instant.compare(since, now.subtract(COPIES_LEFT_FOR)) > 0)
    return fine(code, 'what was deleted is gone from the file, or goes in the coming night')
  const what = `what was deleted since ${since.toString({ smallestUnit: 'second' })} may still be readable in the database file`
  const mend =
    'Make room for two more copies of the file, one beside it and one where temporary files go: Roundel tries again every night. ' +
    'If there is room, look for compact in its log.'
  return look(code, what, mend)
}

/** @param last the newest instant that the database knows of something that has happened */
export function clockWentBack(last: Temporal.Instant | null, now: Temporal.Instant): DoctorFinding {
  const code = 'clock.back'
  if (last === null || Temporal.Instant.compare(last, now.add(CLOCK_OFF)) <= 0)
    return fine(code, 'no time in the future')
  const what = `the last thing that was written down happened at ${last.toString({ smallestUnit: 'second' })}, which is still to come`
  return wrong(code, what, `The clock went back. ${SET_CLOCK}`)
}

/** How a database is that answers and is up to date. */
export function databaseIs({ damage, writable, missing, bytes }: DatabaseHealth): DoctorFinding[] {
  const restore = 'Stop Roundel, keep the file as it is, and put back the last copy that this finds whole.'
  return [
    missing.length === 0
      ? fine('database.tables', 'tables')
      : wrong(
          'database.tables',
          `tables or columns are missing: ${missing.join(', ')}`,
          'Somebody changed the tables. Put back the copy from before, or the tables as prisma/migrations makes them.',
        ),
    damage.length === 0
      ? fine('database.damage', `whole (${inMb(bytes)})`)
      : wrong('database.damage', `the database is damaged: ${damage.join('; ')}`, `${restore} Then check the disk.`),
    WRITABLE[writable],
  ]
}

const WRITABLE: Readonly<Record<DatabaseHealth['writable'], DoctorFinding>> = {
  yes: fine('database.writable', 'writable'),
  held: wrong(
    'database.writable',
    'another program holds the database',
    'End that program: a tool with an open transaction, or a copy that does not finish.',
  ),
  no: wrong(
    'database.writable',
    'the database cannot be written',
    'Let the account that runs Roundel write to it: the file and its folder, or the rights of the user in PostgreSQL.',
  ),
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** A number that should be none. */
export function none(
  code: Code,
  count: number,
  [one, many]: readonly [string, string],
  { well, mend }: { well: string; mend: string },
): DoctorFinding {
  return count === 0 ? fine(code, well) : look(code, counted(count, one, many), mend)
}
