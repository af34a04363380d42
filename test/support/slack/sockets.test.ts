import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { aManifest } from './a-manifest.ts'
import { RawApp } from './raw.ts'

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
let app: RawApp
let room: string
beforeEach(async () => {
  app = await RawApp.start()
  room = app.here.room('lobby').room
})
afterEach(() => app.stop())

describe('a connection', () => {
  it('needs an address that was given for it, used once', async () => {
    const address = app.slack.extras.raw().url.replace('http', 'ws').replace('/api/', '')
    const refused = new WebSocket(`${address}/link/?ticket=guessed`)
    const [error] = await once(refused, 'error')
    expect(String(error)).toContain('403')
    await app.connect()
    await app.slack.connected()
  })

  it('is told of a disconnect with its reason', async () => {
    const socket = await app.connect()
    app.slack.extras.disconnect('warning')
    expect(await app.envelope('disconnect')).toMatchObject({ reason: 'warning' })
    expect(socket.readyState).toBe(WebSocket.OPEN)
    app.slack.extras.disconnect('link_disabled')
    await once(socket, 'close')
  })

  it('is dropped without a handshake, and the person reads dispatch_failed', async () => {
    const socket = await app.connect()
    const closed = once(socket, 'close')
    app.slack.dropSockets()
    expect((await closed)[0]).toBe(1006)
    expect(await app.anna.types(room, '/tell x')).toEqual({ kind: 'failed', why: 'dispatch_failed' })
    expect(app.slack.complaints()).toEqual([])
  })

  it('takes its turn among several: each envelope goes to one of them', async () => {
    await app.connect()
    await app.connect()
    for (const text of ['/tell a', '/tell b', '/tell c']) void app.anna.types(room, text)
    const taken = [await app.envelope('slash_commands'), await app.envelope('slash_commands')]
    taken.push(await app.envelope('slash_commands'))
    expect(new Set(taken.map((each) => each.envelope_id)).size).toBe(3)
    expect(new Set(taken.map((each) => each.socket)).size).toBe(2)
  })
})

describe('an envelope', () => {
  it('that nobody acknowledges in time is a failure that the person reads, and a complaint', async () => {
    app.slack.extras.times({ acknowledge: 50 })
    await app.connect()
    expect(await app.anna.types(room, '/tell x')).toEqual({ kind: 'failed', why: 'operation_timeout' })
    const envelope = await app.envelope('slash_commands')
    app.ack(envelope)
    await app.call('auth.test')
    expect(app.slack.complaints()).toEqual([
      expect.stringContaining('was not acknowledged within 50 ms'),
      expect.stringContaining('was acknowledged after 50 ms'),
    ])
  })

  it('is acknowledged once, and only if it was sent', async () => {
    await app.connect()
    void app.anna.types(room, '/tell x')
    const envelope = await app.envelope('slash_commands')
    app.ack(envelope)
    app.ack(envelope)
    app.ack({ type: 'x', envelope_id: 'unknown' })
    await app.call('auth.test')
    expect(app.slack.complaints()).toEqual([
      expect.stringContaining('was acknowledged twice'),
      expect.stringContaining('no known envelope'),
    ])
  })

  it('comes twice when that was ordered, with the same payload', async () => {
    await app.connect()
    app.slack.deliverTwice()
    void app.anna.types(room, '/tell x')
    const first = await app.envelope('slash_commands')
    const second = await app.envelope('slash_commands')
    expect(second.payload).toEqual(first.payload)
    expect(second.envelope_id).not.toBe(first.envelope_id)
    app.ack(first)
    app.ack(second)
  })
})

describe('events (https://docs.slack.dev/apis/events-api)', () => {
  it('come to the bot in the channel, with the scope, and count as used when acknowledged', async () => {
    const channel = await app.circle('circle-1')
    await app.connect()
    app.here.byHand.addToRoom(channel, app.anna)
    const envelope = await app.envelope('events_api')
    expect(envelope).toMatchObject({
      retry_attempt: 0,
      accepts_response_payload: false,
      payload: { type: 'event_callback', event: { type: 'member_joined_channel', channel, channel_type: 'G' } },
    })
    app.ack(envelope)
    await app.call('auth.test')
    expect(app.slack.used()).toContain('event:member_joined_channel')
  })

  it('come again when they were not acknowledged in time', async () => {
    app.slack.extras.times({ acknowledge: 50 })
    const channel = await app.circle('circle-1', app.anna)
    await app.connect()
    app.here.byHand.renameRoom(channel, 'circle-x')
    const first = await app.event('group_rename')
    const second = await app.event('group_rename')
    expect(second).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout', payload: first.payload })
    app.ack(second)
  })

  it('wait for a connection and come as a retry', async () => {
    const channel = await app.circle('circle-1', app.anna)
    app.here.byHand.deleteRoom(channel)
    await app.connect()
    const late = await app.event('group_deleted')
    expect(late).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' })
    app.ack(late)
  })

  it('are not sent without the scope, or when the manifest does not subscribe', async () => {
    const channel = await app.circle('circle-1')
    await app.connect()
    app.here.byHand.withdraw('groups:read')
    app.here.byHand.addToRoom(channel, app.anna)
    await app.anna.says(channel, 'nobody but us')
    app.here.leaves(app.here.person('Gone'))
    const next = await app.envelope('events_api')
    expect(next.payload).toMatchObject({ event: { type: 'user_change' } })
    app.ack(next)
  })

  it.each([
    ['group_left', (channel: string) => app.slack.extras.bot(app.here, channel, 'removed')],
    ['group_rename', (channel: string) => app.here.byHand.renameRoom(channel, 'other')],
    ['member_left_channel', (channel: string) => app.here.byHand.removeFromRoom(channel, app.anna)],
    ['group_deleted', (channel: string) => app.here.byHand.deleteRoom(channel)],
    ['app_uninstalled', () => app.here.uninstall()],
    ['tokens_revoked', () => app.here.uninstall()],
  ] as const)('tell of %s', async (type, act) => {
    const channel = await app.circle('circle-1', app.anna)
    await app.connect()
    act(channel)
    const envelope = await app.event(type)
    app.ack(envelope)
  })
})

it('apps.connections.open refuses an app without Socket Mode', async () => {
  const elsewhere = await RawApp.start({
    ...aManifest,
    features: { bot_user: aManifest.features.bot_user },
    settings: { interactivity: { is_enabled: false } },
  })
  expect(await elsewhere.error('apps.connections.open', {}, elsewhere.slack.extras.raw().appToken)).toBe(
    'forbidden_team',
  )
  await elsewhere.stop()
})
