import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { knownMigrations, migrationsDir, type Provider } from '../../src/data/migrations-folder.ts'
import { postgresqlForMigration } from '../../src/data/postgresql/database.ts'
import { sqliteForMigration } from '../../src/data/sqlite/database.ts'
import { applyMigrations, migrationTo } from '../../src/data/sqlite/schema-engine.ts'

/**
 * The SQL that the migrations do not tell yet: what leads from them, applied to this empty database, to the models. '' if nothing.
 * `where` is a SQLite file or the address of a PostgreSQL database.
 */
export async function untold(models: string, provider: Provider, where: string): Promise<string> {
  const dir = migrationsDir(provider)
  const migrations = await knownMigrations(provider, dir)
  if (provider === 'sqlite') {
    await applyMigrations(provider, sqliteForMigration(where), dir, migrations)
    return migrationTo(models, provider, sqliteForMigration(where))
  }
  await applyMigrations(provider, postgresqlForMigration(where), dir, migrations)
  return onDescribable(where, (adapters) => migrationTo(models, provider, adapters))
}

const CHAR = 18
const TEXT = 25

/**
 * PostgreSQL's catalogue has columns of its internal type "char", which Prisma's adapter does not know, so the engine could not see
 * which tables exist. Here they reach the adapter as text and the engine as characters.
 */
async function onDescribable<R>(
  url: string,
  work: (adapters: SqlMigrationAwareDriverAdapterFactory) => Promise<R>,
): Promise<R> {
  const plain = new pg.Pool({ connectionString: url, max: 1 })
  let characters: boolean[] = []
  const asText = Object.assign(new pg.Pool({ connectionString: url, max: 1 }), {
    query: async (config: pg.QueryArrayConfig, values: unknown[]) => {
      const result = await plain.query<unknown[]>(config, values)
      characters = result.fields.map((field) => field.dataTypeID === CHAR)
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
      return result
    },
  })
  const inner = new PrismaPg(asText, { disposeExternalPool: true })
  const connect = async () => {
    const adapter = await inner.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type, i) =>
        characters[i] === true ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }
  try {
    const { provider, adapterName } = inner
    return await work({ provider, adapterName, connect, connectToShadowDb: () => inner.connectToShadowDb() })
  } finally {
    await plain.end()
  }
}
