import type { Browser } from 'playwright-core'
import { visit } from '../../test/rehearsal/page/visit.ts'
import type { Process } from '../../test/rehearsal/support/process.ts'

/**
 * From the start of the process until its page can be used, in ms: it stands in a tab of a browser that was open already, and what one
 * does first can be done.
 * @param seen what is done first: on a first visit the choice how to begin, later the place to write
 */
export async function usable(
  program: Process,
  browser: Browser,
  seen: { role: 'button' | 'textbox'; name: string | RegExp },
): Promise<number> {
  const tab = await browser.newPage()
  const before = performance.now()
  await tab.goto(await program.start())
  await tab.getByRole(seen.role, { name: seen.name, disabled: false }).waitFor()
  const took = performance.now() - before
  await tab.close()
  program.kill('SIGTERM')
  await program.ended()
  return took
}

/** What the first visit brings over the line, in bytes, headers left out. */
export async function firstLoad(browser: Browser, url: string): Promise<number> {
  let bytes = 0
  const { close } = await visit(browser, url, {
    before: async (page) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      session.on('Network.dataReceived', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
    },
  })
  await close()
  return bytes
}
