import type { Db } from '../data/db.ts'
import { type LeaseOptions, type ProcessLease, takeLease, UNSHARED } from '../data/process-lease.ts'

/** The lease of this process, from before it is taken. Until then nothing is worked on, and there is nothing to give back. */
export interface LateLease extends ProcessLease {
  /** @throws StartError when another process has it; whatever aborts the signal */
  take(db: Db, options: LeaseOptions): Promise<void>
}

export function lateLease(): LateLease {
  let taken: ProcessLease = {
    ...UNSHARED,
    held: () => false,
    release: async () => {},
  }
  return {
    get id() {
      return taken.id
    },
    get after() {
      return taken.after
    },
    held: () => taken.held(),
    isOurs: (tables) => taken.isOurs(tables),
    release: () => taken.release(),
    take: async (db, options) => {
      taken = await takeLease(db, options)
    },
  }
}
