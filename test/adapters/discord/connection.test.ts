import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discord } from '../../../src/adapters/discord/index.ts'
import { invite } from '../../../src/adapters/discord/publish.ts'
import type { Intake, PlatformEvent } from '../../../src/chat/inbound.ts'
import { communityRef } from '../../../src/chat/refs.ts'
import { text, view } from '../../../src/chat/view.ts'
import { everyBlock } from '../../contract/platform/definitions.ts'
import { expectNoComplaints, message } from '../../contract/platform/expect-seen.ts'
import { until } from '../../contract/platform/patiently.ts'
import { type Stage, stageFor } from '../../contract/platform/stage.ts'
import { startFakeDiscord } from '../../support/discord/index.ts'
import { discordHarness } from './harness.ts'

const silent = { problem: () => {}, info: () => {} }
const nobody: Intake = { act: async () => {}, event: async () => {} }
const words = view('Words', [text('Words.')])

describe('at the door', () => {
  it('a wrong token is named, with nothing left running', async () => {
    const fake = await startFakeDiscord()
    const platform = discord({ token: 'wrong', apiUrl: fake.env().DISCORD_API_URL ?? '', log: silent })
    await expect(platform.start(nobody)).rejects.toMatchObject({ kind: 'forbidden', detail: 'DISCORD_TOKEN' })
    await platform.stop()
    await fake.stop()
  })

  it('a Discord that does not answer is unavailable', async () => {
    const fake = await startFakeDiscord()
    const { DISCORD_TOKEN: token = '', DISCORD_API_URL: apiUrl = '' } = fake.env()
    await fake.stop()
    const platform = discord({ token, apiUrl, log: silent })
    await expect(platform.start(nobody)).rejects.toMatchObject({ kind: 'unavailable', detail: 'ECONNREFUSED' })
    await platform.stop()
  })
})

