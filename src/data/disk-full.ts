import * as z from 'zod'
import { StartError } from './start-error.ts'

/**
 * What says that a disk is full, or that somebody has no more room on it: of SQLite (https://www.sqlite.org/rescode.html, the second where the
 * file of shared memory cannot grow), of PostgreSQL (https://www.postgresql.org/docs/18/errcodes-appendix.html) and of the system.
 */
const NO_ROOM = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100', 'ENOSPC', 'EDQUOT'])

/** SQLite cannot write the file, whatever is to be written: it is not the fault of what somebody asked for. */
const UNWRITABLE = /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CANTOPEN|CORRUPT|NOTADB)/

/** Where the code stands: in the driver's own error, in what the driver adapter makes of it, in what Prisma makes of that. */
const coded = z.object({
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  meta: z.object({ driverAdapterError: z.unknown() }).optional().catch(undefined),
})

/** An error caused by an error, and so on; nobody nests deeper. */
const DEEPEST = 6

/** Every code in an error and in what caused it, the outermost first. */
export function codesIn(error: unknown, deep = 0): string[] {
  const read = coded.safeParse(error)
  if (!read.success || deep > DEEPEST) return []
  const { code, originalCode, cause, meta } = read.data
  const own = [code, originalCode].filter((each) => each !== undefined)
  return [...own, ...codesIn(cause, deep + 1), ...codesIn(meta?.driverAdapterError, deep + 1)]
}

/** Whether this error, or what caused it, is that there is no room left on a disk. */
export const isDiskFull = (error: unknown): boolean => codesIn(error).some((code) => NO_ROOM.has(code))

/** SQLite's code where the file could not be written, such as SQLITE_FULL; null for any other error. */
export const unwritable = (error: unknown): string | null =>
  codesIn(error).find((code) => UNWRITABLE.test(code)) ?? null

/** @param where a file, a folder or a database, as people would name it */
export function diskFullError(where: string, cause: unknown): StartError {
  return new StartError(
    {
      problem: `The disk is full: there is no space left for ${where}.`,
      mend: 'Free some space and start again. You don’t need to delete or restore anything.',
    },
    cause,
  )
}

/** What an error is to whoever starts Roundel: one that says that the disk is full becomes words that name the place. */
export const startErrorFor = (error: unknown, where: string): unknown =>
  isDiskFull(error) && !(error instanceof StartError) ? diskFullError(where, error) : error
