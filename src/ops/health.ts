import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { PlatformName } from '../chat/refs.ts'
import { unawaited } from '../chat/unawaited.ts'

/** How Roundel is. Numbers and names of platforms only: whoever reads it learns nothing about anybody. */
export interface Health {
  database: 'up' | 'down'
  /** Null where the database could not be asked. */
  jobs: { behind: number; failed: number } | null
  posts: { held: number } | null
  adapters: Partial<Record<PlatformName, 'connected' | 'connecting' | 'refused'>>
}

export interface HealthPage {
  port: number
  stop(): Promise<void>
}

/** Names under which this machine calls itself. Another one in Host is a web page elsewhere that had its name turned to us. */
const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/

/** How long the database may take to be asked, in ms; a monitor gives up after some seconds. */
const HEALTH_TIMEOUT = 2_000

/**
 * Answers GET /health on 127.0.0.1: 200 when people are served, 503 when they are not (no database, a platform not connected).
 * Held posts and jobs that are behind are told, but a restart would not mend them.
 * @param port 0 for any that is free
 */
export async function healthPage(port: number, health: () => Promise<Health>): Promise<HealthPage> {
  const server = createServer((request, response) => {
    // whoever asked is gone, or what was asked for cannot be said: a monitor takes no answer for what it is
    unawaited(answer(request, response, health), () => response.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  health: () => Promise<Health>,
): Promise<void> {
  const say = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(`${JSON.stringify(body)}\n`)
  }
  // 421 Misdirected Request (RFC 9110, 15.5.20)
  if (!LOCAL.test(request.headers.host ?? '')) return say(421, { error: 'not for this host' })
  if (request.url !== '/health') return say(404, { error: 'not found' })
  if (request.method !== 'GET') return say(405, { error: 'only GET' })
  const { status, body } = await healthAnswer(health)
  say(status, body)
}

/** What GET /health is answered with, wherever it is asked. */
export async function healthAnswer(health: () => Promise<Health>): Promise<{ status: 200 | 503; body: object }> {
  const now = await withTimeout(health())
  const well = now?.database === 'up' && Object.values(now.adapters).every((adapter) => adapter === 'connected')
  return { status: well ? 200 : 503, body: { status: well ? 'ok' : 'unwell', ...(now ?? { database: 'down' }) } }
}

/** Null when it failed or took too long. */
async function withTimeout(asked: Promise<Health>): Promise<Health | null> {
  const late = AbortSignal.timeout(HEALTH_TIMEOUT)
  const tooLate = once(late, 'abort').then(() => null)
  return Promise.race([asked.catch(() => null), tooLate])
}
