import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, Seen, SeenForm, SeenMessage } from '../people.ts'
import { aManifest } from './a-manifest.ts'
import { at, RawApp } from './raw.ts'

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

const words = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = (text: string, over: Record<string, unknown> = {}) => ({ type: 'button', text: words(text), ...over })
const modal = (blocks: unknown[], over: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: words('Title'),
  submit: words('Save'),
  blocks,
  ...over,
})
const input = (
  block_id: string,
  label: string,
  element: Record<string, unknown>,
  over: Record<string, unknown> = {},
) => ({
  type: 'input',
  block_id,
  label: words(label),
  element: { action_id: 'v', ...element },
  ...over,
})
const aMessage = (seen: Seen): SeenMessage => {
  if (seen.kind !== 'message') throw new Error(`a message was expected, not ${JSON.stringify(seen)}`)
  return seen
}
const aForm = (seen: Seen): SeenForm => {
  if (seen.kind !== 'form') throw new Error(`a form was expected, not ${JSON.stringify(seen)}`)
  return seen
}

/** Anna runs a command; the app opens this view with its trigger. */
async function opened(view: Record<string, unknown>): Promise<Seen> {
  const coming = app.anna.types(room, '/tell form')
  const envelope = await app.envelope('slash_commands')
  app.ack(envelope)
  const trigger_id = at(envelope.payload, 'trigger_id')
  expect(await app.error('views.open', { trigger_id, view })).toBe('ok')
  return coming
}

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

describe('modals (https://docs.slack.dev/surfaces/modals)', () => {
  const fields = [
    input('name', 'Name', { type: 'plain_text_input', max_length: 5 }),
    input('who', 'Who may facilitate', { type: 'multi_users_select' }, { optional: true }),
    input('groups', 'Who may facilitate: groups', { type: 'rich_text_input' }, { optional: true }),
    input('day', 'Day', { type: 'datepicker', initial_date: '2027-03-16' }),
    input('zone', 'Zone', { type: 'static_select', options: [{ text: words('London'), value: 'l' }] }),
  ]

  it('show their fields, keep what was typed, and send it on submission', async () => {
    const { group } = app.here.group('Leads', [])
    const form = aForm(await opened(modal(fields, { private_metadata: 'kept' })))
    expect(form.fields.map(({ label, kind, required }) => [label, kind, required])).toEqual([
      ['Name', 'text', true],
      ['Who may facilitate', 'holders', false],
      ['Who may facilitate: groups', 'paragraph', false],
      ['Day', 'date', true],
      ['Zone', 'select', true],
    ])
    const short = aForm(await app.anna.submits(form, { Name: 'too long', Zone: 'London' }))
    expect(short.fields[0]?.error).toBe('Must be at most 5 characters.')
    const submitting = app.anna.submits(short, { Name: 'abc', 'Who may facilitate': [ben, { group }] })
    const envelope = await app.envelope('interactive')
    const { payload } = envelope
    expect(payload).toMatchObject({ type: 'view_submission', view: { private_metadata: 'kept' } })
    expect(at(payload, 'response_url')).toBeUndefined()
    expect(at(payload, 'view', 'state', 'values')).toMatchObject({
      name: { v: { type: 'plain_text_input', value: 'abc' } },
      who: { v: { type: 'multi_users_select', selected_users: [ben.id] } },
      groups: { v: { rich_text_value: { elements: [{ elements: [{ type: 'usergroup', usergroup_id: group }] }] } } },
      day: { v: { selected_date: '2027-03-16' } },
      zone: { v: { selected_option: { value: 'l' } } },
    })
    app.ack(envelope, { response_action: 'errors', errors: { name: 'Taken' } })
    const refused = aForm(await submitting)
    expect(refused.fields.map((each) => each.error)).toEqual(['Taken', '', '', '', ''])
    expect(refused.fields[1]?.value).toEqual(['Ben Äll', '@leads'])
  })

  it('trouble the person when errors name no input of the view', async () => {
    const form = aForm(await opened(modal([input('name', 'Name', { type: 'plain_text_input' })])))
    const submitting = app.anna.submits(form, { Name: 'x' })
    app.ack(await app.envelope('interactive'), { response_action: 'errors', errors: { other: 'Wrong' } })
    expect(await submitting).toMatchObject({ kind: 'failed' })
    expect(app.slack.complaints()).toHaveLength(1)
  })

  it('can be replaced, pushed upon and cleared by the acknowledgement', async () => {
    const form = aForm(await opened(modal([input('name', 'Name', { type: 'plain_text_input' })])))
    const pushing = app.anna.submits(form, { Name: 'x' })
    app.ack(await app.envelope('interactive'), { response_action: 'push', view: modal([mrkdwn('Really?')]) })
    const really = aMessage(await pushing)
    expect(really).toMatchObject({ room: '', private: true, text: 'Title\nReally?', seenBy: [app.anna.id] })
    await expect(app.anna.submits(form, { Name: 'y' })).rejects.toThrow('not in front of')
    const updating = app.anna.presses(really, 'Save')
    app.ack(await app.envelope('interactive'), { response_action: 'update', view: modal([mrkdwn('Saved')]) })
    expect(aMessage(await updating).text).toBe('Title\nSaved')
    app.slack.extras.times({ patience: 20 })
    const clearing = app.anna.presses(really, 'Save')
    app.ack(await app.envelope('interactive'), { response_action: 'clear' })
    expect(await clearing).toEqual({ kind: 'nothing' })
    expect(app.anna.again(really)).toBeNull()
  })

  it('tell of their closing only if they asked for it', async () => {
    const seen = aMessage(await opened(modal([mrkdwn('Hello')], { notify_on_close: true, close: words('Not now') })))
    const closing = app.anna.presses(seen, 'Not now')
    const envelope = await app.envelope('interactive')
    expect(envelope.payload).toMatchObject({ type: 'view_closed' })
    app.ack(envelope)
    expect(await closing).toEqual({ kind: 'nothing' })
  })

  it('with buttons send the view and no response_url', async () => {
    const seen = aMessage(await opened(modal([{ type: 'actions', elements: [button('Next')] }])))
    void app.anna.presses(seen, 'Next')
    const envelope = await app.envelope('interactive')
    app.ack(envelope)
    const { payload } = envelope
    expect(at(payload, 'response_url')).toBeUndefined()
    expect(payload).toMatchObject({ container: { type: 'view', view_id: seen.id }, view: { id: seen.id } })
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
    const envelope = await app.envelope('events_api')
    expect(envelope.payload).toMatchObject({ event: { type: 'app_home_opened', tab: 'home', user: app.anna.id } })
    await app.call('views.publish', { user_id: app.anna.id, view: { type: 'home', blocks: [mrkdwn('Your circles')] } })
    app.ack(envelope)
    expect(aMessage(await coming)).toMatchObject({ text: 'Your circles', private: true })
  })
})

