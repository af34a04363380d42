import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { until } from '../../support/until.ts'
import { everything } from './looks.ts'
import { openStage, type Stage } from './stage.ts'
import { article, visit, write } from './visit.ts'

let browser: Browser
let stage: Stage
beforeAll(async () => {
  browser = await openBrowser()
  stage = await openStage()
  const { ada, ben, circle } = stage.ids
  stage.tour({
    at: 'a',
    paused: false,
    steps: [{ id: 'a', title: 'Make a circle', words: ['Type / and choose.'], as: ben, room: null, done: false }],
  })
  await stage.post(circle, everything(stage, stage.chat.byHand.group('hosts', [ada]).id))
  await stage.chat.people.did({ do: 'say', client: 'a', person: ben, room: circle, text: 'Good evening' })
  await stage.chat.people.did({
    do: 'run',
    client: 'b',
    person: ada,
    room: circle,
    path: ['agreement', 'show'],
    args: {},
  })
  stage.answers(async (act, reply) => {
    if (act.kind !== 'command') return
    await reply.open(
      {
        title: 'A form',
        intro: null,
        submit: 'Send',
        fields: [
          {
            kind: 'text',
            name: 'a',
            label: 'Words',
            hint: 'In short',
            required: true,
            long: false,
            max: 50,
            initial: '',
          },
          { kind: 'people', name: 'b', label: 'Who', hint: '', required: true, max: 3, initial: [] },
        ],
      },
      'x',
    )
  })
})
afterAll(async () => {
  await browser.close()
  await stage.stop()
})

/** What bars people, by axe: all rules of WCAG 2.2 A and AA, contrast among them, and its own best practices. */
async function barriers(page: Page): Promise<string[]> {
  // evaluated by the browser's own hand: no policy of the page is loosened for it
  await page.evaluate(axe.source)
  const found: { id: string; impact: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations)',
  )
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const WAYS = [
  { name: 'a room', go: async () => {} },
  {
    name: 'the commands',
    go: async (page: Page) => {
      await write(page).fill('/')
    },
  },
  {
    name: 'a command with its options, some wrong',
    go: async (page: Page) => {
      await write(page).fill('/circle create')
      await write(page).press('Enter')
      await page.getByRole('button', { name: 'Run' }).click()
    },
  },
  {
    name: 'a form with what is wrong in it',
    go: async (page: Page) => {
      await write(page).fill('/circle show')
      await write(page).press('Enter')
      await page.getByRole('button', { name: 'Run' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    },
    back: async (page: Page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await until('put away', () => stage.chat.people.sight(stage.ids.ada)?.form === null)
    },
  },
  {
    name: 'the menu of a message',
    go: async (page: Page) => {
      await page
        .getByRole('button', { name: /^More about/ })
        .first()
        .click()
    },
  },
  { name: 'settings', go: (page: Page) => page.getByRole('button', { name: 'Settings' }).click() },
  { name: 'help', go: (page: Page) => page.getByRole('button', { name: 'Help and keyboard' }).click() },
  { name: 'Home', go: (page: Page) => page.keyboard.press('Alt+ArrowDown') },
]

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  // what is dark is the same at every width
  it.each(colorScheme === 'light' ? [1280, 768, 320] : [1280])('bars nobody, %i px wide', async (width) => {
    for (const { name, go, back } of WAYS) {
      const { page, complaints, close } = await visit(browser, stage.url, {
        colorScheme,
        viewport: { width, height: 700 },
      })
      await article(page, 'Good evening').waitFor()
      await go(page)
      expect([name, await barriers(page)]).toEqual([name, []])
      await back?.(page)
      expect([name, complaints]).toEqual([name, []])
      await close()
    }
  })

  it('has nothing to scroll sideways for at 320 px, and nothing to press under 44 px', async () => {
    const { page, close } = await visit(browser, stage.url, { colorScheme, viewport: { width: 320, height: 700 } })
    await article(page, 'Good evening').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    const small =
      await page.evaluate(`[...document.querySelectorAll('button, select, input, textarea, a.button, a.file')]
      .filter((each) => !each.classList.contains('mention') && !each.classList.contains('skip') && each.offsetParent !== null)
      .filter((each) => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 44)
      .map((each) => each.outerHTML)`)
    expect(small).toEqual([])
    await close()
  })
})

describe('with the keyboard alone', () => {
  it('runs a command, fills the form, presses a button, opens a menu, and goes to another room', async () => {
    const { page, close } = await visit(browser, stage.url)
    await article(page, 'Good evening').waitFor()
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    const focused = () =>
      page.evaluate(
        'document.activeElement.innerText || document.activeElement.getAttribute("aria-label") || document.activeElement.id',
      )
    await press('Tab')
    expect(await focused()).toBe('Skip to where you write')
    await press('Enter')
    expect(await focused()).toBe('write')
    await page.keyboard.type('/ci')
    await page.getByRole('option', { name: '/circle show' }).waitFor()
    await press('ArrowDown', 'ArrowUp', 'Enter')
    await page.getByRole('form', { name: '/circle show' }).waitFor()
    await press('Enter')
    await page.getByRole('dialog', { name: 'A form' }).waitFor()
    await page.keyboard.type('In my own words')
    await press('Tab', 'Space', 'Tab', 'Tab', 'Space')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2)
    // what was filled in is not thrown away by one key
    await press('Escape')
    await until('asked', async () => (await focused()) === 'Go on writing')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await until('back where one writes', async () => (await focused()) === 'write')
    // to the messages, and up
    await page.getByRole('feed').focus()
    await press('ArrowUp')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('ARTICLE')
    await press('ArrowUp')
    expect(await focused()).toContain('Good evening')
    await press('Tab', 'Enter')
    await page.getByRole('menuitem', { name: 'Point to the agreement' }).waitFor()
    expect(await focused()).toBe('Point to the agreement')
    await press('Escape')
    expect(await focused()).toBe('More about the message of Ben Hale')
    await press('Alt+ArrowUp')
    await page.getByRole('heading', { level: 1, name: 'lobby' }).waitFor()
    await press('Control+/')
    await page.getByRole('dialog', { name: 'Help and keyboard' }).waitFor()
    await press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await close()
  })
})
