import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawApp } from '../raw.ts'

let app: RawApp
beforeEach(async () => {
  app = await RawApp.start()
})
afterEach(() => app.stop())

describe('tokens (https://docs.slack.dev/reference/methods/auth.test, errors)', () => {
  it('refuses a call without a token, with an unknown one, and with the wrong kind', async () => {
    const { url, appToken, botToken } = app.slack.extras.raw()
    const bare = await fetch(`${url}auth.test`, { method: 'POST' })
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' })
    expect(await app.error('auth.test', {}, 'xoxb-nobody')).toBe('invalid_auth')
    expect(await app.error('auth.test', {}, appToken)).toBe('not_allowed_token_type')
    expect(await app.error('apps.connections.open', {}, botToken)).toBe('not_allowed_token_type')
  })

  it('refuses the tokens of an app that was uninstalled', async () => {
    app.here.uninstall()
    expect(await app.error('auth.test')).toBe('account_inactive')
    app.slack.extras.uninstalledSays('token_revoked')
    expect(await app.error('auth.test')).toBe('token_revoked')
  })

  it('takes forms as the WebClient sends them, the token in the body too, and refuses other bodies', async () => {
    const { url, botToken, botUser } = app.slack.extras.raw()
    const form = await fetch(`${url}auth.test`, { method: 'POST', body: new URLSearchParams({ token: botToken }) })
    expect(await form.json()).toMatchObject({ ok: true, user_id: botUser, team: 'Acorn' })
    const authorization = `Bearer ${botToken}`
    const headers = { authorization, 'content-type': 'application/xml' }
    const odd = await fetch(`${url}auth.test`, { method: 'POST', headers, body: '<x/>' })
    expect(await odd.json()).toEqual({ ok: false, error: 'invalid_post_type' })
  })

  it('says which scopes are granted in x-oauth-scopes (https://docs.slack.dev/authentication/installing-with-oauth)', async () => {
    const { headers } = await app.call('users.list')
    expect(headers.get('x-oauth-scopes')?.split(',')).toContain('groups:write')
    expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read')
  })
})

describe('scopes (https://docs.slack.dev/reference/scopes: missing_scope with needed and provided)', () => {
  const oneScope = [
    ['users.info', 'users:read'],
    ['users.list', 'users:read'],
    ['bots.info', 'users:read'],
    ['team.info', 'team:read'],
    ['usergroups.list', 'usergroups:read'],
    ['usergroups.users.list', 'usergroups:read'],
    ['chat.postMessage', 'chat:write'],
    ['chat.update', 'chat:write'],
    ['chat.delete', 'chat:write'],
    ['chat.postEphemeral', 'chat:write'],
    ['pins.add', 'pins:write'],
    ['pins.remove', 'pins:write'],
    ['pins.list', 'pins:read'],
    ['conversations.open', 'im:write'],
  ] as const
  it.each(oneScope)('%s needs %s', async (method, scope) => {
    app.here.byHand.withdraw(scope)
    const refused = await app.call(method)
    expect(refused).toMatchObject({ ok: false, error: 'missing_scope', needed: scope })
    expect(String(refused.provided).split(',')).not.toContain(scope)
  })

  const privateOnes = [
    ['conversations.info', 'groups:read'],
    ['conversations.members', 'groups:read'],
    ['conversations.invite', 'groups:write'],
    ['conversations.kick', 'groups:write'],
    ['conversations.archive', 'groups:write'],
    ['conversations.rename', 'groups:write'],
    ['conversations.leave', 'groups:write'],
    ['conversations.setTopic', 'groups:write'],
  ] as const
  it.each(privateOnes)(
    '%s of a private channel needs %s, whatever is granted for public ones',
    async (method, scope) => {
      const channel = await app.circle('circle-1')
      app.here.byHand.withdraw(scope)
      const refused = await app.call(method, {
        channel,
        users: app.anna.id,
        user: app.anna.id,
        name: 'other',
        topic: 'x',
      })
      expect(refused).toMatchObject({ error: 'missing_scope' })
      expect(String(refused.needed).split(',')).toContain(scope)
    },
  )

  it('needs groups:write to open a private channel and channels:manage for a public one', async () => {
    app.here.byHand.withdraw('groups:write')
    expect(await app.error('conversations.create', { name: 'hidden', is_private: true })).toBe('missing_scope')
    expect(await app.error('conversations.create', { name: 'shown' })).toBe('ok')
    app.here.byHand.grant('groups:write')
    app.here.byHand.withdraw('channels:manage')
    expect(await app.error('conversations.create', { name: 'seen' })).toBe('missing_scope')
    expect(await app.error('conversations.create', { name: 'hidden', is_private: true })).toBe('ok')
  })

  it('records only scopes that a successful call needed', async () => {
    await app.call('users.info', { user: 'U404' })
    expect(app.slack.used()).not.toContain('scope:users:read')
    await app.call('users.info', { user: app.anna.id })
    expect(app.slack.used()).toContain('scope:users:read')
  })

  it.each(['conversations.history', 'conversations.replies', 'search.messages'])(
    'never lets %s read what people wrote',
    async (method) => {
      expect(await app.error(method, { channel: 'C1' })).toBe('missing_scope')
      expect(app.slack.complaints()).toEqual([`${method} reads what people wrote`])
    },
  )

  it('refuses a method that it does not know, loudly', async () => {
    expect(await app.error('reactions.add')).toBe('unknown_method')
    expect(app.slack.complaints()).toEqual(['reactions.add is not a method of this fake'])
  })
})

describe('rate limits (https://docs.slack.dev/apis/web-api/rate-limits)', () => {
  it('answers 429 with Retry-After and ratelimited beyond one message a second in a channel', async () => {
    const [one, other] = [await app.circle('one'), await app.circle('other')]
    app.slack.extras.limits('real')
    await app.posted(one)
    const refused = await app.call('chat.postMessage', { channel: one, text: 'again' })
    expect([refused.status, refused.error, refused.headers.get('retry-after')]).toEqual([429, 'ratelimited', '1'])
    expect(await app.error('chat.postMessage', { channel: other, text: 'elsewhere' })).toBe('ok')
    expect(app.here.transcript(one)).toHaveLength(1)
  })

  it('counts a tier 2 method at 20 calls a minute', async () => {
    app.slack.extras.limits('real')
    const answers = await Promise.all(Array.from({ length: 21 }, () => app.call('users.list')))
    expect(answers.filter((each) => each.status === 429)).toHaveLength(1)
  })

  it('words an ordered failure the same way and does not count it as a refusal', async () => {
    app.slack.fail('auth.test', { kind: 'status', status: 429, retryAfter: 7 })
    const refused = await app.call('auth.test')
    expect([refused.status, refused.error, refused.headers.get('retry-after')]).toEqual([429, 'ratelimited', '7'])
    expect(app.slack.refusals()).toEqual([])
    expect(await app.error('auth.test')).toBe('ok')
  })
})
