import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { table } from '../../src/cli/markdown.ts'
import { visit, write as writing } from '../../test/rehearsal/page/visit.ts'
import { aPage, aProcess } from '../../test/rehearsal/support/process.ts'
import { Stranger } from '../../test/rehearsal/support/stranger.ts'
import { openBrowser } from '../../test/support/browser.ts'
import { until } from '../../test/support/until.ts'
import { machine, number, write } from '../page.ts'
import { quantile, spread } from '../statistics.ts'
import { answered, type Scrolled, scroll } from './looking.ts'
import { firstLoad, usable } from './starts.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Puts the table into docs/performance.md. */
    write: { type: 'boolean', default: false },
  },
})
const ROUNDS = Number(values.rounds)
/** Long rooms against short ones, in messages. */
const ROOMS = { short: 50, long: 5_000 }
const COMMANDS = ['/session list', '/gethelp'] as const
const EACH = 25

const program = await aProcess()
const browser = await openBrowser()
try {
  const first: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = await aProcess()
    first.push(await usable(fresh, browser, { role: 'button', name: 'Rehearse a circle' }))
    await fresh.close()
  }

  let url = await program.start()
  const bytes = await firstLoad(browser, url)
  const begun = await visit(browser, url)
  await new Stranger(begun.page).presses('Rehearse a circle')
  await new Stranger(begun.page).opensACircle()
  await begun.close()
  program.kill('SIGTERM')
  await program.ended()

  const later: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    later.push(await usable(program, browser, { role: 'textbox', name: /^Write to/ }))

  url = await program.start()
  // tsx keeps the names of functions by a helper of its own, which the page does not have
  const { page } = await visit(browser, url, {
    before: (page) => page.addInitScript('globalThis.__name = (it) => it').then(() => {}),
  })
  await writing(page).waitFor()
  const stranger = new Stranger(page)
  await stranger.is('Amira Haddad')

  const scrolled: Record<keyof typeof ROOMS, Scrolled[]> = { short: [], long: [] }
  for (const [room, messages] of Object.entries(ROOMS)) await makeRoom(url, room, messages)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const room of ['short', 'long'] as const) {
      await stranger.goesTo(room)
      await stranger.message(`message ${ROOMS[room]}`).waitFor()
      scrolled[room].push(await scroll(page, { frames: 240, pixels: 80 }))
    }

  await stranger.goesTo('circle-1-')
  const answers: Record<string, number[]> = {}
  for (const command of COMMANDS) answers[command] = await asked(page, command)

  const frames = (room: keyof typeof ROOMS, part: number) =>
    quantile(
      scrolled[room].flatMap((each) => each.frames),
      part,
    )
  const row = (what: string, unit: string, all: readonly number[], bound: number | null) => {
    const { median: middle, least, most } = spread(all)
    const kept = bound === null ? '' : middle <= bound ? 'kept' : 'not kept'
    return [
      what,
      `${number(middle)} ${unit} (${number(least)}–${number(most)})`,
      bound === null ? '' : `≤ ${bound} ${unit}`,
      bound === null ? '' : number(middle / bound),
      kept,
    ]
  }
  const rows = [
    row('From the start until the page can be used, first visit', 'ms', first, 1_000),
    row('The same with a circle in it', 'ms', later, 1_000),
    row('First load, compressed', 'kB', [bytes / 1_000], 120),
    ...COMMANDS.map((command) =>
      row(`${command}, from the press until the answer is drawn`, 'ms', answers[command] ?? [], 50),
    ),
  ]
  const smooth = Object.entries(ROOMS).map(([name, messages]) => {
    const room = name === 'long' ? 'long' : 'short'
    const inPage = Math.max(...scrolled[room].map((each) => each.inPage))
    return [String(messages), ...[0.5, 0.95, 0.99].map((part) => `${number(frames(room, part))} ms`), String(inPage)]
  })
  const tables = [
    [
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}, Node ${process.version}, a browser without a graphics card. ${ROUNDS} starts`,
      `and ${ROUNDS} scrolls of each room, in turn; ${EACH} of each command. Medians, with the least and the most in brackets.`,
    ].join('\n'),
    table(['', '', 'Bound', 'Of the bound', ''], rows),
    table(
      ['Messages in the room', 'A frame, half of all', '95 of 100', '99 of 100', 'Messages in the page at most'],
      smooth,
    ),
  ].join('\n\n')
  console.log(tables)
  if (values.write) await write('rehearsal', tables)
} finally {
  await browser.close()
  await program.close()
}

/** A public room in which so much was said. */
async function makeRoom(url: string, name: string, messages: number): Promise<void> {
  const nobody = await aPage(url)
  const person = (nobody.last('welcome')?.everyone ?? []).find((each) => each.name === 'Amira Haddad')?.id ?? ''
  nobody.close()
  const amira = await aPage(url, person)
  amira.say({ say: 'add-room', name })
  const room = await until('the room', () => amira.last('sight')?.sight.rooms.find((each) => each.name === name)?.id)
  for (let nth = 1; nth <= messages; nth += 1) {
    const text = nth % 7 === 0 ? `message ${nth}\nwith a second line\nand a third` : `message ${nth}`
    amira.say({ say: 'act', person, act: { do: 'say', client: `${name}-${nth}`, room, text } })
    // as many at once as one page may have under way
    if (nth % 100 === 0 || nth === messages)
      await until('said', () => amira.last('outcome')?.client === `${name}-${nth}`)
  }
  amira.close()
}

async function asked(page: Page, command: string): Promise<number[]> {
  const took: number[] = []
  for (let nth = 0; nth < EACH; nth += 1) {
    await writing(page).fill(command)
    await writing(page).press('Enter')
    const run = page.getByRole('form', { name: command }).getByRole('button', { name: 'Run' })
    await run.waitFor()
    took.push(await answered(page, () => run.click()))
  }
  return took
}
