import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire that a test can cut: between a process and its database. */
export interface Wire {
  /** The same address by way of the wire. */
  url: string
  cut(): void
  /** From now on nothing comes through and nothing is closed: a machine that has gone without a word. */
  hang(): void
  mend(): void
  close(): Promise<void>
}

export async function wireTo(address: string): Promise<Wire> {
  const to = new URL(address)
  let whole = true
  let silent = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    if (!whole) {
      near.destroy()
      return
    }
    const far = connect(Number(to.port), to.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    if (silent) return
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = server.address()
  if (here === null || typeof here === 'string') throw new Error('the wire has no port')
  const url = new URL(address)
  url.hostname = '127.0.0.1'
  url.port = String(here.port)
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut() {
      whole = false
      drop()
    },
    hang() {
      silent = true
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    mend() {
      whole = true
      silent = false
    },
    async close() {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
