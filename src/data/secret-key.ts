import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod'
import { type Cipher, cipherFrom, newKey, SealError } from './cipher.ts'
import type { Db } from './db.ts'
import { diskFullError, isDiskFull } from './disk-full.ts'
import { placeOf, type SealedColumn } from './sealed.ts'
import { StartError } from './start-error.ts'

/** One sealed value for each key that was ever used: it says at the start whether the keys at hand are those the data was sealed with. */
const CANARY = 'secret-key-canary:'
const SONG = 'the key fits'
/** Where the canaries stand, among other settings that are not sealed. */
const CANARY_COLUMN = { name: 'Setting.value' }

/**
 * The cipher for this database. Keys come from ROUNDEL_SECRET_KEY, else from `<dataDir>/secret.key`, which is made (readable by its
 * owner alone) only when the database holds nothing sealed.
 * A former key whose last value is gone may be left out; one that is still needed may not.
 * @throws StartError when a key is malformed, lost or wrong; nothing has been written then
 */
export async function openCipher(place: KeyPlace): Promise<Cipher> {
  const { db } = place
  const { file, canaries, fresh } = await sealedSoFar(place)
  const { keys, source } = await keysAtHand(place.secretKey, file, fresh)
  const cipher = cipherFrom(keys, source)
  if (!fresh) await refuseUnfit(place, cipher, source, canaries)
  await noteKeys(
    db,
    cipher,
    source,
    canaries.map(({ key }) => key),
  )
  return cipher
}

/**
 * Whether the keys at hand open what is in the database. Looks, and writes nothing.
 * @returns where the keys are; null where nothing is sealed yet and the first start will make one
 * @throws StartError as openCipher does
 */
export async function lookAtKey(place: KeyPlace): Promise<string | null> {
  const { file, canaries, fresh } = await sealedSoFar(place)
  const found = await keysFound(place.secretKey, file)
  if (found === null && fresh) return null
  if (found === null) throw lostKey(file)
  const cipher = cipherFrom(found.keys, found.source)
  if (!fresh) await refuseUnfit(place, cipher, found.source, canaries)
  return found.source
}

export interface KeyPlace {
  db: Db
  /** Every column that holds sealed values. */
  sealed: readonly SealedColumn[]
  dataDir: string
  secretKey?: string | undefined
}

type Canary = { key: string; value: string }

async function sealedSoFar(place: KeyPlace): Promise<{ file: string; canaries: Canary[]; fresh: boolean }> {
  const { db, dataDir } = place
  const canaries = await db.read.setting.findMany({ where: { key: { startsWith: CANARY } }, orderBy: { key: 'asc' } })
  const fresh = canaries.length === 0 && (await sealedWith(place, '')) === 0
  return { file: join(resolve(dataDir), 'secret.key'), canaries, fresh }
}

async function refuseUnfit(
  place: KeyPlace,
  cipher: Cipher,
  source: string,
  canaries: readonly Canary[],
): Promise<void> {
  const fitting = canaries.filter(({ key, value }) => sings(cipher, key, value))
  if (fitting.length === 0) throw wrongKey(source)
  for (const { key } of canaries.filter((canary) => !fitting.includes(canary))) {
    const count = await sealedWith(place, `v1.${key.slice(CANARY.length)}.`)
    if (count > 0) throw formerKeyMissing(source, count)
  }
}

async function sealedWith({ db, sealed }: KeyPlace, startsWith: string): Promise<number> {
  const counts = await Promise.all(sealed.map((column) => column.count(db.read, startsWith)))
  return counts.reduce((sum, count) => sum + count, 0)
}

