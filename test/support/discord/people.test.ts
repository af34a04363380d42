import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Raw, startRaw } from './raw.ts'
import { RawGateway } from './raw-gateway.ts'

let raw: Raw

beforeEach(async () => {
  raw = await startRaw()
})
afterEach(() => raw.fake.stop())

const invite = (over: Record<string, string> = {}) =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: raw.fake.extras.raw.application,
    scope: 'bot applications.commands',
    permissions: '3072',
    ...over,
  })}`
const post = (room: string, body: object) => raw.call('POST', `/channels/${room}/messages`, body)

describe('installing (topics/oauth2#bot-authorization-flow)', () => {
  it('refuses a link without a known client, scopes that do not exist, and text without a link', () => {
    expect(() => raw.community.install('add me')).toThrow('no https://discord.com')
    expect(() => raw.community.install(invite({ client_id: '1' }))).toThrow('Unknown Application')
    expect(() => raw.community.install(invite({ scope: 'bot everything' }))).toThrow('Invalid Scope: everything')
    expect(() => raw.community.install(invite({ scope: 'applications.commands' }))).toThrow('without the bot scope')
    expect(() => raw.community.install(invite({ permissions: String(1n << 60n) }))).toThrow('do not exist')
  })

  it('gives a managed role with exactly the permissions of the link', async () => {
    raw.community.install(`Add it with this link: ${invite()}.`)
    const { list } = await raw.call('GET', `/guilds/${raw.community.id}/roles`)
    expect(list.filter((role) => role.managed === true)).toMatchObject([{ permissions: '3072', name: 'Roundel' }])
    raw.community.byHand.withdraw('SEND_MESSAGES')
    const after = await raw.call('GET', `/guilds/${raw.community.id}/roles`)
    expect(after.list.filter((role) => role.managed === true)).toMatchObject([{ permissions: '1024' }])
    const { room } = raw.community.room('a')
    expect((await post(room, { content: 'x' })).code).toBe(50_013)
    const anna = raw.community.person('Anna')
    expect(raw.community.find('a')?.canWrite).toContain(anna.id)
    raw.community.uninstall()
    expect((await post(room, { content: 'x' })).code).toBe(50_001)
  })
})

describe('what people see', () => {
  it('shows Components V2, embeds, mentions and times as text', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES', 'EMBED_LINKS')
    const anna = raw.community.person('Anna')
    const { room } = raw.community.room('lobby')
    const at = Date.UTC(2027, 2, 16, 19) / 1000
    await post(room, {
      flags: 1 << 15,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: '# Opening' },
            { type: 14 },
            {
              type: 9,
              components: [{ type: 10, content: `<@${anna.id}> in <#${room}> at <t:${at}:F>` }],
              accessory: { type: 2, style: 4, label: 'Stop', emoji: { name: '✋' }, custom_id: 's' },
            },
            {
              type: 1,
              components: [
                { type: 5, custom_id: 'who', placeholder: 'Who?', default_values: [{ id: anna.id, type: 'user' }] },
              ],
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    })
    await post(room, {
      content: 'See',
      embeds: [{ title: 'Title', description: '**Text**', url: 'https://a.example' }],
    })
    expect(anna.reads(room)).toMatchObject([
      {
        text: 'Opening\n@Anna in #lobby at Tue 16 March 2027, 19:00 UTC',
        styled: ['Opening'],
        buttons: [{ label: '✋ Stop', style: 'danger', disabled: false }],
        selects: [{ label: 'Who?', kind: 'people', options: [], chosen: ['Anna'] }],
        pings: [],
      },
      { text: 'See\nTitle\nText', links: ['https://a.example'], styled: ['Text'] },
    ])
  })

  it('keeps a room to those who can see it, and history to those who may read it', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
    const anna = raw.community.person('Anna')
    const { room } = raw.community.room('lobby')
    await post(room, { content: 'early' })
    raw.fake.extras.everyoneLoses(raw.community.id, 'READ_MESSAGE_HISTORY')
    raw.community.byHand.removeFromRoom(room, anna)
    expect(() => anna.reads(room)).toThrow('cannot see')
    await expect(anna.says(room, 'x')).rejects.toThrow('cannot see')
    expect(anna.rooms()).toEqual([])
    raw.community.byHand.addToRoom(room, anna)
    expect(anna.reads(room)).toMatchObject([{ text: 'early' }])
    raw.community.leaves(anna)
    expect(() => anna.reads(room)).toThrow('cannot see')
  })

  it('lets one person be in two communities, with one DM', async () => {
    raw.install('VIEW_CHANNEL')
    const anna = raw.community.person('Anna')
    const other = raw.fake.community('Other')
    const same = raw.fake.extras.joins(other.id, anna)
    const { id } = await raw.call('POST', '/users/@me/channels', { recipient_id: anna.id })
    await post(id, { content: 'hello' })
    expect(same.id).toBe(anna.id)
    expect(same.dms()).toEqual(anna.dms())
    const { room } = other.room('lobby')
    expect(same.reads(room)).toEqual([])
    expect(() => anna.reads(room)).toThrow('not in Councillors')
  })
})

