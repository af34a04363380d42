import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bitsOf } from './permission-names.ts'
import { type Raw, startRaw } from './raw.ts'
import { RawGateway } from './raw-gateway.ts'

let raw: Raw
let clients: RawGateway[]

beforeEach(async () => {
  raw = await startRaw({ heartbeatMs: 300 })
  clients = []
})
afterEach(async () => {
  for (const client of clients) client.kill()
  await raw.fake.stop()
})

function connect(query?: string): RawGateway {
  const client = new RawGateway(raw.fake.extras.raw.gateway, query)
  clients.push(client)
  return client
}

async function identified(intents?: number): Promise<RawGateway> {
  const client = connect()
  await client.identify(raw.fake.extras.raw.token, intents)
  await client.event('READY')
  return client
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined

describe('the gateway (events/gateway)', () => {
  it('is found by GET /gateway/bot and greets with the heartbeat interval', async () => {
    const { body } = await raw.call('GET', '/gateway/bot')
    expect(body).toMatchObject({ url: raw.fake.extras.raw.gateway, shards: 1 })
    expect((await connect().frame((f) => f.op === 10)).d).toEqual({ heartbeat_interval: 300 })
    expect(await connect('v=9&encoding=json').closing()).toBe(4012)
  })

  it('closes with 4004 on a wrong token, 4014 on a privileged intent, 4005 on a second identify, 4003 before one', async () => {
    const wrong = connect()
    await wrong.identify('wrong')
    expect(await wrong.closing()).toBe(4004)
    for (const intents of [1 << 1, 1 << 8, 1 << 15]) {
      const client = connect()
      await client.identify(raw.fake.extras.raw.token, intents)
      expect(await client.closing()).toBe(4014)
    }
    const twice = await identified()
    await twice.identify(raw.fake.extras.raw.token)
    expect(await twice.closing()).toBe(4005)
    const early = connect()
    await early.frame((f) => f.op === 10)
    early.say(3, {})
    expect(await early.closing()).toBe(4003)
  })

  it('acknowledges heartbeats, and closes with 4009 when they stop', async () => {
    const client = await identified()
    client.say(1, null)
    await client.frame((f) => f.op === 11)
    expect(await client.closing()).toBe(4009)
  })

  it('sends READY, then the guilds in which the bot is, hidden rooms obfuscated', async () => {
    raw.install('MANAGE_CHANNELS')
    const deny = String(bitsOf('VIEW_CHANNEL'))
    await raw.call('POST', `/guilds/${raw.community.id}/channels`, {
      name: 'secret',
      permission_overwrites: [{ id: raw.community.id, type: 0, deny }],
    })
    raw.community.room('lobby')
    raw.fake.community('Elsewhere')
    const client = await identified()
    const guild = await client.event('GUILD_CREATE')
    expect((await client.event('READY')).d).toMatchObject({ guilds: [{ id: raw.community.id, unavailable: true }] })
    expect(guild.d).toMatchObject({
      members: [{ user: { id: raw.fake.extras.raw.application } }],
      channels: [{ name: '___hidden___', flags: 1 << 17 }, { name: 'lobby' }],
    })
    expect(client.events()).toEqual(['READY', 'GUILD_CREATE'])
  })

  it('tells only what the intents ask for, and never the words of others', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES', 'PIN_MESSAGES')
    const { room } = raw.community.room('lobby')
    const quiet = await identified(1)
    const listening = await identified(1 | (1 << 9))
    await raw.community.owner.says(room, 'a secret')
    const made = await raw.call('POST', `/channels/${room}/messages`, { content: 'mine' })
    await raw.call('PUT', `/channels/${room}/messages/pins/${made.id}`)
    raw.community.group('Stewards', [raw.community.person('Anna')])
    await listening.event('GUILD_ROLE_CREATE')
    await quiet.event('GUILD_ROLE_CREATE')
    expect(quiet.events()).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_PINS_UPDATE', 'GUILD_ROLE_CREATE'])
    const heard = listening.frames.filter((f) => f.t === 'MESSAGE_CREATE').map((f) => field(f.d, 'content'))
    expect(heard).toEqual(['', 'mine', ''])
    expect((await quiet.event('CHANNEL_PINS_UPDATE')).d).not.toHaveProperty('message_id')
  })

  it('replays missed events to a resumed session, and none to a new one', async () => {
    raw.install('VIEW_CHANNEL')
    const first = await identified()
    const ready = await first.event('READY')
    const guild = await first.event('GUILD_CREATE')
    first.kill()
    const { room } = raw.community.room('new')
    const second = connect()
    await second.frame((f) => f.op === 10)
    second.say(6, { token: raw.fake.extras.raw.token, session_id: field(ready.d, 'session_id'), seq: guild.s })
    await second.event('RESUMED')
    expect(second.events()).toEqual(['CHANNEL_CREATE', 'RESUMED'])
    expect((await second.event('CHANNEL_CREATE')).d).toMatchObject({ id: room })
    const third = await identified()
    await third.event('GUILD_CREATE')
    expect(third.events()).toEqual(['READY', 'GUILD_CREATE'])
  })

  it('does not resume a session that was closed with 1000, or invalidated', async () => {
    const first = await identified()
    const ready = await first.event('READY')
    raw.fake.gateway.reconnect()
    await first.frame((f) => f.op === 7)
    raw.fake.gateway.invalidSession(false)
    expect((await first.frame((f) => f.op === 9)).d).toBe(false)
    const again = connect()
    await again.frame((f) => f.op === 10)
    again.say(6, { token: raw.fake.extras.raw.token, session_id: field(ready.d, 'session_id'), seq: 1 })
    expect((await again.frame((f) => f.op === 9)).d).toBe(false)
  })

  it('drops sockets without a handshake (1006), and tells of leaving and withdrawn sight', async () => {
    raw.install('VIEW_CHANNEL')
    raw.community.room('lobby')
    const client = await identified()
    raw.community.byHand.withdraw('VIEW_CHANNEL')
    expect((await client.event('CHANNEL_UPDATE')).d).toMatchObject({ name: '___hidden___' })
    raw.community.uninstall()
    expect((await client.event('GUILD_DELETE')).d).toEqual({ id: raw.community.id })
    raw.fake.dropSockets()
    expect(await client.closing()).toBe(1006)
  })

  it('tells of rooms renamed, hidden, shown again and deleted, and of nobody who comes or goes', async () => {
    raw.install('VIEW_CHANNEL')
    const { room } = raw.community.room('lobby')
    const { byHand, owner } = raw.community
    const client = await identified()
    const anna = raw.community.person('Anna')
    byHand.renameRoom(room, 'hall')
    byHand.removeBot(room)
    byHand.renameRoom(room, 'secret')
    byHand.inviteBot(room, owner)
    byHand.addToRoom(room, anna)
    raw.community.leaves(anna)
    byHand.deleteRoom(room)
    await client.event('CHANNEL_DELETE')
    expect(client.events().slice(2)).toEqual([...Array.from({ length: 5 }, () => 'CHANNEL_UPDATE'), 'CHANNEL_DELETE'])
    const updates = client.frames.filter((f) => f.t === 'CHANNEL_UPDATE').map((f) => f.d)
    expect(updates.map((d) => field(d, 'name'))).toEqual(['hall', '___hidden___', '___hidden___', 'secret', 'secret'])
    expect(JSON.stringify(updates[2])).not.toContain('secret')
  })

  it('tells of roles, and of the bot’s own, whatever the intents', async () => {
    raw.install()
    const { room } = raw.community.room('lobby')
    const deaf = await identified(0)
    const client = await identified()
    raw.fake.extras.everyoneLoses(raw.community.id, 'VIEW_CHANNEL')
    const carers = raw.community.group('carers', [raw.community.person('Anna')])
    raw.community.byHand.grant('VIEW_CHANNEL')
    raw.fake.extras.botJoins(raw.community.id, carers)
    raw.fake.extras.deletesRole(raw.community.id, carers)
    const deleted = await client.event('GUILD_ROLE_DELETE')
    expect(deleted.d).toEqual({ guild_id: raw.community.id, role_id: carers.group })
    await deaf.event('GUILD_MEMBER_UPDATE')
    expect(deaf.events()).toEqual(['READY', 'GUILD_MEMBER_UPDATE'])
    expect(client.frames.filter((f) => f.t === 'CHANNEL_UPDATE').map((f) => field(f.d, 'id'))).toEqual([room, room])
  })

  it('tells that a server is unavailable, nothing of it meanwhile, and all of it afterwards', async () => {
    raw.install('VIEW_CHANNEL')
    const { room } = raw.community.room('lobby')
    const client = await identified()
    raw.fake.extras.outage(raw.community.id, true)
    expect((await client.event('GUILD_DELETE')).d).toEqual({ id: raw.community.id, unavailable: true })
    raw.community.byHand.renameRoom(room, 'hall')
    const late = await identified()
    expect((await late.event('GUILD_CREATE')).d).toEqual({ id: raw.community.id, unavailable: true })
    raw.fake.extras.outage(raw.community.id, false)
    const back = await client.frame((f) => f.t === 'GUILD_CREATE' && f.s !== 2)
    expect(back.d).toMatchObject({ unavailable: false, channels: [{ name: 'hall' }] })
    expect(client.events()).toEqual(['READY', 'GUILD_CREATE', 'GUILD_DELETE', 'GUILD_CREATE'])
  })

  it('gives named members on request, and complains of a request for all', async () => {
    raw.install('VIEW_CHANNEL')
    const anna = raw.community.person('Anna')
    const client = await identified()
    client.say(8, { guild_id: raw.community.id, user_ids: [anna.id, '1'] })
    expect((await client.event('GUILD_MEMBERS_CHUNK')).d).toMatchObject({
      members: [{ user: { id: anna.id } }],
      not_found: ['1'],
    })
    client.say(8, { guild_id: raw.community.id, query: '', limit: 0 })
    client.say(1, null)
    await client.frame((f) => f.op === 11)
    expect(raw.fake.complaints()).toHaveLength(1)
  })
})
