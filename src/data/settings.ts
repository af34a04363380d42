import type { Db } from './db.ts'

/** A single value that the program keeps about itself; null where it was never kept. */
export async function readSetting(db: Db, key: string): Promise<string | null> {
  const row = await db.read.setting.findUnique({ where: { key } })
  return row?.value ?? null
}

export function writeSetting(db: Db, key: string, value: string): Promise<unknown> {
  return db.transaction((tx) => tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } }))
}
