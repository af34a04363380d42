import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Person, Seen, SeenMessage } from '../people.ts'
import { type Raw, type RawReply, startRaw } from './raw.ts'
import { RawGateway } from './raw-gateway.ts'

/* https://docs.discord.com/developers/interactions/receiving-and-responding */

let raw: Raw
let bot: RawGateway
let room: string
let anna: Person
let ben: Person
let seen: number

const interaction = z.looseObject({ id: z.string(), token: z.string(), type: z.number(), data: z.looseObject({}) })

beforeEach(async () => {
  raw = await startRaw()
  raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
  room = raw.community.room('lobby').room
  anna = raw.community.person('Anna')
  ben = raw.community.person('Ben')
  seen = 0
  await raw.call('PUT', `/applications/${raw.fake.extras.raw.application}/commands`, [
    { name: 'help', description: 'Help' },
    { name: 'Point', type: 3 },
    { name: 'Greet', type: 2 },
    {
      name: 'log',
      description: 'Log',
      options: [
        { type: 6, name: 'person', description: 'Who', required: true },
        { type: 4, name: 'clause', description: 'Which', min_value: 1, max_value: 8 },
        { type: 3, name: 'how', description: 'How', choices: [{ name: 'Kindly', value: 'k' }] },
      ],
    },
  ])
  bot = new RawGateway(raw.fake.extras.raw.gateway)
  await bot.identify(raw.fake.extras.raw.token)
  await bot.event('GUILD_CREATE')
})
afterEach(async () => {
  bot.kill()
  await raw.fake.stop()
})

/** The next interaction that the bot receives. */
async function next() {
  const found = await bot.frame((f) => f.t === 'INTERACTION_CREATE' && (f.s ?? 0) > seen)
  seen = found.s ?? 0
  return interaction.parse(found.d)
}
type Received = Awaited<ReturnType<typeof next>>

const answer = (i: Received, body: object, query = ''): Promise<RawReply> =>
  raw.call('POST', `/interactions/${i.id}/${i.token}/callback${query}`, body, 'no token needed')
const hook = (i: Received, method: string, rest: string, body?: object): Promise<RawReply> =>
  raw.call(method, `/webhooks/${raw.fake.extras.raw.application}/${i.token}${rest}`, body, 'no token needed')
const refusal = (reply: RawReply) => [reply.status, reply.code]
const modal = (over: object = {}) => ({
  custom_id: 'm',
  title: 'A form',
  components: [{ type: 18, label: 'What', component: { type: 4, custom_id: 'w', style: 1 } }],
  ...over,
})
const pressable = {
  content: 'Here',
  components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }],
}

async function membersRole(): Promise<string> {
  const { list } = await raw.call('GET', `/guilds/${raw.community.id}/roles`)
  return String(list.find((role) => role.name === 'Members')?.id)
}

function message(shown: Seen): SeenMessage {
  if (shown.kind !== 'message') throw new Error(`not a message but ${JSON.stringify(shown)}`)
  return shown
}

