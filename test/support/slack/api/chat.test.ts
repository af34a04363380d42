import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawApp } from '../raw.ts'

let app: RawApp
let channel: string
beforeEach(async () => {
  app = await RawApp.start()
  channel = await app.circle('circle-1', app.anna)
})
afterEach(() => app.stop())

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

describe('chat.postMessage (https://docs.slack.dev/reference/methods/chat.postMessage)', () => {
  it.each([
    [{ text: '' }, 'no_text'],
    [{ text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [{ text: 'x', blocks: 'nonsense' }, 'invalid_blocks_format'],
    [{ text: 'x', blocks: [section('x'.repeat(3001))] }, 'invalid_blocks'],
    [{ text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, 'invalid_blocks'],
    [{ text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) }, 'msg_blocks_too_long'],
    [{ text: 'x', channel: 'C404' }, 'channel_not_found'],
    [{ text: 'x', thread_ts: '1700000000.000001' }, 'thread_not_found'],
    [{ text: 'x', channel: '' }, 'invalid_arguments'],
  ])('refuses %.60j with %s', async (args, error) => {
    expect(await app.error('chat.postMessage', { channel, ...args })).toBe(error)
    expect(app.here.transcript(channel)).toEqual([])
  })

  it('says not_in_channel for a public channel, unless chat:write.public is granted', async () => {
    const { room } = app.here.room('lobby')
    expect(await app.error('chat.postMessage', { channel: room, text: 'x' })).toBe('not_in_channel')
    app.here.byHand.grant('chat:write.public')
    expect(await app.error('chat.postMessage', { channel: room, text: 'x' })).toBe('ok')
    expect(app.slack.used()).toContain('scope:chat:write.public')
  })

  it('says restricted_action where only admins may post', async () => {
    app.slack.extras.policy(app.here, { post: 'admins' })
    expect(await app.error('chat.postMessage', { channel, text: 'x' })).toBe('restricted_action')
  })

  it('posts twice what is sent twice: nothing de-duplicates', async () => {
    await app.call('chat.postMessage', { channel, text: 'once', client_msg_id: 'same' })
    await app.call('chat.postMessage', { channel, text: 'once', client_msg_id: 'same' })
    expect(app.here.transcript(channel).map((each) => each.text)).toEqual(['once', 'once'])
  })

  it('writes to a person by her id; not to a bot, nor to one who left, nor without a messages tab', async () => {
    expect(await app.error('chat.postMessage', { channel: app.anna.id, text: 'Something is waiting' })).toBe('ok')
    expect(app.anna.dms()).toMatchObject([{ text: 'Something is waiting', seenBy: [app.anna.id], private: false }])
    const bot = app.here.person('Other', { bot: true })
    expect(await app.error('chat.postMessage', { channel: bot.id, text: 'x' })).toBe('cannot_dm_bot')
    const gone = app.here.person('Gone')
    app.here.leaves(gone)
    expect(await app.error('chat.postMessage', { channel: gone.id, text: 'x' })).toBe('user_disabled')
  })
})

describe('chat.update and chat.delete (https://docs.slack.dev/reference/methods/chat.update, chat.delete)', () => {
  it('change only the bot’s own, standing messages', async () => {
    const mine = await app.posted(channel)
    const hers = (await app.anna.says(channel, 'mine')).id
    for (const [method, error] of [
      ['chat.update', 'cant_update_message'],
      ['chat.delete', 'cant_delete_message'],
    ] as const) {
      expect(await app.error(method, { channel, ts: hers, text: 'x' })).toBe(error)
      expect(await app.error(method, { channel, ts: '1.2', text: 'x' })).toBe('message_not_found')
      expect(await app.error(method, { channel: 'C404', ts: mine, text: 'x' })).toBe('channel_not_found')
    }
    expect(await app.error('chat.update', { channel, ts: mine, text: 'x'.repeat(4001) })).toBe('msg_too_long')
    expect(await app.error('chat.update', { channel, ts: mine, text: 'changed' })).toBe('ok')
    expect(app.here.transcript(channel)[0]).toMatchObject({ text: 'changed', edited: true })
    expect(await app.error('chat.delete', { channel, ts: mine })).toBe('ok')
    expect(app.here.transcript(channel).map((each) => each.id)).toEqual([hers])
  })

  it('keep blocks that are not given, and take them away for an empty list', async () => {
    const posted = await app.call('chat.postMessage', { channel, text: 'fallback', blocks: [section('shown')] })
    await app.call('chat.update', { channel, ts: posted.ts, text: 'other fallback' })
    expect(app.here.transcript(channel)[0]?.text).toBe('shown')
    await app.call('chat.update', { channel, ts: posted.ts, text: 'plain', blocks: [] })
    expect(app.here.transcript(channel)[0]?.text).toBe('plain')
  })

  it('say edit_window_closed after the workspace’s window, is_inactive in an archived channel', async () => {
    const ts = await app.posted(channel)
    app.slack.extras.policy(app.here, { editMinutes: 5 })
    app.slack.extras.setNow(() => Date.now() + 6 * 60_000)
    expect(await app.error('chat.update', { channel, ts, text: 'x' })).toBe('edit_window_closed')
    await app.call('conversations.archive', { channel })
    expect(await app.error('chat.update', { channel, ts, text: 'x' })).toBe('is_inactive')
  })
})

describe('chat.postEphemeral (https://docs.slack.dev/reference/methods/chat.postEphemeral)', () => {
  it('needs the person and the bot in the channel', async () => {
    const ben = app.here.person('Ben')
    const { room } = app.here.room('lobby')
    const send = (to: string, user: string) => app.error('chat.postEphemeral', { channel: to, user, text: 'x' })
    expect(await send(channel, ben.id)).toBe('user_not_in_channel')
    expect(await send(room, app.anna.id)).toBe('not_in_channel')
    expect(await send('C404', app.anna.id)).toBe('channel_not_found')
    expect(await app.error('chat.postEphemeral', { channel, user: app.anna.id })).toBe('no_text')
  })

  it('is seen by that person alone, never updated or pinned, and gone when she reloads', async () => {
    const ben = app.here.person('Ben')
    await app.call('conversations.invite', { channel, users: ben.id })
    const sent = await app.call('chat.postEphemeral', { channel, user: app.anna.id, text: 'only you' })
    const ts = String(sent.message_ts)
    expect(app.anna.reads(channel)).toMatchObject([{ text: 'only you', private: true, seenBy: [app.anna.id] }])
    expect(ben.reads(channel)).toEqual([])
    expect(app.here.transcript(channel)).toEqual([])
    expect(await app.error('chat.update', { channel, ts, text: 'x' })).toBe('message_not_found')
    expect(await app.error('pins.add', { channel, timestamp: ts })).toBe('message_not_found')
    app.slack.extras.reload(app.here, app.anna)
    expect(app.anna.reads(channel)).toEqual([])
  })
})

describe('pins (https://docs.slack.dev/reference/methods/pins.add, pins.remove, pins.list)', () => {
  it('refuse what their pages list', async () => {
    const ts = await app.posted(channel)
    const pin = (timestamp: string, to = channel) => app.error('pins.add', { channel: to, timestamp })
    expect(await pin('')).toBe('no_item_specified')
    expect(await pin('yesterday')).toBe('bad_timestamp')
    expect(await pin('1700000000.000001')).toBe('message_not_found')
    expect(await pin(ts, 'C404')).toBe('channel_not_found')
    expect(await app.error('pins.remove', { channel, timestamp: ts })).toBe('no_pin')
    app.slack.extras.policy(app.here, { pin: 'admins' })
    expect(await pin(ts)).toBe('permission_denied')
    app.slack.extras.policy(app.here, { pin: 'everyone' })
    expect(await pin(ts)).toBe('ok')
    expect(await pin(ts)).toBe('already_pinned')
    expect(app.here.transcript(channel)[0]?.pinned).toBe(true)
    expect((await app.call('pins.list', { channel })).items).toMatchObject([{ type: 'message', message: { ts } }])
    expect(await app.error('pins.remove', { channel, timestamp: ts })).toBe('ok')
    expect(app.here.transcript(channel)[0]?.pinned).toBe(false)
  })

  it('are at most a hundred in a channel, and none in an archived one', async () => {
    const all = await Promise.all(Array.from({ length: 101 }, () => app.posted(channel)))
    const answers: string[] = []
    for (const timestamp of all) answers.push(await app.error('pins.add', { channel, timestamp }))
    expect(answers.filter((each) => each !== 'ok')).toEqual(['not_pinnable'])
    await app.call('conversations.archive', { channel })
    expect(await app.error('pins.add', { channel, timestamp: all[100] })).toBe('is_archived')
  })

  it('need the bot in the channel', async () => {
    expect(await app.error('pins.list', { channel: app.here.room('lobby').room })).toBe('not_in_channel')
  })
})

it('chat.getPermalink: message_not_found, channel_not_found (https://docs.slack.dev/reference/methods/chat.getPermalink)', async () => {
  const message_ts = await app.posted(channel)
  expect((await app.call('chat.getPermalink', { channel, message_ts })).permalink).toMatch(/^https:\/\//)
  expect(await app.error('chat.getPermalink', { channel, message_ts: '1.2' })).toBe('message_not_found')
  expect(await app.error('chat.getPermalink', { channel: 'C404', message_ts })).toBe('channel_not_found')
})
