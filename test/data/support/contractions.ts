import type { Migration } from '../../../src/data/migrations-folder.ts'
import { applyMigrations } from '../../../src/data/sqlite/schema-engine.ts'
import { type DatabaseKind, emptyPlace } from '../../support/database.ts'
import { migratableAt } from '../../support/migrating.ts'
import { rows } from '../../support/raw-sql.ts'

const COLUMNS: Record<DatabaseKind, string> = {
  sqlite: `SELECT t.name || '.' || c.name, c.type, CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN 'required' ELSE 'optional' END,
    CASE WHEN c.dflt_value IS NULL THEN '' ELSE 'default' END FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\'`,
  postgresql: `SELECT table_name::text || '.' || column_name::text, data_type::text, CASE is_nullable WHEN 'NO' THEN 'required' ELSE 'optional' END,
    CASE WHEN column_default IS NULL THEN '' ELSE 'default' END FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'`,
}

interface Column {
  type: string
  required: boolean
  hasDefault: boolean
}

/**
 * What migrations after the first take from the version before, which may still be running or be put back: found by looking at the tables
 * before and after each of them, not by reading its SQL. A renamed column is one that is gone.
 * @returns '20270101000000_name: Circle.room is gone', ...
 */
export async function contractions(kind: DatabaseKind, migrations: readonly Migration[]): Promise<string[]> {
  const place = await emptyPlace(kind)
  try {
    const { connections } = migratableAt(kind, place.url)
    const found: string[] = []
    let before = new Map<string, Column>()
    for (let count = 1; count <= migrations.length; count += 1) {
      await applyMigrations(kind, connections, '.', migrations.slice(0, count))
      const after = await columns(kind, place.url)
      if (count > 1) found.push(...taken(before, after).map((what) => `${migrations[count - 1]?.name}: ${what}`))
      before = after
    }
    return found
  } finally {
    await place.remove()
  }
}

async function columns(kind: DatabaseKind, url: string): Promise<Map<string, Column>> {
  const found = await rows(kind, url, COLUMNS[kind])
  return new Map(
    found.map(([name, type, required, hasDefault]) => [
      String(name),
      { type: String(type), required: required === 'required', hasDefault: hasDefault === 'default' },
    ]),
  )
}

const tableOf = (column: string): string => column.split('.')[0] ?? ''

function taken(before: ReadonlyMap<string, Column>, after: ReadonlyMap<string, Column>): string[] {
  const tables = new Set([...before.keys()].map(tableOf))
  const gone = [...before].flatMap(([name, was]) => {
    const is = after.get(name)
    if (is === undefined) return [`${name} is gone`]
    if (is.type !== was.type) return [`${name} is ${is.type}, and was ${was.type}`]
    return is.required && !was.required ? [`${name} is required, and was not`] : []
  })
  // the version before writes rows without it
  const needed = [...after].filter(([name, is]) => !before.has(name) && is.required && !is.hasDefault)
  return [
    ...gone,
    ...needed.filter(([name]) => tables.has(tableOf(name))).map(([name]) => `${name} is required, and new`),
  ]
}
