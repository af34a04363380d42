import { mint, type Token } from '../token.ts'
import type { ReadOnly, Tables } from './db.ts'

/** A column that holds sealed values (src/data/cipher.ts). Its name is 'Model.column'. */
export interface SealedColumn extends Token<'sealed column'> {
  /** How many of its values start so: whether a key is still needed is found by asking for those that it sealed. */
  count(tables: ReadOnly<Tables>, startsWith: string): Promise<number>
}

/** @param name 'Leaving.sealedWords', as the models have it */
export const sealedColumn = (name: string, count: SealedColumn['count']): SealedColumn =>
  mint('sealed column', name, { count })

/** Where a sealed value stands. What must not change hands without it (an owner) goes into the row's `id` part as well. */
export function placeOf({ name }: Pick<SealedColumn, 'name'>, ...id: [string, ...string[]]): string {
  return `${name}:${JSON.stringify(id)}`
}