describe('ordered failures and hooks', () => {
  it('answers 429 as Discord words it, and keeps it out of the refusals', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
    const { room } = raw.community.room('a')
    raw.fake.fail('POST /channels/:id/messages', { kind: 'status', status: 429, retryAfter: 2 })
    const refused = await post(room, { content: 'x' })
    expect(refused.body).toEqual({ message: 'You are being rate limited.', retry_after: 2, global: false })
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(raw.fake.refusals()).toEqual([])
    expect(raw.fake.calls().map((call) => [call.route, call.status])).toEqual([['POST /channels/:id/messages', 429]])
    expect(raw.community.transcript(room)).toEqual([])
  })

  it('stores a message behind a dropped connection, so that a nonce finds it again', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
    const { room } = raw.community.room('a')
    raw.fake.fail(/messages$/, { kind: 'reset', stored: true })
    const body = { content: 'once', nonce: 'k', enforce_nonce: true }
    await expect(post(room, body)).rejects.toThrow()
    const again = await post(room, body)
    expect(raw.community.transcript(room)).toMatchObject([{ id: again.id, text: 'once' }])
  })
})

describe('rate limits (topics/rate-limits)', () => {
  it('sends generous headers and refuses nothing until told to be real', async () => {
    raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
    const { room } = raw.community.room('a')
    for (let i = 0; i < 10; i++) expect((await post(room, { content: 'x' })).status).toBe(200)
    raw.fake.extras.limits('real')
    for (let i = 0; i < 5; i++) {
      const reply = await post(room, { content: 'x' })
      expect([reply.status, reply.headers.get('x-ratelimit-remaining')]).toEqual([200, String(4 - i)])
    }
    const over = await post(room, { content: 'x' })
    expect(over.status).toBe(429)
    expect(over.body).toMatchObject({ global: false, retry_after: expect.any(Number) })
    expect(over.headers.get('x-ratelimit-scope')).toBe('user')
    expect((await post(raw.community.room('b').room, { content: 'x' })).status).toBe(200)
  })

  it('refuses the 51st request of a second for the whole bot, interaction answers exempt', async () => {
    raw.fake.extras.limits('real')
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, i) => raw.call('GET', i % 2 === 0 ? `/users/${i}` : `/channels/${i}`)),
    )
    const over = replies.filter((reply) => reply.status === 429)
    expect(over.length).toBeGreaterThan(0)
    expect(over[0]?.body).toMatchObject({ global: true })
    expect(over[0]?.headers.get('x-ratelimit-global')).toBe('true')
    const answer = await raw.call('POST', '/interactions/1/x/callback', { type: 5 })
    expect(answer.code).toBe(10_062)
  })

  it('lets a room be renamed twice in ten minutes', async () => {
    raw.install('VIEW_CHANNEL', 'MANAGE_CHANNELS')
    raw.fake.extras.limits('real')
    const { room } = raw.community.room('a')
    const statuses = []
    for (const name of ['b', 'c', 'd']) statuses.push((await raw.call('PATCH', `/channels/${room}`, { name })).status)
    expect(statuses).toEqual([200, 200, 429])
  })
})

it('waits for the bot to be connected, and hands out what points a process at it', async () => {
  const client = new RawGateway(raw.fake.extras.raw.gateway)
  await client.identify(raw.fake.env().DISCORD_TOKEN ?? '')
  await raw.fake.connected()
  client.kill()
  expect(raw.fake.env()).toEqual({
    DISCORD_API_URL: raw.fake.extras.raw.url.replace('/v10', ''),
    DISCORD_TOKEN: raw.fake.extras.raw.token,
    DISCORD_APPLICATION_ID: raw.fake.extras.raw.application,
  })
})
