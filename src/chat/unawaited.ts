/**
 * Begins what nobody waits for. A promise that rejects with nobody to hear it ends the process, and the linter takes one behind `void` for
 * handled: so whoever begins one says here who is told when it fails (test/chat/unawaited.test.ts).
 * @param failed tells the log or a person; what it throws itself goes no further
 */
export function unawaited(work: Promise<unknown>, failed: (error: unknown) => void): void {
  work.catch((error: unknown) => {
    try {
      failed(error)
    } catch {
      // whoever was to be told cannot be
    }
  })
}
