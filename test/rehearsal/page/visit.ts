import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** How long anything may take to be seen on a busy machine, in ms. */
const PATIENCE = 60_000

/** Opens the page in a browser of its own storage. What the page complains about is kept: a healthy one complains about nothing. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { before?: (page: Page) => Promise<void> } = {},
): Promise<{ page: Page; complaints: string[]; close(): Promise<void> }> {
  const { before, ...rest } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...rest })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await before?.(page)
  await page.goto(url)
  return { page, complaints, close: () => context.close() }
}

/** Whoever one is, in the room of that name. */
export async function be(page: Page, name: string, room?: string): Promise<void> {
  await page.getByLabel('You are:').selectOption({ label: name })
  if (room !== undefined) await page.getByRole('button', { name: room }).first().click()
}

export const write = (page: Page) => page.getByRole('textbox', { name: /^Write to/ })
export const article = (page: Page, words: string | RegExp) => page.getByRole('article').filter({ hasText: words })