describe('what people write and see', () => {
  it('a message of the bot pings only those in the room, also by its fallback text', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const text = `<@${app.anna.id}> <@${ben.id}>`
    await app.call('chat.postMessage', { channel, text, blocks: [mrkdwn('Nothing here')] })
    expect(app.here.transcript(channel)).toMatchObject([{ text: 'Nothing here', pings: [app.anna.id] }])
  })

  it('people’s own control characters do not act, their mentions do', async () => {
    const said = await app.anna.says(room, '<!channel> @Ben Äll')
    expect(said).toMatchObject({ text: '<!channel> @Ben Äll', pings: [ben.id], author: { person: app.anna.id } })
  })

  it('a private room’s name is shown only to those inside', async () => {
    const channel = await app.circle('circle-1', app.anna)
    app.slack.extras.bot(app.here, room, 'added')
    await app.call('chat.postMessage', { channel: room, text: `see <#${channel}>` })
    expect(app.anna.reads(room)[0]?.text).toBe('see #circle-1')
    expect(ben.reads(room)[0]?.text).toBe('see #private-channel')
  })

  it('who leaves the workspace sees nothing and is in no room', async () => {
    const channel = await app.circle('circle-1', app.anna, ben)
    app.here.leaves(ben)
    expect(app.here.find('circle-1')?.seenBy).toEqual([app.anna.id])
    expect(() => ben.reads(channel)).toThrow('has left')
    expect(ben.rooms()).toEqual([])
  })

  it('a guest sees only rooms that she is in', () => {
    const guest = app.here.person('Guest', { guest: true })
    expect(guest.rooms()).toEqual([])
    app.here.byHand.addToRoom(room, guest)
    expect(guest.rooms().map((each) => each.name)).toEqual(['lobby'])
  })

  it('two communities are two workspaces with a token each', async () => {
    const there = app.slack.community('Birch')
    there.install(JSON.stringify(aManifest))
    const foreign = there.person('Anna')
    const { botToken } = app.slack.extras.raw(there)
    expect(await app.call('auth.test', {}, botToken)).toMatchObject({ team: 'Birch' })
    expect(await app.error('users.info', { user: app.anna.id }, botToken)).toBe('user_not_found')
    expect(app.slack.env(there).SLACK_BOT_TOKEN).toBe(botToken)
    await expect(app.anna.runs(room, 'tell', { who: foreign })).rejects.toThrow('nobody in Acorn')
  })
})
