import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../people.ts'
import { at, RawApp } from '../raw.ts'

let app: RawApp
let ben: Person
beforeEach(async () => {
  app = await RawApp.start()
  ben = app.here.person('Ben')
})
afterEach(() => app.stop())

const hidden = (name: string) => ({ name, is_private: true })

describe('conversations.create (https://docs.slack.dev/reference/methods/conversations.create)', () => {
  it.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Circle', 'invalid_name_specials'],
    ['circle one', 'invalid_name_specials'],
    ['circle.one', 'invalid_name_specials'],
    ['--__', 'invalid_name_punctuation'],
    ['general', 'name_taken'],
    ['x'.repeat(80), 'ok'],
    ['кружок-3', 'ok'],
  ])('answers %j with %s', async (name, error) => {
    expect(await app.error('conversations.create', hidden(name))).toBe(error)
  })

  it('says name_taken for a private or archived channel too', async () => {
    const channel = await app.circle('circle-1')
    expect(await app.error('conversations.create', { name: 'circle-1' })).toBe('name_taken')
    await app.call('conversations.archive', { channel })
    expect(await app.error('conversations.create', { name: 'circle-1' })).toBe('name_taken')
  })

  it('says restricted_action where only admins may', async () => {
    app.slack.extras.policy(app.here, { createChannels: 'admins' })
    expect(await app.error('conversations.create', hidden('circle-1'))).toBe('restricted_action')
  })

  it('puts the bot, and nobody else, into what it opened', async () => {
    const channel = await app.circle('circle-1')
    expect(await app.call('conversations.members', { channel })).toMatchObject({ members: [app.bot] })
    expect(app.here.find('circle-1')?.seenBy).toEqual([])
  })
})

describe('conversations.invite (https://docs.slack.dev/reference/methods/conversations.invite)', () => {
  it('refuses what its page lists', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const gone = app.here.person('Gone')
    app.here.leaves(gone)
    const guest = app.here.person('Guest', { guest: true })
    app.slack.extras.policy(app.here, { guests: 'refused' })
    const invite = (users: string, to = channel) => app.error('conversations.invite', { channel: to, users })
    expect(await invite('')).toBe('no_user')
    expect(await invite('U404')).toBe('user_not_found')
    expect(await invite(app.bot)).toBe('cant_invite_self')
    expect(await invite(app.anna.id)).toBe('already_in_channel')
    expect(await invite(gone.id)).toBe('cant_invite')
    expect(await invite(guest.id)).toBe('user_is_restricted')
    expect(await invite(ben.id, 'C404')).toBe('channel_not_found')
    expect(await invite(ben.id, app.here.room('lobby').room)).toBe('not_in_channel')
  })

  it('invites all or nobody and names each error', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const users = `${ben.id},${app.anna.id},U404`
    const refused = await app.call('conversations.invite', { channel, users })
    expect(refused).toMatchObject({
      ok: false,
      error: 'already_in_channel',
      errors: [
        { user: app.anna.id, ok: false, error: 'already_in_channel' },
        { user: 'U404', ok: false, error: 'user_not_found' },
      ],
    })
    expect(app.here.find('circle-1')?.seenBy).not.toContain(ben.id)
  })

  it('with force invites those it can', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const forced = await app.call('conversations.invite', { channel, users: `${ben.id},${app.anna.id}`, force: true })
    expect(forced).toMatchObject({ ok: true, errors: [{ user: app.anna.id, error: 'already_in_channel' }] })
    expect(app.here.find('circle-1')?.seenBy).toContain(ben.id)
  })

  it('refuses an archived channel, and a single-channel guest who has one (ura_max_channels)', async () => {
    const [first, second] = [await app.circle('circle-1'), await app.circle('circle-2')]
    const guest = app.here.person('Guest', { guest: true })
    app.slack.extras.policy(app.here, { guests: 'single' })
    expect(await app.error('conversations.invite', { channel: first, users: guest.id })).toBe('ok')
    expect(await app.error('conversations.invite', { channel: second, users: guest.id })).toBe('ura_max_channels')
    await app.call('conversations.archive', { channel: second })
    expect(await app.error('conversations.invite', { channel: second, users: ben.id })).toBe('is_archived')
  })
})

