import { sealedColumn } from '../../data/sealed.ts'

export const RECORD_WHAT = sealedColumn('BoundaryRecord.sealedWhat', (tables, startsWith) =>
  tables.boundaryRecord.count({ where: { sealedWhat: { startsWith } } }),
)
export const ENTRY_WORDS = sealedColumn('BoundaryEntry.sealedWords', (tables, startsWith) =>
  tables.boundaryEntry.count({ where: { sealedWords: { startsWith } } }),
)
