import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Migratable } from '../../src/data/migrate.ts'
import { migrationsDir } from '../../src/data/migrations-folder.ts'
import { aloneOnPostgresql, postgresqlForMigration } from '../../src/data/postgresql/database.ts'
import { sqliteForMigration } from '../../src/data/sqlite/database.ts'
import { wholeOrNothing } from '../../src/data/sqlite/schema-engine.ts'
import type { DatabaseKind } from './database.ts'

export function migratableAt(kind: DatabaseKind, url: string): Migratable {
  return kind === 'sqlite'
    ? { provider: kind, name: 'x', connections: sqliteForMigration(url.slice('file:'.length)), alone: (work) => work() }
    : {
        provider: kind,
        name: 'x',
        connections: postgresqlForMigration(url),
        alone: (work) => aloneOnPostgresql(url, work),
      }
}

/** The program's migrations and one more, as the next version would bring it. */
export async function withMigration(kind: DatabaseKind, sql: string): Promise<string> {
  const dir = await mkdtemp(join(inject('runDir'), 'migrations-'))
  await cp(migrationsDir(kind), dir, { recursive: true })
  const next = join(dir, '29980101000000_next')
  await mkdir(next)
  await writeFile(join(next, 'migration.sql'), kind === 'sqlite' ? wholeOrNothing(sql) : sql)
  return dir
}
