// A process of its own whose database is full for a while: started by test/data/full-disk.test.ts with the path of a migrated file. An error
// that nobody handles ends it with 1, as it ends Roundel.
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { openDatabase } from '../../src/data/open.ts'
import { isUnavailable } from '../../src/data/unavailable.ts'

const [file = ''] = process.argv.slice(2)
const limits: ((pages: number) => Promise<void>)[] = []
const connect = PrismaBetterSqlite3.prototype.connect
PrismaBetterSqlite3.prototype.connect = async function () {
  const adapter = await connect.call(this)
  limits.push((pages) => adapter.executeScript(`PRAGMA max_page_count = ${pages}`))
  return adapter
}
const room = async (pages: number) => {
  // a connection that is closed by now is none that could be full
  for (const limit of limits)
    await Promise.resolve(pages)
      .then(limit)
      .catch(() => undefined)
}

const db = await openDatabase({ url: `file:${file}`, dataDir: '.' })
// many rows at once are written without a journal of the statement's own: SQLite then undoes all of the transaction
const note = (key: string) =>
  db.transaction((tx) => tx.setting.createMany({ data: [{ key, value: 'x'.repeat(20_000) }] }))
await note('before')
// never below what the file has already: then nothing more fits in
await room(1)
const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(note))
const read = await db.read.setting.count()
await room(1_000_000)
await note('after')
const kept = await db.read.setting.findMany({ orderBy: { key: 'asc' }, select: { key: true } })
await db.close()
console.log(
  JSON.stringify({
    outcomes: outcomes.map((each) => (each.status === 'rejected' && isUnavailable(each.reason) ? 'away' : each.status)),
    read,
    kept: kept.map(({ key }) => key),
  }),
)
