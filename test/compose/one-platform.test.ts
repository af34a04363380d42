import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import * as z from 'zod'
import { startRoundel } from '../../src/compose/index.ts'
import { readConfig } from '../../src/config.ts'
import { logAt } from '../../src/ops/log.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { wireTo } from '../support/proxy.ts'
import { printed } from '../support/scene.ts'
import { startFakeSlack } from '../support/slack/fake.ts'
import { until } from '../support/until.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

let discord: Awaited<ReturnType<typeof startFakeDiscord>>
let slack: Awaited<ReturnType<typeof startFakeSlack>>
beforeEach(async () => {
  discord = await startFakeDiscord()
  slack = await startFakeSlack()
  closing.push(
    () => discord.stop(),
    () => slack.stop(),
  )
  discord.community('Councillors').install(printed('discord', discord.env().DISCORD_APPLICATION_ID))
  slack.community('Councillors').install(printed('slack'))
})

const Health = z.object({ adapters: z.record(z.string(), z.string()) })

/** Roundel with both platforms, and what it says. */
async function roundel(env: Record<string, string>) {
  const said: string[] = []
  const lines: string[] = []
  const dataDir = await mkdtemp(join(inject('runDir'), 'one-platform-'))
  const config = readConfig({
    ...discord.env(),
    ...slack.env(),
    ROUNDEL_DATA_DIR: dataDir,
    ROUNDEL_PORT: '0',
    ...env,
  })
  const running = await startRoundel(config, {
    say: (sentence) => said.push(sentence),
    log: logAt('info', { write: (line) => lines.push(line) }),
  })
  closing.push(() => running.stop())
  const adapters = async () => {
    const answer = await fetch(`http://127.0.0.1:${running.port}/health`)
    return Health.parse(await answer.json()).adapters
  }
  return { said, lines, adapters }
}

const event = (lines: readonly string[], name: string, platform: string) =>
  lines.some((line) => line.includes(`"event":"${name}"`) && line.includes(`"platform":"${platform}"`))

const CASES = [
  { down: 'slack', up: 'discord', address: 'SLACK_API_URL', title: 'Slack' },
  { down: 'discord', up: 'slack', address: 'DISCORD_API_URL', title: 'Discord' },
] as const

describe.each(CASES)('when $down cannot be reached at the start', ({ down, up, address, title }) => {
  it(`${up} is served, it is said, and ${down} is connected as soon as it is there`, async () => {
    const env = down === 'slack' ? slack.env() : discord.env()
    const { gateway } = down === 'slack' ? slack : discord
    const wire = await wireTo(env[address] ?? '')
    closing.push(() => wire.close())
    wire.cut()
    const { said, lines, adapters } = await roundel({ [address]: wire.url })
    expect(await adapters()).toEqual({ [up]: 'connected', [down]: 'connecting' })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`${title} could not be reached`)
    expect(said[0]).toContain('keeps trying')
    expect(event(lines, 'unreachable', down)).toBe(true)

    wire.mend()
    await until('both are served', async () => (await adapters())[down] === 'connected')
    expect(event(lines, 'connected', down)).toBe(true)

    gateway.cut()
    await until('it is noticed', () => event(lines, 'lost', down))
    gateway.mend()
    await until('it is back', () => event(lines, 'regained', down))
  })
})

describe.each([
  { wrong: 'slack', up: 'discord', env: { SLACK_BOT_TOKEN: 'xoxb-wrong' }, named: 'SLACK_BOT_TOKEN' },
  { wrong: 'discord', up: 'slack', env: { DISCORD_TOKEN: 'w.r.ong' }, named: 'DISCORD_TOKEN' },
] as const)('when $wrong does not accept its token', ({ wrong, up, env, named }) => {
  it(`${up} is served, and it is said which variable is wrong`, async () => {
    const { said, lines, adapters } = await roundel(env)
    expect(await adapters()).toEqual({ [up]: 'connected', [wrong]: 'refused' })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(named)
    expect(event(lines, 'refused', wrong)).toBe(true)
    expect(lines.join('') + said.join('')).not.toContain('wrong"')
  })
})

it('when neither accepts its token the start ends, and both variables are named', async () => {
  const failed = roundel({ SLACK_BOT_TOKEN: 'xoxb-wrong', DISCORD_TOKEN: 'w.r.ong' })
  await expect(failed).rejects.toMatchObject({ name: 'StartError' })
})