describe('the first answer (#interaction-callback)', () => {
  it('shows an ephemeral answer to its one reader, a public one with who asked for it', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    expect(i).toMatchObject({
      guild_id: raw.community.id,
      member: { user: { id: anna.id } },
      channel: { id: room },
      guild_locale: 'en-GB',
      context: 0,
      authorizing_integration_owners: { 0: raw.community.id },
    })
    const reply = await answer(i, { type: 4, data: { content: 'only you', flags: 64 } }, '?with_response=true')
    expect(reply.body).toMatchObject({ resource: { type: 4, message: { content: 'only you', flags: 64 } } })
    const shown = message(await asked)
    expect(shown).toMatchObject({ private: true, seenBy: [anna.id], shownInvoker: null, text: 'only you' })
    expect(refusal(await raw.call('GET', `/channels/${room}/messages/${shown.id}`))).toEqual([404, 10008])

    const open = ben.runs(room, 'help')
    expect((await answer(await next(), { type: 4, data: { content: 'all of you' } })).status).toBe(204)
    expect(await open).toMatchObject({ private: false, shownInvoker: ben.id })
    expect(anna.reads(room).map((m) => m.text)).toEqual(['only you', 'all of you'])
    expect(ben.reads(room).map((m) => m.text)).toEqual(['all of you'])
  })

  it('refuses a second one (40060) and complains, and one for a token it does not know (10062)', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    await answer(i, { type: 4, data: { content: 'x' } })
    await asked
    expect(refusal(await answer(i, { type: 4, data: { content: 'x' } }))).toEqual([400, 40060])
    expect(refusal(await answer({ ...i, token: 'x' }, { type: 5 }))).toEqual([404, 10062])
    expect(raw.fake.complaints()).toEqual(['/help was acknowledged twice'])
  })

  it('fails for the person after 3 s, and refuses what comes later (10062)', async () => {
    const shown = await anna.runs(room, 'help')
    expect(shown).toEqual({ kind: 'failed', why: 'The application did not respond' })
    const i = await next()
    expect(refusal(await answer(i, { type: 4, data: { content: 'x' } }))).toEqual([404, 10062])
    expect(refusal(await hook(i, 'PATCH', '/messages/@original', { content: 'x' }))).toEqual([404, 10015])
    expect(raw.fake.complaints()).toEqual(['/help was not acknowledged within 3 s', '/help was answered after 3 s'])
  })

  it('refuses callback types that do not fit the interaction, and empty or oversized answers', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    for (const type of [1, 6, 7, 8]) {
      expect((await answer(i, { type, data: {} })).errors).toEqual(['type INTERACTION_CALLBACK_TYPE_INVALID'])
    }
    expect(refusal(await answer(i, { type: 4, data: { flags: 64 } }))).toEqual([400, 50006])
    expect((await answer(i, { type: 4, data: { content: 'x'.repeat(2001) } })).errors).toEqual([
      'data.content BASE_TYPE_MAX_LENGTH',
    ])
    expect((await answer(i, { type: 5, data: { flags: 1 << 15 } })).errors).toEqual([
      'data.flags MESSAGE_FLAGS_INVALID',
    ])
    await answer(i, { type: 4, data: { content: 'x' } })
    await asked
  })
})

describe('after the first answer (#followup-messages)', () => {
  it('keeps the privacy of a deferral whatever the edit says', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    expect(refusal(await hook(i, 'PATCH', '/messages/@original', { content: 'x' }))).toEqual([404, 10015])
    await answer(i, { type: 5, data: { flags: 64 } })
    expect(ben.reads(room)).toEqual([])
    expect((await hook(i, 'POST', '', { content: 'done' })).status).toBe(200)
    const shown = message(await asked)
    expect(shown).toMatchObject({ text: 'done', private: true, seenBy: [anna.id], edited: false })
    await hook(i, 'PATCH', '/messages/@original', { content: 'done again' })
    expect(anna.again(shown)).toMatchObject({ text: 'done again', edited: true })
    expect((await hook(i, 'GET', '/messages/@original')).body).toMatchObject({ content: 'done again' })
    const more = await hook(i, 'POST', '', { content: 'more', flags: 64 })
    expect(anna.reads(room).map((m) => m.text)).toEqual(['done again', 'more'])
    expect(refusal(await hook(i, 'PATCH', '/messages/1', { content: 'x' }))).toEqual([404, 10008])
    expect((await hook(i, 'DELETE', `/messages/${more.id}`)).status).toBe(204)
    expect((await hook(i, 'DELETE', '/messages/@original')).status).toBe(204)
    expect(anna.again(shown)).toBeNull()
  })

  it('lets the token live 15 minutes (50027 afterwards)', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    await answer(i, { type: 4, data: { content: 'x', flags: 64 } })
    await asked
    const started = Date.now()
    raw.fake.extras.setNow(() => started + 14 * 60_000)
    expect((await hook(i, 'PATCH', '/messages/@original', { content: 'y' })).status).toBe(200)
    raw.fake.extras.setNow(() => started + 16 * 60_000)
    expect(refusal(await hook(i, 'PATCH', '/messages/@original', { content: 'z' }))).toEqual([401, 50027])
  })
})

