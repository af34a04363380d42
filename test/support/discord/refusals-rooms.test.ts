import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bitsOf } from './permission-names.ts'
import { type Raw, startRaw } from './raw.ts'

let raw: Raw
const VIEW = String(bitsOf('VIEW_CHANNEL'))

beforeEach(async () => {
  raw = await startRaw()
})
afterEach(() => raw.fake.stop())

const refusal = (reply: { status: number; code: number }) => [reply.status, reply.code]

describe('who may call at all (topics/opcodes-and-status-codes)', () => {
  it('refuses a wrong token with 401', async () => {
    expect((await raw.call('GET', '/users/@me', undefined, 'wrong')).status).toBe(401)
    expect((await raw.call('GET', '/users/@me')).body).toMatchObject({ id: raw.fake.extras.raw.application, bot: true })
  })

  it('refuses an unknown route with 404 and complains of it', async () => {
    expect((await raw.call('GET', '/nothing')).status).toBe(404)
    expect((await raw.call('POST', '/channels/1/typing')).status).toBe(404)
    expect(raw.fake.complaints()).toHaveLength(2)
  })

  it('does not know a guild in which the bot is not (10004), nor a channel that is not (10003)', async () => {
    expect(refusal(await raw.call('GET', `/guilds/${raw.community.id}`))).toEqual([404, 10004])
    expect(refusal(await raw.call('GET', '/channels/1'))).toEqual([404, 10003])
    expect(refusal(await raw.call('GET', `/channels/${raw.community.room('a').room}`))).toEqual([403, 50001])
  })

  it('does not know a member (10007) or a user (10013), and refuses the list without the intent (resources/guild#list-guild-members)', async () => {
    raw.install('VIEW_CHANNEL')
    const elsewhere = raw.fake.community('Other').person('Eve')
    const base = `/guilds/${raw.community.id}/members`
    expect(refusal(await raw.call('GET', `${base}/${elsewhere.id}`))).toEqual([404, 10007])
    expect(refusal(await raw.call('GET', `${base}/1`))).toEqual([404, 10013])
    expect(refusal(await raw.call('GET', '/users/1'))).toEqual([404, 10013])
    expect(refusal(await raw.call('GET', base))).toEqual([403, 50001])
  })
})

