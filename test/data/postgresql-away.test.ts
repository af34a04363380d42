import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../src/data/db.ts'
import { openPostgresql } from '../../src/data/postgresql/database.ts'
import { isUnavailable } from '../../src/data/unavailable.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Wire, wireTo } from '../support/proxy.ts'

const log = { info: () => {}, warn: () => {} }

let fresh: FreshDatabase
let wire: Wire
let db: Db
beforeEach(async () => {
  fresh = await freshDatabase('postgresql')
  wire = await wireTo(fresh.url)
  db = await openPostgresql(wire.url, log, { connectMs: 500, statementMs: 500 })
})
afterEach(async () => {
  await db.close()
  await wire.close()
  await fresh.close()
})

const reads = () => db.read.setting.findMany()
const writes = (key: string, meanwhile = () => {}) =>
  db.transaction(async (tx) => {
    await tx.setting.create({ data: { key, value: '' } })
    meanwhile()
  })
/** What it failed with; null where it did not. */
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe.each([
  ['is cut off', (whole: Wire) => whole.cut()],
  ['has gone silent', (whole: Wire) => whole.hang()],
] as const)('a PostgreSQL that %s', (_, goes) => {
  it('is away for who reads and who writes, and answers again without a restart', async () => {
    await reads()
    goes(wire)
    expect(isUnavailable(await failure(reads()))).toBe(true)
    expect(isUnavailable(await failure(writes('a')))).toBe(true)
    wire.mend()
    // a connection that was found dead in the middle of a transaction may be met once more
    for (let times = 0; times < 3 && (await failure(reads())) !== null; times += 1);
    expect(await reads()).toEqual([])
    await writes('b')
    expect((await reads()).map(({ key }) => key)).toEqual(['b'])
  })

  it('is away in the middle of a transaction, of which nothing is kept', async () => {
    expect(isUnavailable(await failure(writes('a', () => goes(wire))))).toBe(true)
    wire.mend()
    for (let times = 0; times < 3 && (await failure(reads())) !== null; times += 1);
    expect(await reads()).toEqual([])
  })
})

describe('a PostgreSQL behind a pooler that passes no settings on', () => {
  it('is opened without them', async () => {
    const sockets = new Set<Socket>()
    const pooler = createServer((near) => {
      sockets.add(near)
      near.on('error', () => near.destroy())
      near.once('data', (startup: Buffer) => {
        // https://www.postgresql.org/docs/current/protocol-message-formats.html: ErrorResponse
        if (startup.includes('statement_timeout')) {
          near.end(refusal())
          return
        }
        const to = new URL(fresh.url)
        const far = connect(Number(to.port), to.hostname)
        sockets.add(far)
        far.on('error', () => far.destroy())
        far.write(startup)
        near.pipe(far).pipe(near)
      })
    })
    pooler.listen(0, '127.0.0.1')
    await once(pooler, 'listening')
    const address = pooler.address()
    const url = new URL(fresh.url)
    if (address !== null && typeof address === 'object') url.port = String(address.port)

    const behind = await openPostgresql(url.href, log)
    expect(await behind.read.setting.findMany()).toEqual([])
    await behind.close()
    for (const socket of sockets) socket.destroy()
    pooler.close()
    await once(pooler, 'close')
  })
})

function refusal(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: statement_timeout\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
