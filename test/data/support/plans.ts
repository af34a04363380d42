import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'
import * as z from 'zod'
import type { DatabaseKind } from '../../support/database.ts'
import { rows } from '../../support/raw-sql.ts'
import type { Questions } from './questions.ts'

/** One table as a query reads it. */
export interface Access {
  table: string
  /** The columns by which an index is searched; none: every row is read. */
  by: readonly string[]
  sql: string
  /** In the database's own words. */
  plan: string
}

/** How the database would answer each question, as it is now. */
export async function accesses(kind: DatabaseKind, url: string, questions: Questions): Promise<Access[]> {
  const factory = kind === 'sqlite' ? new PrismaBetterSqlite3({ url }) : new PrismaPg({ connectionString: url, max: 1 })
  const connection = await factory.connect()
  try {
    // tables are small here: without this PostgreSQL would rightly read the whole of each, and no index would be missed
    if (kind === 'postgresql') await connection.executeScript('SET enable_seqscan = off')
    const found: Access[] = []
    // `1=0`: Prisma's word for an empty list, of which no row is read
    for (const query of [...questions.values()].filter(({ sql }) => !sql.includes('1=0')))
      found.push(...(await (kind === 'sqlite' ? onSqlite : onPostgresql)(connection, query)))
    return found
  } finally {
    await connection.dispose()
  }
}

/** `SEARCH Post USING INDEX Post_state_idx (state=?)`, `SCAN j0`: https://www.sqlite.org/eqp.html */
async function onSqlite(connection: SqlQueryable, query: SqlQuery): Promise<Access[]> {
  const { rows } = await connection.queryRaw({ ...query, sql: `EXPLAIN QUERY PLAN ${query.sql}` })
  const names = aliases(query.sql)
  const subqueries = new Set([...query.sql.matchAll(/\) AS [`"](\w+)[`"]/g)].map(([, alias]) => alias))
  return rows.flatMap((row) => {
    const plan = String(row[3])
    const [, way, name = ''] = /^(SCAN|SEARCH) (?:main\.)?(\w+)/.exec(plan) ?? []
    if (way === undefined || name === 'CONSTANT' || subqueries.has(name)) return []
    const by = way === 'SCAN' ? [] : [...plan.matchAll(/"?(\w+)"?[=<>]/g)].map(([, column = '']) => column)
    return [{ table: names.get(name) ?? name, by, sql: query.sql, plan }]
  })
}

/** `"main"."Circle" AS "j0"` */
const aliases = (sql: string): Map<string, string> =>
  new Map([...sql.matchAll(/[`"](\w+)[`"] AS [`"](\w+)[`"]/g)].map(([, table = '', alias = '']) => [alias, table]))

const Node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  get Plans() {
    return z.array(Node).optional()
  },
})
type Node = z.infer<typeof Node>

/** Of each index its table, and the column that it begins with. */
const INDEXES = `SELECT i.relname::text, t.relname::text, a.attname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  JOIN pg_class t ON t.oid = x.indrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]`

/** https://www.postgresql.org/docs/current/using-explain.html */
async function onPostgresql(connection: SqlQueryable, query: SqlQuery): Promise<Access[]> {
  const indexes = new Map((await rowsOf(connection, INDEXES)).map(([index, table, first]) => [index, { table, first }]))
  const { rows } = await connection.queryRaw({ ...query, sql: `EXPLAIN (FORMAT JSON) ${query.sql}` })
  const [{ Plan }] = z.tuple([z.object({ Plan: Node })]).parse(parsed(rows[0]?.[0]))
  return nodesOf(Plan).flatMap((node) => {
    const { 'Node Type': way, 'Relation Name': table, 'Index Cond': condition = '' } = node
    const plan = `${way} ${condition}`
    if (way === 'Seq Scan' && table !== undefined) return [{ table, by: [], sql: query.sql, plan }]
    const index = indexes.get(node['Index Name'])
    if (index === undefined) return []
    const columns = [...condition.matchAll(/"?(\w+)"? (?:=|<|>|<=|>=|IS) /g)].map(([, column = '']) => column)
    // without the column that it begins with an index is read from end to end
    return [{ table: index.table ?? '', by: columns.includes(index.first ?? '') ? columns : [], sql: query.sql, plan }]
  })
}

async function rowsOf(connection: SqlQueryable, sql: string): Promise<(string | undefined)[][]> {
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows.map((row) => row.map(String))
}

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

const FOREIGN_KEYS: Record<DatabaseKind, string> = {
  sqlite: `SELECT t.name || '.' || k."from" FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table' AND k.seq = 0
    AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = k."from")`,
  postgresql: `SELECT k.conrelid::regclass::text || '.' || a.attname::text FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] WHERE k.contype = 'f'
    AND NOT EXISTS (SELECT 1 FROM pg_index x WHERE x.indrelid = k.conrelid AND x.indkey[0] = k.conkey[1])`,
}

/** Columns that refer to another table and begin no index: a delete there would read the whole of their table. */
export async function foreignKeysWithoutIndex(kind: DatabaseKind, url: string): Promise<string[]> {
  return (await rows(kind, url, FOREIGN_KEYS[kind])).map(([column]) => String(column))
}
