import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Raw, startRaw } from './raw.ts'

let raw: Raw
let room: string

beforeEach(async () => {
  raw = await startRaw()
  raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
  room = raw.community.room('lobby').room
})
afterEach(() => raw.fake.stop())

const refusal = (reply: { status: number; code: number }) => [reply.status, reply.code]
const post = (body: object) => raw.call('POST', `/channels/${room}/messages`, body)
const errorsOf = async (body: object) => (await post(body)).errors
const row = (...components: object[]) => ({ type: 1, components })
const button = (i: number | string) => ({ type: 2, style: 1, label: 'Go', custom_id: `b${i}` })
const V2 = 1 << 15
const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) })

describe('messages (resources/message)', () => {
  it('needs SEND_MESSAGES to write, EMBED_LINKS for embeds, and nothing to edit its own', async () => {
    raw.fake.extras.everyoneLoses(raw.community.id, 'SEND_MESSAGES', 'EMBED_LINKS', 'ATTACH_FILES')
    const made = await post({ content: 'hello' })
    expect(refusal(await post({ embeds: [{ title: 'x' }] }))).toEqual([403, 50013])
    raw.community.byHand.withdraw('SEND_MESSAGES')
    expect(refusal(await post({ content: 'x' }))).toEqual([403, 50013])
    const edited = await raw.call('PATCH', `/channels/${room}/messages/${made.id}`, { content: 'changed' })
    expect(edited.status).toBe(200)
    expect(raw.community.transcript(room)).toMatchObject([{ text: 'changed', edited: true }])
  })

  it('refuses an empty message (50006) and more than 2000 characters', async () => {
    expect(refusal(await post({ content: ' ' }))).toEqual([400, 50006])
    expect(await errorsOf({ content: 'x'.repeat(2001) })).toEqual(['content BASE_TYPE_MAX_LENGTH'])
  })

  it('refuses what embeds may not be: #embed-object-embed-limits', async () => {
    const embeds = (embed: object, times = 1) => ({ embeds: Array.from({ length: times }, () => embed) })
    expect(await errorsOf(embeds({ title: 'x' }, 11))).toEqual(['embeds BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf(embeds({ title: 'x'.repeat(257) }))).toEqual(['embeds.0.title BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf(embeds({ description: 'x'.repeat(4097) }))).toEqual([
      'embeds.0.description BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf(embeds({ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }))).toEqual([
      'embeds.0.fields BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf(embeds({ description: 'x'.repeat(3001) }, 2))).toEqual(['embeds MAX_EMBED_SIZE_EXCEEDED'])
  })

  it('refuses rows and buttons out of bounds: components/reference', async () => {
    expect(await errorsOf({ components: Array.from({ length: 6 }, (_, i) => row(button(i))) })).toEqual([
      'components BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf({ components: [row(...[1, 2, 3, 4, 5, 6].map(button))] })).toEqual([
      'components.0.components BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf({ components: [row(button('x'.repeat(100)))] })).toEqual([
      'components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf({ components: [row({ ...button(1), label: 'x'.repeat(81) })] })).toEqual([
      'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
    ])
    expect(await errorsOf({ components: [row({ ...button(1), label: '' })] })).toEqual([
      'components.0.components.0 BUTTON_COMPONENT_LABEL_REQUIRED',
    ])
    expect(await errorsOf({ components: [row(button(1)), row(button(1))] })).toEqual([
      'components COMPONENT_CUSTOM_ID_DUPLICATED',
    ])
    expect(await errorsOf({ components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:x' })] })).toEqual([
      'components.0.components.0.url STRING_TYPE_REGEX',
    ])
    expect(await errorsOf({ components: [row({ type: 4, custom_id: 'x', style: 1 })] })).toEqual([
      'components.0.components.0.type UNION_TYPE_CHOICES',
    ])
  })

  it('refuses selects out of bounds', async () => {
    const select = (over: object, count = 2) => ({
      components: [
        row({
          type: 3,
          custom_id: 's',
          options: Array.from({ length: count }, (_, i) => ({ label: `o${i}`, value: `v${i}` })),
          ...over,
        }),
      ],
    })
    const at = 'components.0.components.0'
    expect(await errorsOf(select({}, 26))).toEqual([`${at}.options BASE_TYPE_MAX_LENGTH`])
    expect(await errorsOf(select({}, 0))).toContain(`${at}.options BASE_TYPE_MIN_LENGTH`)
    expect(await errorsOf(select({ placeholder: 'x'.repeat(151) }))).toEqual([`${at}.placeholder BASE_TYPE_MAX_LENGTH`])
    expect(await errorsOf(select({ max_values: 3 }))).toEqual([`${at} SELECT_COMPONENT_MAX_VALUES`])
    expect(await errorsOf(select({ min_values: 2 }))).toEqual([`${at} SELECT_COMPONENT_MIN_MAX`])
    const twice = [
      { label: 'a', value: 'v' },
      { label: 'b', value: 'v' },
    ]
    expect(await errorsOf(select({ options: twice }))).toEqual([`${at} COMPONENT_OPTION_VALUE_DUPLICATED`])
    const two = [row({ type: 5, custom_id: 'a' }, { type: 5, custom_id: 'b' })]
    expect(await errorsOf({ components: two })).toEqual(['components.0 COMPONENT_LAYOUT_WIDTH_EXCEEDED'])
  })

  it('takes Components V2 only with the flag, then without content and embeds, 40 components and 4000 characters', async () => {
    expect(await errorsOf({ components: [text(1)] })).toEqual(['components.0.type UNION_TYPE_CHOICES'])
    const legacy = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'
    expect(await errorsOf({ flags: V2, content: 'x', components: [text(1)] })).toEqual([`content ${legacy}`])
    expect(await errorsOf({ flags: V2, embeds: [{ title: 'x' }], components: [text(1)] })).toEqual([`embeds ${legacy}`])
    const forty = Array.from({ length: 20 }, (_, i) => row(button(i)))
    expect(await errorsOf({ flags: V2, components: [{ type: 17, components: forty }] })).toEqual([
      'components BASE_TYPE_MAX_LENGTH',
    ])
    expect((await post({ flags: V2, components: forty })).status).toBe(200)
    expect(await errorsOf({ flags: V2, components: [text(2000), text(2001)] })).toEqual([
      'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ])
    expect(refusal(await post({ flags: V2, components: [] }))).toEqual([400, 50006])
    const plain = await post({ content: 'x' })
    const turned = await raw.call('PATCH', `/channels/${room}/messages/${plain.id}`, {
      flags: V2,
      components: [text(1)],
    })
    expect(turned.errors).toEqual([`content ${legacy}`])
  })

  it('refuses flags that cannot be set: an ordinary message is never ephemeral', async () => {
    expect(await errorsOf({ content: 'x', flags: 64 })).toEqual(['flags MESSAGE_FLAGS_INVALID'])
  })

  it('refuses a nonce over 25 characters, and gives the same message for the same nonce within minutes', async () => {
    expect(await errorsOf({ content: 'x', nonce: 'n'.repeat(26), enforce_nonce: true })).toEqual([
      'nonce BASE_TYPE_MAX_LENGTH',
    ])
    const once = await post({ content: 'x', nonce: 'n1', enforce_nonce: true })
    const again = await post({ content: 'x', nonce: 'n1', enforce_nonce: true })
    expect(again.id).toBe(once.id)
    expect((await post({ content: 'x', nonce: 'n1' })).id).not.toBe(once.id)
    const later = Date.now() + 6 * 60_000
    raw.fake.extras.setNow(() => later)
    expect((await post({ content: 'x', nonce: 'n1', enforce_nonce: true })).id).not.toBe(once.id)
  })

  it('lets the bot edit only its own messages (50005), and delete others only with MANAGE_MESSAGES', async () => {
    const said = await raw.community.owner.says(room, 'mine')
    const path = `/channels/${room}/messages/${said.id}`
    expect(refusal(await raw.call('PATCH', path, { content: 'x' }))).toEqual([403, 50005])
    expect(refusal(await raw.call('DELETE', path))).toEqual([403, 50013])
    expect(refusal(await raw.call('PATCH', `/channels/${room}/messages/1`, { content: 'x' }))).toEqual([404, 10008])
    raw.community.byHand.grant('MANAGE_MESSAGES')
    expect((await raw.call('DELETE', path)).status).toBe(204)
  })

  it('shows nothing of earlier messages without READ_MESSAGE_HISTORY, and never others’ words without the intent', async () => {
    const said = await raw.community.owner.says(room, 'a secret')
    const listed = await raw.call('GET', `/channels/${room}/messages`)
    expect(listed.list).toMatchObject([{ id: said.id, content: '' }])
    raw.community.byHand.withdraw('READ_MESSAGE_HISTORY')
    expect((await raw.call('GET', `/channels/${room}/messages`)).list).toEqual([])
    expect(refusal(await raw.call('GET', `/channels/${room}/messages/${said.id}`))).toEqual([403, 50013])
    expect(refusal(await post({ content: 'x', message_reference: { message_id: said.id } }))).toEqual([403, 160_002])
    expect(raw.community.owner.reads(room)).toMatchObject([{ text: 'a secret' }])
  })

  it('cannot write to people with closed DMs, or with whom it shares no server (50007)', async () => {
    const open = raw.community.person('Open')
    const closed = raw.community.person('Closed', { dmsClosed: true })
    const far = raw.fake.community('Elsewhere').person('Far')
    const dm = async (id: string) => (await raw.call('POST', '/users/@me/channels', { recipient_id: id })).id
    const write = async (id: string) => raw.call('POST', `/channels/${await dm(id)}/messages`, { content: 'hello' })
    expect((await write(open.id)).status).toBe(200)
    expect(open.dms()).toMatchObject([{ text: 'hello', seenBy: [open.id] }])
    expect(refusal(await write(closed.id))).toEqual([403, 50007])
    expect(refusal(await write(far.id))).toEqual([403, 50007])
    expect(refusal(await raw.call('POST', '/users/@me/channels', { recipient_id: '1' }))).toEqual([404, 10013])
  })

  it('honours allowed_mentions, and pings everybody named when there is none', async () => {
    const anna = raw.community.person('Anna')
    const content = `<@${anna.id}> and \`<@${raw.community.owner.id}>\` @everyone`
    await post({ content, allowed_mentions: { parse: [] } })
    await post({ content, allowed_mentions: { parse: [], users: [anna.id] } })
    await post({ content })
    const bad = { content, allowed_mentions: { parse: ['users'], users: [anna.id] } }
    expect(await errorsOf(bad)).toEqual(['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'])
    expect(raw.community.transcript(room).map((m) => m.pings)).toEqual([[], [anna.id], ['everyone', anna.id]])
  })

  it('takes files only with ATTACH_FILES', async () => {
    raw.fake.extras.everyoneLoses(raw.community.id, 'ATTACH_FILES')
    const form = new FormData()
    form.set('payload_json', JSON.stringify({ content: 'a chart' }))
    form.set('files[0]', new Blob(['x']), 'chart.png')
    const upload = () =>
      fetch(`${raw.fake.extras.raw.url}/channels/${room}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${raw.fake.extras.raw.token}` },
        body: form,
      })
    expect((await upload()).status).toBe(403)
    raw.community.byHand.grant('ATTACH_FILES')
    expect((await upload()).status).toBe(200)
    expect(raw.community.transcript(room)).toMatchObject([{ text: 'a chart\n[chart.png]' }])
  })
})

describe('pins (resources/message#pin-message)', () => {
  it('needs PIN_MESSAGES: MANAGE_MESSAGES no longer does', async () => {
    raw.community.byHand.grant('MANAGE_MESSAGES')
    const made = await post({ content: 'agreement' })
    for (const path of [`/channels/${room}/messages/pins/${made.id}`, `/channels/${room}/pins/${made.id}`]) {
      expect(refusal(await raw.call('PUT', path))).toEqual([403, 50013])
    }
    raw.community.byHand.grant('PIN_MESSAGES')
    expect((await raw.call('PUT', `/channels/${room}/messages/pins/${made.id}`)).status).toBe(204)
    expect((await raw.call('PUT', `/channels/${room}/messages/pins/${made.id}`)).status).toBe(204)
    expect(raw.community.transcript(room)).toMatchObject([{ pinned: true }])
    expect(raw.fake.extras.notices(room)).toHaveLength(1)
    expect(refusal(await raw.call('PUT', `/channels/${room}/messages/pins/1`))).toEqual([404, 10008])
  })

  it('gives no pins without READ_MESSAGE_HISTORY, and them with it', async () => {
    raw.community.byHand.grant('PIN_MESSAGES')
    const made = await post({ content: 'agreement' })
    await raw.call('PUT', `/channels/${room}/messages/pins/${made.id}`)
    expect((await raw.call('GET', `/channels/${room}/messages/pins`)).body).toMatchObject({
      items: [{ message: { id: made.id } }],
      has_more: false,
    })
    raw.community.byHand.withdraw('READ_MESSAGE_HISTORY')
    expect((await raw.call('GET', `/channels/${room}/messages/pins`)).body).toEqual({ items: [], has_more: false })
    expect((await raw.call('GET', `/channels/${room}/pins`)).list).toEqual([])
    raw.community.byHand.unpin(raw.community.transcript(room)[0] ?? expect.fail('no message'))
    expect(raw.community.transcript(room)).toMatchObject([{ pinned: false }])
  })

  it('holds 250 pins (30003)', async () => {
    raw.community.byHand.grant('PIN_MESSAGES')
    const pinNext = async () => {
      const { id } = await post({ content: 'x' })
      return raw.call('PUT', `/channels/${room}/messages/pins/${id}`)
    }
    for (let i = 0; i < 250; i++) expect((await pinNext()).status).toBe(204)
    expect(refusal(await pinNext())).toEqual([400, 30003])
  })
})
