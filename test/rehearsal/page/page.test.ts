import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatAct } from '../../../src/adapters/rehearsal/chat/types.ts'
import { actions, text } from '../../../src/chat/view.ts'
import { openBrowser } from '../../support/browser.ts'
import { until } from '../../support/until.ts'
import { everything, FORM } from './looks.ts'
import { openStage, type Stage, said } from './stage.ts'
import { article, be, visit, write } from './visit.ts'

let browser: Browser
let stage: Stage
let page: Page
let complaints: string[]
let close: () => Promise<void>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  stage = await openStage()
  ;({ page, complaints, close } = await visit(browser, stage.url))
  await write(page).waitFor()
})
afterEach(async () => {
  await close()
  await stage.stop()
  expect([complaints, stage.failures]).toEqual([[], []])
})

describe('a room', () => {
  it('says above all that this is a rehearsal, what time it is there and who one is', async () => {
    await page.getByText('This is a rehearsal.').waitFor()
    await page.getByText('Tuesday 5 January, 18:40').waitFor()
    expect(await page.getByLabel('You are:').locator('option:checked').textContent()).toBe('Ada Obi (admin)')
  })

  it('stands with a lock and who sees it where it is private, and not at all for others', async () => {
    await page.getByText('Private. Seen by Ada Obi, Ben Hale and Cara Lind').waitFor()
    await be(page, 'Olive Out')
    await page.getByRole('heading', { level: 1, name: 'lobby' }).waitFor()
    expect(await page.getByText('circle-1-k7q2').count()).toBe(0)
  })

  it('shows all that a view can hold, and what people write as they wrote it', async () => {
    const team = stage.chat.byHand.group('hosts', [stage.ids.ada]).id
    await stage.post(stage.ids.circle, everything(stage, team))
    const post = article(page, 'Session 1 of 6: Purpose')
    await post.waitFor()
    const words = (await post.innerText()).replace(/\s+/g, ' ')
    for (const part of [
      'When Tuesday 5 January, 19:00',
      'Where #circle-1-k7q2',
      'Hosted by @Ada Obi and @hosts, warmly.',
      'What is said here stays here.',
      'Listen first. <b>Do not</b> mend.',
      'It begins in 20 minutes, at 14:00 (New York).',
    ])
      expect(words).toContain(part)
    expect(await post.locator('dd time').getAttribute('datetime')).toBe('2027-01-05T19:00:00Z')
    expect(await post.getByRole('link', { name: 'the handbook' }).getAttribute('rel')).toBe('noopener noreferrer')
    await stage.chat.people.did({
      do: 'say',
      client: 'x',
      person: stage.ids.ben,
      room: stage.ids.circle,
      text: '<img src=x onerror=alert(1)>',
    })
    await article(page, '<img src=x onerror=alert(1)>').waitFor()
    expect(await page.locator('img').count()).toBe(0)
  })

  it('marks what was edited and what is pinned, and lists the pins', async () => {
    const id = await stage.post(stage.ids.circle, said('Our agreement'))
    await stage.chat.bot.pin(stage.ids.circle, id)
    await stage.chat.bot.edit(stage.ids.circle, id, said('Our agreement, second version'), '')
    const post = article(page, 'second version')
    await post.getByText('edited', { exact: true }).waitFor()
    await post.getByText('pinned', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Pinned: 1' }).click()
    await page.getByRole('dialog', { name: 'Pinned here' }).getByText('Our agreement, second version').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('can be read and not written in once it is read-only', async () => {
    await stage.chat.bot.makeReadOnly(stage.ids.circle)
    await page.getByText('nobody writes in it any more').waitFor()
    expect(await write(page).count()).toBe(0)
  })
})

describe('pressing', () => {
  it('answers in private, marked so, and puts the answer away when asked', async () => {
    const pressed: ChatAct[] = []
    stage.answers(async (act, reply) => {
      pressed.push(act)
      await reply.show('private', said('Good to have you here.'))
    })
    const call = { id: 'here', payload: [] }
    await stage.post(
      stage.ids.circle,
      said('Begin', actions({ kind: 'press', label: 'I’m here', style: 'primary', action: call })),
    )
    await page.getByRole('button', { name: 'I’m here' }).click()
    const answer = article(page, 'Good to have you here.')
    await answer.getByText('Only you can see this').waitFor()
    expect(pressed).toMatchObject([{ kind: 'press', place: [1, 0], chosen: null }])
    await answer.getByRole('button', { name: 'Dismiss' }).click()
    await answer.waitFor({ state: 'detached' })
  })

  it('chooses with a button of its own, so that arrow keys choose nothing yet', async () => {
    const chosen: (string | null)[] = []
    stage.answers(async (act, reply) => {
      if (act.kind === 'press') chosen.push(act.chosen)
      await reply.show('private', said('Thank you.'))
    })
    const options = [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ]
    await stage.post(
      stage.ids.circle,
      said('Which', { kind: 'choice', label: 'Which one?', action: { id: 'x', payload: [] }, options, chosen: null }),
    )
    await page.getByLabel('Which one?').selectOption('Two')
    expect(chosen).toEqual([])
    await page.getByRole('button', { name: 'Choose' }).click()
    await article(page, 'Thank you.').waitFor()
    expect(chosen).toEqual(['2'])
  })

  it('offers the actions of a message in its menu', async () => {
    const acts: ChatAct[] = []
    stage.answers(async (act, reply) => {
      acts.push(act)
      await reply.show('private', said('Which clause?'))
    })
    await stage.post(stage.ids.circle, said('Something'))
    await page.getByRole('button', { name: 'More about the message of Roundel' }).click()
    await page.getByRole('menuitem', { name: 'Point to the agreement' }).click()
    await article(page, 'Which clause?').waitFor()
    expect(acts).toMatchObject([{ kind: 'message-action', name: 'point' }])
  })

  it('says in words what the chat would not do', async () => {
    const call = { id: 'here', payload: [] }
    const post = await stage.post(
      stage.ids.circle,
      said('Begin', actions({ kind: 'press', label: 'I’m here', style: 'primary', action: call })),
    )
    stage.chat.bot.disconnect()
    await page.getByRole('button', { name: 'I’m here' }).click()
    await page.getByRole('alert').getByText('Roundel is not connected').waitFor()
    expect(post).not.toBe('')
  })
})

describe('commands', () => {
  it('are found by typing, with what they do, and run with their options', async () => {
    const acts: ChatAct[] = []
    stage.answers(async (act, reply) => {
      if (act.kind === 'suggest') return reply.suggest([{ label: 'Purpose and place', value: 'purpose' }])
      acts.push(act)
      await reply.show('private', said('The circle is there.'))
    })
    await write(page).fill('/')
    const found = page.getByRole('listbox', { name: 'Commands' }).getByRole('option')
    await found.first().waitFor()
    expect(await found.count()).toBe(4)
    await write(page).fill('/ci cr')
    expect(await found.allInnerTexts()).toEqual(['/circle create\nBegin a new circle'])
    await write(page).press('Enter')
    const form = page.getByRole('form', { name: '/circle create' })
    expect(await form.locator('label').allInnerTexts()).toEqual([
      'name',
      'lead',
      'weeks (if you like)',
      'pace (if you like)',
      'theme (if you like)',
    ])
    await form.getByRole('button', { name: 'Run' }).click()
    expect(await form.getByText('Please fill this in.').count()).toBe(2)
    await form.getByLabel('name').fill('Tuesday circle')
    await form.getByLabel('lead').selectOption('Ben Hale')
    await form.getByLabel('weeks').fill('99')
    await form.getByRole('button', { name: 'Run' }).click()
    await form.getByText('A whole number from 1 to 12.').waitFor()
    await form.getByLabel('weeks').fill('6')
    await form.getByLabel('pace').selectOption('Every fortnight')
    await form.getByRole('combobox', { name: 'theme' }).fill('pur')
    await form.getByRole('option', { name: 'Purpose and place' }).click()
    await form.getByRole('button', { name: 'Run' }).click()
    await article(page, 'The circle is there.').waitFor()
    expect(acts).toMatchObject([
      {
        kind: 'command',
        path: ['circle', 'create'],
        args: {
          name: { text: 'Tuesday circle' },
          lead: { person: stage.ids.ben },
          weeks: { text: '6' },
          pace: { text: '2' },
          theme: { text: 'purpose' },
        },
      },
    ])
    await write(page).waitFor()
  })

  it('are not taken for words: one that is not there is said to be none', async () => {
    await write(page).fill('/nothing')
    await write(page).press('Enter')
    await page.getByRole('alert').getByText('There is no such command').waitFor()
    expect(stage.chat.people.messages(stage.ids.ada, stage.ids.circle)).toEqual([])
  })

  it('open where more was written behind them, and say that it is left out', async () => {
    await write(page).fill('/agreement show 3 please')
    await write(page).press('Enter')
    const form = page.getByRole('form', { name: '/agreement show' })
    await form.getByText('Left out: ‘3 please’.').waitFor()
    await form.getByRole('button', { name: 'Cancel' }).click()
    expect(await write(page).inputValue()).toBe('')
  })
})

describe('what is being written', () => {
  it.each([5_000, 30_000, 300_000])(
    'is not lost when it is %i characters long, and nothing else waits for it',
    async (long) => {
      const words = 'x'.repeat(long)
      await write(page).fill(words)
      await write(page).press('Enter')
      await page.getByRole('alert').waitFor()
      expect((await write(page).inputValue()).length).toBe(long)
      await write(page).fill('Short')
      await write(page).press('Enter')
      await article(page, 'Short').waitFor()
      await page.getByText('on its way').first().waitFor({ state: 'detached' })
    },
  )

  it('stays where it was written, for whoever wrote it, over a reload as well, until it is sent', async () => {
    await write(page).fill('A first thought')
    await page.getByRole('button', { name: 'lobby' }).click()
    await page.getByRole('textbox', { name: 'Write to #lobby' }).waitFor()
    expect(await write(page).inputValue()).toBe('')
    await be(page, 'Ben Hale', 'circle-1-k7q2')
    await page.getByRole('textbox', { name: 'Write to #circle-1-k7q2' }).waitFor()
    expect(await write(page).inputValue()).toBe('')
    await be(page, 'Ada Obi (admin)', 'circle-1-k7q2')
    await page.reload()
    await page.getByRole('textbox', { name: 'Write to #circle-1-k7q2' }).waitFor()
    expect(await write(page).inputValue()).toBe('A first thought')
    await write(page).press('Enter')
    await article(page, 'A first thought').waitFor()
    await page.reload()
    await article(page, 'A first thought').waitFor()
    expect(await write(page).inputValue()).toBe('')
  })
})

describe('forms', () => {
  it('open in a window, tell what is wrong at each field, and keep what was written', async () => {
    const sent: ChatAct[] = []
    stage.answers(async (act, reply) => {
      if (act.kind !== 'submit') return reply.open(FORM, 'boundary')
      sent.push(act)
      if (sent.length === 1) return reply.refuse({ day: 'That day has not come yet.' })
      await reply.show('private', said('It is kept.'))
    })
    await write(page).fill('/circle show')
    await write(page).press('Enter')
    await page.getByRole('button', { name: 'Run' }).click()
    const dialog = page.getByRole('dialog', { name: 'A boundary' })
    await dialog.waitFor()
    expect(
      await dialog.getByLabel('What happened').evaluate((field) => field === field.ownerDocument.activeElement),
    ).toBe(true)
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    expect(await dialog.getByText('Please fill this in.').count()).toBe(3)
    await dialog.getByLabel('What happened').fill('Talked over Ben twice')
    await dialog.getByLabel('When').fill('2027-02-01')
    await dialog.getByLabel('Ben Hale').check()
    await dialog.getByLabel('Which clause').selectOption('Listening')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await dialog.getByText('That day has not come yet.').waitFor()
    expect(await dialog.getByLabel('What happened').inputValue()).toBe('Talked over Ben twice')
    expect(await dialog.getByLabel('When').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true)
    await dialog.getByLabel('When').fill('2027-01-04')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await article(page, 'It is kept.').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(sent.at(-1)).toMatchObject({
      values: { what: 'Talked over Ben twice', day: '2027-01-04', who: [stage.ids.ben], clause: '2' },
    })
  })

  it('are put away with Escape, and the focus goes back to what opened them', async () => {
    stage.answers((_act, reply) => reply.open(FORM, 'boundary'))
    const call = { id: 'here', payload: [] }
    await stage.post(
      stage.ids.circle,
      said('Begin', actions({ kind: 'press', label: 'Write it down', style: 'neutral', action: call })),
    )
    const button = page.getByRole('button', { name: 'Write it down' })
    await button.click()
    await page.getByRole('dialog', { name: 'A boundary' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await button.evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true)
    await expect.poll(() => stage.chat.people.sight(stage.ids.ada)?.form).toBe(null)
  })

  /** The form, with something in it. */
  const begins = async () => {
    stage.answers((_act, reply) => reply.open(FORM, 'boundary'))
    await write(page).fill('/circle show')
    await write(page).press('Enter')
    await page.getByRole('button', { name: 'Run' }).click()
    const dialog = page.getByRole('dialog', { name: 'A boundary' })
    await dialog.getByLabel('What happened').fill('Talked over Ben')
    return dialog
  }

  it('ask also when they came back with what was wrong', async () => {
    const dialog = await begins()
    stage.answers((_act, reply) => reply.refuse({ what: 'Say more.' }))
    await dialog.getByLabel('When').fill('2027-01-04')
    await dialog.getByLabel('Ben Hale').check()
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await dialog.getByText('Say more.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Go on writing' }).click()
    expect(await dialog.getByLabel('What happened').inputValue()).toBe('Talked over Ben')
  })

  it('are thrown away by a second Escape, for good', async () => {
    const dialog = await begins()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Go on writing' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await until('gone', () => stage.chat.people.sight(stage.ids.ada)?.form === null)
  })

  it('ask before they throw away what was filled in', async () => {
    const dialog = await begins()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.getByRole('button', { name: 'Go on writing' }).click()
    expect(await dialog.getByLabel('What happened').inputValue()).toBe('Talked over Ben')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.getByRole('button', { name: 'Discard it' }).click()
    await dialog.waitFor({ state: 'detached' })
    // the page puts it away at once, and the server hears of it a moment later
    await expect.poll(() => stage.chat.people.sight(stage.ids.ada)?.form).toBe(null)
  })
})

describe('at every size', () => {
  it.each([
    [1280, 800],
    [768, 1024],
    [390, 664],
    [320, 568],
  ])('%i by %i: the messages scroll and nothing else does, beside the tour and a command', async (width, height) => {
    for (let at = 0; at < 30; at += 1) await stage.post(stage.ids.circle, said(`Message ${at}`))
    const words = Array.from({ length: 6 }, (_, at) => `What there is to do, ${at}. `.repeat(5))
    const step = { id: 'a', title: 'A step', words, as: null, room: null, done: false }
    stage.tour({ at: 'a', paused: false, steps: [step] })
    await page.setViewportSize({ width, height })
    await article(page, 'Message 29').waitFor()
    const looks = async () => {
      const [scrolls, wide, shown] = await page.evaluate<[number, number, number]>(
        '[document.documentElement.scrollHeight, document.documentElement.scrollWidth, document.getElementById("messages").clientHeight]',
      )
      expect({ scrolls, wide }).toEqual({ scrolls: height, wide: width })
      expect(shown).toBeGreaterThanOrEqual(100)
    }
    await looks()
    const moves = page.getByRole('button', { name: 'Move time' })
    if (width < 1280) {
      await moves.click()
      const menu = await page.getByRole('menu').boundingBox()
      expect(menu?.x).toBeGreaterThanOrEqual(0)
      expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width)
      await looks()
      await page.keyboard.press('Escape')
    }
    await write(page).fill('/circle create')
    await write(page).press('Enter')
    await page.getByRole('form', { name: '/circle create' }).waitFor()
    await looks()
    // what has the focus is not covered by the buttons
    const field = await page.getByRole('form').getByLabel('name').boundingBox()
    const run = await page.getByRole('button', { name: 'Run' }).boundingBox()
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(run?.y ?? 0)
  })
})

describe('between one person and Roundel', () => {
  it('has unread marks, and files to save', async () => {
    const { ada } = stage.ids
    await stage.chat.bot.upload(
      ada,
      { name: 'export.json', alt: 'All that Roundel keeps about you', bytes: new Uint8Array(2048) },
      'k',
    )
    await page.getByRole('button', { name: 'Messages 1 unread' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /export\.json/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('export.json')
    await page.getByRole('button', { name: 'Messages', exact: true }).waitFor()
  })

  it('has a Home, and what is pressed there is answered among the messages', async () => {
    const home = said(
      'Your circles',
      text('One circle.'),
      actions({ kind: 'press', label: 'Open it', style: 'primary', action: { id: 'x', payload: [] } }),
    )
    stage.answers(async (act, reply) => {
      if (act.kind === 'home') return stage.chat.bot.home(act.actor.person, home)
      await reply.show('private', said('Here it is.'))
    })
    await page.getByRole('button', { name: 'Home' }).click()
    await page.getByRole('button', { name: 'Open it' }).click()
    await article(page, 'Here it is.').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Messages from Roundel' }).waitFor()
  })
})

describe('the clock, the tour and the beginning', () => {
  it('moves on by the buttons at the top', async () => {
    await page.getByRole('button', { name: /^To the next event: Tuesday 5 January, 23:40/ }).click()
    await page.getByText('Tuesday 5 January, 23:40').waitFor()
    await page.getByRole('button', { name: '+1 week: one week on' }).click()
    await page.getByText('Tuesday 12 January, 23:40').waitFor()
    expect(stage.moves).toEqual(['next', 'week'])
  })

  it('shows the present step of the tour, can be left and taken up again', async () => {
    const { ben, lobby } = stage.ids
    stage.tour({
      at: 'agree',
      paused: false,
      steps: [
        { id: 'create', title: 'Make a circle', words: ['x'], as: null, room: null, done: true },
        {
          id: 'agree',
          title: 'Make the agreement',
          words: ['Each member accepts it.'],
          as: ben,
          room: lobby,
          done: false,
        },
      ],
    })
    const tour = page.getByRole('region', { name: 'Tour' })
    await tour.getByText('Tour, step 2 of 2').waitFor()
    await tour.getByRole('heading', { name: 'Make the agreement' }).waitFor()
    await tour.getByRole('button', { name: 'Be Ben Hale' }).click()
    await tour.getByRole('button', { name: 'Go to #lobby' }).click()
    await page.getByRole('heading', { level: 1, name: 'lobby' }).waitFor()
    await tour.getByRole('button', { name: 'Later' }).click()
    await tour.getByRole('button', { name: 'Go on with the tour' }).click()
    await tour.getByText('Each member accepts it.').waitFor()
  })

  it('leaves the words of a step that is done, which say what to look at, until one goes on', async () => {
    const step = (id: string, done: boolean) => ({
      id,
      title: id,
      words: [`Words of ${id}`],
      as: null,
      room: null,
      done,
    })
    stage.tour({ at: 'One', paused: false, steps: [step('One', false), step('Two', false)] })
    const tour = page.getByRole('region', { name: 'Tour' })
    await tour.getByText('Words of One').waitFor()
    stage.tour({ at: 'Two', paused: false, steps: [step('One', true), step('Two', false)] })
    await tour.getByText('Done.').waitFor()
    await tour.getByText('Words of One').waitFor()
    await be(page, 'Ben Hale')
    await tour.getByText('Words of One').waitFor()
    await tour.getByRole('button', { name: 'Next step' }).click()
    await tour.getByText('Words of Two').waitFor()
    // what is past can be read again
    await tour.getByRole('button', { name: 'All steps' }).click()
    await tour.getByText(/^One/).click()
    await tour.getByText('Words of One').waitFor()
    stage.tour({ at: null, paused: false, steps: [step('One', true), step('Two', true)] })
    await tour.getByText('The tour is done.').waitFor()
    await tour.getByRole('button', { name: 'Close' }).click()
    await tour.getByRole('button', { name: 'Show the tour' }).click()
    await tour.getByText('The tour is done.').waitFor()
  })

  it('begins anew only after it was asked twice', async () => {
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Start over…' }).click()
    await page.getByText('It cannot be brought back.').waitFor()
    await page.getByRole('button', { name: 'Forget it all' }).click()
    await page.getByRole('heading', { name: 'Rehearse with Roundel' }).waitFor()
    await page.getByRole('button', { name: 'Empty community' }).click()
    await page.getByRole('heading', { name: 'Nobody is here yet' }).waitFor()
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Name of the person').fill('Noor Aziz')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await until(
      'to be Noor',
      async () => (await page.getByLabel('You are:').locator('option:checked').textContent()) === 'Noor Aziz (admin)',
    )
  })
})
