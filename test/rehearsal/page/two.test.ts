import type { Browser, WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { until } from '../../support/until.ts'
import { openStage, type Stage, said } from './stage.ts'
import { article, be, visit, write } from './visit.ts'

let browser: Browser
let stage: Stage
const visits: (() => Promise<void>)[] = []
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  for (const close of visits.splice(0)) await close()
  await stage.stop()
})

async function opened(...[options]: [Parameters<typeof visit>[2]?]) {
  const { page, close } = await visit(browser, stage.url, options)
  visits.push(close)
  await write(page).waitFor()
  return page
}

describe('two people in two browsers', () => {
  it('are let into a room, taken out of it, and gone from the community, by a person’s menu', async () => {
    const hers = await opened()
    const theirs = await opened()
    await be(theirs, 'Olive Out')
    const rooms = theirs.getByRole('navigation', { name: 'Rooms' })
    const circle = rooms.getByRole('button', { name: /^circle-1-k7q2/ })
    await rooms.getByRole('button', { name: 'lobby' }).waitFor()
    expect(await circle.count()).toBe(0)
    const does = async (name: string, what: string) => {
      await hers.getByRole('button', { name: `More about ${name}` }).click()
      await hers.getByRole('menuitem', { name: what }).click()
    }
    await does('Olive Out', 'Let into this room')
    await circle.waitFor()
    await hers.getByText('Private. Seen by Ada Obi, Ben Hale, Cara Lind and Olive Out').waitFor()
    await does('Olive Out', 'Take out of this room')
    await circle.waitFor({ state: 'detached' })
    await does('Olive Out', 'Leaves the community…')
    await hers.getByRole('button', { name: 'No, Olive Out stays' }).click()
    expect(await hers.getByLabel('You are:').innerText()).toContain('Olive Out')
    await does('Olive Out', 'Leaves the community…')
    await hers.getByRole('button', { name: 'Yes, Olive Out leaves' }).click()
    await until('nobody can be her', async () => !(await hers.getByLabel('You are:').innerText()).includes('Olive Out'))
    // whoever was her is somebody who is still there
    await until('somebody else', async () => (await theirs.getByLabel('You are:').inputValue()) === stage.ids.ada)
  })

  it('can be on two computers: a page that did not come from this one has less of what browsers offer', async () => {
    // https://developer.mozilla.org/en-US/docs/Web/API/Crypto/randomUUID: only in a secure context, which http is on one's own computer alone
    const page = await opened({
      before: async (there) => {
        await there.addInitScript('delete Crypto.prototype.randomUUID')
      },
    })
    await write(page).fill('Good evening.')
    await write(page).press('Enter')
    await article(page, 'Good evening.').waitFor()
  })

  it('read at once what the other says, and never what the other was answered in private', async () => {
    const frames: string[] = []
    const hers = await opened()
    const his = await opened({
      before: async (page) => {
        page.on('websocket', (socket) => {
          socket.on('framereceived', ({ payload }) => frames.push(String(payload)))
        })
      },
    })
    await be(his, 'Ben Hale')
    await until('Ben’s own frames', () => frames.some((frame) => frame.includes(`"person":"${stage.ids.ben}"`)))
    // what Ada may have been shown before he was Ben is not of now
    frames.length = 0
    await write(hers).fill('/agreement show')
    await write(hers).press('Enter')
    await hers.getByRole('button', { name: 'Run' }).click()
    await article(hers, 'An answer for one person.').waitFor()
    await write(hers).fill('Good evening, Ben')
    await write(hers).press('Enter')
    await article(his, 'Good evening, Ben').waitFor()
    expect(await his.getByText('An answer for one person.').count()).toBe(0)
    expect(frames.join('\n')).not.toContain('An answer for one person.')
    expect(frames.join('\n')).not.toContain('Heard: command')
    await write(his).fill('Good evening, Ada')
    await write(his).press('Enter')
    await article(hers, 'Good evening, Ada').waitFor()
    // a screen reader is told
    await until('said aloud', async () =>
      (await hers.getByRole('status').allInnerTexts()).includes('Ben Hale: Good evening, Ada'),
    )
  })

  it('stay two in two tabs of one browser, over a reload as well', async () => {
    const first = await opened()
    const second = await first.context().newPage()
    await second.goto(stage.url)
    await be(second, 'Ben Hale')
    await first.reload()
    await write(first).waitFor()
    expect(await first.getByLabel('You are:').inputValue()).toBe(stage.ids.ada)
    await second.reload()
    await write(second).waitFor()
    expect(await second.getByLabel('You are:').inputValue()).toBe(stage.ids.ben)
  })

  it('see the same room each through their own eyes on one page too', async () => {
    const page = await opened()
    await write(page).fill('/agreement show')
    await write(page).press('Enter')
    await page.getByRole('button', { name: 'Run' }).click()
    await article(page, 'An answer for one person.').waitFor()
    const aloud = async () => (await page.getByRole('status').allInnerTexts()).join(' ')
    await until('said aloud', async () => (await aloud()).includes('Only you can see this. Roundel: Heard: command'))
    await be(page, 'Ben Hale')
    await article(page, 'An answer for one person.').waitFor({ state: 'detached' })
    expect(await aloud()).not.toContain('Heard')
    await be(page, 'Ada Obi (admin)')
    await article(page, 'An answer for one person.').getByText('Only you can see this').waitFor()
  })
})

