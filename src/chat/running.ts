/** What runs now: while it is open more may come; closing waits for what there is. */
export class Running {
  open = true
  private readonly work = new Set<Promise<void>>()

  add(work: Promise<void>, failed: (error: unknown) => void): void {
    const kept = work.catch(failed).finally(() => this.work.delete(kept))
    this.work.add(kept)
  }

  /** Takes nothing more; resolves when everything is done, or after `within` ms. */
  async close(within: number): Promise<void> {
    this.open = false
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((done) => {
      timer = setTimeout(done, within)
    })
    await Promise.race([Promise.all(this.work), late])
    clearTimeout(timer)
  }
}
