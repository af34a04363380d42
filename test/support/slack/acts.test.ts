import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people.ts'
import { at, RawApp } from './raw.ts'
import { aMessage, button, modal, mrkdwn, words } from './shapes.ts'

let app: RawApp
let ben: Person
let room: string
beforeEach(async () => {
  app = await RawApp.start()
  ben = app.here.person('Ben Äll')
  room = app.here.room('lobby').room
  await app.connect()
})
afterEach(() => app.stop())

describe('slash commands (https://docs.slack.dev/interactivity/implementing-slash-commands)', () => {
  it('arrive with mentions escaped if the manifest says so, and as typed if not', async () => {
    const { group } = app.here.group('Lead Team', [ben])
    void app.anna.runs(room, 'tell circle create', { name: 'Tuesday <circle>', who: ben, to: { group }, in: { room } })
    const escaped = await app.envelope('slash_commands')
    app.ack(escaped, { text: 'ok' })
    expect(escaped.payload).toMatchObject({
      command: '/tell',
      text: `circle create name:"Tuesday &lt;circle&gt;" who:<@${ben.id}|ben.all> to:<!subteam^${group}|@lead-team> in:<#${room}|lobby>`,
      channel_id: room,
      channel_name: 'lobby',
      user_id: app.anna.id,
      team_id: app.here.id,
    })
    void app.anna.types(room, '/plain @Ben Äll <b>')
    const plain = await app.envelope('slash_commands')
    app.ack(plain, { text: 'ok' })
    expect(plain.payload).toMatchObject({ text: '@Ben Äll <b>' })
  })

  it('that the manifest does not have are no commands', async () => {
    await expect(app.anna.runs(room, 'circle create')).rejects.toThrow('/circle is not a valid command')
  })

  it('show the room who typed them when the answer is in_channel', async () => {
    const coming = app.anna.types(room, '/tell hello')
    app.ack(await app.envelope('slash_commands'), { response_type: 'in_channel', text: 'Hello all' })
    expect(aMessage(await coming)).toMatchObject({ text: 'Hello all', private: false, shownInvoker: app.anna.id })
    expect(ben.reads(room).map((each) => each.text)).toEqual(['/tell hello', 'Hello all'])
  })

  it('fail visibly when the acknowledgement is no valid answer', async () => {
    const coming = app.anna.types(room, '/tell x')
    app.ack(await app.envelope('slash_commands'), { text: 'x', blocks: [{ type: 'poll' }] })
    expect(await coming).toEqual({ kind: 'failed', why: 'invalid_command_response' })
    expect(app.slack.complaints()).toHaveLength(1)
  })

  it('only work in rooms that the person sees', async () => {
    const hidden = await app.circle('circle-1', app.anna)
    await expect(ben.types(hidden, '/tell x')).rejects.toThrow('does not see')
    expect(() => app.here.owner.reads(hidden)).toThrow('does not see')
  })

  it('wait for the first content behind a text that only says to wait', async () => {
    const coming = app.anna.types(room, '/tell x')
    const envelope = await app.envelope('slash_commands')
    app.ack(envelope, { text: 'One moment…' })
    const response_url = at(envelope.payload, 'response_url')
    expect(await app.post(String(response_url), { response_type: 'ephemeral', text: 'Done.' })).toBe('200 ok')
    expect(aMessage(await coming).text).toBe('Done.')
  })
})

describe('a response_url (https://docs.slack.dev/interactivity/handling-user-interaction)', () => {
  const answer = { response_type: 'ephemeral', text: 'x' }

  it('is good for five answers, and for thirty minutes', async () => {
    const { response_url } = await app.command(room)
    const url = String(response_url)
    for (let use = 1; use <= 5; use += 1) expect(await app.post(url, answer)).toBe('200 ok')
    expect(await app.post(url, answer)).toBe('404 used_url')
    const late = String((await app.command(room)).response_url)
    app.slack.extras.setNow(() => Date.now() + 31 * 60_000)
    expect(await app.post(late, answer)).toBe('404 expired_url')
    expect(await app.post(url.replace(/\w+$/, 'guessed'), answer)).toBe('404 no_such_url')
  })

  it('refuses what is no message', async () => {
    const url = String((await app.command(room)).response_url)
    expect(await app.post(url, { response_type: 'ephemeral' })).toBe('404 no_text')
    expect(await app.post(url, { ...answer, blocks: [{ type: 'poll' }] })).toBe('400 invalid_blocks')
    expect(await app.post(url, { ...answer, attachments: [{}] })).toBe('400 invalid_payload')
  })

  it('is ephemeral where nothing is said, and complains that nothing was said', async () => {
    const url = String((await app.command(room)).response_url)
    await app.post(url, { text: 'quiet' })
    expect(app.anna.reads(room)).toMatchObject([{ text: 'quiet', private: true }])
    expect(app.slack.complaints()).toEqual(['an answer by response_url without response_type'])
  })
})

