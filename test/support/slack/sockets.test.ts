import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { aManifest } from './a-manifest.ts'
import { at, RawApp } from './raw.ts'

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
    await app.connect()
    const channel = await app.circle('circle-1')
    // the bot itself, which made the channel: 'also triggered when creating a new channel'
    for (const user of [app.bot, app.anna.id]) {
      if (user !== app.bot) app.here.byHand.addToRoom(channel, app.anna)
      const envelope = await app.envelope('events_api')
      expect(envelope).toMatchObject({
        retry_attempt: 0,
        accepts_response_payload: false,
        payload: { type: 'event_callback', event: { type: 'member_joined_channel', user, channel, channel_type: 'G' } },
      })
      app.ack(envelope)
    }
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
    app.here.byHand.withdraw('groups:read')
    const channel = await app.circle('circle-1')
    await app.connect()
    app.here.byHand.addToRoom(channel, app.anna)
    await app.anna.says(channel, 'nobody but us')
    app.here.person('Cleo')
    const next = await app.envelope('events_api')
    expect(next.payload).toMatchObject({ event: { type: 'team_join' } })
    app.ack(next)
  })

  it.each([
    ['group_left', (channel: string) => app.here.byHand.removeBot(channel)],
    ['group_archive', (channel: string) => app.here.byHand.archiveRoom(channel)],
    ['member_left_channel', (channel: string) => app.anna.leavesRoom(channel)],
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

  it('tell of the bot’s own return, of an unarchived channel, and of a pin that somebody took down', async () => {
    await app.connect()
    const channel = await app.circle('circle-1', app.anna)
    const ts = await app.posted(channel)
    await app.call('pins.add', { channel, timestamp: ts })
    const [pinned] = app.here.transcript(channel)
    if (pinned === undefined) throw new Error('nothing was posted')
    app.here.byHand.unpin(pinned)
    app.ack(await app.event('pin_removed'))
    app.here.byHand.archiveRoom(channel)
    app.ack(await app.event('group_archive'))
    expect(() => app.anna.leavesRoom(channel)).toThrow('archived')
    app.here.byHand.unarchiveRoom(channel)
    app.ack(await app.event('group_unarchive'))
    app.here.byHand.removeBot(channel)
    app.ack(await app.event('group_left'))
    expect(() => app.here.byHand.inviteBot(channel, app.here.owner)).toThrow('not in #circle-1')
    app.here.byHand.inviteBot(channel, app.anna)
    const back = await app.frame((each) => at(each.payload, 'event', 'inviter') === app.anna.id)
    expect(at(back.payload, 'event')).toMatchObject({ type: 'member_joined_channel', user: app.bot, channel })
    app.ack(back)
  })

  it('do not come to a bot that is not in the channel, nor from the archive to bots that were put out of it', async () => {
    app.slack.extras.policy(app.here, { botsInArchive: 'out' })
    const channel = await app.circle('circle-1', app.anna)
    app.here.byHand.archiveRoom(channel)
    app.here.byHand.unarchiveRoom(channel)
    await app.connect()
    expect(await app.error('conversations.info', { channel })).toBe('channel_not_found')
    app.here.byHand.renameRoom(channel, 'other')
    app.anna.leavesRoom(channel)
    app.here.leaves(app.here.person('Gone'))
    const heard: unknown[] = []
    for (let event: unknown = ''; event !== 'user_change'; heard.push(event)) {
      const next = await app.envelope('events_api')
      app.ack(next)
      event = at(next.payload, 'event', 'type')
    }
    expect(heard).not.toContain('group_unarchive')
    expect(heard).not.toContain('group_rename')
    expect(heard).not.toContain('member_left_channel')
  })

  it('tell of whoever joins the workspace, and of her new name', async () => {
    await app.connect()
    const cleo = app.here.person('Cleo')
    const joined = await app.event('team_join')
    expect(at(joined.payload, 'event', 'user')).toMatchObject({ id: cleo.id, profile: { display_name: 'Cleo' } })
    app.ack(joined)
    app.slack.extras.renames(cleo, 'Cléo')
    const renamed = await app.event('user_change')
    expect(at(renamed.payload, 'event', 'user')).toMatchObject({ id: cleo.id, profile: { display_name: 'Cléo' } })
    app.ack(renamed)
  })

  it('come when the app is uninstalled, both or one; the bot is out of every channel, and the next token is another', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const { botToken, appToken } = app.slack.extras.raw()
    app.here.install(JSON.stringify(aManifest))
    expect(app.slack.extras.raw()).toMatchObject({ botToken, appToken })
    await app.connect()
    app.slack.extras.uninstallTells(['tokens_revoked'])
    app.here.uninstall()
    const revoked = await app.event('tokens_revoked')
    expect(at(revoked.payload, 'event')).toMatchObject({ tokens: { bot: [app.bot] } })
    app.ack(revoked)
    app.here.install(JSON.stringify(aManifest))
    expect(app.slack.extras.raw().appToken).toBe(appToken)
    expect(await app.error('auth.test', {}, botToken)).toBe('invalid_auth')
    expect(await app.error('conversations.info', { channel })).toBe('channel_not_found')
  })
})

