/**
 * Prisma's schema engine in WebAssembly: it writes migrations and applies them, on PostgreSQL too.
 * The package is internal to Prisma, so its version is pinned and this file alone uses it; it is in this folder with everything else that
 * depends on the insides of a library, each with a canary (test/data/sqlite/canaries.test.ts).
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type { Migration, Provider } from '../migrations-folder.ts'

declare global {
  /** The one function of WebAssembly used here: its types come only with the browser's library, which is left out. */
  namespace WebAssembly {
    function instantiate(
      bytes: Uint8Array,
      imports: Record<string, object>,
    ): Promise<{ instance: { exports: Record<string, unknown> } }>
  }
}

const nothingExternal = { externalTables: [], externalEnums: [] }

/**
 * Applies what the database has not seen yet, in order, and writes it down in Prisma's own `_prisma_migrations`.
 * @returns the names of the migrations that were applied now
 * @throws the engine's own error; a migration that failed half-way stays in the table, unfinished
 */
export async function applyMigrations(
  provider: Provider,
  factory: SqlMigrationAwareDriverAdapterFactory,
  baseDir: string,
  migrations: Migration[],
): Promise<string[]> {
  const migrationsList = {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
  return using(provider, factory, async (engine) => {
    const applied = await engine.applyMigrations({ migrationsList, filters: nothingExternal })
    return applied.appliedMigrationNames
  })
}

/** The migration that leads from the tables as they stand in this database to the models; '' if they are the same. */
export async function migrationTo(
  models: string,
  provider: Provider,
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string> {
  return using(provider, factory, async (engine) => {
    const found = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schemaFile(provider, '')], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [schemaFile(provider, models)] },
      script: true,
      exitCode: true,
      filters: nothingExternal,
    })
    const sql = found.exitCode === 0 ? '' : (found.stdout ?? '')
    return sql !== '' && provider === 'sqlite' ? wholeOrNothing(sql) : sql
  })
}

/**
 * SQLite commits each statement by itself: in a transaction the migration happens whole or not at all. Foreign keys can only be
 * switched off outside it, and must be, or rebuilding a table would delete the rows that refer to it.
 */
export function wholeOrNothing(sql: string): string {
  return `PRAGMA foreign_keys=OFF;\nBEGIN;\n\n${sql.trim()}\n\nCOMMIT;\nPRAGMA foreign_keys=ON;\n`
}

function schemaFile(provider: Provider, models: string): { path: string; content: string } {
  return { path: 'schema.prisma', content: `datasource db {\n  provider = "${provider}"\n}\n${models}` }
}

/** The engine frees itself but leaves its connections (and its lock on a SQLite file) open: they are closed here. */
async function using<R>(
  provider: Provider,
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<R>,
): Promise<R> {
  const opened: SqlDriverAdapter[] = []
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    opened.push(adapter)
    return adapter
  }
  const bound = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remember(factory.connect()),
    connectToShadowDb: () => remember(factory.connectToShadowDb()),
  })
  try {
    const { path, content } = schemaFile(provider, '')
    const { SchemaEngine } = await loaded()
    const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => undefined, bound)
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } finally {
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
}

let loading: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined

/** Instantiated by hand: the package does not export its `.wasm` file, and Node 22.14 cannot import one. */
function loaded(): Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> {
  loading ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const home = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
    const bytes = await readFile(join(home, 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
    glue.__wbg_set_wasm(instance.exports)
    const start = instance.exports.__wbindgen_start
    if (typeof start === 'function') start()
    return glue
  })()
  return loading
}
