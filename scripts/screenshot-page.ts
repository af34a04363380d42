// Pictures of the page in each of its states, at three widths and in both themes, to be looked at: npx tsx scripts/screenshot-page.ts <folder>
import { mkdir } from 'node:fs/promises'
import process from 'node:process'
import type { Page } from 'playwright-core'
import { everything, FORM } from '../test/rehearsal/page/looks.ts'
import { openStage } from '../test/rehearsal/page/stage.ts'
import { article, visit, write } from '../test/rehearsal/page/visit.ts'
import { openBrowser } from '../test/support/browser.ts'

const [folder, only = ''] = process.argv.slice(2)
if (folder === undefined) throw new Error('say into which folder')
await mkdir(folder, { recursive: true })

const stage = await openStage()
const { ada, ben, cara, circle } = stage.ids
const says = (person: string, text: string) =>
  stage.chat.people.did({ do: 'say', client: text, person, room: circle, text })
const team = stage.chat.byHand.group('hosts', [ada]).id
await says(ben, 'Good evening, everyone.')
await says(ben, 'I may be five minutes late: the bus again.')
await says(cara, 'No worry. See you there, and bring tea.')
const post = await stage.post(circle, everything(stage, team))
await stage.chat.bot.pin(circle, post)
await stage.chat.people.did({
  do: 'run',
  client: 'r',
  person: ada,
  room: circle,
  path: ['agreement', 'show'],
  args: {},
})
await stage.chat.bot.upload(
  ada,
  { name: 'roundel-export.json', alt: 'All that Roundel keeps about you', bytes: new Uint8Array(9_000) },
  'k',
)
stage.answers((_act, reply) => reply.open(FORM, 'x'))
const steps = [
  'Make a circle',
  'Make the agreement',
  'Open session 1',
  'Point to a clause',
  'Write down a boundary',
  'Get help now',
  'Close',
].map((title, nth) => ({
  id: `${nth}`,
  title,
  words: ['Type / where you write, choose /circle create and give it a name.', 'You are the facilitator here.'],
  as: nth === 1 ? ben : null,
  room: null,
  done: nth === 0,
}))

const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  room: async () => {},
  commands: (page) => write(page).fill('/'),
  command: async (page) => {
    await write(page).fill('/circle create')
    await write(page).press('Enter')
    await page.getByRole('button', { name: 'Run' }).click()
  },
  form: async (page) => {
    await write(page).fill('/circle show')
    await write(page).press('Enter')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  },
  menu: async (page) => {
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^More about/ })
      .last()
      .click()
  },
  rooms: async (page) => {
    const button = page.getByRole('button', { name: 'Rooms' })
    if ((await button.count()) > 0) await button.click()
  },
  people: async (page) => {
    const button = page.getByRole('button', { name: 'People', exact: true })
    if ((await button.count()) > 0) await button.click()
  },
  settings: (page) => page.getByRole('button', { name: 'Settings' }).click(),
  help: (page) => page.getByRole('button', { name: 'Help and keyboard' }).click(),
  pins: (page) => page.getByRole('button', { name: 'Pinned: 1' }).click(),
  messages: async (page) => {
    const drawer = page.getByRole('button', { name: 'Rooms' })
    if ((await drawer.count()) > 0) await drawer.click()
    await page.getByRole('button', { name: /^Messages/ }).click()
    await page.getByText('roundel-export.json').waitFor()
  },
  tour: async () => {
    stage.tour({ at: '1', paused: false, steps })
    await new Promise((done) => setTimeout(done, 150))
  },
  lost: async (page) => {
    await stage.server.stop()
    await page.getByText('The connection is lost.').waitFor()
  },
  welcome: async (page) => {
    stage.begun(false)
    await page.getByRole('heading', { name: 'Rehearse with Roundel' }).waitFor()
  },
}

const browser = await openBrowser()
try {
  for (const [state, go] of Object.entries(STATES).filter(
    ([state]) => only === '' || only.split(',').includes(state),
  )) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 768, 1280]) {
        const { page, close } = await visit(browser, stage.url, {
          colorScheme,
          viewport: { width, height: width === 320 ? 640 : 800 },
        })
        await article(page, 'An answer for one person.').waitFor()
        await go(page)
        await page.waitForTimeout(150)
        await page.screenshot({ path: `${folder}/${state}-${width}-${colorScheme}.png` })
        stage.tour(null)
        stage.begun(true)
        if (state === 'lost') await stage.restart()
        if (state === 'form') await page.keyboard.press('Escape')
        await close()
      }
    }
  }
} finally {
  await browser.close()
  await stage.stop()
}
