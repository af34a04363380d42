import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aManifest } from '../a-manifest.ts'
import { at, RawApp } from '../raw.ts'

let app: RawApp
let room: string
beforeEach(async () => {
  app = await RawApp.start()
  room = app.here.room('lobby').room
  await app.connect()
})
afterEach(() => app.stop())

const words = (text: string) => ({ type: 'plain_text', text })
const modal = (over: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: words('Title'),
  blocks: [{ type: 'section', text: words('Hello') }],
  ...over,
})
const input = { type: 'input', label: words('Name'), element: { type: 'plain_text_input' } }

describe('views.open and views.push (https://docs.slack.dev/reference/methods/views.open, views.push)', () => {
  it.each([
    ['a title over 24', { title: words('x'.repeat(25)) }],
    ['no title', { title: undefined }],
    ['a submit over 24', { submit: words('x'.repeat(25)) }],
    ['a close over 24', { close: words('x'.repeat(25)) }],
    ['private_metadata over 3,000', { private_metadata: 'x'.repeat(3001) }],
    ['a callback_id over 255', { callback_id: 'x'.repeat(256) }],
    ['more than 100 blocks', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }],
    ['an input without submit', { blocks: [input] }],
    ['an unknown key', { colour: 'green' }],
    ['another type', { type: 'sheet' }],
  ])('refuses %s with invalid_arguments and leaves the trigger unused', async (_what, over) => {
    const { trigger_id } = await app.command(room)
    const refused = await app.call('views.open', { trigger_id, view: modal(over) })
    expect(refused.error).toBe('invalid_arguments')
    expect(String(at(refused, 'response_metadata', 'messages'))).toMatch(/^\[ERROR\] .*\[json-pointer:\/view/)
    expect(await app.error('views.open', { trigger_id, view: modal() })).toBe('ok')
  })

  it('uses a trigger once, within its life, and only one that was given', async () => {
    const { trigger_id } = await app.command(room)
    expect(await app.error('views.open', { trigger_id, view: modal() })).toBe('ok')
    expect(await app.error('views.open', { trigger_id, view: modal() })).toBe('exchanged_trigger_id')
    expect(await app.error('views.open', { trigger_id: '1.2.3', view: modal() })).toBe('invalid_arguments')
    const late = await app.command(room)
    app.slack.extras.times({ trigger: -1 })
    expect(await app.error('views.open', { trigger_id: late.trigger_id, view: modal() })).toBe('expired_trigger_id')
  })

  it('stacks three views and no more: push_limit_reached', async () => {
    const push = async (method: string) => {
      const { trigger_id } = await app.command(room)
      return app.error(method, { trigger_id, view: modal() })
    }
    expect(await push('views.push')).toBe('not_found')
    expect([await push('views.open'), await push('views.push'), await push('views.push')]).toEqual(['ok', 'ok', 'ok'])
    expect(await push('views.push')).toBe('push_limit_reached')
  })

  it('says duplicate_external_id for a view that is already open under it', async () => {
    const open = async () => {
      const { trigger_id } = await app.command(room)
      return app.error('views.open', { trigger_id, view: modal({ external_id: 'one' }) })
    }
    expect([await open(), await open()]).toEqual(['ok', 'duplicate_external_id'])
  })
})

describe('views.update (https://docs.slack.dev/reference/methods/views.update)', () => {
  it('says not_found for a view that is closed, hash_conflict for one that has changed', async () => {
    const { trigger_id } = await app.command(room)
    const { view: opened } = await app.call('views.open', { trigger_id, view: modal() })
    const update = (more: Record<string, unknown>) =>
      app.error('views.update', { view_id: at(opened, 'id'), view: modal(), ...more })
    expect(await update({ view_id: 'V404' })).toBe('not_found')
    expect(await update({ view_id: '' })).toBe('invalid_arguments')
    expect(await update({ hash: at(opened, 'hash') })).toBe('ok')
    expect(await update({ hash: at(opened, 'hash') })).toBe('hash_conflict')
    app.slack.extras.reload(app.here, app.anna)
    expect(await update({})).toBe('not_found')
  })
})

describe('views.publish (https://docs.slack.dev/reference/methods/views.publish)', () => {
  const home = { type: 'home', blocks: [{ type: 'section', text: words('Home') }] }

  it('refuses strangers, other types and changed hashes', async () => {
    expect(await app.error('views.publish', { user_id: 'U404', view: home })).toBe('invalid_arguments')
    expect(await app.error('views.publish', { user_id: app.anna.id, view: modal() })).toBe('invalid_arguments')
    expect(await app.error('views.publish', { user_id: app.anna.id, view: home })).toBe('ok')
    expect(await app.error('views.publish', { user_id: app.anna.id, view: home, hash: 'old' })).toBe('hash_conflict')
  })

  it('says not_enabled without a Home tab, and chat.postMessage messages_tab_disabled without a messages tab', async () => {
    const { app_home, ...features } = aManifest.features
    expect(app_home.home_tab_enabled).toBe(true)
    const bare = await RawApp.start({ ...aManifest, features })
    expect(await bare.error('views.publish', { user_id: bare.anna.id, view: home })).toBe('not_enabled')
    expect(await bare.error('chat.postMessage', { channel: bare.anna.id, text: 'x' })).toBe('messages_tab_disabled')
    await expect(bare.anna.opensHome()).rejects.toThrow('no Home')
    await bare.stop()
  })
})
