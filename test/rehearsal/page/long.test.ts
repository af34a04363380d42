import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { text, view } from '../../../src/chat/view.ts'
import { openBrowser } from '../../support/browser.ts'
import { until } from '../../support/until.ts'
import { openStage, type Stage } from './stage.ts'
import { article, visit, write } from './visit.ts'

let browser: Browser
let stage: Stage
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  stage = await openStage()
  const { ben, circle } = stage.ids
  for (let nth = 1; nth <= 1_000; nth += 1) {
    const text = nth % 7 === 0 ? `message ${nth}\nwith a second line\nand a third` : `message ${nth}`
    await stage.chat.people.did({ do: 'say', client: `c${nth}`, person: ben, room: circle, text })
  }
  ;({ page } = await visit(browser, stage.url))
  await write(page).waitFor()
  await article(page, 'message 1000').waitFor()
})
afterAll(async () => {
  await browser.close()
  await stage.stop()
})

const list = () => page.getByRole('feed')
const scroll = (by: number) => list().evaluate((box, px) => box.scrollBy(0, px), by)
const inPage = () => page.getByRole('article').count()
/** The text of the first row that is wholly seen, and where it stands. */
const firstSeen = () =>
  list().evaluate((box) => {
    const top = box.getBoundingClientRect().top
    const row = [...box.querySelectorAll('article')].find((each) => each.getBoundingClientRect().top >= top)
    return { text: row?.textContent ?? '', at: Math.round((row?.getBoundingClientRect().top ?? 0) - top) }
  })

/** Within what the list shows of itself. */
const isSeen = (words: string) =>
  list().evaluate((box, words) => {
    const { top, bottom } = box.getBoundingClientRect()
    const [found] = [...box.querySelectorAll('p')].filter((each) => each.textContent === words)
    const at = found?.getBoundingClientRect()
    return at !== undefined && at.top >= top && at.bottom <= bottom
  }, words)

describe('a room with much in it', () => {
  it('opens at the end, and comes to the beginning by scrolling, with only what is near in the page', async () => {
    let most = 0
    for (let times = 0; times < 400; times += 1) {
      await scroll(-1_500)
      most = Math.max(most, await inPage())
      if ((await article(page, /message 1$/).count()) > 0) break
    }
    expect(await article(page, /message 1$/).count()).toBe(1)
    expect(most).toBeLessThan(120)
  })

  it('stays where it is while something new comes, says so, and goes there when asked', async () => {
    await scroll(3_000)
    await until('settled', async () => (await firstSeen()).text !== '')
    const before = await firstSeen()
    await stage.chat.people.did({
      do: 'say',
      client: 'new',
      person: stage.ids.ben,
      room: stage.ids.circle,
      text: 'The newest',
    })
    const button = page.getByRole('button', { name: 'New messages' })
    await button.waitFor()
    expect(await firstSeen()).toEqual(before)
    await button.click()
    await article(page, 'The newest').waitFor()
    await button.waitFor({ state: 'detached' })
  })

  it('stays at the end while one is there', async () => {
    for (let nth = 0; nth < 5; nth += 1)
      await stage.chat.people.did({
        do: 'say',
        client: `n${nth}`,
        person: stage.ids.ben,
        room: stage.ids.circle,
        text: `later ${nth}`,
      })
    await article(page, 'later 4').waitFor()
    await until('at the end', () => list().evaluate((box) => box.scrollTop + box.clientHeight >= box.scrollHeight - 2))
  })

  it('goes to what she asked for, wherever she was: to its beginning, where it is longer than there is room', async () => {
    const asks = async (lines: number) => {
      stage.answers((_act, reply) =>
        reply.show(
          'private',
          view(
            `answer ${lines}`,
            Array.from({ length: lines }, (_, nth) => text(`${lines}, line ${nth + 1}`)),
          ),
        ),
      )
      await scroll(-3_000)
      await page.getByRole('button', { name: 'To the newest' }).waitFor()
      await write(page).fill('/circle show')
      await write(page).press('Enter')
      await page.getByRole('form', { name: '/circle show' }).getByRole('button', { name: 'Run' }).click()
    }
    await asks(2)
    await until('its end', () => isSeen('2, line 2'))
    await asks(30)
    await until('its beginning', () => isSeen('30, line 1'))
    expect(await isSeen('30, line 30')).toBe(false)
  })
})
