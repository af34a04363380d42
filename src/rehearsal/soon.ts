/** How long changes are gathered before they are looked at, in ms of machine time: one act makes several. */
const GATHERED = 25

/** Work that is done a moment after it was asked for, once for all who asked, and never twice at a time. */
export interface UpcomingMoment {
  ask(): void
  /** Waits for what is under way; asking is in vain from then on. */
  stop(): Promise<void>
}

export function upcomingMoment(work: () => Promise<void>, failed: (error: unknown) => void): UpcomingMoment {
  let timer: NodeJS.Timeout | null = null
  let under: Promise<void> = Promise.resolve()
  let stopped = false
  return {
    ask: () => {
      if (stopped) return
      timer ??= setTimeout(() => {
        timer = null
        under = under.then(work).catch(failed)
      }, GATHERED)
    },
    stop: async () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await under
    },
  }
}