describe('the connection', () => {
  let stage: Stage
  let fake: Awaited<ReturnType<typeof startFakeDiscord>>
  beforeEach(async () => {
    stage = await stageFor({
      ...discordHarness,
      fake: async () => {
        fake = await startFakeDiscord()
        return fake
      },
    })
  })
  afterEach(() => stage.end())

  it('never brings what people say to each other', async () => {
    await stage.anna.says(stage.lobby, 'between us')
    await stage.anna.runs(stage.lobby, 'try show')
    expect(JSON.stringify([stage.kept, stage.log])).not.toContain('between us')
    expectNoComplaints(fake)
  })

  it('works in a server that was added after the start', async () => {
    const later = fake.community('Later')
    later.install(discordHarness.printed(fake, stage.registry))
    const dora = later.person('Dora')
    const { room } = later.room('lobby')
    const answer = message(await dora.runs(room, 'try show', { word: 'hello' }))
    expect(answer.text).toContain('hello')
    expect(stage.kept.asked.at(-1)?.community).toBe(communityRef('discord', later.id))
    expect(await stage.platform.communities()).toHaveLength(2)
  })

  it('keeps one person in two servers apart, in direct messages too', async () => {
    const second = fake.community('Second')
    second.install(discordHarness.printed(fake, stage.registry))
    const annaThere = fake.extras.joins(second.id, stage.anna)
    const there = communityRef('discord', second.id)
    await stage.platform.direct({ community: there, person: annaThere.id }, everyBlock, 'key', 'mark')
    const [dm] = stage.anna.dms()
    if (dm === undefined) throw new Error('no direct message came')
    await stage.anna.presses(dm, 'I am here')
    expect(stage.kept.asked.at(-1)).toMatchObject({
      community: there,
      room: null,
      actor: { community: there, admin: 'unknown' },
    })
  })

  it('answers a button of another bot or another time in words', async () => {
    const room = stage.roomRef(stage.lobby)
    await stage.platform.post(room, words, 'key', 'mark')
    const [posted] = stage.community.transcript(stage.lobby)
    if (posted === undefined) throw new Error('nothing was posted')
    // the same application, long ago: an id of a version that nobody knows any more
    await fetch(`${fake.extras.raw.url}/channels/${stage.lobby}/messages/${posted.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${fake.extras.raw.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Old', custom_id: 'v0:here' }] }],
      }),
    })
    const [old] = stage.community.transcript(stage.lobby)
    if (old === undefined) throw new Error('it is gone')
    expect(message(await stage.anna.presses(old, 'Old'))).toMatchObject({ private: true, text: 'kit.gone' })
    expect(fake.complaints()).toEqual([])
  })

  it('says that direct messages are closed', async () => {
    const shy = stage.community.person('Shy', { dmsClosed: true })
    const sending = stage.platform.direct({ community: stage.here, person: shy.id }, words, 'key', 'mark')
    await expect(sending).rejects.toMatchObject({ kind: 'forbidden', detail: 'direct messages closed' })
  })

  it('goes on after one 401: a hiccup of Discord’s does not silence it', async () => {
    const room = stage.roomRef(stage.lobby)
    fake.fail('POST /channels/:id/messages', { kind: 'status', status: 401 })
    await expect(stage.platform.post(room, words, 'one', 'mark')).rejects.toMatchObject({
      kind: 'forbidden',
      detail: 'DISCORD_TOKEN',
    })
    await stage.platform.post(room, words, 'two', 'mark')
    expect(stage.community.transcript(stage.lobby)).toHaveLength(1)
  })

  it('lets a person’s late answer wait its turn where posts are refused', async () => {
    fake.fail('PATCH /webhooks/:id/:token/messages/:mid', { kind: 'status', status: 429, retryAfter: 1 })
    const answer = message(await stage.anna.runs(stage.lobby, 'try late'))
    expect(answer.text).toContain('Here after all.')
  })

  it('comes back by itself after Discord closed it, resumed or not', async () => {
    const works = async (word: string) =>
      expect(message(await stage.anna.runs(stage.lobby, 'try show', { word })).text).toContain(word)
    fake.gateway.reconnect()
    await until(() => (stage.log.infos.includes('gateway reconnecting') ? true : undefined))
    await fake.connected()
    await works('resumed')
    fake.gateway.invalidSession(false)
    fake.dropSockets()
    await fake.connected()
    await works('anew')
  })

  it('tells of a removal only when it is one', async () => {
    const told: PlatformEvent[] = stage.happenings
    stage.community.uninstall()
    await until(() => told[0])
    expect(told).toEqual([{ kind: 'community-left', community: stage.here }])
  })
})

describe('the invite', () => {
  it('asks for each permission with its reason, and each is used', async () => {
    const stage = await stageFor(discordHarness)
    const { url, permissions } = invite('123', stage.registry)
    expect(url).toContain('client_id=123')
    expect(permissions.every(({ why }) => why.length > 20)).toBe(true)
    const room = await stage.opened('k7q2', [stage.anna])
    const posted = await stage.platform.post(room, words, 'key', 'mark')
    await stage.platform.pin(posted)
    await stage.platform.closeRoom(room)
    await stage.anna.runs(stage.lobby, 'try show')
    const asked = permissions.map(({ name }) => `permission:${name.toUpperCase().replaceAll(' ', '_')}`)
    const used = [...stage.fake.used()].filter((each) => each.startsWith('permission:'))
    const named = asked.map((name) => name.replace('VIEW_CHANNELS', 'VIEW_CHANNEL'))
    expect(named.filter((name) => !used.includes(name))).toEqual([])
    expect(used.filter((name) => !named.includes(name))).toEqual([])
    expect([...stage.fake.used()]).toContain('scope:applications.commands')
    await stage.end()
  })

  it('asks for no commands where there are none', () => {
    const { url } = invite('123', { commands: [], messageActions: [] })
    expect(new URL(url).searchParams.get('scope')).toBe('bot')
  })
})

describe('publishing', () => {
  it('sends the set once, and again only when it has changed', async () => {
    const stage = await stageFor(discordHarness)
    const puts = () => stage.fake.calls().filter((call) => call.route === 'PUT /applications/:id/commands').length
    expect(puts()).toBe(1)
    const fingerprint = await stage.platform.publish(stage.registry, null)
    expect(puts()).toBe(2)
    expect(await stage.platform.publish(stage.registry, fingerprint)).toBe(fingerprint)
    expect(puts()).toBe(2)
    const fewer = { ...stage.registry, messageActions: [] }
    expect(await stage.platform.publish(fewer, fingerprint)).not.toBe(fingerprint)
    expect(puts()).toBe(3)
    await stage.end()
  })

  it('offers nothing in direct messages', async () => {
    const stage = await stageFor(discordHarness)
    await expect(stage.anna.runs('dm', 'try show')).rejects.toThrow('there is no command /try here')
    await stage.end()
  })
})
