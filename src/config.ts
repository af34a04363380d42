import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { StartError } from './data/start-error.ts'
import { proxyVariable } from './proxies.ts'
import { ownPath } from './root.ts'

/** Everything that Roundel reads from its environment; `.env.example` explains each. */
export interface Config {
  discord: { token: string; apiUrl?: string } | null
  slack: { botToken: string; appToken: string; apiUrl?: string; commandPrefix: string; proxied: boolean } | null
  /** Undefined: SQLite in the data directory. */
  databaseUrl: string | undefined
  /** Absolute. */
  dataDir: string
  secretKey: string | undefined
  port: number
  logLevel: LogLevel
}

/** What the rehearsal reads of it: neither a token nor DATABASE_URL, whatever is set. */
export interface RehearsalConfig {
  /** Where its page is served. */
  host: string
  port: number
  /** Its own folder within the data directory. Absolute. */
  dataDir: string
  logLevel: LogLevel
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** An empty line in .env is as good as none. */
const unset = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()))

const address = unset.refine(
  (text) => text === undefined || (/^https?:\/\//.test(text) && URL.canParse(text)),
  'is not an address: it looks like http://127.0.0.1:8080/api',
)

const Environment = z.object({
  // a Discord token is three parts with dots; the check catches the client secret or the public key pasted by mistake
  DISCORD_TOKEN: unset.refine(
    (text) => text === undefined || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text),
    'is not a bot token: copy it from the Bot page of your application in the Discord developer portal (three parts with dots)',
  ),
  SLACK_BOT_TOKEN: unset.refine(
    (text) => text === undefined || text.startsWith('xoxb-'),
    'is not a bot token: copy the Bot User OAuth Token (it starts with xoxb-) from OAuth & Permissions of your Slack app',
  ),
  SLACK_APP_TOKEN: unset.refine(
    (text) => text === undefined || text.startsWith('xapp-'),
    'is not an app-level token: make one with the scope connections:write (it starts with xapp-) under Basic Information of your Slack app',
  ),
  SLACK_COMMAND_PREFIX: unset.refine(
    (text) => text === undefined || /^[a-z][a-z-]{0,9}$/.test(text),
    'may be up to 10 lower-case letters and hyphens, such as r-',
  ),
  DATABASE_URL: unset.refine(
    (text) => text === undefined || /^(postgres(ql)?:\/\/|file:)/.test(text),
    'must start with postgresql:// (or file: for SQLite); leave it empty for SQLite in ROUNDEL_DATA_DIR',
  ),
  ROUNDEL_DATA_DIR: unset,
  ROUNDEL_SECRET_KEY: unset,
  ROUNDEL_PORT: unset.refine(
    (text) => text === undefined || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535),
    'is not a port: a number from 0 to 65535; 8484 if left empty',
  ),
  ROUNDEL_HOST: unset.refine(
    (text) => text === undefined || text === 'localhost' || isIP(text) !== 0,
    'is not an address of a computer, such as 127.0.0.1 (this one alone) or 0.0.0.0 (whoever can reach it); 127.0.0.1 if left empty',
  ),
  DISCORD_API_URL: address,
  SLACK_API_URL: address,
  LOG_LEVEL: unset.refine(
    (text) => text === undefined || LOG_LEVELS.some((level) => level === text),
    `must be one of ${LOG_LEVELS.join(', ')}`,
  ),
})

/** The names of all settings. `.env.example` explains each. */
export const SETTINGS: readonly string[] = [...Object.keys(Environment.shape), 'ROUNDEL_ENV_FILE']

/**
 * @param environment as process.env
 * @throws StartError naming every variable that is wrong, and how to mend it. Never a value: it may be a token.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = parsed(Environment, environment)
  if ((env.SLACK_BOT_TOKEN === undefined) !== (env.SLACK_APP_TOKEN === undefined)) {
    const [missing, there] =
      env.SLACK_BOT_TOKEN === undefined
        ? ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']
        : ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']
    throw new StartError({
      problem: `${missing} is missing: Slack needs both tokens, and ${there} is set.`,
      mend: `Set ${missing} in the file .env (see .env.example), or empty ${there}.`,
    })
  }
  return {
    discord: env.DISCORD_TOKEN === undefined ? null : { token: env.DISCORD_TOKEN, ...at(env.DISCORD_API_URL) },
    slack:
      env.SLACK_BOT_TOKEN === undefined || env.SLACK_APP_TOKEN === undefined
        ? null
        : {
            botToken: env.SLACK_BOT_TOKEN,
            appToken: env.SLACK_APP_TOKEN,
            ...at(env.SLACK_API_URL),
            commandPrefix: env.SLACK_COMMAND_PREFIX ?? '',
            proxied: proxyVariable(environment) !== undefined,
          },
    databaseUrl: whole(env.DATABASE_URL),
    dataDir: folder(env.ROUNDEL_DATA_DIR),
    secretKey: env.ROUNDEL_SECRET_KEY,
    port: port(env.ROUNDEL_PORT),
    logLevel: LOG_LEVELS.find((level) => level === env.LOG_LEVEL) ?? 'info',
  }
}

/** From the program's own folder, wherever it is started: from another one it would open a second, empty database. */
const folder = (dataDir = 'data'): string => resolve(ownPath(''), dataDir)

/** The same for `file:data/x.sqlite`. */
function whole(databaseUrl: string | undefined): string | undefined {
  const path = databaseUrl?.match(/^file:(?!\/)(.+)$/)?.[1]
  return path === undefined ? databaseUrl : `file:${resolve(ownPath(''), path)}`
}

const port = (text: string | undefined): number => (text === undefined ? 8484 : Number(text))

const Rehearsal = Environment.pick({ ROUNDEL_HOST: true, ROUNDEL_PORT: true, ROUNDEL_DATA_DIR: true, LOG_LEVEL: true })

/**
 * The rehearsal lives in a folder of its own, beside what is real. Unless told it logs only what is wrong: whoever tries it out looks
 * for its address.
 * @throws StartError as readConfig does
 */
export function readRehearsalConfig(environment: Readonly<Record<string, string | undefined>>): RehearsalConfig {
  const env = parsed(Rehearsal, environment)
  return {
    host: env.ROUNDEL_HOST ?? '127.0.0.1',
    port: port(env.ROUNDEL_PORT),
    dataDir: join(folder(env.ROUNDEL_DATA_DIR), 'rehearsal'),
    logLevel: LOG_LEVELS.find((level) => level === env.LOG_LEVEL) ?? 'warn',
  }
}

/**
 * What stands before each Slack command: the manifest needs it before there are any tokens.
 * @throws StartError
 */
export function commandPrefixOf(environment: Readonly<Record<string, string | undefined>>): string {
  const { SLACK_COMMAND_PREFIX } = parsed(Environment.pick({ SLACK_COMMAND_PREFIX: true }), environment)
  return SLACK_COMMAND_PREFIX ?? ''
}

function parsed<T>(wanted: z.ZodType<T>, environment: Readonly<Record<string, string | undefined>>): T {
  const read = wanted.safeParse(environment)
  if (read.success) return read.data
  throw new StartError({
    problem: read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'),
    mend: 'Correct it in the file .env (.env.example explains each setting) and start again.',
  })
}

const at = (apiUrl: string | undefined): { apiUrl?: string } => (apiUrl === undefined ? {} : { apiUrl })
