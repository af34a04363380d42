import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { dateOf } from '../../../src/data/times.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'
import { notes } from './support/notes.ts'

describe.each(databases)('a strike on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  let note: ReturnType<typeof notes>
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, definitions)
    note = notes(talk)
  })
  afterAll(() => fresh.close())

  const strikes = () => fresh.db.read.strike.findMany({ where: { record: { communityId: talk.community } } })
  const told = async (who: string, about: string, clause = 1) => {
    const number = await note.logged(who, about, clause)
    await note.tells(who, number)
    return number
  }
  const considered = async (who: string, number: number) => textOf((await note.says(who, 'strike', number)).views[0])

  it('comes after the conversation: not before somebody has told her', async () => {
    const number = await note.logged('fay', 'anna')
    const page = await note.shown('fay', number)
    expect(() => buttonOf(page, 'Consider a strike')).toThrow('no button')
    expect(await considered('fay', number)).toContain('A strike comes after the conversation')
    await note.tells('fay', number)
    expect(await considered('fay', number)).toContain('This would be the first of 3 strikes')
    expect(await strikes()).toEqual([])
  })

  it('is previewed with its number, and counts once it is pressed; the bot tells nobody', async () => {
    const [first, second] = [await told('fay', 'anna'), await told('fay', 'anna', 3)]
    expect(await note.strikes('fay', first)).toContain('the first of 3 strikes')
    expect(await considered('finn', second)).toContain('This would be the second of 3 strikes')
    expect(await note.strikes('finn', second)).toContain('Tell them yourself')
    expect(await note.reads('fay', second)).toMatch(/Given 2027-\S+ by @finn \. It counts until the circle ends/)
    expect(await fresh.db.read.post.findMany({ where: { communityId: talk.community } })).toEqual([])
  })

  it('counts once, pressed twice or at the same moment, by one or by two', async () => {
    const number = await told('fay', 'anna')
    const preview = (await note.says('fay', 'strike', number)).views[0]
    const press = buttonOf(preview, 'Count it as a strike')
    const both = await Promise.all(['fay', 'fay', 'finn'].map((who) => talk.presses(who, press)))
    const again = await talk.presses('fay', press)
    expect(await strikes()).toHaveLength(1)
    const said = [...both, again].map((came) => textOf(came.views[0]))
    expect(said.filter((each) => each.includes('the first of 3'))).not.toEqual([])
    expect(said.filter((each) => each.includes('the second'))).toEqual([])
  })

  it('is shown anew, and not counted, where another was given since the preview', async () => {
    const [first, second] = [await told('fay', 'anna'), await told('finn', 'anna', 3)]
    const before = (await note.says('fay', 'strike', first)).views[0]
    await note.strikes('finn', second)
    const changed = (await talk.presses('fay', buttonOf(before, 'Count it as a strike'))).views[0]
    expect(textOf(changed)).toContain('Something has changed since you looked')
    expect(textOf(changed)).toContain('This would be the second of 3 strikes')
    expect(await strikes()).toHaveLength(1)
    await talk.presses('fay', buttonOf(changed, 'Count it as a strike'))
    expect(await strikes()).toHaveLength(2)
  })

  it.each([
    [7, 'never counts as a strike'],
    [8, 'is about time, so it never counts as a strike'],
  ])('is never given for clause %i, even where the agreement says otherwise by now', async (clause, words) => {
    const number = await told('fay', 'anna', clause)
    const changed = { strikeable: true, timekeeping: false }
    await fresh.db.transaction((tx) => tx.clause.updateMany({ where: { number: clause }, data: changed }))
    const page = await note.shown('fay', number)
    expect(() => buttonOf(page, 'Consider a strike')).toThrow('no button')
    expect(await considered('fay', number)).toContain(words)
  })

  it('at the third does nothing by itself: two people decide, somebody tells her, she is not left alone', async () => {
    const numbers = [await told('fay', 'anna'), await told('fay', 'anna', 2), await told('fay', 'anna', 3)]
    const [first = 0, second = 0, third = 0] = numbers
    for (const each of [first, second]) expect(await note.strikes('fay', each)).not.toContain('Two people decide')
    for (const said of [await considered('fay', third), await note.strikes('fay', third)])
      for (const part of [
        'the third of 3',
        'Two people decide',
        '@lena or @dora',
        'one person who supports them',
        'in private',
      ])
        expect(said).toContain(part)
    const seat = await fresh.db.read.seat.findFirst({ where: { circleId: talk.circle, person: 'anna' } })
    expect(seat?.state).toBe('in')
    expect(await fresh.db.read.post.findMany({ where: { communityId: talk.community } })).toEqual([])
  })

  it('is counted for each person alone', async () => {
    await note.strikes('fay', await told('fay', 'anna'))
    expect(await considered('fay', await told('fay', 'bea'))).toContain('the first of 3')
  })

  it('is taken back with a reason, does not count then, and cannot be given again', async () => {
    const [first, second] = [await told('fay', 'anna'), await told('fay', 'anna', 2)]
    await note.strikes('fay', first)
    const { form } = await talk.presses('finn', buttonOf(await note.shown('finn', first), 'Take the strike back'))
    await Promise.all([1, 2].map(() => talk.sends('finn', form, { words: 'It was a misunderstanding: tulip.' })))
    const said = await note.reads('fay', first)
    for (const part of ['it does not count', 'Why the strike was taken back', '@finn', 'tulip'])
      expect(said).toContain(part)
    expect(said.split('tulip')).toHaveLength(2)
    expect(await considered('fay', first)).toContain('it cannot be given again')
    expect(await considered('fay', second)).toContain('the first of 3')
    const page = await note.shown('fay', first)
    expect(() => buttonOf(page, 'Take the strike back')).toThrow('no button')
  })

  it('counts until its circle closes, and none can be given from then on', async () => {
    const [first, second] = [await told('fay', 'anna'), await told('fay', 'anna', 2)]
    await note.strikes('fay', first)
    const closed = { state: 'closed', closedAt: dateOf(talk.clock.now()) }
    await fresh.db.transaction((tx) => tx.circle.update({ where: { id: talk.circle }, data: closed }))
    talk.clock.advance({ minutes: 1 })
    expect(await note.reads('fay', first)).toContain('it does not count any more')
    expect(await considered('fay', second)).toContain('The circle has ended')
    expect(await strikes()).toHaveLength(1)
  })

  it.each([CAST.lead, CAST.deputy, CAST.steward, 'anna', 'bea'])('is not given by %s', async (who) => {
    const number = await told('fay', 'anna')
    const preview = (await note.says('fay', 'strike', number)).views[0]
    expect(await considered(who, number)).toContain('Only this circle’s facilitators')
    await talk.presses(who, buttonOf(preview, 'Count it as a strike'))
    expect(await strikes()).toEqual([])
  })

  it('about a facilitator is not there for her, and changes no count that she sees', async () => {
    const about = await told('fay', 'finn')
    await note.strikes('fay', about)
    const free = [1_000, 1_001].find((each) => each !== about) ?? 0
    expect(await considered('finn', about)).toBe(await considered('finn', free))
    expect(await considered('finn', await told('finn', 'anna'))).toContain('the first of 3')
  })
})
