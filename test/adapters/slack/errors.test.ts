import { RespondError, webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { platformError } from '../../../src/adapters/slack/errors.ts'
import { PlatformError } from '../../../src/chat/errors.ts'

const refusal = (error: string, more: object = {}) => new webApi.WebAPIPlatformError({ ok: false, error, ...more })
const request = (code: string) => {
  const inner = Object.assign(new Error('connect to 10.0.0.1 with xoxb-secret'), { code })
  return new webApi.WebAPIRequestError(Object.assign(new TypeError('fetch failed'), { cause: inner }))
}
const posting = { reads: false, scope: 'chat:write' }
const asking = { reads: true, scope: 'groups:read' }

describe('a failure of a call', () => {
  it.each([
    ['missing_scope', refusal('missing_scope', { needed: 'chat:write,x' }), posting, 'forbidden', 'chat:write'],
    [
      'another scope',
      refusal('missing_scope', { needed: 'im:write' }),
      { reads: false, scope: null },
      'forbidden',
      'im:write',
    ],
    ['a revoked token', refusal('token_revoked'), posting, 'forbidden', 'SLACK_BOT_TOKEN'],
    ['an uninstalled app', refusal('account_inactive'), posting, 'forbidden', 'SLACK_BOT_TOKEN'],
    ['not in the channel', refusal('not_in_channel'), posting, 'forbidden', 'not_in_channel'],
    [
      'a restriction',
      refusal('restricted_action_thread_only_channel'),
      posting,
      'forbidden',
      'restricted_action_thread_only_channel',
    ],
    ['no such channel', refusal('channel_not_found'), posting, 'not-found', 'channel_not_found'],
    ['an archived channel', refusal('is_archived'), posting, 'not-found', 'is_archived'],
    ['a taken name', refusal('name_taken'), posting, 'invalid', 'name_taken'],
    ['bad blocks', refusal('invalid_blocks', { errors: ['her words'] }), posting, 'invalid', 'invalid_blocks'],
    ['a sentence in place of a code', refusal('<html>her words'), posting, 'invalid', 'unknown'],
    ['Slack’s own fault', refusal('fatal_error'), posting, 'unknown-outcome', 'fatal_error'],
    ['Slack’s own fault when asked', refusal('internal_error'), asking, 'unavailable', 'internal_error'],
    ['a 503', new webApi.WebAPIHTTPError(503, 'x', {}, 'her words'), posting, 'unknown-outcome', 'status-503'],
    ['a 503 when asked', new webApi.WebAPIHTTPError(503, 'x', {}), asking, 'unavailable', 'status-503'],
    ['a refused connection', request('ECONNREFUSED'), posting, 'unavailable', 'ECONNREFUSED'],
    ['a name that is not found', request('ENOTFOUND'), posting, 'unavailable', 'ENOTFOUND'],
    ['a reset connection', request('ECONNRESET'), posting, 'unknown-outcome', 'ECONNRESET'],
    ['a silence', new DOMException('timed out', 'TimeoutError'), posting, 'unknown-outcome', 'TimeoutError'],
    ['an address for answers that is used up', new RespondError('x', 404), posting, 'not-found', 'status-404'],
    ['something else altogether', 'her words', posting, 'unknown-outcome', 'unknown'],
  ] as const)('%s', (_what, error, call, kind, detail) => {
    const told = platformError(error, call)
    expect([told.kind, told.detail]).toEqual([kind, detail])
    expect(JSON.stringify([told.message, Object.entries(told), told.cause ?? null])).not.toMatch(/her words|xoxb|10\.0/)
  })

  it.each([
    ['by its header', new webApi.WebAPIRateLimitedError(30), 30_000],
    ['in an answer', refusal('ratelimited', { response_metadata: { retryAfter: 7 } }), 7_000],
    ['in an answer without a number', refusal('message_limit_exceeded'), 60_000],
    ['without a header', new Error('Retry header did not contain a valid timeout (url: x)'), 60_000],
    ['at an address for answers', new RespondError('x', 429), 60_000],
  ])('says how long to wait: %s', (_what, error, retryAfter) => {
    expect(platformError(error, posting)).toMatchObject({ kind: 'rate-limited', retryAfter })
  })

  it('stays what it is once it is told', () => {
    const told = new PlatformError('invalid', 'x')
    expect(platformError(told, posting)).toBe(told)
  })
})
