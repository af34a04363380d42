import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, it } from 'vitest'
import { Report } from '../../src/cli/doctor/findings.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import type { FakePlatform } from '../support/people.ts'
import { aHouse, expectPrivateTo, type House, overAWire, setUp, someone } from '../support/scene.ts'
import { startFakeSlack } from '../support/slack/fake.ts'
import { run } from './run.ts'

let house: House | null = null
let fake: FakePlatform | null = null
const folders: string[] = []
afterEach(async () => {
  await house?.close()
  await fake?.stop()
  house = null
  fake = null
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roundel-doctor-'))
  folders.push(folder)
  return folder
}

const doctorOf = ({ fake, dataDir }: House) => run('roundel', ['doctor'], { ...fake.env(), ROUNDEL_DATA_DIR: dataDir })

/** Real processes, each of which loads everything: slow where much else runs. */
const SLOW = { timeout: 120_000 }

describe.each(overAWire)('doctor on %s', SLOW, (platform) => {
  it('finds nothing to mend beside a running Roundel, and takes nothing from it', async () => {
    house = await aHouse(platform, { from: Temporal.Now.instant().toString() })
    const people = someone(house.here)
    const early = await doctorOf(house)
    expect(early.out).toContain('Setup is not finished')
    await setUp(house, people)
    const calls = house.fake.calls().length

    const { code, out, err } = await doctorOf(house)
    expect(err).toBe('')
    expect(out).not.toContain('FIX')
    expect(code).toBe(0)
    for (const part of ['Riverside', 'is up to date', 'fits', 'setup']) expect(out).toContain(part)

    const asked = house.fake.calls().slice(calls)
    expect(asked.map((call) => call.route).filter(changes)).toEqual([])
    const lobby = house.here.room('lobby').room
    expectPrivateTo(people.outsider, await people.outsider.runs(lobby, 'roundel help'))
    expect(house.fake.complaints()).toEqual([])
    for (const token of Object.values(house.fake.env()).filter((each) => each.length > 24 && !each.includes('://')))
      expect(out).not.toContain(token)
  })

  it('says that the key is gone, and makes no other', async () => {
    house = await aHouse(platform)
    await rm(join(house.dataDir, 'secret.key'))
    const { code, out } = await doctorOf(house)
    expect(code).toBe(1)
    expect(out).toContain('secret.key')
    expect(out).toContain('Put back secret.key')
    expect(await readdir(house.dataDir)).not.toContain('secret.key')
  })
})

/** Routes that change something: on Discord by their method, on Slack by their name. */
const changes = (route: string): boolean =>
  /^(POST|PUT|PATCH|DELETE) /.test(route) || /^(chat|views|pins|conversations\.(?!list|members|info))/.test(route)

describe('doctor before the first start', SLOW, () => {
  it('names both Slack tokens when neither is taken', async () => {
    fake = await startFakeSlack()
    fake.community('Riverside').install((await run('roundel', ['publish', 'slack'])).out)
    const env = { ...fake.env(), SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' }
    const { code, out } = await run('roundel', ['doctor'], env)
    expect(code).toBe(1)
    expect(out).toMatch(/FIX +SLACK_BOT_TOKEN/)
    expect(out).toMatch(/FIX +SLACK_APP_TOKEN/)
  })

  it('names a Discord token that is not taken', async () => {
    fake = await startFakeDiscord()
    const { code, out } = await run('roundel', ['doctor'], { ...fake.env(), DISCORD_TOKEN: 'not.the.token' })
    expect(code).toBe(1)
    expect(out).toMatch(/FIX .*DISCORD_TOKEN/)
    expect(out).not.toContain('not.the.token')
  })

  it('says how to add a bot that is in no server yet', async () => {
    fake = await startFakeDiscord()
    const { code, out } = await run('roundel', ['doctor'], fake.env())
    expect(code).toBe(1)
    expect(out).toContain('npm run roundel -- publish discord')
  })

  it('says that a platform cannot be reached', async () => {
    fake = await startFakeDiscord()
    const env = fake.env()
    await fake.stop()
    fake = null
    const { code, out } = await run('roundel', ['doctor'], env)
    expect(code).toBe(2)
    expect(out).toContain('could not be reached')
    expect(out).toContain('Not everything could be checked.')
  })

  it('makes no database, no key and no folder', async () => {
    const folder = await aFolder()
    const { code, out } = await run('roundel', ['doctor'], { ROUNDEL_DATA_DIR: join(folder, 'data') })
    expect(code).toBe(1)
    expect(out).toMatch(/FIX +No tokens are set/)
    expect(out).toContain('will be made at the first start')
    expect(await readdir(folder)).toEqual([])
  })

  it('says that what DATABASE_URL names is no database', async () => {
    const folder = await aFolder()
    const file = join(folder, 'letter.txt')
    await writeFile(file, 'Dear all, this is not a database, only a letter that somebody saved here.\n'.repeat(20))
    const { code, out } = await run('roundel', ['doctor'], { DATABASE_URL: `file:${file}` })
    expect(code).toBe(1)
    expect(out).toMatch(/FIX .*DATABASE_URL/)
  })

  it('prints for scripts one JSON object and nothing else', async () => {
    const { code, out, err } = await run('roundel', ['doctor', '--json'])
    expect([code, err]).toEqual([1, ''])
    const { exit, findings } = Report.parse(JSON.parse(out))
    expect(exit).toBe(1)
    expect(findings.filter(({ level }) => level === 'wrong')).toMatchObject([{ code: 'config.tokens', where: '' }])
    expect(out.split('\n').filter((line) => line.startsWith('{"code":'))).toHaveLength(findings.length)
  })

  it('takes --json and --strict for itself alone', async () => {
    const { code, err } = await run('roundel', ['publish', 'slack', '--strict'])
    expect(code).toBe(2)
    expect(err).toContain('--strict')
  })

  it('names wrong variables and goes no further', async () => {
    const { code, out } = await run('roundel', ['doctor'], { ROUNDEL_PORT: 'seventy' })
    expect(code).toBe(1)
    expect(out).toContain('ROUNDEL_PORT')
    expect(out).not.toContain('Database')
  })
})