describe('buttons and menus (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload)', () => {
  it('on a private message replace or remove it through its response_url', async () => {
    const coming = app.anna.types(room, '/tell x')
    const blocks = [mrkdwn('Sure?'), { type: 'actions', elements: [button('Yes', { value: 'y', action_id: 'yes' })] }]
    app.ack(await app.envelope('slash_commands'), { text: 'Sure?', blocks })
    const question = aMessage(await coming)
    expect(question.buttons).toEqual([{ label: 'Yes', style: 'neutral', disabled: false }])
    await expect(app.anna.presses(question, 'No')).rejects.toThrow('she sees Yes')
    await expect(ben.presses(question, 'Yes')).rejects.toThrow('does not see')

    const pressing = app.anna.presses(question, 'Yes')
    const envelope = await app.envelope('interactive')
    app.ack(envelope)
    const { payload } = envelope
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true, channel_id: room },
      actions: [{ type: 'button', action_id: 'yes', value: 'y' }],
    })
    expect(at(payload, 'message')).toBeUndefined()
    await app.post(String(at(payload, 'response_url')), { replace_original: true, text: 'It is done' })
    expect(await pressing).toMatchObject({ id: question.id, text: 'It is done', private: true })
    expect(app.anna.again(question)?.text).toBe('It is done')
    await app.post(String(at(payload, 'response_url')), { delete_original: true })
    expect(app.anna.again(question)).toBeNull()
  })

  it('on a post carry the message, and what the presser has chosen in it', async () => {
    const channel = await app.circle('circle-1', app.anna, ben)
    const options = ['One', 'Two'].map((each) => ({ text: words(each), value: each }))
    const element = { type: 'static_select', action_id: 'which', placeholder: words('Which?'), options }
    await app.call('chat.postMessage', {
      channel,
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'b', elements: [element, button('Go')] }],
    })
    const [post] = ben.reads(channel)
    if (post === undefined) throw new Error('no post')
    app.slack.extras.times({ patience: 20 })
    const picking = ben.picks(post, 'Which?', 'Two')
    const chosen = await app.envelope('interactive')
    app.ack(chosen)
    expect(chosen.payload).toMatchObject({
      message: { ts: post.id },
      actions: [{ action_id: 'which', selected_option: { value: 'Two' } }],
      state: { values: { b: { which: { selected_option: { value: 'Two' } } } } },
    })
    expect(await picking).toEqual({ kind: 'nothing' })
    expect(ben.reads(channel)[0]?.selects[0]?.chosen).toEqual(['Two'])
    expect(app.anna.reads(channel)[0]?.selects[0]?.chosen).toEqual([])
  })
})

describe('message shortcuts and Home', () => {
  it('a shortcut brings the chosen message and a way to answer (https://docs.slack.dev/interactivity/implementing-shortcuts)', async () => {
    const said = await ben.says(room, 'a sentence that drifts')
    const coming = app.anna.choosesOn(said, 'Point here')
    const envelope = await app.envelope('interactive')
    app.ack(envelope)
    const { payload } = envelope
    expect(payload).toMatchObject({
      type: 'message_action',
      callback_id: 'point',
      message: { text: said.text, user: ben.id },
    })
    await app.post(String(at(payload, 'response_url')), { response_type: 'ephemeral', text: 'Pointed' })
    expect(aMessage(await coming)).toMatchObject({ text: 'Pointed', seenBy: [app.anna.id] })
    await expect(app.anna.choosesOn(said, 'Another')).rejects.toThrow('no message shortcut')
  })

  it('a global shortcut brings a trigger and no room', async () => {
    const coming = app.slack.extras.usesShortcut(app.anna, 'Get help')
    const envelope = await app.envelope('interactive')
    expect(envelope.payload).toMatchObject({ type: 'shortcut', callback_id: 'help' })
    expect(at(envelope.payload, 'response_url')).toBeUndefined()
    const trigger_id = at(envelope.payload, 'trigger_id')
    await app.call('views.open', { trigger_id, view: modal([mrkdwn('Numbers')]) })
    app.ack(envelope)
    expect(aMessage(await coming).text).toBe('Title\nNumbers')
  })

  it('a Home that changes does not answer what was done elsewhere', async () => {
    const coming = app.anna.types(room, '/tell x')
    const envelope = await app.envelope('slash_commands')
    await app.call('views.publish', { user_id: app.anna.id, view: { type: 'home', blocks: [mrkdwn('Home')] } })
    app.ack(envelope, { text: 'Answer' })
    expect(aMessage(await coming).text).toBe('Answer')
  })

  it('Home shows what the app publishes when it is opened (https://docs.slack.dev/surfaces/app-home)', async () => {
    const coming = app.anna.opensHome()
    const envelope = await app.event('app_home_opened')
    expect(envelope.payload).toMatchObject({ event: { type: 'app_home_opened', tab: 'home', user: app.anna.id } })
    await app.call('views.publish', { user_id: app.anna.id, view: { type: 'home', blocks: [mrkdwn('Your circles')] } })
    app.ack(envelope)
    expect(aMessage(await coming)).toMatchObject({ text: 'Your circles', private: true })
  })
})
