import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/data/open.ts'
import { emptyPlace, freshDatabase } from '../support/database.ts'
import { rows } from '../support/raw-sql.ts'
import { startError } from '../support/start-error.ts'

describe('opening the database', () => {
  it('keeps the data in a file of the data folder when nothing else is said, for its owner alone', async () => {
    const { dataDir, remove } = await emptyPlace('sqlite')
    const inside = join(dataDir, 'not', 'there', 'yet')
    const db = await openDatabase({ url: '', dataDir: inside })

    expect(db.provider).toBe('sqlite')
    expect((await stat(inside)).mode & 0o777).toBe(0o700)
    expect((await stat(join(inside, 'roundel.sqlite'))).mode & 0o777).toBe(0o600)
    await db.close()
    await remove()
  })

  it('takes postgres:// as well as postgresql://', async () => {
    const { url, dataDir, remove } = await emptyPlace('postgresql')
    const db = await openDatabase({ url: url.replace('postgresql://', 'postgres://'), dataDir })

    expect(db.provider).toBe('postgresql')
    await db.close()
    await remove()
  })

  it('keeps a SQLite file in write-ahead mode', async () => {
    const fresh = await freshDatabase('sqlite')

    expect(await rows('sqlite', fresh.url, 'PRAGMA journal_mode')).toEqual([['wal']])
    await fresh.close()
  })

  it.each([
    ['another kind of address', 'mysql://user:hunter2@localhost/db', /neither/],
    ['words', 'my database hunter2', /neither/],
    ['an address without a database', 'postgresql://user:hunter2@localhost', /not a whole address/],
    ['a password with unescaped signs', 'postgresql://user:hunter2/#x@localhost/db', /not a whole address/],
    ['no file', 'file:', /names no file/],
    ['a folder', 'file:/tmp/', /names no file/],
    ['a file with parameters', 'file:x.sqlite?connection_limit=1', /names no file/],
    ['a file in a folder that is not there', 'file:/nowhere/at/all/x.sqlite', /could not be opened/],
    [
      'a server that does not answer',
      'postgresql://user:hunter2@127.0.0.1:1/db',
      /db on 127.0.0.1:1.*could not be opened/,
    ],
  ])('is refused for %s, with words that name DATABASE_URL and no password', async (_, url, words) => {
    const refused = await startError(openDatabase({ url, dataDir: inject('runDir') }))

    expect(refused.problem).toMatch(words)
    expect(refused.message).toContain('DATABASE_URL')
    expect(refused.message).not.toContain('hunter2')
  })

  it('is refused for a wrong password or an unknown database', async () => {
    const wrongPassword = new URL(inject('postgresUrl'))
    wrongPassword.password = 'hunter2'
    const unknown = new URL(inject('postgresUrl'))
    unknown.pathname = '/nothing_of_the_kind'

    expect((await startError(openDatabase({ url: wrongPassword.href, dataDir: '.' }))).mend).toMatch(
      /user and password/,
    )
    expect((await startError(openDatabase({ url: unknown.href, dataDir: '.' }))).mend).toMatch(/CREATE DATABASE/)
  })

  it('is refused for a file that is no database, which stays as it is', async () => {
    const { dataDir, remove } = await emptyPlace('sqlite')
    const file = join(dataDir, 'notes.txt')
    await writeFile(file, 'These are my notes, quite a few of them. '.repeat(100))
    const before = await stat(file)

    expect((await startError(openDatabase({ url: `file:${file}`, dataDir }))).mend).toMatch(/SQLite file/)
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs)
    await remove()
  })

  it('is refused when the data folder cannot be made', async () => {
    const { dataDir, remove } = await emptyPlace('sqlite')
    await mkdir(join(dataDir, 'sub'))
    await writeFile(join(dataDir, 'sub', 'file'), '')

    const refused = await startError(openDatabase({ dataDir: join(dataDir, 'sub', 'file', 'data') }))
    expect(refused.problem).toContain('ROUNDEL_DATA_DIR')
    await remove()
  })
})