describe('a connection that ends', () => {
  it('takes nothing while there is another, and is closed after a while', async () => {
    const old = await app.connect()
    app.slack.extras.disconnect('refresh_requested')
    await app.envelope('disconnect')
    void app.anna.types(room, '/tell a')
    expect(await app.envelope('slash_commands')).toMatchObject({ socket: 0 })
    await app.connect()
    for (const text of ['/tell b', '/tell c']) {
      void app.anna.types(room, text)
      expect(await app.envelope('slash_commands')).toMatchObject({ socket: 1 })
    }
    expect(old.readyState).toBe(WebSocket.OPEN)
  })

  it('is the eleventh, with too_many_websockets instead of a hello', async () => {
    for (let count = 0; count < 10; count += 1) await app.connect()
    void app.connect().catch(() => undefined)
    expect(await app.envelope('disconnect')).toMatchObject({ reason: 'too_many_websockets', socket: 10 })
  })

  it('can be made anew only when the line is mended', async () => {
    const socket = await app.connect()
    const closed = once(socket, 'close')
    app.slack.gateway.cut()
    await closed
    const again = app.connect()
    expect(await app.anna.types(room, '/tell x')).toEqual({ kind: 'failed', why: 'dispatch_failed' })
    app.slack.gateway.mend()
    await again
    void app.anna.types(room, '/tell y')
    expect((await app.envelope('slash_commands')).payload).toMatchObject({ text: 'y' })
  })
})

describe('an act that was not acknowledged', () => {
  it('is handed to the next connection, word for word, where that was ordered', async () => {
    app.slack.extras.redeliver(true)
    await app.connect()
    const reading = app.anna.types(room, '/tell x')
    const first = await app.envelope('slash_commands')
    app.slack.dropSockets()
    expect(await reading).toEqual({ kind: 'failed', why: 'dispatch_failed' })
    await app.connect()
    const second = await app.envelope('slash_commands')
    expect(second.payload).toEqual(first.payload)
    app.ack(second, { text: 'Here after all' })
    await app.call('auth.test')
    expect(app.anna.reads(room)).toMatchObject([{ text: 'Here after all', private: true }])
    // one that was never sent is lost
    app.slack.dropSockets()
    await app.anna.types(room, '/tell y')
    await app.connect()
    void app.anna.types(room, '/tell z')
    expect((await app.envelope('slash_commands')).payload).toMatchObject({ text: 'z' })
  })

  it('or was, comes again as often as it is asked for', async () => {
    await app.connect()
    for (const text of ['a', 'b']) await app.command(room, `/tell ${text}`)
    const again = app.slack.gateway.deliverAgain(2)
    for (const text of ['a', 'b']) {
      const envelope = await app.envelope('slash_commands')
      expect(envelope.payload).toMatchObject({ text })
      app.ack(envelope)
    }
    await again
    expect(app.slack.complaints()).toEqual([])
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
