import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, Seen } from '../people.ts'
import { at, RawApp } from './raw.ts'
import { aForm, aMessage, button, modal, mrkdwn, words } from './shapes.ts'

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
/** Anna runs a command; the app opens this view with its trigger. */
async function opened(view: Record<string, unknown>): Promise<Seen> {
  const coming = app.anna.types(room, '/tell form')
  const envelope = await app.envelope('slash_commands')
  app.ack(envelope)
  const trigger_id = at(envelope.payload, 'trigger_id')
  expect(await app.error('views.open', { trigger_id, view })).toBe('ok')
  return coming
}

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
