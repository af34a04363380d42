import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Raw, startRaw } from './raw.ts'
import { type Frame, RawGateway } from './raw-gateway.ts'

let raw: Raw
let clients: RawGateway[]

beforeEach(async () => {
  raw = await startRaw()
  raw.install('VIEW_CHANNEL')
  clients = []
})
afterEach(async () => {
  for (const client of clients) client.kill()
  await raw.fake.stop()
})

async function connect(): Promise<RawGateway> {
  const client = new RawGateway(raw.fake.extras.raw.gateway)
  clients.push(client)
  return client
}

/** A client with its session: what it needs to resume. */
async function identified(): Promise<{ client: RawGateway; session: unknown; seq: number }> {
  const client = await connect()
  await client.identify(raw.fake.extras.raw.token)
  const ready = await client.event('READY')
  const { s } = await client.event('GUILD_CREATE')
  const d = ready.d
  const session = typeof d === 'object' && d !== null && 'session_id' in d ? d.session_id : undefined
  return { client, session, seq: s ?? 0 }
}

async function resuming(session: unknown, seq: number, token = raw.fake.extras.raw.token): Promise<RawGateway> {
  const client = await connect()
  await client.frame((f) => f.op === 10)
  client.say(6, { token, session_id: session, seq })
  return client
}

const isInvalid = (f: Frame) => f.op === 9

describe('resuming (events/gateway#resuming)', () => {
  it('replays what was missed once, in order, ending with RESUMED, and nothing that was heard before', async () => {
    const { client, session, seq } = await identified()
    client.kill()
    const names = ['one', 'two', 'three']
    for (const name of names) raw.community.room(name)
    const again = await resuming(session, seq)
    await again.event('RESUMED')
    expect(again.events()).toEqual(['CHANNEL_CREATE', 'CHANNEL_CREATE', 'CHANNEL_CREATE', 'RESUMED'])
    expect(again.frames.filter((f) => f.t === 'CHANNEL_CREATE').map((f) => f.d)).toMatchObject(
      names.map((name) => ({ name })),
    )
    const heard = Math.max(...again.frames.map((f) => f.s ?? 0))
    again.kill()
    const third = await resuming(session, heard)
    await third.event('RESUMED')
    expect(third.events()).toEqual(['RESUMED'])
  })

  it('goes on in the connection that resumed, and in no other', async () => {
    const { client, session, seq } = await identified()
    const again = await resuming(session, seq)
    await again.event('RESUMED')
    // an older connection of the same session is over
    expect(await client.closing()).toBe(1006)
    raw.community.room('lobby')
    await again.event('CHANNEL_CREATE')
  })

  it('is refused with opcode 9 and d: false for a session that is not known, and loses what was missed', async () => {
    const { client, session, seq } = await identified()
    expect((await (await resuming('of another time', seq)).frame(isInvalid)).d).toBe(false)
    raw.fake.gateway.invalidSession(false)
    expect((await client.frame(isInvalid)).d).toBe(false)
    raw.community.room('lost')
    const late = await resuming(session, seq)
    expect((await late.frame(isInvalid)).d).toBe(false)
    // 'your app should disconnect ... then send an Identify': on the same connection it works as well
    await late.identify(raw.fake.extras.raw.token)
    const guild = await late.event('GUILD_CREATE')
    expect(late.events()).toEqual(['READY', 'GUILD_CREATE'])
    expect(guild.d).toMatchObject({ channels: [{ name: 'lost' }] })
  })

  it('is possible after opcode 9 with d: true, in the same connection', async () => {
    const { client, session, seq } = await identified()
    raw.fake.gateway.invalidSession(true)
    expect((await client.frame(isInvalid)).d).toBe(true)
    client.say(6, { token: raw.fake.extras.raw.token, session_id: session, seq })
    await client.event('RESUMED')
    raw.community.room('lobby')
    await client.event('CHANNEL_CREATE')
  })

  it('closes with 4007 for a sequence that never was, with 4004 for a wrong token', async () => {
    const { session, seq } = await identified()
    expect(await (await resuming(session, seq + 5)).closing()).toBe(4007)
    expect(await (await resuming(session, seq, 'wrong')).closing()).toBe(4004)
  })

  it('is asked for by opcode 7', async () => {
    const { client, session, seq } = await identified()
    raw.fake.gateway.reconnect()
    await client.frame((f) => f.op === 7)
    client.close(4200)
    await (await resuming(session, seq)).event('RESUMED')
  })

  it('is over some minutes without a connection later', async () => {
    const { client, session, seq } = await identified()
    raw.fake.dropSockets()
    expect(await client.closing()).toBe(1006)
    raw.fake.gateway.expire()
    expect((await (await resuming(session, seq)).frame(isInvalid)).d).toBe(false)
  })

  it('is over after closing with 1000 or 1001', async () => {
    for (const code of [1000, 1001]) {
      const { client, session, seq } = await identified()
      client.close(code)
      await client.closing()
      expect((await (await resuming(session, seq)).frame(isInvalid)).d).toBe(false)
    }
  })
})

describe('closing (topics/opcodes-and-status-codes#gateway-gateway-close-event-codes)', () => {
  it.each([
    [4000, true],
    [4007, false],
    [4008, true],
    [4009, false],
  ])('with %i: the session can be resumed: %s', async (code, resumable) => {
    const { client, session, seq } = await identified()
    raw.fake.gateway.closeWith(code)
    expect(await client.closing()).toBe(code)
    const again = await resuming(session, seq)
    if (resumable) await again.event('RESUMED')
    else expect((await again.frame(isInvalid)).d).toBe(false)
  })
})

describe('a line', () => {
  it('that is cut lets no connection be made until it is mended', async () => {
    const { client, session, seq } = await identified()
    raw.fake.gateway.cut()
    expect(await client.closing()).toBe(1006)
    const again = resuming(session, seq)
    raw.community.room('meanwhile')
    raw.fake.gateway.mend()
    await (await again).event('RESUMED')
    expect((await again).events()).toEqual(['CHANNEL_CREATE', 'RESUMED'])
  })

  it('that is dead stays open: no event, no acknowledged heartbeat, and all of it at the resume', async () => {
    const { client, session, seq } = await identified()
    raw.fake.gateway.zombie()
    client.say(1, seq)
    raw.community.room('unheard')
    const again = await resuming(session, seq)
    await again.event('RESUMED')
    expect(again.events()).toEqual(['CHANNEL_CREATE', 'RESUMED'])
    expect(client.frames.some((f) => f.op === 11)).toBe(false)
    expect(client.events()).toEqual(['READY', 'GUILD_CREATE'])
    // the new connection is alive
    again.say(1, seq)
    await again.frame((f) => f.op === 11)
  })

  it('may ask for a heartbeat: opcode 1', async () => {
    const { client } = await identified()
    raw.fake.gateway.askHeartbeat()
    await client.frame((f) => f.op === 1)
  })
})
