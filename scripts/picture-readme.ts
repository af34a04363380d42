// The picture at the head of the README, taken of the real page: npm run build && npx tsx scripts/picture-readme.ts
import { fileURLToPath } from 'node:url'
import { visit, write } from '../test/rehearsal/page/visit.ts'
import { aProcess } from '../test/rehearsal/support/process.ts'
import { Stranger } from '../test/rehearsal/support/stranger.ts'
import { openBrowser } from '../test/support/browser.ts'

const picture = fileURLToPath(new URL('../docs/rehearsal.png', import.meta.url))

const rehearsal = await aProcess()
const browser = await openBrowser()
try {
  const { page } = await visit(browser, await rehearsal.start())
  const stranger = new Stranger(page)
  const says = async (name: string, words: string) => {
    await stranger.is(name)
    await stranger.goesTo('circle-1-')
    await write(page).fill(words)
    await write(page).press('Enter')
    await stranger.message(words).waitFor()
  }
  await stranger.presses('Rehearse a circle')
  await stranger.opensACircle()
  await stranger.is('Jo Bennett')
  await stranger.goesTo('circle-1-')
  await stranger.moves()
  await stranger.message('Tomorrow').waitFor()
  await stranger.moves()
  await stranger.message('Session 1 of 6').waitFor()
  await says('Amira Haddad', 'Good evening, everyone. Take your time to arrive.')
  await says('Jo Bennett', 'Good evening. My first circle; a little nervous.')
  await stranger.presses('I’m here')
  await stranger.message('Good to have you here').waitFor()
  await stranger.presses('Later', stranger.tour)
  await page.getByRole('button', { name: 'Go on with the tour' }).waitFor()
  await page.screenshot({ path: picture })
} finally {
  await browser.close()
  await rehearsal.close()
}
