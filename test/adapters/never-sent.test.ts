import { once } from 'node:events'
import http from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { discord } from '../../src/adapters/discord/index.ts'
import { Api } from '../../src/adapters/slack/api.ts'
import { CALL_WITHIN, neverSent } from '../../src/chat/never-sent.ts'
import { communityRef } from '../../src/chat/refs.ts'
import { text, view } from '../../src/chat/view.ts'

const log = { problem: () => {}, info: () => {} }
const words = view('Words', [text('Words.')])

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function portOf(server: Server): Promise<number> {
  const sockets: Socket[] = []
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.close()
    const closed = once(server, 'close')
    for (const socket of sockets) socket.destroy()
    return closed
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** What does this with the first bytes of a TLS handshake. */
const answersWith = (answer: (socket: Socket) => void) =>
  portOf(
    createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('data', () => answer(socket))
    }),
  )

/** From now on a proxy is between us and everything, and does this when a tunnel is asked for. */
async function behindAProxy(does: (socket: Socket) => void): Promise<void> {
  const proxy = http.createServer()
  proxy.on('connect', (_, socket: Socket) => does(socket))
  const restore = http.setGlobalProxyFromEnv({ HTTPS_PROXY: `http://127.0.0.1:${await portOf(proxy)}` })
  closing.push(async () => restore())
}

const POSTS = {
  discord: async (port: number, timeout = CALL_WITHIN) => {
    const platform = discord({ token: 'a.b.c', apiUrl: `https://127.0.0.1:${port}/api`, timeout, log })
    closing.push(() => platform.stop())
    return platform.post({ community: communityRef('discord', '1'), room: '2' }, words, 'key', 'mark')
  },
  // the adapter would first ask who it is, which may be asked again in any case
  slack: async (port: number, timeout = CALL_WITHIN) =>
    new Api('xoxb-1', `https://127.0.0.1:${port}/api/`, timeout).call('chat.postMessage', (client) =>
      client.chat.postMessage({ channel: 'C1', text: 'Words.' }),
    ),
}

describe.each(['discord', 'slack'] as const)('on %s nothing was sent', (name) => {
  it('when the connection is closed in its handshake', async () => {
    const port = await answersWith((socket) => socket.destroy())
    await expect(POSTS[name](port)).rejects.toMatchObject({ kind: 'unavailable', detail: 'ECONNRESET' })
  })

  it('when what answers there speaks no TLS', async () => {
    const port = await answersWith((socket) => socket.end('220 something else\r\n'))
    await expect(POSTS[name](port)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  // Node 22 has no proxies: src/proxies.ts
  it.runIf('setGlobalProxyFromEnv' in http).each(['407 Proxy Authentication Required', '502 Bad Gateway'])(
    'when the proxy says %s',
    async (status) => {
      await behindAProxy((socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`))
      await expect(POSTS[name](443)).rejects.toMatchObject({ kind: 'unavailable', detail: 'UND_ERR_ABORTED' })
    },
  )
})

describe.runIf('setGlobalProxyFromEnv' in http)('a call ends in its time behind a proxy that never answers', () => {
  it('on slack', async () => {
    await behindAProxy(() => {})
    await expect(POSTS.slack(443, 200)).rejects.toMatchObject({ kind: 'unknown-outcome' })
  })

  it('on discord', async () => {
    await behindAProxy(() => {})
    await expect(POSTS.discord(443, 200)).rejects.toMatchObject({ kind: 'unknown-outcome' })
  })
})

/** As net.connect gives it up where a name has several addresses: its code is that of the first, and it says nothing else. */
const ofSeveral = (...codes: string[]) => {
  const errors = codes.map((code) => Object.assign(new Error(`connect ${code}`), { code, syscall: 'connect' }))
  return new TypeError('fetch failed', { cause: Object.assign(new AggregateError(errors), { code: codes[0] }) })
}

describe('of a name with several addresses', () => {
  it('nothing was sent when one does not answer and the next one refuses', () => {
    expect(neverSent(ofSeveral('ETIMEDOUT', 'ECONNREFUSED'))).toBe(true)
  })

  it('nothing is known where any of the errors is not of the connection', () => {
    const other = Object.assign(new AggregateError([new Error('read'), ofSeveral('ECONNREFUSED')]), {
      code: 'ETIMEDOUT',
    })
    expect([neverSent(other), neverSent(new AggregateError([]))]).toEqual([false, false])
  })
})
