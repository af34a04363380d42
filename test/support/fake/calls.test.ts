import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerGone } from '../people.ts'
import { until } from '../until.ts'
import { CallDesk } from './calls.ts'

let server: Server
let desk: CallDesk
let stored: number
let address: string

beforeEach(async () => {
  desk = new CallDesk()
  stored = 0
  server = createServer((request, response) => {
    void desk.serve(response, {
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

describe('the desk of calls', () => {
  it('answers with an ordered status once, storing nothing, and then works again', async () => {
    desk.fail('GET /x', { kind: 'status', status: 429, retryAfter: 2 })
    const refused = await fetch(`${address}/x`)
    expect([refused.status, refused.headers.get('retry-after'), stored]).toEqual([429, '2', 0])
    expect((await fetch(`${address}/x`)).status).toBe(200)
    expect(stored).toBe(1)
    expect(desk.calls().map((call) => call.status)).toEqual([429, 200])
    expect(desk.refusals()).toEqual([])
  })

  it('stores the request behind a failure when told so', async () => {
    desk.fail(/x/, { kind: 'reset', stored: true })
    await expect(fetch(`${address}/x`)).rejects.toThrow()
    expect(stored).toBe(1)
  })

  it('never answers a timed out call', async () => {
    desk.fail(/x/, { kind: 'timeout', stored: false })
    const waits = new AbortController()
    let answered = false
    const call = fetch(`${address}/x`, { signal: waits.signal }).then(() => {
      answered = true
    })
    await until('it has arrived', () => desk.calls().length === 1)
    // a later call is answered meanwhile
    await fetch(`${address}/y`)
    expect([answered, desk.calls()[0]?.status]).toEqual([false, 0])
    waits.abort()
    await expect(call).rejects.toThrow()
    expect(stored).toBe(1)
  })

  it('runs hooks before, between and after storing and answering', async () => {
    const seen: string[] = []
    for (const point of ['arrived', 'stored', 'answered'] as const) {
      desk.at('GET /x', point, () => {
        seen.push(`${point} ${stored} ${desk.calls()[0]?.status}`)
      })
    }
    await fetch(`${address}/x`)
    await until('all three', () => seen.length === 3)
    expect(seen).toEqual(['arrived 0 0', 'stored 1 0', 'answered 1 200'])
  })

  it('stores nothing for a caller that was killed on arrival', async () => {
    const killed = new AbortController()
    desk.at('GET /x', 'arrived', () => {
      killed.abort()
      return callerGone
    })
    await expect(fetch(`${address}/x`, { signal: killed.signal })).rejects.toThrow()
    await fetch(`${address}/y`)
    expect([stored, desk.calls().map(({ status }) => status)]).toEqual([1, [0, 200]])
  })
})
