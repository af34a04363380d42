import type { IncomingMessage } from 'node:http'
import type { Reply } from '../fake/calls.ts'
import { Call, type Method, SlackError } from './api/call.ts'
import { chat } from './api/chat.ts'
import { conversations } from './api/conversations.ts'
import { files } from './api/files.ts'
import { members } from './api/members.ts'
import { aboutPeople } from './api/people.ts'
import { pins } from './api/pins.ts'
import { views } from './api/views.ts'
import type { Installation } from './state.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

export const methods: Record<string, Method> = {
  ...aboutPeople,
  ...conversations,
  ...members,
  ...chat,
  ...files,
  ...pins,
  ...views,
}

/** Methods that read what people wrote. The house asks for no history scope, so they are refused and complained about. */
const history = /^(conversations\.(history|replies)|search\..*|channels\.history|groups\.history|im\.history)$/

/** A form or JSON body as arguments; null if it is neither: `invalid_post_type`. */
export function readArguments(request: IncomingMessage, body: string): Record<string, unknown> | null {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
  const inUrl = Object.fromEntries(new URL(request.url ?? '/', 'http://fake').searchParams)
  if (body === '') return inUrl
  if (type === 'application/x-www-form-urlencoded')
    return { ...inUrl, ...Object.fromEntries(new URLSearchParams(body)) }
  if (type !== 'application/json') return null
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? { ...inUrl, ...read } : null
  } catch {
    return null
  }
}

const answered = (status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
  error: typeof body.error === 'string' ? body.error : '',
})

const refused = (error: string, more: Record<string, unknown> = {}) => answered(200, { ok: false, error, ...more })

/** How Slack words a failure that a test ordered. */
export const orderedFailure = (status: number, retryAfter: number | undefined): Reply =>
  answered(
    status,
    { ok: false, error: status === 429 ? 'ratelimited' : 'internal_error' },
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  )

/** Carries out one Web API call: https://docs.slack.dev/apis/web-api. Refusals are answers with status 200, except 429. */
export function carryOutMethod(world: World, name: string, request: IncomingMessage, body: string): Reply {
  const args = readArguments(request, body)
  const token = (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '') || String(args?.token ?? '')
  if (token === '') return refused('not_authed')
  const workspace = world.workspaces.find((w) => [w.installation?.botToken, w.installation?.appToken].includes(token))
  const app = workspace?.installation
  if (workspace === undefined || app === undefined || app === null) return refused('invalid_auth')
  if (app.uninstalled) return refused(world.uninstalledSays)
  if (args === null) return refused('invalid_post_type')
  if (name === 'apps.connections.open') return openConnection(world, app, token)
  if (token === app.appToken) return refused('not_allowed_token_type')
  const scoped = (reply: Reply, accepted: readonly string[]): Reply => ({
    ...reply,
    headers: {
      ...reply.headers,
      'x-oauth-scopes': [...app.scopes].join(','),
      'x-accepted-oauth-scopes': accepted.join(','),
    },
  })
  const method = methods[name]
  if (method === undefined) {
    world.recorder.complain(
      history.test(name) ? `${name} reads what people wrote` : `${name} is not a method of this fake`,
    )
    const provided = [...app.scopes].join(',')
    return history.test(name)
      ? scoped(refused('missing_scope', { needed: 'channels:history,groups:history,im:history', provided }), [])
      : refused('unknown_method', { req_method: name })
  }
  return scoped(run(workspace, app, name, method, args), method.scopes)
}

function run(
  workspace: Workspace,
  app: Installation,
  name: string,
  method: Method,
  args: Record<string, unknown>,
): Reply {
  const { world } = workspace
  const wait = world.limits.take(workspace.id, name, method.tier, String(args.channel ?? ''))
  if (wait > 0) return answered(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) })
  const call = new Call(workspace, app, args)
  try {
    if (method.scopes.length > 0) {
      call.need(...method.scopes)
      // Which of several is really needed turns out when the channel is known.
      if (method.scopes.length > 1) call.needed.clear()
    }
    const answer = method.run(call)
    for (const scope of call.needed) world.used.add(`scope:${scope}`)
    return answered(200, { ok: true, ...answer })
  } catch (error) {
    if (error instanceof SlackError) return refused(error.message, error.more)
    throw error
  }
}

/** https://docs.slack.dev/reference/methods/apps.connections.open: an app-level token with connections:write. */
function openConnection(world: World, app: Installation, token: string): Reply {
  if (token !== app.appToken) return refused('not_allowed_token_type')
  if (app.manifest.settings?.socket_mode_enabled !== true) return refused('forbidden_team')
  world.used.add('setting:socket_mode')
  const url = `${world.address.replace('http', 'ws')}${world.sockets.ticket(app.appId)}`
  return answered(200, { ok: true, url })
}
