import type { Db } from '../data/db.ts'
import { type LeaseOptions, type ProcessLease, takeLease, UNSHARED } from '../data/process-lease.ts'

/** The lease of this process, from before it is taken. Until then nothing is worked on, and there is nothing to give back. */
export interface LateLease extends Pick<ProcessLease, 'held' | 'isOurs' | 'release'> {
  /** @throws StartError when another process has it; whatever aborts the signal */
  take(db: Db, options: LeaseOptions): Promise<void>
}

export function lateLease(): LateLease {
  let taken: Pick<ProcessLease, 'held' | 'isOurs' | 'release'> = {
    ...UNSHARED,
    held: () => false,
    release: async () => {},
  }
  return {
    held: () => taken.held(),
    isOurs: (tables) => taken.isOurs(tables),
    release: () => taken.release(),
    take: async (db, options) => {
      taken = await takeLease(db, options)
    },
  }
}
