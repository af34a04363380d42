import { describe, expect, it } from 'vitest'
import { knownMigrations, type Migration } from '../../src/data/migrations-folder.ts'
import { wholeOrNothing } from '../../src/data/sqlite/schema-engine.ts'
import { type DatabaseKind, databases } from '../support/database.ts'
import { contractions } from './support/contractions.ts'

/**
 * Reviewed (ADR 15): what a later migration may take, because no version that could meet such a database has used it for a whole release.
 * As the test says it: '20270101000000_name: Circle.room is gone'.
 */
const REVIEWED: readonly string[] = []

describe.each(databases)('migrations after the first on %s', (kind) => {
  it('only add: nothing is renamed, dropped or narrowed that the version before still needs', async () => {
    expect(await contractions(kind, await knownMigrations(kind))).toEqual(REVIEWED)
  })

  const next = (sql: string): Migration => ({
    name: '29980101000000_next',
    sql: kind === 'sqlite' ? wholeOrNothing(sql) : sql,
  })
  const taken = async (sql: string) => {
    const [first] = await knownMigrations(kind)
    if (first === undefined) throw new Error('there is no migration')
    return (await contractions(kind, [first, next(sql)])).map((each) => each.replace('29980101000000_next: ', ''))
  }

  it('are seen to take something, however they are written', async () => {
    expect(await taken('ALTER TABLE "Circle" RENAME COLUMN "meet" TO "place";')).toEqual([
      'Circle.meet is gone',
      'Circle.place is required, and new',
    ])
    expect(await taken('ALTER TABLE "Leaving" DROP COLUMN "sealedWords";')).toEqual(['Leaving.sealedWords is gone'])
    expect(await taken('ALTER TABLE "Setting" RENAME TO "Value";')).toEqual([
      'Setting.key is gone',
      'Setting.value is gone',
    ])
    expect(await taken(narrowed[kind])).toEqual(['NextRound.fromCircle is required, and was not'])
  })

  it('may add tables, columns that can be left out, and indexes', async () => {
    const more = [
      'CREATE TABLE "Round" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);',
      'ALTER TABLE "Circle" ADD COLUMN "round" TEXT;',
      `ALTER TABLE "Circle" ADD COLUMN "rounds" INTEGER NOT NULL DEFAULT 0;`,
      'CREATE INDEX "Circle_round_idx" ON "Circle"("round");',
    ]
    expect(await taken(more.join('\n'))).toEqual([])
  })
})

/** As Prisma writes it for SQLite: the table is made anew. */
const narrowed: Record<DatabaseKind, string> = {
  sqlite: `CREATE TABLE "new_NextRound" ("communityId" TEXT NOT NULL, "person" TEXT NOT NULL, "programme" TEXT NOT NULL,
    "fromCircle" TEXT NOT NULL, "askedAt" DATETIME NOT NULL, PRIMARY KEY ("communityId", "person"));
INSERT INTO "new_NextRound" SELECT "communityId", "person", "programme", coalesce("fromCircle", ''), "askedAt" FROM "NextRound";
DROP TABLE "NextRound";
ALTER TABLE "new_NextRound" RENAME TO "NextRound";`,
  postgresql: 'ALTER TABLE "NextRound" ALTER COLUMN "fromCircle" SET NOT NULL;',
}
