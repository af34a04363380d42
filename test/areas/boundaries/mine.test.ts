import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { ownSidesOf } from '../../../src/areas/boundaries/retention.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, choiceOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'
import { notes } from './support/notes.ts'

describe.each(databases)('one’s own boundary notes on %s', (kind) => {
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

  it('are not there before somebody has told her, in exactly the same words as where there are none', async () => {
    const none = await note.mine('bea')
    expect(textOf(none)).toContain('There is no note for you to read')
    const number = await note.logged('fay', 'anna')
    await note.adds('fay', number, 'What was done', 'We will speak soon.')
    expect(await note.mine('anna')).toEqual(none)
    const row = await fresh.db.read.boundaryRecord.findFirstOrThrow({ where: { communityId: talk.community } })
    const guess = (record: string) => talk.presses('anna', { id: 'boundaries.open-own', payload: [record, '0'] })
    expect(await guess(row.id)).toEqual(await guess('abcdefghijkl'))
    await note.tells('fay', number)
    expect(textOf(await note.mine('anna'))).toContain('marigold')
    expect(await note.mine('bea')).toEqual(none)
  })

  it('leave the same trace whether there is one to read or not', async () => {
    await note.logged('fay', 'anna')
    for (const who of ['anna', 'bea']) await note.mine(who)
    const looked = { communityId: talk.community, action: { startsWith: 'boundary.mine' } }
    const events = await fresh.db.read.auditEvent.findMany({ where: looked, orderBy: { actor: 'asc' } })
    expect(events.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)).toEqual([
      'anna boundary.mine anna',
      'bea boundary.mine bea',
    ])
  })

  it('say which clause, when, what happened, what was done and the strike; nobody else, and no opinion', async () => {
    const number = await note.logged('fay', 'anna', 3, 'Spoke over somebody twice: marigold.')
    await note.adds('finn', number, 'What I made of it', 'I felt it was careless: tulip.')
    talk.clock.advance({ minutes: 1 })
    await note.tells('finn', number)
    await note.adds('finn', number, 'A correction', 'It was once: peony.')
    await note.adds('fay', number, 'What was done', 'We spoke, and will start a turn earlier: clover.')
    await note.strikes('fay', number)

    const own = textOf(await note.mine('anna'))
    for (const part of ['Tuesday', '3. Listen to the end', '2027-03-16T19:01:00Z', 'marigold', 'peony', 'clover'])
      expect(own).toContain(part)
    expect(own).toContain('Given 2027')
    expect(own).toContain('It counts until the circle ends')
    for (const never of ['tulip', '@', 'fay', 'finn']) expect(own).not.toContain(never)
  })

  it('are in the words that were written for her, where the first ones name somebody', async () => {
    const number = await note.logged('fay', 'anna', 1, 'Bea says that she told her sister: marigold.')
    await note.adds('fay', number, 'A correction', 'Cleo says it was her brother: peony.')
    talk.clock.advance({ minutes: 1 })
    await note.tells('fay', number, { what: 'Something said here was told outside: violet.' })
    await note.adds('fay', number, 'A correction', 'It was told once: clover.')
    const own = textOf(await note.mine('anna'))
    for (const part of ['violet', 'clover']) expect(own).toContain(part)
    for (const never of ['marigold', 'peony', 'Bea', 'Cleo']) expect(own).not.toContain(never)
    const kept = await note.reads('fay', number)
    for (const part of ['marigold', 'peony', 'violet', 'in the words that they can read']) expect(kept).toContain(part)
  })

  it('can be several: a list, and each read by itself, wherever she is and after she has left the circle', async () => {
    for (const clause of [1, 2]) await note.tells('fay', await note.logged('fay', 'anna', clause))
    const hidden = await note.logged('fay', 'anna', 4)
    const seat = { circleId_person: { circleId: talk.circle, person: 'anna' } }
    await fresh.db.transaction((tx) => tx.seat.update({ where: seat, data: { state: 'left' } }))
    const list = await note.mine('anna')
    expect(choiceOf(list).options).toHaveLength(2)
    expect(textOf(list)).not.toContain(String(hidden))
    expect(textOf(list)).not.toContain('marigold')
    const [newest] = choiceOf(list).options
    const read = await talk.presses('anna', choiceOf(list).action, newest?.value)
    expect(textOf(read.views[0])).toContain('2. Share only')
    const stranger = await talk.presses('bea', choiceOf(list).action, newest?.value)
    expect(textOf(stranger.views[0])).toContain('There is no note with that number')
  })

  it('take her side, sealed and named as hers, and once where it is sent twice', async () => {
    const number = await note.logged('fay', 'anna')
    await note.tells('fay', number)
    const { form } = await talk.presses('anna', buttonOf(await note.mine('anna'), 'Add my side'))
    await Promise.all([1, 2].map(() => talk.sends('anna', form, { words: 'I had asked her first: violet.' })))
    await talk.sends('anna', form, { words: 'I had asked her first: violet.' })
    for (const read of [textOf(await note.mine('anna')), await note.reads('finn', number)])
      expect(read.split('violet')).toHaveLength(2)
    expect(textOf(await note.mine('anna'))).toContain('Your side')
    expect(await note.reads('finn', number)).toMatch(/Their side · \S+ · @anna I had asked/)
    const rows = await fresh.db.read.boundaryEntry.findMany({ where: { record: { communityId: talk.community } } })
    expect(JSON.stringify(rows)).not.toContain('violet')
  })

  it('take no side of anybody else', async () => {
    const number = await note.logged('fay', 'anna')
    await note.tells('fay', number)
    const { form } = await talk.presses('anna', buttonOf(await note.mine('anna'), 'Add my side'))
    for (const who of ['bea', 'fay', CAST.lead])
      expect(textOf((await talk.sends(who, form, { words: 'Not mine.' })).views[0])).toContain('There is no note')
  })

  it('leave for her own data what she wrote herself, and nothing that tells of the rest', async () => {
    const hers = (who: string) => ownSidesOf(fresh.db.read, talk.work.cipher, talk.community, who)
    const number = await note.logged('fay', 'anna')
    await note.tells('fay', number)
    expect(await hers('anna')).toEqual([])
    const { form } = await talk.presses('anna', buttonOf(await note.mine('anna'), 'Add my side'))
    await talk.sends('anna', form, { words: 'I had asked her first: violet.' })
    expect(await hers('anna')).toEqual([
      { id: expect.any(String), at: talk.clock.now(), words: 'I had asked her first: violet.' },
    ])
    expect(await hers('fay')).toEqual([])
  })

  it('are there for a facilitator too, once she has been told; the note itself stays away from her', async () => {
    const number = await note.logged('fay', 'finn')
    await note.tells('fay', number)
    expect(textOf(await note.mine('finn'))).toContain('marigold')
    expect(textOf((await note.says('finn', 'show', number)).views[0])).toContain('There is no note with that number')
    expect(textOf((await talk.says('finn', 'boundary list')).views[0])).toContain('There is no note here')
  })
})
