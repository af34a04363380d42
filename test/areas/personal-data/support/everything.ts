import { placeOfEntry, placeOfWhat } from '../../../../src/areas/boundaries/records.ts'
import { wordsOf } from '../../../../src/areas/membership/leaving.ts'
import { HOUSE } from '../../../../src/compose/house.ts'
import type { Cipher } from '../../../../src/data/cipher.ts'
import type { Db } from '../../../../src/data/db.ts'
import { placeOf } from '../../../../src/data/sealed.ts'
import { fileOf, viewOf } from '../../../../src/outbox/content.ts'
import type { DatabaseKind } from '../../../support/database.ts'
import { everyRow } from '../../../support/raw-sql.ts'

/** What stands sealed in each column that holds such values, opened. */
const opened: Record<string, (db: Db, cipher: Cipher) => Promise<string[]>> = {
  'BoundaryRecord.sealedWhat': async (db, cipher) =>
    (await db.read.boundaryRecord.findMany()).map((row) => cipher.open(row.sealedWhat, placeOfWhat(row))),
  'BoundaryEntry.sealedWords': async (db, cipher) =>
    (await db.read.boundaryEntry.findMany()).map((row) => cipher.open(row.sealedWords, placeOfEntry(row))),
  'Draft.sealedBody': async (db, cipher) =>
    (await db.read.draft.findMany()).map((row) =>
      cipher.open(row.sealedBody, placeOf({ name: 'Draft.sealedBody' }, row.id, row.communityId, row.owner, row.kind)),
    ),
  'Leaving.sealedWords': async (db, cipher) =>
    (await db.read.leaving.findMany()).map((row) => wordsOf(cipher, row) ?? ''),
  'Post.sealedFile': async (db, cipher) =>
    (await db.read.post.findMany()).map((row) => Buffer.from(fileOf(cipher, row)?.bytes ?? []).toString()),
  'Post.sealedView': async (db, cipher) =>
    (await db.read.post.findMany()).map((row) => JSON.stringify(viewOf(cipher, row))),
}

/**
 * Everything that the database holds, a line for each row and for each sealed value as it reads when it is opened.
 * @throws Error when there is a sealed column that is not opened here
 */
export async function everythingIn(
  { kind, url, db }: { kind: DatabaseKind; url: string; db: Db },
  cipher: Cipher,
): Promise<string[]> {
  const forgotten = HOUSE.sealed.map(({ name }) => name).filter((column) => opened[column] === undefined)
  if (forgotten.length > 0) throw new Error(`sealed, and not opened here: ${forgotten}`)
  const lines = (await everyRow(kind, url)).map(({ table, row }) => `${table}: ${JSON.stringify(row)}`)
  for (const [column, open] of Object.entries(opened))
    for (const text of await open(db, cipher)) lines.push(`${column}: ${text}`)
  return lines
}

/** The lines in which one of these words stands. */
export const holding = (lines: readonly string[], ...words: readonly string[]): string[] =>
  lines.filter((line) => words.some((word) => line.includes(word)))

/** Nothing is left of any community. */
export async function swept(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    // with a circle goes all that hangs on it
    await tx.circle.deleteMany()
    await tx.post.deleteMany()
    await tx.leaving.deleteMany()
    await tx.draft.deleteMany()
    await tx.person.deleteMany()
    await tx.nextRound.deleteMany()
    await tx.incident.deleteMany()
    await tx.groupFact.deleteMany()
    await tx.power.deleteMany()
    await tx.namedPerson.deleteMany()
    await tx.auditEvent.deleteMany()
    await tx.job.deleteMany()
    await tx.community.deleteMany()
  })
}
