/**
 * `npm run migration -- <name>`: writes what leads from the migrations so far to prisma/models, for both databases.
 * Where the migrations lead is not guessed: they are applied to an empty SQLite file and to the tests' PostgreSQL server.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationsDir, type Provider } from '../src/data/migrations-folder.ts'
import { untold } from '../test/support/drift.ts'
import { startPostgres } from '../test/support/postgres-server.ts'
import { readModels } from './models.mjs'

async function main(name: string): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    return 'Name the migration in small letters, like: npm run migration -- add_rounds'
  const models = await readModels()
  const scratch = await mkdtemp(join(tmpdir(), 'roundel-migration-'))
  const server = await startPostgres(scratch)
  try {
    const sqlite = await untold(models, 'sqlite', join(scratch, 'migrated.sqlite'))
    const postgresql = await untold(models, 'postgresql', server.url)
    if (sqlite === '' && postgresql === '') return 'The migrations lead to these models already.'
    const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
    await write('sqlite', folder, sqlite)
    await write('postgresql', folder, postgresql)
    return `Written: prisma/migrations/{sqlite,postgresql}/${folder}/migration.sql. Read them before committing.`
  } finally {
    await server.stop()
    await rm(scratch, { recursive: true, force: true })
  }
}

async function write(provider: Provider, folder: string, sql: string): Promise<void> {
  const dir = join(migrationsDir(provider), folder)
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'migration.sql'), sql === '' ? '-- Nothing changes on this database.\n' : sql)
}

console.log(await main(process.argv[2] ?? ''))
