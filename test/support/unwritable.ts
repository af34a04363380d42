import { rows, statements } from './raw-sql.ts'

/**
 * Lets a SQLite database that somebody has open be as on a full disk: whatever is written fails, and SQLite undoes the whole transaction by
 * itself (RAISE(ROLLBACK), https://www.sqlite.org/lang_createtrigger.html). Reading goes on.
 * @returns what makes room again
 */
export async function unwritable(url: string): Promise<() => Promise<void>> {
  const found = await rows(
    'sqlite',
    url,
    `SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' AND substr(name, 1, 7) <> 'sqlite_'`,
  )
  const tables = found.map(([name]) => String(name))
  const triggers = tables.flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map((how) => ({ table, how, name: `full_${how}_${table}` })),
  )
  await statements(
    'sqlite',
    url,
    triggers.map(
      ({ table, how, name }) =>
        `CREATE TRIGGER "${name}" BEFORE ${how} ON "${table}" BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`,
    ),
  )
  return () =>
    statements(
      'sqlite',
      url,
      triggers.map(({ name }) => `DROP TRIGGER "${name}"`),
    )
}