describe('components', () => {
  it('sends the pressed message, and changes it in place', async () => {
    await raw.call('POST', `/channels/${room}/messages`, pressable)
    const pressed = anna.presses(anna.reads(room)[0] ?? expect.fail('no message'), 'Go')
    const i = await next()
    expect(i).toMatchObject({ type: 3, data: { custom_id: 'go', component_type: 2 }, message: { content: 'Here' } })
    await answer(i, { type: 7, data: { content: 'Gone', components: [] } })
    expect(await pressed).toMatchObject({ text: 'Gone', buttons: [], edited: true })
    await expect(anna.presses(anna.reads(room)[0] ?? expect.fail('no message'), 'Go')).rejects.toThrow('no button')
  })

  it('lets nobody press what she cannot see', async () => {
    const asked = anna.runs(room, 'help')
    await answer(await next(), { type: 4, data: { ...pressable, flags: 64 } })
    const shown = message(await asked)
    await expect(ben.presses(shown, 'Go')).rejects.toThrow('cannot see')
  })

  it('answers a press by a modal, whose submission cannot be answered by another one', async () => {
    await raw.call('POST', `/channels/${room}/messages`, pressable)
    const pressed = anna.presses(anna.reads(room)[0] ?? expect.fail('no message'), 'Go')
    await answer(await next(), { type: 9, data: modal() })
    const form = await pressed
    if (form.kind !== 'form') throw new Error('no form')
    await expect(anna.submits(form, { Where: 'x' })).rejects.toThrow("no field 'Where'")
    const submitted = anna.submits(form, { What: 'this' })
    const i = await next()
    expect(i).toMatchObject({
      type: 5,
      data: { custom_id: 'm', components: [{ type: 18, component: { type: 4, custom_id: 'w', value: 'this' } }] },
      message: { content: 'Here' },
    })
    expect((await answer(i, { type: 9, data: modal() })).errors).toEqual(['type INTERACTION_CALLBACK_TYPE_INVALID'])
    await answer(i, { type: 4, data: { content: 'kept', flags: 64 } })
    expect(await submitted).toMatchObject({ text: 'kept' })
    await expect(anna.submits(form, { What: 'again' })).rejects.toThrow('not open')
  })

  it('delivers an act twice when told to, without complaining of the second acknowledgement', async () => {
    raw.fake.deliverTwice()
    const asked = anna.runs(room, 'help')
    const [first, second] = [await next(), await next()]
    expect(second).toEqual(first)
    await answer(first, { type: 4, data: { content: 'x' } })
    expect(refusal(await answer(second, { type: 4, data: { content: 'x' } }))).toEqual([400, 40060])
    await asked
    expect(raw.fake.complaints()).toEqual([])
  })
})

