import type { Page } from 'playwright-core'

/** How the page draws while its messages pass by, each frame in ms; and the most messages that were in the page at once. */
export interface Scrolled {
  frames: number[]
  inPage: number
}

/** Scrolls from the end towards the beginning and back, as fast as a thumb does: `pixels` a frame, for so many frames. */
export function scroll(page: Page, { frames, pixels }: { frames: number; pixels: number }): Promise<Scrolled> {
  return page.getByRole('feed').evaluate(
    async (box, { frames, pixels }) => {
      const seen: number[] = []
      let inPage = 0
      let up = true
      const window = box.ownerDocument.defaultView
      const next = () => new Promise<number>((resolve) => window.requestAnimationFrame(resolve))
      let last = await next()
      for (let frame = 0; frame < frames; frame += 1) {
        if (box.scrollTop <= 0) up = false
        if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) up = true
        box.scrollBy(0, up ? -pixels : pixels)
        const now = await next()
        seen.push(now - last)
        last = now
        inPage = Math.max(inPage, box.querySelectorAll('article').length)
      }
      return { frames: seen, inPage }
    },
    { frames, pixels },
  )
}

/**
 * From the press of a button until a private answer that was not there before has been drawn, in ms by the page's own clock.
 * @throws Error when nothing comes in ten seconds
 */
export async function answered(page: Page, press: () => Promise<void>): Promise<number> {
  const took = page.getByRole('feed').evaluate(
    (box) =>
      new Promise<number>((resolve, reject) => {
        const window = box.ownerDocument.defaultView
        const newest = () => [...box.querySelectorAll('article[data-row]')].at(-1)
        const before = newest()?.dataset.row
        let pressed = 0
        const patience = setTimeout(() => reject(new Error('no answer in ten seconds')), 10_000)
        window.addEventListener('click', () => (pressed = window.performance.now()), { capture: true, once: true })
        const watch = new window.MutationObserver(() => {
          const row = newest()
          const isAnswer =
            row !== undefined && row.querySelector('.private') !== null && row.querySelector('.waiting') === null
          if (pressed === 0 || row?.dataset.row === before || !isAnswer) return
          watch.disconnect()
          clearTimeout(patience)
          // drawn with the next frame
          window.requestAnimationFrame(() => resolve(window.performance.now() - pressed))
        })
        watch.observe(box, { childList: true, subtree: true })
      }),
  )
  await press()
  return took
}
