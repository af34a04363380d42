import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'

/** How long another program may hold the file, in ms. The thread waits, not the process. */
const HELD_MS = 5_000

/**
 * On a thread of its own: VACUUM takes some 10 ms for each MB, in which the process would answer nobody. Its text is given along, because what
 * is built is put together into other files than what was written.
 */
const WORK = `
const { createRequire } = require('node:module')
const { parentPort, workerData } = require('node:worker_threads')
const Database = createRequire(workerData.from)('better-sqlite3')
let said
try {
  const db = new Database(workerData.file, { fileMustExist: true, timeout: workerData.held })
  try {
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    db.exec('VACUUM')
    said = { busy: db.pragma('wal_checkpoint(TRUNCATE)')[0].busy }
  } finally {
    db.close()
  }
} catch (error) {
  said = { code: String(error.code ?? error.name) }
}
parentPort.postMessage(said)
`

const Said = z.union([z.object({ busy: z.number() }), z.object({ code: z.string() })])

/** Why the file was not written anew: SQLite's code, such as SQLITE_FULL. */
class VacuumError extends Error {
  override readonly name = 'VacuumError'
  constructor(readonly code: string) {
    super('The database file was not rewritten')
  }
}

/**
 * Writes a SQLite file anew, without anything that was deleted, and empties the log beside it. It needs as much room again as the file has,
 * twice: beside it and where temporary files are. Nobody may write meanwhile.
 * @throws VacuumError
 */
export async function vacuum(file: string): Promise<'done' | 'not-now'> {
  const worker = new Worker(WORK, { eval: true, workerData: { file, from: import.meta.url, held: HELD_MS } })
  const [message] = await once(worker, 'message')
  const said = Said.parse(message)
  if ('busy' in said) return said.busy === 0 ? 'done' : 'not-now'
  if (said.code.startsWith('SQLITE_BUSY')) return 'not-now'
  throw new VacuumError(said.code)
}
