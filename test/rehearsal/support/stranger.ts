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

  /** Waits for the step of that title, and gives its words. What is done before it she has read. */
  async reads(title: string): Promise<string> {
    const next = this.tour.getByRole('button', { name: 'Next step', exact: true })
    await this.tour.getByRole('heading', { name: title, exact: true }).or(next).first().waitFor()
    if (await next.isVisible()) await next.click()
    await this.tour.getByRole('heading', { name: title, exact: true }).waitFor()
    return this.tour.innerText()
  }

  /** What stands between quotation marks in the words of the step, in that order. */
  async told(nth: number): Promise<string> {
    const quoted = [...(await this.tour.innerText()).matchAll(/‘(.+?)’(?!\w)/g)].map(([, words]) => words ?? '')
    const words = quoted.filter((each) => !each.startsWith('Be '))[nth]
    if (words === undefined) throw new Error(`the tour names no ${nth}: ${quoted.join(', ')}`)
    return words
  }

  /** Is whom the step says to be, and goes to the room that it names. */
  async follows(): Promise<void> {
    const be = /‘(Be .+?)’/.exec(await this.tour.innerText())?.[1]
    if (be !== undefined) await this.presses(be, this.tour)
    await this.tour.getByText('You are somebody else at the moment').waitFor({ state: 'detached' })
    const room = /#([\w-]+)/.exec(await this.tour.innerText())?.[1]
    if (room !== undefined) await this.goesTo(room)
  }

  async goesTo(room: string): Promise<void> {
    const rooms = this.page.getByRole('navigation', { name: 'Rooms' })
    await rooms.getByRole('button', { name: new RegExp(`^${room}`) }).click()
    await this.page.getByRole('main').getByRole('heading', { name: room }).waitFor()
  }

  /** Writes what the step says stands after 'write', as in 'write /circle create', and presses Enter. */
  async writes(command: string): Promise<void> {
    expect(await this.tour.innerText()).toContain(`write ${command}`)
    const field = this.page.getByRole('textbox', { name: /^Write to/ })
    await field.fill(command)
    await field.press('Enter')
    await this.page.getByRole('form', { name: command }).waitFor()
  }

  /** The first step of the tour: a circle of the sample community, with what the tour says to fill in. */
  async opensACircle(): Promise<void> {
    const step = await this.reads('Open a circle')
    await this.pictures('tour begins')
    await this.follows()
    await this.writes('/circle create')
    await this.presses(await this.told(0))
    const form = this.page.getByRole('dialog')
    // 'Name: Tuesday circle. Facilitators: … Members: … First date: Tuesday 12 January (2027-01-12). Link to meet: …'
    const said = (label: string, until: string) => step.split(`${label}: `)[1]?.split(until)[0] ?? ''
    await form.getByLabel('Name').fill(said('Name', '. '))
    for (const label of ['Facilitators', 'Members'])
      for (const name of said(label, '. ').split(/, | and /))
        await form.getByRole('group', { name: label }).getByRole('checkbox', { name }).check()
    await form.getByLabel('First date').fill(/\((\d{4}-\d\d-\d\d)\)/.exec(step)?.[1] ?? '')
    await form.getByLabel('Link to meet').fill(said('Link to meet', '\n'))
    await this.pictures('create a circle')
    await this.presses(await this.told(1), form)
    await this.message('six Tuesdays').waitFor()
    await this.pictures('preview')
    await this.presses(await this.told(2))
    await this.reads('Read the agreement')
  }

  async presses(name: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).last().click()
  }

  /** The latest message with these words. */
  message(words: string | RegExp): Locator {
    return this.page.getByRole('article').filter({ hasText: words }).last()
  }

  async moves(): Promise<void> {
    await this.#next.click()
    await this.page.getByText('Time is moving…').waitFor({ state: 'detached' })
  }

  /** To the next event and the next, as long as there is one, which may be gone the moment she reaches for it. */
  async movesUntil(done: Locator, most: number): Promise<void> {
    for (let event = 0; event < most; event += 1) {
      await this.#next.or(done).first().waitFor()
      if ((await done.count()) > 0) return
      await this.moves().catch(async (error: unknown) => {
        if ((await this.#next.count()) > 0) throw error
      })
    }
    throw new Error(`after ${most} events it is not there`)
  }

  get #next(): Locator {
    return this.page.getByRole('button', { name: /^To the next event/ })
  }

  async is(name: string): Promise<void> {
    await this.page.getByLabel('You are:').selectOption({ label: name })
    await this.page.getByRole('listitem').filter({ hasText: name }).getByText('you, for now').waitFor()
  }

  async pictures(name: string): Promise<void> {
    if (this.#pictures === undefined) return
    await mkdir(this.#pictures, { recursive: true })
    this.#taken += 1
    const path = join(this.#pictures, `${String(this.#taken).padStart(2, '0')}-${name}.png`)
    await this.page.screenshot({ path })
  }
}