describe('conversations.kick (https://docs.slack.dev/reference/methods/conversations.kick)', () => {
  it('refuses what its page lists', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const kick = (user: string, from = channel) => app.error('conversations.kick', { channel: from, user })
    expect(await kick('')).toBe('no_user')
    expect(await kick(app.bot)).toBe('cant_kick_self')
    expect(await kick(ben.id)).toBe('not_in_channel')
    expect(await kick('U404')).toBe('user_not_found')
    expect(await kick(ben.id, 'C404')).toBe('channel_not_found')
    app.slack.extras.policy(app.here, { kick: 'admins' })
    expect(await kick(app.anna.id)).toBe('restricted_action')
    app.slack.extras.policy(app.here, { kick: 'everyone' })
    expect(await kick(app.anna.id)).toBe('ok')
    expect(app.here.find('circle-1')?.seenBy).toEqual([])
  })
})

describe('a channel that the bot is not in', () => {
  it('does not exist for it if it is private (channel_not_found on every page)', async () => {
    const channel = await app.circle('circle-1', app.anna)
    app.slack.extras.bot(app.here, channel, 'removed')
    for (const method of ['info', 'members', 'invite', 'kick', 'archive', 'rename', 'setTopic', 'leave']) {
      expect(await app.error(`conversations.${method}`, { channel, users: ben.id, user: ben.id })).toBe(
        'channel_not_found',
      )
    }
    expect(await app.error('chat.postMessage', { channel, text: 'x' })).toBe('channel_not_found')
    expect(await app.error('pins.list', { channel })).toBe('channel_not_found')
    const listed = await app.call('conversations.list', { types: 'private_channel' })
    expect(listed.channels).toEqual([])
  })
})