describe('when the line breaks', () => {
  it('says so, comes back by itself, and has what was missed once', async () => {
    const page = await opened()
    await stage.post(stage.ids.circle, said('Before'))
    await article(page, 'Before').waitFor()
    const { port } = stage.server
    await stage.server.stop()
    await page.getByText('The connection is lost.').waitFor()
    await stage.post(stage.ids.circle, said('Meanwhile'))
    await write(page).fill('Said while it was broken')
    await write(page).press('Enter')
    await page.getByText('on its way').waitFor()
    await stage.restart()
    expect(stage.server.port).toBe(port)
    await article(page, 'Meanwhile').waitFor()
    await article(page, 'Said while it was broken').waitFor()
    expect(await page.getByRole('article').count()).toBe(3)
    expect(stage.chat.people.messages(stage.ids.ada, stage.ids.circle)).toHaveLength(3)
    expect(await page.getByText('on its way').count()).toBe(0)
  })

  it('has all of a room to which she went meanwhile, older ones too, and says what was not done', async () => {
    for (let at = 0; at < 120; at += 1) await stage.post(stage.ids.lobby, said(`Nr ${at}`))
    const page = await opened()
    await article(page, 'Nothing').waitFor({ state: 'detached' })
    await stage.server.stop()
    await page.getByText('The connection is lost.').waitFor()
    await page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: /^lobby/ })
      .click()
    await page.getByRole('button', { name: 'Add a room' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('garden')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('There is no connection').waitFor()
    await stage.restart()
    await article(page, 'Nr 119').waitFor()
    // older ones are asked for when the line is broken, and again
    await stage.server.stop()
    await page.getByText('The connection is lost.').waitFor()
    await page.evaluate('document.getElementById("messages").scrollTop = 0')
    await page.getByRole('heading', { name: 'Nr 70', exact: true }).waitFor()
    await stage.restart()
    await until('the first', async () => {
      await page.evaluate('document.getElementById("messages").scrollTop = 0')
      return (await page.getByRole('heading', { name: 'Nr 0', exact: true }).count()) > 0
    })
  })

  it('keeps what was refused when it came back, where she wrote it, though she has gone elsewhere', async () => {
    const page = await opened()
    await stage.server.stop()
    await page.getByText('The connection is lost.').waitFor()
    await write(page).fill('x'.repeat(5_000))
    await write(page).press('Enter')
    await page.getByText('on its way').waitFor()
    const room = (name: RegExp) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name })
    await room(/^lobby/).click()
    expect(await write(page).inputValue()).toBe('')
    await stage.restart()
    await page.getByRole('alert').getByText('at most 4000 characters').waitFor()
    await room(/^circle-1-k7q2/).click()
    await until('it is there again', async () => (await write(page).inputValue()).length === 5_000)
  })

  it('does once what was done, and told, and not answered', async () => {
    let cut = true
    const routes: WebSocketRoute[] = []
    const page = await opened({
      before: (each) =>
        each.routeWebSocket('**/live', (route) => {
          routes.push(route)
          const server = route.connectToServer()
          let lost = false
          server.onMessage((frame) => {
            // the line breaks: from what she says on, nothing arrives any more
            lost ||= cut && String(frame).includes('Only once')
            if (!lost) return route.send(frame)
            if (!String(frame).includes('"say":"outcome"')) return
            cut = false
            void server.close()
            void route.close()
          })
        }),
    })
    await write(page).fill('Only once')
    await write(page).press('Enter')
    await until('a second line', () => routes.length === 2)
    await article(page, 'Only once').waitFor()
    await until('answered', async () => (await page.getByText('on its way').count()) === 0)
    expect(await article(page, 'Only once').count()).toBe(1)
    expect(stage.chat.people.messages(stage.ids.ada, stage.ids.circle)).toHaveLength(1)
  })
})
