import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { diskFullError, isDiskFull } from '../data/disk-full.ts'
import { StartError } from '../data/start-error.ts'

/** Who is who in the sample community: people's ids, and its lobby's. */
const Cast = z.object({
  admin: z.string(),
  lead: z.string(),
  facilitator: z.string(),
  members: z.array(z.string()),
  lobby: z.string(),
})
export type Cast = z.infer<typeof Cast>

const KeptNotes = z.object({
  /** What is 'beginning' or 'resetting' when the program starts was cut off there: it is forgotten first. */
  stage: z.enum(['nothing', 'beginning', 'sample', 'empty', 'resetting']),
  /** By how much the rehearsal's clock is ahead of the machine's, in ms. */
  ahead: z.int().min(0),
  /** It never shows an earlier time than this, in ms since 1970. */
  floor: z.int().min(0),
  /** In which the community lives; null before there is one. */
  zone: z.string().nullable(),
  cast: Cast.nullable(),
  tour: z.object({ paused: z.boolean(), tried: z.array(z.enum(['agreement', 'help'])) }),
})
/** What the rehearsal keeps besides the chat's own file and Roundel's. */
export type Kept = z.infer<typeof KeptNotes>

const FRESH: Kept = {
  ...{ stage: 'nothing', ahead: 0, floor: 0, zone: null, cast: null },
  tour: { paused: false, tried: [] },
}

export interface Notes {
  readonly kept: Kept
  /** All of it or nothing, on the disk when it returns. */
  change(what: Partial<Kept>): void
  /** As if nothing had ever been. */
  clear(): void
  close(): void
}

/**
 * One row in a file of its own. Whoever has it open holds it for itself, until it ends or is killed: two programs never rehearse in
 * one folder.
 * @throws StartError when another has it, or it cannot be read
 */
export function openNotes(file: string): Notes {
  const db = opened(file)
  const row = db.prepare<[], { body: string }>('SELECT body FROM notes').get()
  let kept = row === undefined ? FRESH : KeptNotes.parse(JSON.parse(row.body))
  const write = db.prepare<[string]>(
    'INSERT INTO notes (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  )
  const keep = (next: Kept): void => {
    write.run(JSON.stringify(next))
    kept = next
  }
  return {
    get kept() {
      return kept
    },
    change: (what) => keep({ ...kept, ...what }),
    clear: () => keep(FRESH),
    close: () => {
      db.close()
    },
  }
}

function opened(file: string): Database.Database {
  let db: Database.Database | null = null
  try {
    // for its owner alone, as all that lies beside it
    closeSync(openSync(file, 'a', 0o600))
    db = new Database(file, { timeout: 0 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    if (Number(db.pragma('secure_delete', { simple: true })) !== 1) throw new Error('SQLite does not overwrite')
    // written at once: from here on it is ours alone
    db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL); COMMIT')
    return db
  } catch (error) {
    db?.close()
    throw cannotOpen(file, error)
  }
}

function cannotOpen(file: string, error: unknown): StartError {
  if (isDiskFull(error)) return diskFullError(`the rehearsal (${file})`, error)
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
    return new StartError(
      {
        problem: `Another rehearsal is running in this folder already (it holds ${file}).`,
        mend: 'Use that one, or end it first. For a second one, set ROUNDEL_DATA_DIR to another folder.',
      },
      error,
    )
  return new StartError(
    {
      problem: `The rehearsal’s own file (${file}) could not be opened.`,
      mend: 'Let the account that runs Roundel write there, or move that folder away and start again: nothing real is in it.',
    },
    error,
  )
}
