import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/data/start-error.ts'

const DISCORD = 'aaaaaaaaaaaaaaaaaaaaaaaa.bbbbbb.cccccccccccccccccccc'
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_APP_TOKEN: 'xapp-1-2' }

/** The words with which it was refused. */
function refusal(environment: Record<string, string>): StartError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof StartError) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('the environment', () => {
  it('may be empty: SQLite in the program’s own folder data, and no platform yet', () => {
    expect(readConfig({})).toEqual({
      discord: null,
      slack: null,
      databaseUrl: undefined,
      dataDir: resolve('data'),
      secretKey: undefined,
      port: 8484,
      logLevel: 'info',
    })
  })

  it('may have empty lines, as .env.example has them', async () => {
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8')
    const lines = example.split('\n').filter((line) => /^[A-Z_]+=/.test(line))
    const names = lines.map((line) => line.split('=')[0] ?? '')
    expect(readConfig(Object.fromEntries(lines.map((line) => line.split('='))))).toEqual(readConfig({}))
    expect(readConfig(Object.fromEntries(names.map((name) => [name, '  '])))).toEqual(readConfig({}))
  })

  it('is read in full', () => {
    const read = readConfig({
      ...SLACK,
      DISCORD_TOKEN: ` ${DISCORD} `,
      SLACK_COMMAND_PREFIX: 'r-',
      DATABASE_URL: 'postgresql://user:secret@db.example/roundel',
      ROUNDEL_DATA_DIR: '/var/lib/roundel',
      ROUNDEL_SECRET_KEY: 'a key',
      ROUNDEL_PORT: '0',
      LOG_LEVEL: 'debug',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      SLACK_API_URL: 'https://slack.example/api/',
      PATH: '/bin',
    })
    expect(read).toEqual({
      discord: { token: DISCORD, apiUrl: 'http://127.0.0.1:1/api' },
      slack: {
        botToken: 'xoxb-1-2',
        appToken: 'xapp-1-2',
        apiUrl: 'https://slack.example/api/',
        commandPrefix: 'r-',
        proxied: false,
      },
      databaseUrl: 'postgresql://user:secret@db.example/roundel',
      dataDir: '/var/lib/roundel',
      secretKey: 'a key',
      port: 0,
      logLevel: 'debug',
    })
  })

  it.each([
    ['DISCORD_TOKEN', 'the-client-secret', 'Discord developer portal'],
    ['SLACK_BOT_TOKEN', 'xoxp-marigold', 'OAuth & Permissions'],
    ['SLACK_APP_TOKEN', 'xoxb-marigold', 'connections:write'],
    ['SLACK_COMMAND_PREFIX', 'Marigold!', 'such as r-'],
    ['SLACK_COMMAND_PREFIX', 'far-too-long-marigold', 'up to 10'],
    ['DATABASE_URL', 'mysql://user:marigold@db.example', 'postgresql://'],
    ['ROUNDEL_PORT', '65536', '0 to 65535'],
    ['ROUNDEL_PORT', 'marigold', '8484 if left empty'],
    ['ROUNDEL_PORT', '-1', 'is not a port'],
    ['LOG_LEVEL', 'marigold', 'must be one of fatal, error'],
    ['DISCORD_API_URL', 'marigold', 'is not an address'],
    ['DISCORD_API_URL', 'localhost:8080', 'is not an address'],
    ['SLACK_API_URL', 'javascript:marigold', 'is not an address'],
    ['SLACK_API_URL', 'http://', 'is not an address'],
  ])('stops the start where %s is wrong (%s), with its name and the mend and never the value', (name, value, mend) => {
    const { problem, mend: then, message } = refusal({ ...SLACK, [name]: value })
    expect(problem).toMatch(new RegExp(`^${name} `))
    expect(problem).toContain(mend)
    expect(then).toContain('.env')
    if (value.length > 6 && value !== 'http://') expect(message).not.toContain(value)
    expect(message).not.toContain('arigold')
  })

  it('names every wrong one at once', () => {
    const { problem } = refusal({ DISCORD_TOKEN: 'x', ROUNDEL_PORT: 'x', LOG_LEVEL: 'x' })
    expect(problem.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'DISCORD_TOKEN',
      'ROUNDEL_PORT',
      'LOG_LEVEL',
    ])
  })

  it.each([
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-marigold' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-marigold' }],
  ])('says that %s is missing where the other is set', (missing, set) => {
    const { problem, mend, message } = refusal(set)
    expect(problem).toMatch(new RegExp(`^${missing} is missing`))
    expect(mend).toContain(missing)
    expect(message).not.toContain('marigold')
  })
})
