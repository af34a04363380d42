import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** Raised with every change of the tables below: a file of a later version is not opened. */
const TABLES_VERSION = 1
const TABLES = `
  CREATE TABLE facts (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
  CREATE TABLE messages (
    id TEXT PRIMARY KEY, room TEXT NOT NULL, only_for TEXT, pinned INTEGER NOT NULL, waiting INTEGER NOT NULL, body TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX messages_by_room ON messages (room, id);
  CREATE INDEX messages_pinned ON messages (room, id) WHERE pinned = 1;
  CREATE INDEX messages_waiting ON messages (id) WHERE waiting = 1;
  CREATE TABLE files (id TEXT PRIMARY KEY, message TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL);
  CREATE INDEX files_by_message ON files (message);
  CREATE TABLE homes (person TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE posted (key TEXT PRIMARY KEY, at INTEGER NOT NULL, message TEXT NOT NULL);
  CREATE TABLE done (at INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL UNIQUE, outcome TEXT NOT NULL);
`

/**
 * The chat's file, made where there is none; null is memory. What is committed is on the disk: it outlives a kill.
 * @throws Error for a file that a later version has written
 */
export function openFile(file: string | null): Database.Database {
  if (file !== null) {
    mkdirSync(dirname(file), { recursive: true })
    // for its owner alone, as Roundel's own files are; what SQLite keeps beside it follows it
    closeSync(openSync(file, 'a', 0o600))
  }
  const db = new Database(file ?? ':memory:')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  if (Number(db.pragma('secure_delete', { simple: true })) !== 1)
    throw new Error('SQLite does not overwrite what is deleted')
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > TABLES_VERSION) throw new Error(`${file} was written by a later version of Roundel`)
  if (version === 0)
    db.transaction(() => {
      db.exec(TABLES)
      db.pragma(`user_version = ${TABLES_VERSION}`)
    })()
  return db
}

/**
 * Takes what was deleted out of the file's bytes. `secure_delete` overwrites each row where it stood; copies that SQLite made when it split
 * and joined pages, and what a version before it deleted, go with VACUUM; the write-ahead log is emptied. Where there is no room for that, it is left for the next time.
 */
export function compact(db: Database.Database): void {
  for (const sql of ['VACUUM', 'PRAGMA wal_checkpoint(TRUNCATE)'])
    try {
      db.exec(sql)
    } catch {
      // a full disk: what can be done of it is done
    }
}
