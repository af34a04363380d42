import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { aPage, aProcess, type Process } from '../rehearsal/support/process.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { until } from '../support/until.ts'
import { run } from './run.ts'

const TOKENS = { DISCORD_TOKEN: 'a.b.c', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
/** Nothing answers there. */
const NOWHERE = { DISCORD_API_URL: 'http://127.0.0.1:1/api', SLACK_API_URL: 'http://127.0.0.1:1/api/' }

const processes: Process[] = []
const starting = async (...given: Parameters<typeof aProcess>) => {
  const process = await aProcess(...given)
  processes.push(process)
  return process
}
afterEach(async () => {
  for (const each of processes.splice(0)) await each.close()
})

describe('npm start', { timeout: 60_000 }, () => {
  it('without tokens opens the rehearsal, says where it is and that nothing real belongs in it, and ends by a signal', async () => {
    const process = await starting()
    const url = await process.start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(process.out()).toContain('This is a rehearsal: nothing real belongs in it.')
    expect(process.out().trimEnd().split('\n')).toHaveLength(2)
    expect(await (await fetch(url)).text()).toContain('<title>')
    process.kill('SIGTERM')
    expect(await process.ended()).toBe(0)
    expect([process.out().trimEnd().split('\n').length, process.err()]).toEqual([2, ''])
  })

  it('with tokens opens no rehearsal, whether or not they are any good', async () => {
    const fake = await startFakeDiscord()
    const { code, out, err } = await run('start', [], { ...fake.env(), DISCORD_TOKEN: 'a.b.c', LOG_LEVEL: 'silent' })
    await fake.stop()
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Discord does not accept DISCORD_TOKEN as it is set')
    expect(err).not.toContain('ehears')
  })

  it('on a Node that is too old says which command starts it, before anything else is loaded', async () => {
    const old = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'version', { value: 'v20.20.2' })")}`
    for (const [script, command] of [
      ['start', 'npm start'],
      ['roundel', 'npm run roundel'],
    ] as const) {
      const { code, out, err } = await run(script, [], { NODE_OPTIONS: `--import=${old}` })
      expect([code, out]).toEqual([1, ''])
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(err).toContain('v20.20.2')
      expect(err).toContain(command)
    }
  })

  it('with a file .env that sets no token, and has lines that could have been meant to, opens no rehearsal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'env-'))
    const file = join(folder, '.env')
    await writeFile(file, '\ufeffDISCORD_TOKN=a.b.c\nSLACK_BOT_TOKEN: xoxb-1\n', 'utf16le')
    const { code, out, err } = await run('start', [], { ROUNDEL_ENV_FILE: file })
    await rm(folder, { recursive: true })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('DISCORD_TOKEN?')
    expect(err).toContain('Line 2 of')
    expect(err).toContain('npm run rehearsal')
    expect(err).not.toContain('xoxb')
  })

  it('with a file .env in which nothing is filled in says why it opens the rehearsal', async () => {
    const process = await starting('start', {
      ROUNDEL_ENV_FILE: fileURLToPath(new URL('../../.env.example', import.meta.url)),
      ROUNDEL_DATA_DIR: await mkdtemp(join(tmpdir(), 'env-')),
    })
    await process.start()
    await until('it says so', () => process.out().includes('sets no token yet'))
    process.kill('SIGTERM')
    expect(await process.ended()).toBe(0)
  })

  it('does not start what it does not know', async () => {
    const { code, err } = await run('start', ['rehersal'])
    expect(code).toBe(1)
    expect(err).toContain('‘rehersal’')
    expect(err).toContain('npm run rehearsal')
  })

  it('names every variable that is wrong, with the mend, and repeats no value', async () => {
    const wrong = {
      DISCORD_TOKEN: 'the-client-secret',
      SLACK_BOT_TOKEN: 'xapp-swapped-one',
      SLACK_APP_TOKEN: 'xoxb-swapped-two',
      SLACK_COMMAND_PREFIX: 'R!',
      DATABASE_URL: 'mysql://swordfish@db/roundel',
      ROUNDEL_PORT: 'seventy',
      ROUNDEL_HOST: 'my computer',
      DISCORD_API_URL: 'nowhere in particular',
      SLACK_API_URL: 'nowhere either',
      LOG_LEVEL: 'deafening',
    }
    const { code, err } = await run('start', [], wrong)
    expect(code).toBe(1)
    for (const [name, value] of Object.entries(wrong)) {
      expect(err).toMatch(new RegExp(`^${name} `, 'm'))
      expect(err).not.toContain(value)
    }
    expect(err).toContain('.env.example')
  })

  it.each([
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
  ])('asks for %s when the other Slack token alone is set', async (missing, env) => {
    const { code, err } = await run('start', [], env)
    expect(code).toBe(1)
    expect(err).toContain(`${missing} is missing`)
  })

  it('names a secret key that is none, before anything is connected', async () => {
    const { code, err } = await run('start', [], { DISCORD_TOKEN: 'a.b.c', ROUNDEL_SECRET_KEY: 'too-short' })
    expect(code).toBe(1)
    expect(err).toContain('ROUNDEL_SECRET_KEY')
    expect(err).not.toContain('too-short')
  })
})