describe('the other methods about conversations, each by its page under https://docs.slack.dev/reference/methods', () => {
  it('conversations.archive: already_archived, cant_archive_general; a closed room takes no more messages', async () => {
    const channel = await app.circle('circle-1', app.anna)
    expect(await app.error('conversations.archive', { channel })).toBe('ok')
    expect(await app.error('conversations.archive', { channel })).toBe('already_archived')
    expect(await app.error('chat.postMessage', { channel, text: 'x' })).toBe('is_archived')
    await expect(app.anna.says(channel, 'x')).rejects.toThrow('archived')
    const general = app.here.find('general')?.id ?? ''
    app.slack.extras.bot(app.here, general, 'added')
    expect(await app.error('conversations.archive', { channel: general })).toBe('cant_archive_general')
  })

  it('conversations.rename: names as on creating, not_authorized for others’ channels', async () => {
    const channel = await app.circle('circle-1')
    const { room } = app.here.room('lobby')
    expect(await app.error('conversations.rename', { channel, name: 'Big' })).toBe('invalid_name_specials')
    expect(await app.error('conversations.rename', { channel, name: 'lobby' })).toBe('name_taken')
    expect(await app.error('conversations.rename', { channel: room, name: 'hall' })).toBe('not_in_channel')
    app.slack.extras.bot(app.here, room, 'added')
    expect(await app.error('conversations.rename', { channel: room, name: 'hall' })).toBe('not_authorized')
    expect(await app.error('conversations.rename', { channel, name: 'circle-2' })).toBe('ok')
    expect(app.here.find('circle-2')?.id).toBe(channel)
  })

  it('conversations.open: users_list_not_supplied, user_not_found, cannot_dm_bot, user_disabled, too_many_users', async () => {
    const open = (users: string) => app.error('conversations.open', { users })
    const gone = app.here.person('Gone')
    app.here.leaves(gone)
    expect(await open('')).toBe('users_list_not_supplied')
    expect(await open('U404')).toBe('user_not_found')
    expect(await open(app.here.person('Other bot', { bot: true }).id)).toBe('cannot_dm_bot')
    expect(await open(gone.id)).toBe('user_disabled')
    expect(await open('1,2,3,4,5,6,7,8,9')).toBe('too_many_users')
    const first = await app.call('conversations.open', { users: ben.id })
    expect(await app.call('conversations.open', { users: ben.id })).toMatchObject({
      already_open: true,
      channel: first.channel,
    })
  })

  it('conversations.leave: last_member, cant_leave_general; conversations.setTopic: too_long', async () => {
    const channel = await app.circle('circle-1')
    expect(await app.error('conversations.setTopic', { channel, topic: 'x'.repeat(251) })).toBe('too_long')
    expect(await app.error('conversations.leave', { channel })).toBe('last_member')
    await app.call('conversations.invite', { channel, users: ben.id })
    expect(await app.error('conversations.leave', { channel })).toBe('ok')
    expect(await app.error('conversations.leave', { channel: app.here.find('general')?.id })).toBe('cant_leave_general')
  })

  it('does not take a DM where only channels are meant: method_not_supported_for_channel_type', async () => {
    const opened = await app.call('conversations.open', { users: ben.id })
    const channel = at(opened, 'channel', 'id')
    for (const method of ['invite', 'kick', 'archive', 'rename', 'leave']) {
      const error = await app.error(`conversations.${method}`, { channel, users: ben.id, user: ben.id, name: 'x' })
      expect(error).toBe('method_not_supported_for_channel_type')
    }
  })

  it('pages by cursor and limit: invalid_limit, invalid_cursor (https://docs.slack.dev/apis/web-api/pagination)', async () => {
    const people = ['C', 'D', 'E'].map((name) => app.here.person(name))
    const channel = await app.circle('circle-1', ...people)
    const first = await app.call('conversations.members', { channel, limit: 2 })
    const next_cursor = at(first, 'response_metadata', 'next_cursor')
    const rest = await app.call('conversations.members', { channel, limit: 2, cursor: next_cursor })
    expect([first.members, rest.members].flat()).toEqual([app.bot, ...people.map((p) => p.id)])
    expect(rest.response_metadata).toEqual({ next_cursor: '' })
    expect(await app.error('conversations.members', { channel, limit: 1001 })).toBe('invalid_limit')
    expect(await app.error('conversations.members', { channel, cursor: 'nonsense' })).toBe('invalid_cursor')
  })

  it('users.list: everyone by pages, deactivated people too; invalid_cursor, invalid_limit, limit_required', async () => {
    app.here.leaves(ben)
    const first = await app.call('users.list', { limit: 2 })
    const rest = await app.call('users.list', { limit: 900, cursor: at(first, 'response_metadata', 'next_cursor') })
    expect([first.members, rest.members].flat()).toEqual((await app.call('users.list')).members)
    expect([first.members, rest.members].flat()).toContainEqual(expect.objectContaining({ id: ben.id, deleted: true }))
    expect(rest.response_metadata).toEqual({ next_cursor: '' })
    expect(await app.error('users.list', { limit: 2, cursor: 'nonsense' })).toBe('invalid_cursor')
    expect(await app.error('users.list', { limit: 1000 })).toBe('invalid_limit')
    for (let more = 0; more < 1000; more += 1) app.here.person(`P${more}`, { bot: true })
    expect(await app.error('users.list')).toBe('limit_required')
  })

  it('usergroups: paid_teams_only on the free plan, no_such_subteam', async () => {
    const { group } = app.here.group('Stewards', [ben])
    expect(await app.call('usergroups.users.list', { usergroup: group })).toMatchObject({ users: [ben.id] })
    expect(await app.error('usergroups.users.list', { usergroup: 'S404' })).toBe('no_such_subteam')
    app.slack.extras.policy(app.here, { plan: 'free' })
    expect(await app.error('usergroups.list')).toBe('paid_teams_only')
  })

  it('users.info: user_not_found; a deactivated user is marked deleted', async () => {
    expect(await app.error('users.info', { user: 'U404' })).toBe('user_not_found')
    app.here.leaves(ben)
    expect(await app.call('users.info', { user: ben.id })).toMatchObject({ user: { deleted: true } })
  })
})
