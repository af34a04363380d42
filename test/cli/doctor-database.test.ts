import { open, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DoctorFinding, Report } from '../../src/cli/doctor/findings.ts'
import { doctor } from '../../src/cli/doctor/index.ts'
import { type DatabaseKind, databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { statements } from '../support/raw-sql.ts'

let fresh: FreshDatabase
const begins = (kind: DatabaseKind) => async () => {
  fresh = await freshDatabase(kind)
}
const ends = () => fresh.close()

async function found(url = fresh.url): Promise<Pick<DoctorFinding, 'code' | 'level' | 'what'>[]> {
  const told: string[] = []
  const env = { DATABASE_URL: url, ROUNDEL_DATA_DIR: fresh.dataDir }
  await doctor(env, (line) => void told.push(line), { json: true })
  return Report.parse(JSON.parse(told.join('\n'))).findings.filter(({ code }) => code.startsWith('database.'))
}
const faults = async (url?: string) => (await found(url)).filter(({ level }) => level !== 'fine')

describe.each(databases)('what the doctor finds on %s', (kind) => {
  beforeEach(begins(kind))
  afterEach(ends)

  it('is whole and writable, and it says what it looked at', async () => {
    const all = await found()
    expect(all.filter(({ level }) => level !== 'fine')).toEqual([])
    expect(all.map(({ code }) => code)).toEqual(
      ['answers', 'tables', 'damage', 'writable', 'key', 'lease'].map((name) => `database.${name}`),
    )
  })

  it('is a column and a table that somebody took away, by name', async () => {
    await statements(kind, fresh.url, ['ALTER TABLE "Room" DROP COLUMN "stopped"', 'DROP TABLE "NextRound"'])
    const [tables] = await faults()
    expect(tables).toMatchObject({ code: 'database.tables', level: 'wrong' })
    for (const name of ['Room.stopped', 'NextRound']) expect(tables?.what).toContain(name)
  })

  it('is nothing that would answer', async () => {
    const letter = join(fresh.dataDir, 'letter.txt')
    await writeFile(letter, 'Dear all, this is not a database.\n'.repeat(40))
    const url = kind === 'sqlite' ? `file:${letter}` : 'postgresql://127.0.0.1:9/none'
    expect(await faults(url)).toMatchObject([{ code: 'database.answers', level: 'wrong' }])
  })
})

describe('what the doctor finds of a SQLite file', () => {
  beforeEach(begins('sqlite'))
  afterEach(ends)

  it('is its damage', async () => {
    await fresh.db.transaction(async (tx) => {
      for (let at = 0; at < 200; at += 1)
        await tx.setting.create({ data: { key: `key ${at}`, value: 'x'.repeat(400) } })
    })
    await fresh.db.close()
    const file = fresh.url.slice('file:'.length)
    const { size } = await stat(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(4096, 0x5a), 0, 4096, size - 4096)
    await handle.close()
    expect(await faults()).toMatchObject([{ code: 'database.damage', level: 'wrong' }])
  })

  it('is another program that holds it', async () => {
    const asked = await fresh.db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      return faults()
    })
    expect(asked).toMatchObject([{ code: 'database.writable', what: 'another program holds the database' }])
  })
})

describe('what the doctor finds of a PostgreSQL database', () => {
  beforeEach(begins('postgresql'))
  afterEach(ends)

  it('is that it can only be read', async () => {
    const name = new URL(fresh.url).pathname.slice(1)
    await statements('postgresql', fresh.url, [`ALTER DATABASE "${name}" SET default_transaction_read_only = on`])
    expect(await faults()).toMatchObject([{ code: 'database.writable', what: 'the database cannot be written' }])
  })
})
