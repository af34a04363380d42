import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownPath } from '../root.ts'

export type Provider = 'sqlite' | 'postgresql'

export interface Migration {
  /** The folder's name: `<UTC date and time>_<words>`; the names sort in the order of applying. */
  name: string
  sql: string
}

/** The folder in which a database's migrations lie. */
export function migrationsDir(provider: Provider): string {
  const folder = ownPath(`prisma/migrations/${provider}`)
  if (!existsSync(folder)) throw new Error(`prisma/migrations/${provider} is missing from this installation`)
  return folder
}

/** The migrations that this program knows, in order. */
export async function knownMigrations(provider: Provider, dir: string = migrationsDir(provider)): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(dir, name, 'migration.sql'), 'utf8') })),
  )
}