describe('modals (#interaction-response-object-modal, components/reference#label)', () => {
  it('refuses what is out of bounds', async () => {
    const asked = anna.runs(room, 'help')
    const i = await next()
    const errorsOf = async (over: object) => (await answer(i, { type: 9, data: modal(over) })).errors
    const label = (over: object, component: object = {}) => ({
      components: [{ type: 18, label: 'L', component: { type: 4, custom_id: 'w', style: 1, ...component }, ...over }],
    })
    const at = 'data.components.0'
    expect(await errorsOf({ title: 'x'.repeat(46) })).toEqual(['data.title BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf({ custom_id: 'x'.repeat(101) })).toEqual(['data.custom_id BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf({ components: [] })).toEqual(['data.components BASE_TYPE_MIN_LENGTH'])
    const six = [1, 2, 3, 4, 5, 6].map((n) => ({ type: 10, content: `${n}` }))
    expect(await errorsOf({ components: six })).toEqual(['data.components BASE_TYPE_MAX_LENGTH'])
    expect(await errorsOf(label({ label: 'x'.repeat(46) }))).toEqual([`${at}.label BASE_TYPE_MAX_LENGTH`])
    expect(await errorsOf(label({ description: 'x'.repeat(101) }))).toEqual([`${at}.description BASE_TYPE_MAX_LENGTH`])
    expect(await errorsOf(label({}, { value: 'x'.repeat(4001) }))).toContain(
      `${at}.component.value BASE_TYPE_MAX_LENGTH`,
    )
    expect(await errorsOf(label({}, { placeholder: 'x'.repeat(101) }))).toEqual([
      `${at}.component.placeholder BASE_TYPE_MAX_LENGTH`,
    ])
    expect(await errorsOf(label({}, { type: 2, label: 'x' }))).toEqual([`${at}.component.type UNION_TYPE_CHOICES`])
    const twin = { type: 18, label: 'L', component: { type: 4, custom_id: 'w', style: 1 } }
    expect(await errorsOf({ components: [twin, twin] })).toEqual(['data.components COMPONENT_CUSTOM_ID_DUPLICATED'])
    await answer(i, { type: 9, data: modal() })
    await asked
  })
})

describe('commands as the client offers them', () => {
  it('checks options before anything is sent', async () => {
    const refusedBy = (options: Parameters<Person['runs']>[2]) => expect(anna.runs(room, 'log', options)).rejects
    await refusedBy({}).toThrow("needs 'person'")
    await refusedBy({ person: 'Ben' }).toThrow('another kind')
    await refusedBy({ person: ben, clause: 9 }).toThrow('above 8')
    await refusedBy({ person: ben, clause: 1.5 }).toThrow('whole number')
    await refusedBy({ person: ben, how: 'Loudly' }).toThrow('not among the choices')
    await refusedBy({ person: ben, what: 'x' }).toThrow("no option 'what'")
    await expect(anna.runs(room, 'nothing')).rejects.toThrow('no command /nothing')
    const asked = anna.runs(room, 'log', { person: ben, clause: 3, how: 'Kindly' })
    const i = await next()
    expect(i.data).toMatchObject({
      name: 'log',
      options: [{ value: ben.id }, { value: 3 }, { value: 'k' }],
      resolved: { users: { [ben.id]: { id: ben.id } }, members: { [ben.id]: { roles: [] } } },
    })
    await answer(i, { type: 4, data: { content: 'x', flags: 64 } })
    await asked
  })

  it('carries the chosen message with its words, though the bot has no intent for them', async () => {
    const said = await ben.says(room, 'a sentence that drifts')
    const asked = anna.choosesOn(said, 'Point')
    const i = await next()
    expect(i.data).toMatchObject({
      type: 3,
      target_id: said.id,
      resolved: { messages: { [said.id]: { content: 'a sentence that drifts', author: { id: ben.id } } } },
    })
    await answer(i, { type: 4, data: { content: 'Which?', flags: 64 } })
    const shown = message(await asked)
    await expect(anna.choosesOn(shown, 'Point')).rejects.toThrow('no')
  })

  it('carries the chosen person in a user command', async () => {
    const asked = raw.fake.extras.choosesOnPerson(anna, room, ben, 'Greet')
    const i = await next()
    expect(i.data).toMatchObject({ type: 2, target_id: ben.id, resolved: { users: { [ben.id]: { id: ben.id } } } })
    await answer(i, { type: 4, data: { content: 'x', flags: 64 } })
    await asked
    expect(raw.fake.used()).toContain('shortcut:Greet')
  })

  it('works in a DM with the bot, and nowhere without the applications.commands scope', async () => {
    const asked = anna.runs('dm', 'help')
    const i = await next()
    expect(i).toMatchObject({ user: { id: anna.id }, context: 1, channel: { type: 1 } })
    expect(i).not.toHaveProperty('guild_id')
    await answer(i, { type: 4, data: { content: 'hello' } })
    expect(await asked).toMatchObject({ seenBy: [anna.id] })
    raw.community.install(
      `https://discord.com/oauth2/authorize?client_id=${raw.fake.extras.raw.application}&scope=bot&permissions=0`,
    )
    await expect(anna.runs(room, 'help')).rejects.toThrow('no command')
  })

  it('offers no commands in a room where the person may not write, yet lets her press what is there', async () => {
    await raw.call('POST', `/channels/${room}/messages`, pressable)
    const said = await ben.says(room, 'hello')
    raw.fake.extras.everyoneLoses(raw.community.id, 'SEND_MESSAGES')
    raw.community.leaveGroup({ group: await membersRole() }, anna)
    await expect(anna.runs(room, 'help')).rejects.toThrow('no command')
    await expect(anna.choosesOn(said, 'Point')).rejects.toThrow('no')
    const pressed = anna.presses(anna.reads(room)[0] ?? expect.fail('no message'), 'Go')
    await answer(await next(), { type: 4, data: { content: 'x', flags: 64 } })
    expect(await pressed).toMatchObject({ private: true })
  })

  it('refuses autocomplete answers over 25 choices', async () => {
    await raw.call('PUT', `/applications/${raw.fake.extras.raw.application}/commands`, [
      {
        name: 'find',
        description: 'Find',
        options: [{ type: 3, name: 'it', description: 'It', autocomplete: true }],
      },
    ])
    const asked = anna.suggestions(room, 'find', 'it', 'x')
    const i = await next()
    expect(i).toMatchObject({ type: 4, data: { options: [{ name: 'it', value: 'x', focused: true }] } })
    const choices = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }))
    expect((await answer(i, { type: 8, data: { choices } })).errors).toEqual(['data.choices BASE_TYPE_MAX_LENGTH'])
    await answer(i, { type: 8, data: { choices: choices.slice(0, 2) } })
    expect(await asked).toEqual(['0', '1'])
  })
})
