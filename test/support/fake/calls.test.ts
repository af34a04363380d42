import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerGone } from '../people.ts'
import { until } from '../until.ts'
import { CallRecorder } from './calls.ts'

let server: Server
let recorder: CallRecorder
let stored: number
let address: string

beforeEach(async () => {
  recorder = new CallRecorder()
  stored = 0
  server = createServer((request, response) => {
    void recorder.serve(response, {
      route: `${request.method} ${request.url}`,
      carryOut: () => {
        stored += 1
        return { status: 200, body: 'done' }
      },
      ordered: (status, retryAfter) => ({
        status,
        ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
      }),
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  address = `http://127.0.0.1:${port}`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

describe('the recorder of calls', () => {
  it('answers with an ordered status once, storing nothing, and then works again', async () => {
    recorder.fail('GET /x', { kind: 'status', status: 429, retryAfter: 2 })
    const refused = await fetch(`${address}/x`)
    expect([refused.status, refused.headers.get('retry-after'), stored]).toEqual([429, '2', 0])
    expect((await fetch(`${address}/x`)).status).toBe(200)
    expect(stored).toBe(1)
    expect(recorder.calls().map((call) => call.status)).toEqual([429, 200])
    expect(recorder.refusals()).toEqual([])
  })

  it('stores the request behind a failure when told so', async () => {
    recorder.fail(/x/, { kind: 'reset', stored: true })
    await expect(fetch(`${address}/x`)).rejects.toThrow()
    expect(stored).toBe(1)
  })

  it('never answers a timed out call', async () => {
    recorder.fail(/x/, { kind: 'timeout', stored: false })
    const waits = new AbortController()
    let answered = false
    const call = fetch(`${address}/x`, { signal: waits.signal }).then(() => {
      answered = true
    })
    await until('it has arrived', () => recorder.calls().length === 1)
    // a later call is answered meanwhile
    await fetch(`${address}/y`)
    expect([answered, recorder.calls()[0]?.status]).toEqual([false, 0])
    waits.abort()
    await expect(call).rejects.toThrow()
    expect(stored).toBe(1)
  })

  it('runs hooks before, between and after storing and answering', async () => {
    const seen: string[] = []
    for (const point of ['arrived', 'stored', 'answered'] as const) {
      recorder.at('GET /x', point, () => {
        seen.push(`${point} ${stored} ${recorder.calls()[0]?.status}`)
      })
    }
    await fetch(`${address}/x`)
    await until('all three', () => seen.length === 3)
    expect(seen).toEqual(['arrived 0 0', 'stored 1 0', 'answered 1 200'])
  })

  it('stores nothing for a caller that was killed on arrival', async () => {
    const killed = new AbortController()
    recorder.at('GET /x', 'arrived', () => {
      killed.abort()
      return callerGone
    })
    await expect(fetch(`${address}/x`, { signal: killed.signal })).rejects.toThrow()
    await fetch(`${address}/y`)
    expect([stored, recorder.calls().map(({ status }) => status)]).toEqual([1, [0, 200]])
  })
})
