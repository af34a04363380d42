import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'

/** A proxy that lets everything through and remembers to where, as 'host:port'. */
export interface ConnectProxy {
  url: string
  through: string[]
  /** Drops what goes through, and takes nothing more. */
  cut(): void
  close(): Promise<void>
}

/** CONNECT alone (RFC 9110, 9.3.6): asked in any other way it refuses. */
export async function connectProxy(): Promise<ConnectProxy> {
  const through: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request, near: Socket, head) => {
    const to = new URL(`http://${request.url ?? ''}`)
    through.push(to.host)
    const far = connect(Number(to.port), to.hostname, () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      far.write(head)
      near.pipe(far).pipe(near)
    })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const cut = () => {
    server.close()
    server.closeAllConnections()
    for (const socket of sockets) socket.destroy()
  }
  return {
    cut,
    url: `http://127.0.0.1:${address.port}`,
    through,
    close: async () => {
      const closed = server.listening ? once(server, 'close') : null
      cut()
      await closed
    },
  }
}
