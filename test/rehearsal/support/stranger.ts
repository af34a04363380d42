import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Somebody who has never seen the project: she reads what stands on the page, and uses nothing but visible words and what a thing is for
 * (its role). What she is told to press she takes out of the tour's own words, the ones in quotation marks.
 * @param pictures a folder for a picture of each step; none unless told
 */
export class Stranger {
  readonly page: Page
  readonly #pictures: string | undefined
  #taken = 0

  constructor(page: Page, pictures?: string) {
    this.page = page
    this.#pictures = pictures
  }

  get tour(): Locator {
    return this.page.getByRole('region', { name: 'Tour' })
  }

  /** Waits for the step of that title, and gives its words. */
  async reads(title: string): Promise<string> {
    await this.tour.getByRole('heading', { name: title, exact: true }).waitFor()
    return this.tour.innerText()
  }

  /** What stands between quotation marks in the words of the step, in that order. */
  async told(nth: number): Promise<string> {
    const quoted = [...(await this.tour.innerText()).matchAll(/‘([^’]+)’/g)].map(([, words]) => words ?? '')
    const words = quoted.filter((each) => !each.startsWith('Be '))[nth]
    if (words === undefined) throw new Error(`the tour names no ${nth}: ${quoted.join(', ')}`)
    return words
  }

  /** Presses what the step offers: to be whom it is for, and to go where it happens. */
  async follows(): Promise<void> {
    for (const name of [/^Be /, /^Go to /]) {
      const offered = this.tour.getByRole('button', { name })
      if ((await offered.count()) > 0) await offered.click()
    }
  }

  /** Writes what the step says stands after 'write', as in 'write /circle create', and presses Enter. */
  async writes(command: string): Promise<void> {
    expect(await this.tour.innerText()).toContain(`write ${command}`)
    const field = this.page.getByRole('textbox', { name: /^Write to/ })
    await field.fill(command)
    await field.press('Enter')
    await this.page.getByRole('form', { name: command }).waitFor()
  }

  async presses(name: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).last().click()
  }

  /** The latest message with these words. */
  message(words: string | RegExp): Locator {
    return this.page.getByRole('article').filter({ hasText: words }).last()
  }

  async moves(): Promise<void> {
    await this.page.getByRole('button', { name: /^To the next event/ }).click()
    await this.page.getByText('Time is moving…').waitFor({ state: 'detached' })
  }

  async is(name: string): Promise<void> {
    await this.page.getByLabel('You are:').selectOption({ label: name })
  }

  async pictures(name: string): Promise<void> {
    if (this.#pictures === undefined) return
    await mkdir(this.#pictures, { recursive: true })
    this.#taken += 1
    const path = join(this.#pictures, `${String(this.#taken).padStart(2, '0')}-${name}.png`)
    await this.page.screenshot({ path })
  }
}
