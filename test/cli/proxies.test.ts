import http from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type ConnectProxy, connectProxy } from '../support/connect-proxy.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { printed } from '../support/scene.ts'
import { startFakeSlack } from '../support/slack/fake.ts'
import { until } from '../support/until.ts'
import { startedRoundel } from './started.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Roundel with both platforms in the environment of somebody behind a proxy. */
async function behind(proxy: ConnectProxy, more: Record<string, string>) {
  const discord = await startFakeDiscord()
  const slack = await startFakeSlack()
  closing.push(
    () => discord.stop(),
    () => slack.stop(),
  )
  discord.community('Councillors').install(printed('discord', discord.env().DISCORD_APPLICATION_ID))
  slack.community('Councillors').install(printed('slack'))
  const env = { ...discord.env(), ...slack.env() }
  const roundel = await startedRoundel({ ...env, HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, ...more })
  closing.push(() => roundel.close())
  await until('it has started', () => roundel.out().includes('"event":"started"'))
  const to = (address: string | undefined) =>
    proxy.through.filter((each) => each === new URL(address ?? '').host).length
  const lost = (platform: string) =>
    roundel
      .out()
      .split('\n')
      .some((line) => line.includes('"event":"lost"') && line.includes(`"platform":"${platform}"`))
  return { lost, toDiscord: () => to(env.DISCORD_API_URL), toSlack: () => to(env.SLACK_API_URL) }
}

async function aProxy(): Promise<ConnectProxy> {
  const proxy = await connectProxy()
  closing.push(() => proxy.close())
  return proxy
}

// Node 22 cannot use one, and says so: src/proxies.ts
describe.runIf('setGlobalProxyFromEnv' in http)('behind a proxy', { timeout: 60_000 }, () => {
  it('calls to both platforms and Slack’s socket go through it, and Discord’s socket does not', async () => {
    const proxy = await aProxy()
    const { lost, toDiscord, toSlack } = await behind(proxy, {})
    expect(toDiscord()).toBeGreaterThan(0)
    expect(toSlack()).toBeGreaterThan(0)
    // Slack's socket is lost with the proxy; Discord's, which takes none, is not
    proxy.cut()
    await until('it is lost', () => lost('slack'))
    expect(lost('discord')).toBe(false)
  })

  it('what NO_PROXY names is reached without it', async () => {
    const proxy = await aProxy()
    await behind(proxy, { NO_PROXY: '127.0.0.1' })
    expect(proxy.through).toEqual([])
  })
})
