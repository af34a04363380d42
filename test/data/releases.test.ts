import { describe, expect, it } from 'vitest'
import { Prisma } from '../../prisma/generated/sqlite/client/client.ts'
import { HOUSE } from '../../src/compose/house.ts'
import { knownMigrations } from '../../src/data/migrations-folder.ts'
import { openDatabase } from '../../src/data/open.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { everythingIn, holding } from '../areas/personal-data/support/everything.ts'
import { databases } from '../support/database.ts'
import { rows } from '../support/raw-sql.ts'
import { LIFE_WORDS } from '../support/scripted-life.ts'
import { counted, frozenVersions, thaw } from './support/frozen.ts'

const versions = await frozenVersions()

it('there is a frozen database of every release', () => {
  expect(versions).toEqual(['0.1.0'])
})

describe.each(databases)('the database of a release on %s', (kind) => {
  it.each(versions)('%s is updated, and every row can be read', async (version) => {
    const place = await thaw(version, kind)
    // where this fails before 0.1.0 is released, the models have changed: npm run freeze (ADR 15)
    const db = await openDatabase({ url: place.url, dataDir: place.dataDir })
    try {
      const history = await rows(kind, place.url, 'SELECT migration_name FROM _prisma_migrations ORDER BY 1')
      expect(history.flat()).toEqual((await knownMigrations(kind)).map(({ name }) => name))
      expect(await counted(kind, place.url)).toMatchObject(place.counts)
      for (const model of Object.values(Prisma.ModelName)) {
        const table = Reflect.get(db.read, `${model.slice(0, 1).toLowerCase()}${model.slice(1)}`)
        expect([model, (await table.findMany()).length]).toEqual([model, place.counts[model] ?? 0])
      }
      const cipher = await openCipher({ db, sealed: HOUSE.sealed, dataDir: place.dataDir })
      const lines = await everythingIn({ kind, url: place.url, db }, cipher)
      for (const words of Object.values(LIFE_WORDS))
        expect([words, holding(lines, words).length > 0]).toEqual([words, true])
    } finally {
      await db.close()
      await place.remove()
    }
  })

  it.each(versions)('%s was filled by a whole life: no table is empty but that of groups', async (version) => {
    const { counts, remove } = await thaw(version, kind)
    await remove()
    expect(Object.keys(counts).filter((table) => counts[table] === 0)).toEqual(['GroupFact'])
  })
})
