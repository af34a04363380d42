import { z } from 'zod'
import { StartError } from './start-error.ts'

/**
 * What says that a disk is full, or that somebody has no more room on it: of SQLite (https://www.sqlite.org/rescode.html, the second where the
 * file of shared memory cannot grow), of PostgreSQL (https://www.postgresql.org/docs/18/errcodes-appendix.html) and of the system.
 */
const NO_ROOM = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100', 'ENOSPC', 'EDQUOT'])

/** Where the code stands: in the driver's own error, in what the driver adapter makes of it, in what Prisma makes of that. */
const coded = z.object({
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  meta: z.object({ driverAdapterError: z.unknown() }).optional().catch(undefined),
})

/** An error caused by an error, and so on; nobody nests deeper. */
const DEEPEST = 6

/** Whether this error, or what caused it, is that there is no room left on a disk. */
export function noRoom(error: unknown, deep = 0): boolean {
  const read = coded.safeParse(error)
  if (!read.success || deep > DEEPEST) return false
  const { code, originalCode, cause, meta } = read.data
  return (
    NO_ROOM.has(code ?? '') ||
    NO_ROOM.has(originalCode ?? '') ||
    noRoom(cause, deep + 1) ||
    noRoom(meta?.driverAdapterError, deep + 1)
  )
}

/** @param where a file, a folder or a database, as people would name it */
export function noRoomLeft(where: string, cause: unknown): StartError {
  return new StartError(
    {
      problem: `There is no room left on the disk for ${where}.`,
      mend: 'Make room there and start again. Nothing needs to be deleted or put back by hand.',
    },
    cause,
  )
}
