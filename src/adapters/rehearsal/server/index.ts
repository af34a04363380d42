import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { unawaited } from '../../../chat/unawaited.ts'
import { LONGEST } from '../limits.ts'
import { type Asset, headersOf, pageFrom } from './assets.ts'
import { Connection } from './connection.ts'
import { isOurPage, isOurs, SAFETY } from './guard.ts'
import { houseOf, type ServerParts } from './house.ts'

export interface ServeOptions extends ServerParts {
  /** 127.0.0.1 unless told. */
  host?: string
  /** 0 for any that is free. */
  port: number
  /** The folder in which the build left the page. */
  page: string
  /** Answers GET /health, where the house wants that here. */
  health?: () => Promise<Response>
  /** A fault of ours that a page ran into. */
  failed?: (error: unknown) => void
}

export interface Serving {
  /** Where the page is: 'http://127.0.0.1:8484'. */
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

/** The longest frame that a page may send, in bytes: three for each of its characters at most (RFC 3629; two of them take four). */
const LONGEST_FRAME = 3 * LONGEST
/** How often a line is tried, in ms of machine time: one that does not answer until the next is dead. */
const HEARTBEAT = 30_000

/** Serves the page and talks with it. @throws what listening rejects with: the port is taken */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host = '127.0.0.1', people, health } = options
  const house = houseOf(options, options.failed ?? (() => {}))
  const app = answers(await pageFrom(options.page), people, health)
  const answer = getRequestListener(app.fetch)
  let port = options.port

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SAFETY)) response.setHeader(name, value)
    if (isOurs(request.headers.host, host, port)) return unawaited(answer(request, response), house.failed)
    // 421 Misdirected Request (RFC 9110, 15.5.20)
    response.writeHead(421, { 'content-type': 'text/plain' }).end('not for this host\n')
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const { host: asked, origin } = request.headers
    if (!isOurs(asked, host, port) || !isOurPage(origin, asked)) return turnAway(socket, '403 Forbidden')
    if (request.url !== '/live') return turnAway(socket, '404 Not Found')
    sockets.handleUpgrade(request, socket, head, (line) => {
      alive.add(line)
      line.on('pong', () => alive.add(line))
      new Connection(line, house)
    })
  })

  const alive = new WeakSet<object>()
  const heartbeat = setInterval(() => {
    for (const line of sockets.clients) {
      if (!alive.delete(line)) line.terminate()
      else line.ping()
    }
  }, HEARTBEAT)
  heartbeat.unref()

  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (typeof address === 'object' && address !== null) port = address.port

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    stop: async () => {
      clearInterval(heartbeat)
      house.close()
      for (const line of sockets.clients) line.terminate()
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function answers(
  page: ReadonlyMap<string, Asset>,
  people: ServerParts['people'],
  health: (() => Promise<Response>) | undefined,
): Hono {
  const app = new Hono()
  if (health !== undefined) app.get('/health', health)
  app.get('/files/:id', async (c) => {
    const found = await people.file(c.req.query('as') ?? '', c.req.param('id'))
    if (found === null) return c.text('There is no such file for you.\n', 404)
    return c.body(new Uint8Array(found.bytes), 200, headersOf(found.name))
  })
  app.get('*', (c) => {
    const asset = page.get(c.req.path)
    if (asset === undefined) return c.text('There is nothing here.\n', 404)
    const squeezed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    return c.body(squeezed ? asset.gzipped : asset.plain, 200, {
      'content-type': asset.type,
      'cache-control': asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(squeezed ? { 'content-encoding': 'gzip' } : {}),
    })
  })
  return app
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
