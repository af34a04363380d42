import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startFakeDiscord } from '../support/discord/index.ts'
import { namesOf } from '../support/discord/permission-names.ts'
import type { FakePlatform } from '../support/people.ts'
import { startFakeSlack } from '../support/slack/fake.ts'
import { run } from './run.ts'

let fake: FakePlatform | null = null
afterEach(async () => {
  await fake?.stop()
  fake = null
})

const Manifest = z.object({
  features: z.object({ slash_commands: z.array(z.object({ command: z.string() })) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
})

describe('publish slack', { timeout: 60_000 }, () => {
  it('prints the manifest alone, from which the app is made, and beside it the reason for each thing it asks for', async () => {
    const { code, out, err } = await run('roundel', ['publish', 'slack'])
    expect(code).toBe(0)
    fake = await startFakeSlack()
    fake.community('Riverside').install(out)
    const { oauth_config: oauth, settings } = Manifest.parse(JSON.parse(out))
    for (const grant of [...oauth.scopes.bot, ...settings.event_subscriptions.bot_events])
      expect(err).toMatch(new RegExp(`^  ${grant}: \\S.{10,}$`, 'm'))
  })

  it('puts the prefix before each command, and needs no tokens for it', async () => {
    const { out } = await run('roundel', ['publish', 'slack'], { SLACK_COMMAND_PREFIX: 'r-' })
    const commands = Manifest.parse(JSON.parse(out)).features.slash_commands.map((each) => each.command)
    expect(commands).toContain('/r-circle')
    expect(commands.filter((each) => !each.startsWith('/r-'))).toEqual([])
  })

  it('names a prefix that cannot be', async () => {
    const { code, out, err } = await run('roundel', ['publish', 'slack'], { SLACK_COMMAND_PREFIX: 'R ' })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('SLACK_COMMAND_PREFIX')
  })
})

describe('publish discord', { timeout: 60_000 }, () => {
  it('prints the link alone, by which the bot is added, and beside it the reason for each permission', async () => {
    const { code, out, err } = await run('roundel', ['publish', 'discord', '--application', '1000000000000000001'])
    expect(code).toBe(0)
    const link = new URL(out.trim())
    expect(link.searchParams.get('client_id')).toBe('1000000000000000001')
    const permissions = namesOf(BigInt(link.searchParams.get('permissions') ?? 0))
    expect(permissions).not.toEqual([])
    for (const name of permissions) {
      const spoken = name
        .split('_')
        .map((word) => (word === 'CHANNEL' ? 'CHANNELS' : word))
        .join(' ')
      expect(err.toUpperCase()).toMatch(new RegExp(`^  ${spoken}: \\S.{10,}$`, 'm'))
    }
  })

  it('asks Discord whose token it is, and connects nothing', async () => {
    const discord = await startFakeDiscord()
    fake = discord
    const { code, out } = await run('roundel', ['publish', 'discord'], discord.env())
    expect(code).toBe(0)
    discord.community('Riverside').install(out.trim())
    expect(discord.calls().map((call) => call.route)).toEqual(['GET /applications/@me'])
  })

  it('names a token that Discord does not take', async () => {
    const discord = await startFakeDiscord()
    fake = discord
    const { code, out, err } = await run('roundel', ['publish', 'discord'], {
      ...discord.env(),
      DISCORD_TOKEN: 'not.the.token',
    })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('DISCORD_TOKEN')
    expect(err).not.toContain('not.the.token')
  })

  it('asks for the application when it can know none', async () => {
    const { code, out, err } = await run('roundel', ['publish', 'discord'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--application')
    expect(err).toContain('DISCORD_TOKEN')
  })
})

describe('a command that is not understood', { timeout: 60_000 }, () => {
  it.each([
    [[]],
    [['publish']],
    [['publish', 'irc']],
    [['doctor', '--application', '1000000000000000001']],
    [['--loud']],
  ])('%j exits with 2 and says what there is', async (args) => {
    const { code, out, err } = await run('roundel', args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('publish discord')
  })

  it('help prints the same and exits with 0', async () => {
    const { code, out } = await run('roundel', ['help'])
    expect(code).toBe(0)
    for (const verb of ['publish slack', 'publish discord', 'doctor', 'docs']) expect(out).toContain(verb)
  })
})
