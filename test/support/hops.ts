import { Session } from 'node:inspector'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { ownPath } from '../../src/root.ts'

const coverage = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(z.object({ functionName: z.string(), ranges: z.array(z.object({ count: z.number() })) })),
    }),
  ),
})

/**
 * Which of our own files the processor goes through until a row is written: those in which a function was called, by V8's own count
 * (https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-startPreciseCoverage). What merely loaded is not counted, nor
 * what comes after the row.
 * @param table whose first row is waited for, on SQLite
 * @throws Error when none was written
 */
export async function filesUntilRow(table: string, during: () => Promise<unknown>): Promise<string[]> {
  const session = new Session()
  session.connect()
  let called: string[] | null = null
  // a session of this very thread answers before `post` returns
  const take = (): string[] => {
    let files: string[] = []
    session.post('Profiler.takePreciseCoverage', (_, answer) => {
      files = coverage
        .parse(answer)
        .result.filter(({ functions }) =>
          functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
        )
        .map(({ url }) => own(url))
    })
    return [...new Set(files.filter((each) => /^(src|commands)\//.test(each)))].sort()
  }
  const undo = whenWritten(table, () => {
    called ??= take()
  })
  try {
    session.post('Profiler.enable')
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    take()
    await during()
  } finally {
    undo()
    session.post('Profiler.stopPreciseCoverage')
    session.disconnect()
  }
  if (called === null) throw new Error(`no row of ${table} was written`)
  return called
}

/** Calls `written` before each INSERT into this table, whoever makes it. */
function whenWritten(table: string, written: () => void): () => void {
  const memory = new Database(':memory:')
  const statement: { all: unknown; run: unknown } = Object.getPrototypeOf(memory.prepare('SELECT 1'))
  memory.close()
  const inserts = new RegExp(`^\\s*INSERT INTO [^(]*[\`"]${table}[\`"]`)
  const kept = { all: statement.all, run: statement.run }
  for (const way of ['all', 'run'] as const) {
    const before = kept[way]
    if (typeof before !== 'function') throw new Error(`better-sqlite3 has no ${way}`)
    statement[way] = function (this: { source: string }, ...args: unknown[]) {
      if (inserts.test(this.source)) written()
      return before.apply(this, args)
    }
  }
  return () => void Object.assign(statement, kept)
}

function own(url: string): string {
  const file = url.startsWith('file:') ? fileURLToPath(url) : url
  return relative(ownPath(''), file.split('?')[0] ?? '')
}
