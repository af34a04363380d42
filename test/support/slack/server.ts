import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { takeUpload } from './api/files.ts'
import { answerByUrl } from './response-url.ts'
import { carryOutMethod, orderedFailure, readArguments } from './web-api.ts'
import type { World } from './world.ts'

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

/** Starts the HTTP and WebSocket server of a fake Slack on a free port of 127.0.0.1. */
export async function listen(world: World): Promise<Server> {
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      world.recorder.complain(`the fake itself failed: ${error instanceof Error ? error.stack : String(error)}`)
      response.destroy()
    })
  })
  world.sockets.attach(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The fake has no address')
  world.address = `http://127.0.0.1:${address.port}`
  return server
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await bytesOf(request)
  const body = bytes.toString()
  const path = new URL(request.url ?? '/', 'http://fake').pathname
  const method = /^\/api\/([\w.]+)$/.exec(path)?.[1]
  if (method !== undefined) {
    return world.recorder.serve(response, {
      route: method,
      carryOut: () => carryOutMethod(world, method, request, body),
      ordered: orderedFailure,
    })
  }
  const url = /^\/(?:actions|commands)\/(\w+)\/(\w+)$/.exec(path)
  if (url?.[1] !== undefined && url[2] !== undefined) {
    const [workspace, token] = [url[1], url[2]]
    return world.recorder.serve(response, {
      route: 'response_url',
      carryOut: () => answerByUrl(world, workspace, token, readArguments(request, body)),
      ordered: orderedFailure,
    })
  }
  const upload = /^\/upload\/v1\/(\w+)$/.exec(path)?.[1]
  if (upload !== undefined && request.method === 'POST') {
    return world.recorder.serve(response, {
      route: 'upload_url',
      carryOut: () => takeUpload(world, upload, bytes, request.headers['content-type'] ?? ''),
      ordered: orderedFailure,
    })
  }
  world.recorder.complain(`nothing is at ${request.method} ${path}`)
  return world.recorder.serve(response, {
    route: `${request.method} ${path}`,
    carryOut: () => ({ status: 404, body: 'not found', error: 'not_found' }),
    ordered: orderedFailure,
  })
}
