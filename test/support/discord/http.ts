import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Reply } from '../fake/calls.ts'
import type { RouteTable, UploadedFile } from './api.ts'
import { Needs } from './permissions.ts'
import { type RateLimits, refused } from './rate-limits.ts'
import { Refusal, unauthorised, unknownRoute } from './refusal.ts'
import { renames } from './routes/channels.ts'
import type { World } from './world.ts'

const BASE = '/api/v10'

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

interface Content {
  body: unknown
  files: UploadedFile[]
}

/** JSON, or multipart with `payload_json` and `files[n]`: https://docs.discord.com/developers/reference#uploading-files */
async function contentOf(request: IncomingMessage): Promise<Content> {
  const bytes = await bytesOf(request)
  const type = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { body: undefined, files: [] }
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString('utf8')), files: [] }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const files: UploadedFile[] = []
  for (const [key, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (index !== undefined && typeof value !== 'string') {
      files.push({ index, name: value.name, type: value.type, bytes: await value.bytes() })
    }
  }
  const json = form.get('payload_json')
  return { body: typeof json === 'string' ? JSON.parse(json) : undefined, files }
}

const json = (status: number, body: object | undefined, headers: Record<string, string>, error = ''): Reply =>
  body === undefined
    ? { status, headers, error }
    : { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body), error }

function refusal(problem: Refusal, headers: Record<string, string>): Reply {
  return json(problem.status, problem.body(), headers, String(problem.code))
}

/** How Discord words a failure that a test ordered. */
function ordered(status: number, retryAfter: number | undefined): Reply {
  if (status !== 429) return json(status, { message: `${status}`, code: 0 }, {}, '')
  const seconds = retryAfter ?? 1
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: false }
  return json(429, body, refused(seconds * 1000, 'user'), '')
}

/** The REST API: finds the route, checks the token and the rate limit, answers; every call goes over the work. */
export function restApi(world: World, routes: RouteTable, limits: RateLimits): RequestListener {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const method = request.method ?? 'GET'
    const path = url.pathname.startsWith(`${BASE}/`) ? url.pathname.slice(BASE.length) : undefined
    const found = path === undefined ? undefined : routes.find(method, path)
    const content = await contentOf(request).catch(() => undefined)
    const carryOut = (): Reply => {
      // The token stands in the path of interaction routes; elsewhere 401 (topics/opcodes-and-status-codes#http).
      const exempt = path?.startsWith('/interactions/') === true || path?.startsWith('/webhooks/') === true
      const open = exempt || path === '/gateway'
      if (!open && request.headers.authorization !== `Bot ${world.token}`) return refusal(unauthorised(), {})
      if (found === undefined) {
        world.recorder.complain(`unknown route ${method} ${url.pathname}`)
        return refusal(unknownRoute(), {})
      }
      if (content === undefined) {
        return json(400, { code: 50_109, message: 'The request body contains invalid JSON.' }, {}, '50109')
      }
      const major = [found.params.id, exempt ? found.params.token : undefined].join('/')
      const verdict = limits.check(found.route, major, renames(found.route, content.body), exempt)
      if (verdict.retryAfter !== undefined) {
        const body = { message: 'You are being rate limited.', retry_after: verdict.retryAfter }
        return json(429, { ...body, global: verdict.global ?? false }, verdict.headers, '429')
      }
      const needs = new Needs()
      try {
        const answer = found.handler({ params: found.params, query: url.searchParams, ...content, needs })
        for (const name of needs.names) world.used.add(`permission:${name}`)
        if (needs.names.size > 0) world.used.add('scope:bot')
        return json(answer === undefined ? 204 : 200, answer, verdict.headers)
      } catch (problem) {
        if (problem instanceof Refusal) return refusal(problem, verdict.headers)
        throw problem
      }
    }
    const route = found?.route ?? `${method} ${path ?? url.pathname}`
    await world.recorder.serve(response, { route, carryOut, ordered })
  }
  return (request, response) => {
    handle(request, response).catch((problem: unknown) => {
      world.recorder.complain(`the fake itself failed on ${request.method} ${request.url}: ${String(problem)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}
