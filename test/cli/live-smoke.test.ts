import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { NO_ENV_FILE } from '../support/no-env-file.ts'
import { aHouse, type House, overAWire, someone } from '../support/scene.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const smoke = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/live-smoke.ts', ...args], {
    cwd: root,
    env: { ...NO_ENV_FILE, ROUNDEL_PORT: '0', ...env },
    timeout: 55_000,
  })

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

/** The script asks the real platforms whether the fakes are right; asked themselves, the fakes must say so. */
describe.each(overAWire)('the live smoke script, against the fake of %s', { timeout: 120_000 }, (platform) => {
  it('finds everything as the fakes have it, and leaves no room behind', async () => {
    house = await aHouse(platform)
    // it tries each thing once, in a burst that Slack allows and that is of no size that it promises
    house.limitless()
    const { outsider } = someone(house.here)
    const args = [platform, '--community', 'Riverside', '--person', outsider.id, '--yes']
    const { stdout } = await smoke(args, house.fake.env())
    expect(stdout).not.toContain('DIFFERS')
    expect(stdout).toContain('All as our fakes have it.')
    const room = house.here.find(/^circle-0-/)
    expect(room === undefined || room.archived || !room.seenBy.includes(outsider.id)).toBe(true)
  })

  it('does nothing unless it is told to', async () => {
    house = await aHouse(platform)
    const calls = house.fake.calls().length
    const asked = smoke([platform, '--community', 'Riverside', '--person', '1'], house.fake.env())
    await expect(asked).rejects.toMatchObject({ code: 2 })
    expect(house.fake.calls()).toHaveLength(calls)
    expect(house.here.find(/^circle-0-/)).toBeUndefined()
  })
})