function sings(cipher: Cipher, key: string, sealed: string): boolean {
  try {
    return cipher.open(sealed, placeOf(CANARY_COLUMN, key)) === SONG
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}

/**
 * A canary for the key that seals from now on; those of keys that are not at hand and no longer needed are dropped.
 * Looks again inside the transaction: another process may have begun with a key of its own in the meantime.
 */
async function noteKeys(db: Db, cipher: Cipher, source: string, noted: string[]): Promise<void> {
  const key = CANARY + cipher.keyIds[0]
  const kept = cipher.keyIds.map((id) => CANARY + id)
  if (noted.includes(key) && noted.every((each) => kept.includes(each))) return
  const value = cipher.seal(SONG, placeOf(CANARY_COLUMN, key))
  await db.transaction(async (tx) => {
    const now = await tx.setting.findMany({ where: { key: { startsWith: CANARY } }, orderBy: { key: 'asc' } })
    if (now.some((canary) => !noted.includes(canary.key) && !kept.includes(canary.key))) throw wrongKey(source)
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { key } })
    await tx.setting.deleteMany({ where: { key: { startsWith: CANARY, notIn: kept } } })
  })
}

async function keysAtHand(
  secretKey: string | undefined,
  file: string,
  fresh: boolean,
): Promise<{ keys: string; source: string }> {
  const found = await keysFound(secretKey, file)
  if (found !== null) return found
  if (!fresh) throw lostKey(file)
  const key = newKey()
  await writeNew(file, `${key}\n`)
  return { keys: key, source: file }
}

async function keysFound(
  secretKey: string | undefined,
  file: string,
): Promise<{ keys: string; source: string } | null> {
  if (secretKey !== undefined && secretKey !== '') return { keys: secretKey, source: 'ROUNDEL_SECRET_KEY' }
  const written = await contents(file)
  return written === null || written.trim() === '' ? null : { keys: written, source: file }
}

const systemError = z.object({ code: z.string() })

async function contents(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (systemError.safeParse(error).data?.code === 'ENOENT') return null
    throw new StartError(
      {
        problem: `The key file ${file} cannot be read.`,
        mend: 'Let the account that runs Roundel read it (chmod 600).',
      },
      error,
    )
  }
}

/** On the disk before anything is sealed with it, whole or not at all; never over a file with a key in it. */
async function writeNew(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}`
  try {
    // where the data are in PostgreSQL, nothing else has made it
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    try {
      const handle = await open(beside, 'w', 0o600)
      try {
        await handle.writeFile(text)
        await handle.sync()
      } finally {
        await handle.close()
      }
      // an earlier version left an empty one where the disk was full
      if ((await contents(file))?.trim() === '') await rm(file)
      await link(beside, file).catch((error: unknown) => namedAnew(error, beside, file))
    } finally {
      await rm(beside, { force: true })
    }
  } catch (error) {
    if (isDiskFull(error)) throw diskFullError(`the key for private text (${file})`, error)
    throw new StartError(
      {
        problem: `A key for private text could not be written to ${file}.`,
        mend: 'Let the account that runs Roundel write to ROUNDEL_DATA_DIR, or set ROUNDEL_SECRET_KEY (openssl rand -base64 32).',
      },
      error,
    )
  }
}

/** Some file systems (exFAT, some network drives) know no second name for a file. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

function namedAnew(error: unknown, beside: string, file: string): Promise<void> {
  if (NO_LINKS.has(systemError.safeParse(error).data?.code ?? '')) return rename(beside, file)
  throw error
}

const UNTOUCHED = 'Nothing has been changed.'

function lostKey(file: string): StartError {
  return new StartError({
    problem: `The database holds private text, and the key to it is missing: ROUNDEL_SECRET_KEY is not set and ${file} is not there. ${UNTOUCHED}`,
    mend: `Put back secret.key from your backup, or set ROUNDEL_SECRET_KEY to the key that was used before.`,
  })
}

function wrongKey(source: string): StartError {
  return new StartError({
    problem: `The key in ${source} is not the one that the private text in the database was sealed with. ${UNTOUCHED}`,
    mend: 'Put back the key that was used before. To change keys, write the new one first and keep the old one after a comma.',
  })
}

function formerKeyMissing(source: string, count: number): StartError {
  return new StartError({
    problem: `${source} lacks a former key with which ${count} private ${count === 1 ? 'text is' : 'texts are'} still sealed. ${UNTOUCHED}`,
    mend: 'Add the former key again, after a comma. It can go once the last text that needs it has been deleted.',
  })
}
