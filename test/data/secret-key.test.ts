import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readModels } from '../../scripts/models.mjs'
import { HOUSE } from '../../src/compose/house.ts'
import { type Cipher, newKey } from '../../src/data/cipher.ts'
import { keepDraft, openDraft, purgeDrafts } from '../../src/data/drafts.ts'
import { placeOf } from '../../src/data/sealed.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { instantOf } from '../../src/data/times.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { startError } from '../support/start-error.ts'

const now = instantOf(new Date('2027-03-16T12:00:00Z'))
const draft = { community: 'discord:1', owner: 'ann', kind: 'circle.create' }

describe.each(databases)('the key to private text on %s', (kind) => {
  let fresh: FreshDatabase
  let keyFile: string

  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    keyFile = join(fresh.dataDir, 'secret.key')
  })

  afterEach(() => fresh.close())

  const start = (secretKey?: string) =>
    openCipher({ db: fresh.db, sealed: HOUSE.sealed, dataDir: fresh.dataDir, secretKey })
  const keep = (cipher: Cipher) =>
    fresh.db.transaction((tx) => keepDraft(tx, cipher, { ...draft, body: 'private', now }))
  const everything = async () =>
    JSON.stringify([await fresh.db.read.setting.findMany(), await fresh.db.read.draft.findMany()])

  it('is made at the first start, for its owner alone, and found again at the next', async () => {
    const id = await keep(await start())

    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
    expect(await openDraft(fresh.db.read, await start(), { ...draft, id, now })).toBe('private')
  })

  it('makes the folder for it where the database has made none', async () => {
    const dataDir = join(fresh.dataDir, 'not', 'there', 'yet')
    await openCipher({ db: fresh.db, sealed: HOUSE.sealed, dataDir, secretKey: undefined })
    expect(await readdir(dataDir)).toEqual(['secret.key'])
  })

  it('comes from ROUNDEL_SECRET_KEY when that is set, and no file is made', async () => {
    await start(newKey())

    expect(await readdir(fresh.dataDir)).not.toContain('secret.key')
  })

  it('stops the start when it is lost, and is not made anew', async () => {
    await keep(await start())
    await rm(keyFile)
    const before = await everything()

    const refused = await startError(start())
    expect(refused.problem).toContain(keyFile)
    expect(refused.mend).toContain('backup')
    expect(await readdir(fresh.dataDir)).not.toContain('secret.key')
    expect(await everything()).toBe(before)
  })

  it('stops the start when it is another one, before anything was sealed with it but the canary', async () => {
    await start(newKey())
    const before = await everything()

    const refused = await startError(start(newKey()))
    expect(refused.problem).toContain('ROUNDEL_SECRET_KEY')
    expect(await everything()).toBe(before)
  })

  it('stops the start when the file holds another one, and leaves the file alone', async () => {
    await keep(await start())
    const other = newKey()
    await writeFile(keyFile, other)
    const before = await everything()

    expect((await startError(start())).problem).toContain(keyFile)
    expect(await readFile(keyFile, 'utf8')).toBe(other)
    expect(await everything()).toBe(before)
  })

  it('stops the start when somebody took the canary away', async () => {
    await keep(await start(newKey()))
    await fresh.db.transaction((tx) => tx.setting.deleteMany())

    expect((await startError(start(newKey()))).problem).toContain('not the one')
  })

  it('stops the start when somebody altered the canary', async () => {
    const key = newKey()
    await start(key)
    await fresh.db.transaction((tx) => tx.setting.updateMany({ data: { value: 'v1.00000000.a.b.c' } }))

    expect((await startError(start(key))).problem).toContain('not the one')
  })

  it('is rotated by writing the new one first; the former may go once nothing needs it', async () => {
    const [former, newer] = [newKey(), newKey()]
    const id = await keep(await start(former))
    const both = await start(`${newer},${former}`)

    expect(await openDraft(fresh.db.read, both, { ...draft, id, now })).toBe('private')
    expect((await startError(start(newer))).problem).toMatch(/1 private text is still sealed/)
    await fresh.db.transaction((tx) => purgeDrafts(tx, now.add({ hours: 24 })))
    const alone = await start(newer)
    expect(alone.seal('x', placeOf({ name: 'T.c' }, '1'))).toContain(alone.keyIds[0])
    expect((await startError(start(former))).problem).toContain('not the one')
  })

  it('cannot be begun by two programs with two keys at the same time', async () => {
    const outcomes = await Promise.allSettled([start(newKey()), start(newKey())])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('that is malformed stops the start before anything is read or written', async () => {
    expect((await startError(start('secret'))).problem).toContain('ROUNDEL_SECRET_KEY: key 1')
    expect(await fresh.db.read.setting.count()).toBe(0)
  })
})

describe('the list of sealed columns', () => {
  it('names every column of the models whose name says that it is sealed', async () => {
    const models = await readModels()
    const named = [...models.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, model = '', body = '']) =>
      [...body.matchAll(/^ {2}(sealed\w+)/gm)].map(([, column = '']) => `${model}.${column}`),
    )

    expect(named.length).toBeGreaterThan(0)
    expect(HOUSE.sealed.map(({ name }) => name).sort()).toEqual(named.sort())
  })
})
