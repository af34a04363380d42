import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { visit } from './page/visit.ts'
import { aProcess, type Process } from './support/process.ts'
import { Stranger } from './support/stranger.ts'

/** Where pictures of each step are put, to be looked at: REHEARSAL_PICTURES=folder npx vitest run test/rehearsal/stranger.test.ts */
const { REHEARSAL_PICTURES } = process.env

let browser: Browser
let started: Process
let url: string
beforeAll(async () => {
  browser = await openBrowser()
  started = await aProcess()
  url = await started.start()
})
afterAll(async () => {
  await browser.close()
  await started.close()
})

describe('somebody who has never seen it', () => {
  it('runs a circle through its first session by the words of the tour alone, and lives its twelve weeks', async () => {
    const { page, complaints, close } = await visit(browser, url)
    const stranger = new Stranger(page, REHEARSAL_PICTURES)

    await page.getByRole('heading', { name: 'Rehearse with Roundel' }).waitFor()
    await stranger.pictures('first visit')
    await stranger.presses('Rehearse a circle')

    await stranger.opensACircle()

    await stranger.reads('Read the agreement')
    await stranger.follows()
    await stranger.message('Who else could read this room').waitFor()
    await stranger.pictures('the room')
    await stranger.presses(await stranger.told(0))
    const agreement = stranger.message('Only you can see this')
    await agreement.waitFor()
    await stranger.pictures('the agreement')
    const room = /#?(circle-1-\w{4})/.exec(await page.getByRole('navigation', { name: 'Rooms' }).innerText())?.[1] ?? ''
    expect(room).not.toBe('')

    await stranger.reads('The first session begins')
    await stranger.moves()
    await stranger.message('Tomorrow').waitFor()
    await stranger.moves()
    await stranger.message('Session 1 of 6').waitFor()
    await stranger.pictures('session 1')
    // its second words in quotation marks say where the first are on a small screen
    await stranger.presses(await stranger.told(2))

    await stranger.reads('Point to the agreement')
    await stranger.follows()
    await stranger.writes('/agreement point')
    const clause = page.getByRole('combobox', { name: /^clause/ })
    await clause.focus()
    await page.getByRole('listbox').getByRole('option').nth(1).click()
    await stranger.pictures('pointing')
    await stranger.presses(await stranger.told(0))

    const form = page.getByRole('dialog')
    await stranger.reads('Keep a boundary note')
    await stranger.pictures('pointed')
    await stranger.follows()
    await stranger.writes('/boundary log')
    await stranger.presses(await stranger.told(0))
    await form
      .getByRole('group', { name: /^Who is it about/ })
      .getByRole('checkbox', { name: 'Callum Rae' })
      .check()
    await form.getByLabel(/^Which clause/).selectOption({ index: 1 })
    await form.getByLabel(/^What happened/).fill('Spoke over Mei, twice.')
    await stranger.pictures('a boundary note')
    await stranger.presses(await stranger.told(1), form)

    await stranger.reads('Get help now')
    // she looks, as the tour said: those whom it is about see nothing of it
    await stranger.is('Callum Rae')
    await stranger.goesTo(room)
    await stranger.message('Session 1 of 6').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('Spoke over Mei')
    await stranger.writes('/gethelp')
    await stranger.presses('Run')
    await stranger.message('Only you can see this').getByText('116 123').first().waitFor()
    await stranger.pictures('get help now')

    await stranger.reads('Close the session')
    await stranger.follows()
    await stranger.writes('/session close')
    await stranger.presses('Run')
    await stranger.message('check-out').waitFor()
    await stranger.pictures('session 1 is over')

    await stranger.reads('Twelve weeks')
    await stranger.pictures('twelve weeks')
    // an outsider never saw the room, nor what one person got in private
    await stranger.is('Otis Grant')
    expect(await page.getByRole('navigation', { name: 'Rooms' }).innerText()).not.toContain(room)
    await stranger.is('Amira Haddad')
    const done = stranger.tour.getByText('The tour is done. Everything stays open to you.')
    await stranger.movesUntil(done, 60)
    await stranger.goesTo(room)
    await stranger.message('Session 6').waitFor()
    await stranger.pictures('twelve weeks later')
    expect(complaints).toEqual([])
    await close()
  }, 180_000)

  it('finds all of it again the next day, at the place where she stopped', async () => {
    started.kill('SIGTERM')
    expect(await started.ended()).toBe(0)
    const { page, complaints, close } = await visit(browser, await started.start())
    const stranger = new Stranger(page)
    await stranger.is('Amira Haddad')
    await stranger.goesTo('circle-1-')
    await stranger.message('Session 6').waitFor()
    expect(complaints).toEqual([])
    await close()
  }, 60_000)
})
