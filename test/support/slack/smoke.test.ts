import { App, LogLevel } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FakeCommunity, FakePlatform, Person } from '../people.ts'
import { aManifest } from './a-manifest.ts'
import { type SlackExtras, startFakeSlack } from './fake.ts'

let slack: FakePlatform & SlackExtras
let here: FakeCommunity
let anna: Person
let app: App

beforeEach(async () => {
  slack = await startFakeSlack()
  here = slack.community('Acorn')
  anna = here.person('Anna')
  here.install(JSON.stringify(aManifest))
  const env = slack.env()
  app = new App({
    token: env.SLACK_BOT_TOKEN ?? '',
    appToken: env.SLACK_APP_TOKEN ?? '',
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL ?? '', retryConfig: { retries: 0 } },
  })
})

afterEach(async () => {
  await app.stop()
  await slack.stop()
})

it('is driven by the real Bolt: a private answer, a form, a private channel, an invitation, a post and a pin', async () => {
  const ben = here.person('Ben')
  const outsider = here.person('Olga')
  const { room } = here.room('lobby')
  app.command('/tell', async ({ ack, command, client }) => {
    if (command.text.startsWith('form')) {
      await ack()
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'open',
          title: { type: 'plain_text', text: 'A circle' },
          submit: { type: 'plain_text', text: 'Create' },
          blocks: [
            {
              type: 'input',
              block_id: 'name',
              label: { type: 'plain_text', text: 'Name' },
              element: { type: 'plain_text_input', action_id: 'v' },
            },
            {
              type: 'input',
              block_id: 'people',
              label: { type: 'plain_text', text: 'People' },
              element: { type: 'multi_users_select', action_id: 'v' },
            },
          ],
        },
      })
      return
    }
    await ack({ response_type: 'ephemeral', text: `You said ${command.text}` })
  })
  app.view('open', async ({ ack, view, client }) => {
    const values = view.state.values
    const name = values.name?.v?.value ?? ''
    if (name.includes(' ')) return ack({ response_action: 'errors', errors: { name: 'No spaces, please' } })
    await ack({
      response_action: 'update',
      view: {
        type: 'modal',
        title: { type: 'plain_text', text: 'A circle' },
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'One moment…' } }],
      },
    })
    const created = await client.conversations.create({ name, is_private: true })
    const channel = created.channel?.id ?? ''
    await client.conversations.invite({ channel, users: (values.people?.v?.selected_users ?? []).join(',') })
    const posted = await client.chat.postMessage({
      channel,
      text: 'Welcome',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*Welcome* <@${anna.id}>` } }],
    })
    await client.pins.add({ channel, timestamp: posted.ts ?? '' })
    await client.views.update({
      view_id: view.id,
      view: {
        type: 'modal',
        title: { type: 'plain_text', text: 'A circle' },
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'It is *open*' } }],
      },
    })
    return
  })
  await app.start()
  await slack.connected()

  expect(await anna.runs(room, 'tell hello', { who: ben })).toMatchObject({
    kind: 'message',
    text: 'You said hello who:@Ben',
    private: true,
    seenBy: [anna.id],
  })
  const form = await anna.runs(room, 'tell form')
  if (form.kind !== 'form') throw new Error(form.kind)
  expect(form.fields.map((field) => field.kind)).toEqual(['text', 'people'])
  const empty = await anna.submits(form, {})
  if (empty.kind !== 'form') throw new Error(empty.kind)
  expect(empty.fields[0]?.error).toBe('Please complete this required field.')
  const refused = await anna.submits(form, { Name: 'my circle', People: [anna, ben] })
  if (refused.kind !== 'form') throw new Error(refused.kind)
  expect(refused.fields[0]).toMatchObject({ value: 'my circle', error: 'No spaces, please' })
  expect(await anna.submits(refused, { Name: 'circle-3' })).toMatchObject({
    text: 'A circle\nIt is open',
    styled: ['open'],
  })

  const opened = here.find('circle-3')
  expect(opened?.seenBy).toEqual([anna.id, ben.id])
  const [welcome] = here.transcript(opened?.id ?? '')
  expect(welcome).toMatchObject({ text: 'Welcome @Anna', pinned: true, pings: [anna.id], author: 'the bot' })
  expect(outsider.rooms().map((each) => each.name)).not.toContain('circle-3')
  expect(() => outsider.reads(opened?.id ?? '')).toThrow()
  expect(slack.complaints()).toEqual([])
  expect(slack.refusals()).toEqual([])
  expect(slack.used()).toContain('scope:groups:write')
})