describe('rooms (resources/guild#create-guild-channel, resources/channel)', () => {
  it('needs MANAGE_CHANNELS to open one', async () => {
    raw.install('VIEW_CHANNEL')
    const path = `/guilds/${raw.community.id}/channels`
    expect(refusal(await raw.call('POST', path, { name: 'x' }))).toEqual([403, 50013])
    raw.community.byHand.grant('MANAGE_CHANNELS')
    expect((await raw.call('POST', path, { name: 'Circle 1' })).body).toMatchObject({ name: 'circle-1', type: 0 })
    expect(raw.fake.used()).toEqual(new Set(['permission:MANAGE_CHANNELS', 'scope:bot']))
  })

  it('only allows or denies in overwrites what the bot itself holds in the guild', async () => {
    raw.install('MANAGE_CHANNELS', 'VIEW_CHANNEL')
    raw.fake.extras.everyoneLoses(raw.community.id, 'READ_MESSAGE_HISTORY')
    const path = `/guilds/${raw.community.id}/channels`
    const overwrite = (bits: string) => ({
      name: 'x',
      permission_overwrites: [{ id: raw.community.id, type: 0, allow: '0', deny: bits }],
    })
    expect(refusal(await raw.call('POST', path, overwrite(String(bitsOf('READ_MESSAGE_HISTORY')))))).toEqual([
      403, 50013,
    ])
    expect(refusal(await raw.call('POST', path, overwrite(String(bitsOf('MANAGE_ROLES')))))).toEqual([403, 50013])
    expect((await raw.call('POST', path, overwrite(VIEW))).status).toBe(200)
    expect(raw.fake.used()).toContain('permission:VIEW_CHANNEL')
  })

  it('locks the bot out of a room that it forgot to open for itself', async () => {
    raw.install('MANAGE_CHANNELS')
    const made = await raw.call('POST', `/guilds/${raw.community.id}/channels`, {
      name: 'x',
      permission_overwrites: [{ id: raw.community.id, type: 0, deny: VIEW }],
    })
    expect(refusal(await raw.call('GET', `/channels/${made.id}`))).toEqual([403, 50001])
    expect(refusal(await raw.call('POST', `/channels/${made.id}/messages`, { content: 'x' }))).toEqual([403, 50001])
    const listed = await raw.call('GET', `/guilds/${raw.community.id}/channels`)
    expect(listed.list.map((c) => c.id)).not.toContain(made.id)
  })

  it('needs MANAGE_ROLES to edit overwrites, and refuses targets that are not there (10009)', async () => {
    raw.install('VIEW_CHANNEL')
    const anna = raw.community.person('Anna')
    const { room } = raw.community.room('a')
    const path = `/channels/${room}/permissions/${anna.id}`
    expect(refusal(await raw.call('PUT', path, { type: 1, allow: VIEW }))).toEqual([403, 50013])
    expect(refusal(await raw.call('DELETE', path))).toEqual([403, 50013])
    raw.community.byHand.grant('MANAGE_ROLES')
    expect((await raw.call('PUT', path, { type: 1, deny: VIEW })).status).toBe(204)
    expect(raw.community.find('a')?.seenBy).not.toContain(anna.id)
    expect((await raw.call('DELETE', path)).status).toBe(204)
    expect(raw.community.find('a')?.seenBy).toContain(anna.id)
    expect(refusal(await raw.call('DELETE', path))).toEqual([404, 10009])
    const nobody = `/channels/${room}/permissions/1`
    expect(refusal(await raw.call('PUT', nobody, { type: 1, allow: VIEW }))).toEqual([404, 10009])
    expect((await raw.call('PUT', path, { allow: VIEW })).errors).toEqual(['type UNION_TYPE_CHOICES'])
  })

  it('needs MANAGE_CHANNELS in the room to rename or delete it, and MANAGE_ROLES for its overwrites', async () => {
    raw.install('VIEW_CHANNEL')
    const { room } = raw.community.room('a')
    expect(refusal(await raw.call('PATCH', `/channels/${room}`, { name: 'b' }))).toEqual([403, 50013])
    expect(refusal(await raw.call('DELETE', `/channels/${room}`))).toEqual([403, 50013])
    raw.community.byHand.grant('MANAGE_CHANNELS')
    expect((await raw.call('PATCH', `/channels/${room}`, { name: 'b' })).body).toMatchObject({ name: 'b' })
    expect(refusal(await raw.call('PATCH', `/channels/${room}`, { permission_overwrites: [] }))).toEqual([403, 50013])
    expect((await raw.call('DELETE', `/channels/${room}`)).status).toBe(200)
    expect(refusal(await raw.call('GET', `/channels/${room}`))).toEqual([404, 10003])
  })

  it('refuses names and topics out of bounds, and parents that are no category', async () => {
    raw.install('MANAGE_CHANNELS')
    const path = `/guilds/${raw.community.id}/channels`
    const errorsOf = async (body: object) => (await raw.call('POST', path, body)).errors
    expect(await errorsOf({ name: 'x'.repeat(101) })).toEqual(['name BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf({ name: '' })).toEqual(['name BASE_TYPE_MIN_LENGTH'])
    expect(await errorsOf({})).toEqual(['name BASE_TYPE_REQUIRED'])
    expect(await errorsOf({ name: 'x', topic: 'x'.repeat(1025) })).toEqual(['topic BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf({ name: 'x', parent_id: '1' })).toEqual(['parent_id CHANNEL_PARENT_INVALID'])
  })

  it('holds 50 channels in a category and 500 in a guild (30013)', async () => {
    raw.install('MANAGE_CHANNELS')
    const path = `/guilds/${raw.community.id}/channels`
    const category = await raw.call('POST', path, { name: 'Circles', type: 4 })
    for (let i = 0; i < 50; i++) await raw.call('POST', path, { name: 'x', parent_id: category.id })
    const over = await raw.call('POST', path, { name: 'x', parent_id: category.id })
    expect(over.errors).toEqual(['parent_id CHANNEL_PARENT_MAX_CHANNELS'])
    for (let i = 51; i < 500; i++) raw.community.room(`r${i}`)
    expect(refusal(await raw.call('POST', path, { name: 'x' }))).toEqual([400, 30013])
  })
})

describe('permissions (topics/permissions)', () => {
  it('applies everyone, then roles, then the member, and lets administrators through', async () => {
    raw.install('MANAGE_ROLES')
    const [anna, ben, chief] = [
      raw.community.person('Anna'),
      raw.community.person('Ben'),
      raw.community.person('Chief', { admin: true }),
    ]
    const { group } = raw.community.group('Circle', [anna, ben])
    const { room } = raw.community.room('a')
    const put = (id: string, type: number, allow: string, deny: string) =>
      raw.call('PUT', `/channels/${room}/permissions/${id}`, { type, allow, deny })
    await put(group, 0, VIEW, '0')
    await put(ben.id, 1, '0', VIEW)
    await put(raw.community.id, 0, '0', VIEW)
    const stranger = raw.community.person('Stranger')
    const seenBy = raw.community.find('a')?.seenBy ?? []
    expect(seenBy.toSorted()).toEqual([raw.community.owner.id, anna.id, chief.id].toSorted())
    expect(seenBy).not.toContain(stranger.id)
  })

  it('takes EMBED_LINKS and ATTACH_FILES away with SEND_MESSAGES, and everything with VIEW_CHANNEL', async () => {
    raw.install('EMBED_LINKS', 'PIN_MESSAGES')
    const { room } = raw.community.room('a')
    raw.community.byHand.withdraw('SEND_MESSAGES')
    const reply = await raw.call('POST', `/channels/${room}/messages`, { embeds: [{ title: 'x' }] })
    expect(refusal(reply)).toEqual([403, 50013])
    raw.community.byHand.withdraw('VIEW_CHANNEL')
    expect(refusal(await raw.call('GET', `/channels/${room}/messages/pins`))).toEqual([403, 50001])
  })
})
