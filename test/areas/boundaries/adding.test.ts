import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'
import { MARIGOLD, notes } from './support/notes.ts'

describe.each(databases)('what is added to a boundary note on %s', (kind) => {
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

  const entries = () => fresh.db.read.boundaryEntry.findMany({ where: { record: { communityId: talk.community } } })
  const audits = async () =>
    (await fresh.db.read.auditEvent.findMany({ where: { communityId: talk.community }, orderBy: { at: 'asc' } })).map(
      ({ actor, action }) => `${actor} ${action}`,
    )

  it('stands below what happened, corrections first, each with its day and its writer; nothing is written over', async () => {
    const number = await note.logged('fay', 'anna')
    await note.adds('fay', number, 'What was done', 'We spoke: tulip.')
    talk.clock.advance({ minutes: 1 })
    await note.adds('finn', number, 'A correction', 'It was cleo who had said it: peony.')
    talk.clock.advance({ minutes: 1 })
    await note.adds(CAST.lead, number, 'A correction', 'On Tuesday, not Monday: clover.')

    const said = await note.reads('fay', number)
    const order = [MARIGOLD, 'Read the 2 corrections below', '@finn', 'peony', '@lena', 'clover', '@fay', 'tulip']
    const places = order.map((part) => said.indexOf(part, said.indexOf(MARIGOLD)))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(said).toContain('2027-03-16T19:03:00Z')
  })

  it('is sealed, bound to its record, its kind and its writer', async () => {
    const number = await note.logged('fay', 'anna')
    await note.adds('fay', number, 'What I made of it', 'I felt it was careless: tulip.')
    expect(JSON.stringify([await entries(), talk.log])).not.toContain('tulip')
    const own = { where: { record: { communityId: talk.community } } }
    await fresh.db.transaction((tx) => tx.boundaryEntry.updateMany({ ...own, data: { kind: 'outcome' } }))
    expect(await note.reads('fay', number)).not.toContain('tulip')
  })

  it('keeps what was made of it apart: not on the note’s page, but on one of its own', async () => {
    const number = await note.logged('fay', 'anna')
    const before = await note.shown('finn', number)
    expect(() => buttonOf(before, 'What was made of it')).toThrow('no button')
    await note.adds('fay', number, 'What I made of it', 'I felt it was careless: tulip.')
    const page = await note.shown('finn', number)
    expect(textOf(page)).not.toContain('tulip')
    const apart = textOf((await talk.presses('finn', buttonOf(page, 'What was made of it'))).views[0])
    expect(apart).toContain('tulip')
    expect(apart).not.toContain('marigold')
  })

  it.each([7, 8])('asks for no opinion where only facts are kept: clause %i', async (clause) => {
    const number = await note.logged('fay', 'anna', clause)
    const page = await note.shown('fay', number)
    expect(() => buttonOf(page, 'What I made of it')).toThrow('no button')
    const { form } = await talk.says('fay', 'boundary add', {
      number: { text: `${number}` },
      kind: { text: 'opinion' },
    })
    const refused = await talk.sends('fay', form, { number: `${number}`, kind: 'opinion', words: 'careless' })
    expect(textOf(refused.views[0])).toContain('This note keeps facts only')
    expect(await entries()).toEqual([])
  })

  it('is added by command as well, with what was typed standing in the fields', async () => {
    const number = await note.logged('fay', 'anna')
    const typed = { number: { text: `${number}` }, kind: { text: 'outcome' }, words: { text: 'We spoke: tulip.' } }
    const { form } = await talk.says('fay', 'boundary add', typed)
    expect(form?.form.fields).toMatchObject([
      { initial: `${number}` },
      { initial: 'outcome' },
      { initial: 'We spoke: tulip.' },
    ])
    expect(form?.action.payload).toEqual([talk.circle])
    await talk.sends('fay', form, { number: `${number}`, kind: 'outcome', words: 'We spoke: tulip.' })
    expect(await note.reads('fay', number)).toContain('tulip')
    const wrong = await talk.sends('fay', form, { number: '48', kind: 'outcome', words: 'We spoke.' })
    expect(wrong.errors).toEqual({ number: 'The number of a note has four digits.' })
  })

  it('is one entry of a form that is sent twice, even at the same moment', async () => {
    const number = await note.logged('fay', 'anna')
    const { form } = await talk.presses('fay', buttonOf(await note.shown('fay', number), 'A correction'))
    await Promise.all([1, 2].map(() => talk.sends('fay', form, { words: 'It was cleo.' })))
    await talk.sends('fay', form, { words: 'It was cleo.' })
    expect(await entries()).toHaveLength(1)
    expect((await audits()).filter((each) => each === 'fay boundary.add-correction')).toHaveLength(1)
    // another's form with the same id gives nothing away, and makes nothing
    expect(textOf((await talk.sends('finn', form, { words: 'It was bea.' })).views[0])).not.toContain('Added')
    expect(await entries()).toHaveLength(1)
  })

  it.each(['anna', 'bea', CAST.steward, CAST.outsider])('%s adds nothing', async (who) => {
    const number = await note.logged('fay', 'anna')
    const page = await note.shown('fay', number)
    const { form } = await talk.presses('fay', buttonOf(page, 'A correction'))
    for (const came of [
      await talk.presses(who, buttonOf(page, 'What was done')),
      await talk.sends(who, form, { words: 'It was not so.' }),
      await talk.says(who, 'boundary add', { number: { text: `${number}` } }),
      await talk.presses(who, buttonOf(page, 'They have been told')),
    ]) {
      expect(came.form).toBeNull()
      expect(textOf(came.views[0])).toContain('Boundary notes are open to')
    }
    expect(await entries()).toEqual([])
  })

  it('is refused in the same words where there is none and where the note is about oneself', async () => {
    const about = await note.logged('fay', 'finn')
    const page = await note.shown('fay', about)
    const free = [1_000, 1_001].find((each) => each !== about) ?? 0
    for (const button of ['A correction', 'What was done', 'What I made of it', 'They have been told']) {
      const action = buttonOf(page, button)
      const payloads = [about, free].map((number) => action.payload.map((part, at) => (at === 1 ? `${number}` : part)))
      const answers = []
      for (const payload of payloads) {
        const came = await talk.presses('finn', { ...action, payload })
        const sent = came.form
          ? await talk.sends('finn', came.form, { words: 'No.', by: ['fay'], on: '2027-03-16' })
          : came
        answers.push(textOf(sent.views[0]))
      }
      expect(answers[0]).toContain('There is no note with that number that you can read here.')
      expect(answers[1]).toBe(answers[0])
    }
    expect(await entries()).toEqual([])
  })

  describe('telling', () => {
    it('says by whom and when, and is the bot’s at no time', async () => {
      const number = await note.logged('fay', 'anna')
      expect(await note.reads('fay', number)).toContain('Not yet: they read nothing of it.')
      talk.clock.advance({ hours: 48 })
      const came = await note.tells('fay', number, { by: ['finn'], on: '2027-03-17' })
      expect(textOf(came.views[0])).toContain('they have been told')
      expect(await note.reads('fay', number)).toContain('Told @finn , 2027-03-17T12:00:00Z')
      expect(await fresh.db.read.post.findMany({ where: { communityId: talk.community } })).toEqual([])
      expect(await audits()).toContain('fay boundary.told')
    })

    it.each([
      ['by herself', { by: ['anna'] }, 'Nobody is told of a note by themselves'],
      ['before it was written', { on: '2027-03-15' }, 'Choose the day of the conversation'],
      ['on a day to come', { on: '2027-03-17' }, 'Choose the day of the conversation'],
    ])('is refused %s', async (_, values, words) => {
      const number = await note.logged('fay', 'anna')
      expect(textOf((await note.tells('fay', number, values)).views[0])).toContain(words)
      expect(await note.reads('fay', number)).toContain('Not yet')
    })

    it('stays as it is, once it is said', async () => {
      const number = await note.logged('fay', 'anna')
      const { form } = await talk.presses('finn', buttonOf(await note.shown('finn', number), 'They have been told'))
      await note.tells('fay', number)
      const second = await talk.sends('finn', form, { by: ['finn'], on: '2027-03-16', what: MARIGOLD })
      expect(textOf(second.views[0])).toContain('They have been told already')
      expect(textOf((await note.says('finn', 'told', number)).views[0])).toContain('They have been told already')
      expect(await note.reads('finn', number)).toContain('Told @fay')
    })

    it('shows by command first what she will read, with the way to say that she has been told', async () => {
      const number = await note.logged('fay', 'anna')
      const preview = (await note.says('fay', 'told', number)).views[0]
      expect(textOf(preview)).toContain('marigold')
      const { form } = await talk.presses('fay', buttonOf(preview, 'They have been told'))
      expect(form?.form.fields).toMatchObject([{ initial: ['fay'] }, { initial: '2027-03-16' }, { initial: MARIGOLD }])
    })
  })
})