describe('npm run rehearsal', { timeout: 60_000 }, () => {
  it('rehearses beside tokens, in a folder and with a key of its own: neither they nor DATABASE_URL are used', async () => {
    const live = { ...TOKENS, ...NOWHERE, DATABASE_URL: 'mysql://not/even/read', ROUNDEL_SECRET_KEY: 'too-short' }
    const process = await starting('rehearsal', live)
    const url = await process.start()
    await until('Roundel is there', async () => (await fetch(`${url}/health`)).ok)
    const { adapters } = JSON.parse(await (await fetch(`${url}/health`)).text())
    expect(adapters).toEqual({ rehearsal: 'connected' })
    const data = join(process.folder, 'data')
    expect(await readdir(data)).toEqual(['rehearsal'])
    const files = await readdir(join(data, 'rehearsal'))
    for (const file of ['chat.sqlite', 'rehearsal.sqlite', 'roundel.sqlite', 'secret.key'])
      expect(files).toContain(file)
    process.kill('SIGTERM')
    expect(await process.ended()).toBe(0)
  })

  it('reads nothing of Discord’s and Slack’s libraries', async () => {
    const coverage = await mkdtemp(join(tmpdir(), 'coverage-'))
    const watched = await starting('rehearsal', { NODE_V8_COVERAGE: coverage })
    const url = await watched.start()
    const page = await aPage(url)
    page.say({ say: 'begin', what: 'sample' })
    await until('it has begun', () => page.last('begun')?.begun === true && page.last('begun')?.busy === false)
    page.close()
    watched.kill('SIGTERM')
    expect(await watched.ended()).toBe(0)
    const [report = ''] = await readdir(coverage)
    const read: { result: { url: string }[] } = JSON.parse(await readFile(join(coverage, report), 'utf8'))
    const ours = read.result.map((each) => each.url).filter((each) => each.includes('/dist/src/'))
    expect(ours.length).toBeGreaterThan(3)
    for (const each of ours) {
      const source = existsSync(fileURLToPath(each)) ? await readFile(fileURLToPath(each), 'utf8') : ''
      expect([each, /^\/\/ node_modules\/(discord\.js|@discordjs\/\w+|@slack\/bolt)\//m.test(source)]).toEqual([
        each,
        false,
      ])
    }
    await rm(coverage, { recursive: true })
  })

  it('names a port that is taken, and ends with 1', async () => {
    const first = await starting('rehearsal')
    const port = new URL(await first.start()).port
    const { code, out, err } = await run('start', [], { ROUNDEL_PORT: port })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`ROUNDEL_PORT ${port} on 127.0.0.1`)
  })
})
