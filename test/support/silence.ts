import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A server that takes connections and never says a word. */
export interface Silence {
  port: number
  /** When the next connection has been made. */
  reached(): Promise<unknown>
  close(): Promise<void>
}

export async function silence(): Promise<Silence> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the silence has no port')
  return {
    port: address.port,
    reached: () => once(server, 'connection'),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
