import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { form, message } from '../support/scene.ts'
import { until } from '../support/until.ts'
import { headlines, openTheCircle, type Rehearsing, rehearsing } from './support/rehearsing.ts'

let here: Rehearsing
beforeEach(async () => {
  here = await rehearsing()
  await here.now.start.begin('sample')
})
afterEach(async () => {
  expect(here.log).toEqual([])
  await here.close()
})

const done = () => {
  const state = here.now.tour.state('')
  return state?.steps.filter((step) => step.done).map(({ id }) => id)
}
const moves = () => here.now.clock.move('next')

describe('the tour', () => {
  it('goes from opening a circle to its last session, each step done by what really happened', async () => {
    await here.at('create')
    expect(done()).toEqual([])
    await openTheCircle(here)
    await here.at('agreement')
    const room = here.circleRoom()
    const jo = here.person('Jo Bennett')
    const amira = here.person('Amira Haddad')

    const agreement = jo.reads(room).find(({ pinned }) => pinned)
    if (agreement === undefined) throw new Error('the agreement is not pinned')
    await jo.presses(agreement, 'Read all')
    await here.at('session')

    await moves()
    await moves()
    const opening = jo.reads(room).find(({ buttons }) => buttons.some(({ label }) => label === 'I’m here'))
    if (opening === undefined) throw new Error('the session has not begun')
    expect(here.step('session').done).toBe(false)
    await jo.presses(opening, 'I’m here')
    await here.at('pointing')

    await jo.runs(room, 'agreement point', { clause: '3' })
    await here.at('boundary')

    const log = form(await amira.runs(room, 'boundary log'))
    const [clause = ''] = log.fields.find(({ label }) => label.startsWith('Which clause'))?.options ?? []
    await amira.submits(log, {
      'Who is it about?': [jo],
      'Which clause of the agreement?': clause,
      'What happened?': 'Made up for the rehearsal.',
    })
    await here.at('help')

    await jo.presses(opening, 'Get help now')
    await here.at('closing')

    await amira.runs(room, 'session close')
    await here.at('onwards')

    while ((await here.now.clock.next()) !== null) await moves()
    await here.at(null)
    expect(done()).toHaveLength(8)
  })

  it('does not mind the order, and holds nobody up', async () => {
    const otis = here.person('Otis Grant')
    await otis.runs('dm', 'gethelp')
    await until('help', () => done()?.includes('help'))
    await openTheCircle(here)
    await here.at('agreement')
    const room = here.circleRoom()
    // session 1 comes and goes without anybody pressing anything
    for (let nth = 0; nth < 3; nth += 1) await moves()
    expect(headlines(here, room).at(-1)?.said).toBe('Session 1 has come to its end.')
    await until('closing', () => done()?.includes('closing'))
    expect(done()).toEqual(['create', 'session', 'help', 'closing'])
    await here.at('agreement')
    await here.person('Mei Tan').runs(room, 'agreement show')
    await here.at('pointing')
  })

  it('asks for nothing more that cannot be done once the circle has closed', async () => {
    await openTheCircle(here)
    const amira = here.person('Amira Haddad')
    const room = here.circleRoom()
    const page = message(await amira.runs(room, 'circle close'))
    const chosen = message(await amira.presses(page, 'The room stays open'))
    await amira.presses(chosen, 'Close the circle')
    await here.at('agreement')
    await amira.runs(room, 'agreement show')
    await here.at('help')
    await amira.runs(room, 'gethelp')
    await here.at(null)
    expect(done()).toEqual(['create', 'agreement', 'help', 'onwards'])
  })

  it('is not fooled: what is refused, and what others are told, is not done', async () => {
    await openTheCircle(here)
    const otis = here.person('Otis Grant')
    const lobby = here.now.chat.whole.rooms().find(({ name }) => name === 'lobby')?.id ?? ''
    await otis.runs(lobby, 'agreement show')
    await otis.runs(lobby, 'session list')
    await here.at('agreement')
    expect(done()).toEqual(['create'])
  })

  it('says who to be, where, and the very words that stand on commands and buttons', async () => {
    const helen = here.person('Helen Ashby')
    const words = (id: string, person: string) =>
      here.now.tour
        .state(person)
        ?.steps.find((step) => step.id === id)
        ?.words.join('\n') ?? ''
    expect(here.step('create').as).toBe(helen.id)
    expect(words('create', 'somebody else')).toContain('‘Be Helen Ashby’')
    expect(words('create', helen.id)).not.toContain('Be Helen')
    for (const said of ['/circle create', '#lobby', '‘Run’', 'Amira Haddad', 'Tuesday 9 March 2027', '2027-03-09'])
      expect(words('create', helen.id)).toContain(said)
    expect(here.step('boundary').room).toBeNull()
    await openTheCircle(here)
    await here.at('agreement')
    const room = here.circleRoom()
    const name = here.now.chat.whole.rooms().find(({ id }) => id === room)?.name
    await until('the name of the room', () => words('agreement', '').includes(`#${name}`))
    expect(here.step('agreement').room).toBe(room)
    // in three short paragraphs at most, besides who to be
    for (const { words: all } of here.now.tour.state(helen.id)?.steps ?? []) expect(all.length).toBeLessThanOrEqual(4)
  })

  it('can be left and taken up again, over a restart too', async () => {
    let told = 0
    here.now.tour.listen(() => {
      told += 1
    })
    await openTheCircle(here)
    await here.at('agreement')
    here.now.tour.pause()
    expect(told).toBeGreaterThan(0)
    await here.person('Mei Tan').runs(here.circleRoom(), 'gethelp')
    await until('help', () => done()?.includes('help'))
    await here.restart()
    await here.at('agreement')
    expect(here.now.tour.state('')?.paused).toBe(true)
    expect(done()).toEqual(['create', 'help'])
    here.now.tour.resume()
    expect(here.now.tour.state('')?.paused).toBe(false)
  })

  it('is about the circle that was opened first', async () => {
    await openTheCircle(here)
    await here.at('agreement')
    const room = here.circleRoom()
    const helen = here.person('Helen Ashby')
    const plan = form(await helen.runs('dm', 'circle create'))
    const preview = message(
      await helen.submits(plan, {
        Name: 'Another circle',
        Facilitators: [here.person('Amira Haddad')],
        Members: [
          here.person('Otis Grant'),
          here.person('Jo Bennett'),
          here.person('Mei Tan'),
          here.person('Tomasz Nowak'),
        ],
        'First date': '2027-03-16',
        'Link to meet': 'https://meet.example.org/other',
      }),
    )
    await helen.presses(preview, 'Open the circle')
    await until('two rooms', () => here.now.chat.whole.rooms().filter(({ kind }) => kind === 'private').length === 2)
    expect(here.step('agreement').room).toBe(room)
  })
})

describe('without a tour', () => {
  it('an empty community has none', async () => {
    await here.now.start.reset()
    expect(here.now.tour.state('')).toBeNull()
    await here.now.start.begin('empty')
    expect(here.now.tour.state('')).toBeNull()
  })
})
