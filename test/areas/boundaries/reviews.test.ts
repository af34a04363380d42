import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { outlived, purgeRecords } from '../../../src/areas/boundaries/retention.ts'
import { REVIEW_UNREACHED } from '../../../src/areas/boundaries/topics.ts'
import { HOUSE } from '../../../src/compose/house.ts'
import type { Tables } from '../../../src/data/db.ts'
import { dateOf } from '../../../src/data/times.ts'
import { viewOf } from '../../../src/outbox/content.ts'
import { parsePost, postSummary } from '../../../src/outbox/row.ts'
import { notifyTopic } from '../../../src/outbox/topic-binding.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'
import { notes } from './support/notes.ts'

describe.each(databases)('a review of a boundary note on %s', (kind) => {
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

  const posts = () => fresh.db.read.post.findMany({ where: { communityId: talk.community }, orderBy: { to: 'asc' } })
  /** As delivery says it of a message that did not arrive. */
  const undelivered = (tx: Tables, row: Parameters<typeof parsePost>[0]) =>
    notifyTopic(HOUSE.topics, 'onUndelivered', postSummary(parsePost(row)), {
      tx,
      work: talk.work,
      now: talk.clock.now(),
    })
  const told = async (about: string) => {
    const number = await note.logged('fay', about)
    await note.tells('fay', number)
    return number
  }
  const asks = async (who: string) => {
    const came = await talk.presses(who, buttonOf(await note.mine(who), 'Ask for a review'))
    talk.clock.advance({ minutes: 1 })
    return came
  }
  const closes = (who: string, number: number) => note.adds(who, number, 'Close the review', 'We heard both: violet.')
  const closed = (days: number) => {
    const at = dateOf(talk.clock.now())
    talk.clock.advance({ hours: 24 * days })
    return fresh.db.transaction((tx) =>
      tx.circle.update({ where: { id: talk.circle }, data: { state: 'closed', closedAt: at } }),
    )
  }

  it('is told to the facilitators and the safeguarding lead: that something is waiting, and not what', async () => {
    const number = await told('anna')
    expect(textOf((await asks('anna')).views[0])).toContain('You can also speak to @lena or @dora')
    const notices = await posts()
    expect(notices.map(({ toKind, to }) => `${toKind} ${to}`)).toEqual(['person fay', 'person finn', 'person lena'])
    for (const row of notices) {
      const view = viewOf(talk.work.cipher, row)
      expect(textOf(view)).toBe('Something is waiting for you. Read it Get help now')
      expect(view.fallback).toBe('Something is waiting for you.')
      expect(textOf((await talk.presses(row.to, buttonOf(view, 'Read it'))).views[0])).toContain(`No. ${number}`)
      expect(textOf((await talk.presses('bea', buttonOf(view, 'Read it'))).views[0])).not.toContain('marigold')
    }
    expect(textOf((await talk.says('finn', 'boundary list')).views[0])).toContain('review asked for')
  })

  it('is one, asked for twice', async () => {
    await told('anna')
    const mine = await note.mine('anna')
    await Promise.all([1, 2].map(() => talk.presses('anna', buttonOf(mine, 'Ask for a review'))))
    talk.clock.advance({ minutes: 5 })
    await talk.presses('anna', buttonOf(mine, 'Ask for a review'))
    expect(await posts()).toHaveLength(3)
    const asked = await note.mine('anna')
    expect(() => buttonOf(asked, 'Ask for a review')).toThrow('no button')
  })

  it('is told to nobody whom it is about: a facilitator’s to the other, the safeguarding lead’s to the deputy', async () => {
    await told('finn')
    await asks('finn')
    expect((await posts()).map(({ to }) => to)).toEqual(['fay', 'lena'])
    const seat = { circleId: talk.circle, person: CAST.lead, role: 'member', state: 'in' }
    await fresh.db.transaction((tx) => tx.seat.create({ data: seat }))
    await told(CAST.lead)
    await asks(CAST.lead)
    expect((await posts()).map(({ to }) => to)).toEqual(['dora', 'fay', 'fay', 'finn', 'lena'])
  })

  it('is asked for by nobody else', async () => {
    await told('anna')
    const press = buttonOf(await note.mine('anna'), 'Ask for a review')
    for (const who of ['bea', 'fay', CAST.lead])
      expect(textOf((await talk.presses(who, press)).views[0])).toContain('There is no note')
    expect(await posts()).toEqual([])
  })

  it('is closed by another than who wrote the note, with what came of it, and she learns that something is waiting', async () => {
    const number = await told('anna')
    await asks('anna')
    const page = await note.shown('fay', number)
    expect(() => buttonOf(page, 'Close the review')).toThrow('no button')
    const { form } = await talk.presses('finn', buttonOf(await note.shown('finn', number), 'Close the review'))
    expect(textOf((await talk.sends('fay', form, { words: 'No.' })).views[0])).toContain('somebody else than who wrote')
    await Promise.all([1, 2].map(() => talk.sends('finn', form, { words: 'We heard both: violet.' })))

    const own = textOf(await note.mine('anna'))
    for (const part of ['What came of the review', 'violet', 'Done 2027']) expect(own).toContain(part)
    expect(own.split('violet')).toHaveLength(2)
    expect(own).not.toContain('@')
    const [hers] = (await posts()).filter((row) => row.to === 'anna')
    const view = hers && viewOf(talk.work.cipher, hers)
    expect(textOf(view)).toBe('Something is waiting for you. Read it Get help now')
    expect(textOf((await talk.presses('anna', buttonOf(view, 'Read it'))).views[0])).toContain('violet')
    expect((await posts()).filter((row) => row.to === 'anna')).toHaveLength(1)
  })

  it('can be asked for again', async () => {
    const number = await told('anna')
    await asks('anna')
    await closes(CAST.lead, number)
    talk.clock.advance({ minutes: 1 })
    await asks('anna')
    expect(await posts()).toHaveLength(7)
    await closes('finn', number)
    expect((await note.reads('fay', number)).split('violet')).toHaveLength(3)
  })

  it('says on the note whom its notice did not reach, and lets the others know once more', async () => {
    const number = await told('anna')
    await asks('anna')
    const [, finn] = await posts()
    expect(await note.reads('fay', number)).not.toContain('did not reach')
    await fresh.db.transaction(async (tx) => {
      const failed = await tx.post.update({ where: { id: finn?.id ?? '' }, data: { state: 'failed' } })
      for (const _ of ['once', 'twice']) await undelivered(tx, failed)
    })
    expect(await note.reads('fay', number)).toContain('did not reach @finn')
    const again = (await posts()).map(({ to }) => to)
    expect(again).toEqual(['fay', 'fay', 'finn', 'lena', 'lena'])
    expect(textOf(await note.mine('anna'))).not.toContain('may not have reached anybody')
    // a notice about a notice is not told of again
    const more = (await posts()).find((row) => row.topic === REVIEW_UNREACHED.name)
    if (more === undefined) throw new Error('nobody was told again')
    await fresh.db.transaction((tx) => undelivered(tx, more))
    expect(await posts()).toHaveLength(5)
  })

  it('says to her when it may have reached nobody, and whom to speak to', async () => {
    await told('anna')
    await asks('anna')
    await fresh.db.transaction((tx) =>
      tx.post.updateMany({ where: { communityId: talk.community }, data: { state: 'failed' } }),
    )
    expect(textOf(await note.mine('anna'))).toContain('Please speak to @lena or @dora yourself')
  })

  it('keeps the note while it is open, and for two weeks after, whatever setup says', async () => {
    const [number, other] = [await told('anna'), await told('bea')]
    await asks('anna')
    await closed(31)
    const run = () => fresh.db.transaction((tx) => purgeRecords(tx, talk.circle, talk.clock.now()))
    expect(await outlived(fresh.db.read, talk.circle, talk.clock.now())).toHaveLength(1)
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
    expect(textOf((await note.says('fay', 'show', other)).views[0])).toContain('There is no note')
    expect(await note.reads('finn', number)).toContain('marigold')

    await closes('finn', number)
    talk.clock.advance({ hours: 24 * 13 })
    expect(await run()).toBe(0)
    expect(textOf(await note.mine('anna'))).toContain('violet')
    talk.clock.advance({ hours: 24 })
    expect(await run()).toBe(1)
    expect(textOf(await note.mine('anna'))).toContain('There is no note for you to read')
    expect(await fresh.db.read.boundaryEntry.findMany({ where: { record: { communityId: talk.community } } })).toEqual(
      [],
    )
  })

  it('and all else of a note works for a closed circle, named from outside its room', async () => {
    const number = await told('anna')
    await closed(1)
    const inTuesday = { circle: { text: 'Tuesday' }, number: { text: `${number}` } }
    const { form } = await talk.says('fay', 'boundary add', { ...inTuesday, kind: { text: 'outcome' } }, null)
    await talk.sends('fay', form, { number: `${number}`, kind: 'outcome', words: 'We spoke: clover.' })
    expect(textOf((await talk.says('fay', 'boundary show', inTuesday, null)).views[0])).toContain('clover')
    const offered = (who: string) => talk.suggested(who, 'boundary add', 'circle', 'tues', null)
    for (const who of ['fay', CAST.lead]) expect((await offered(who)).choices).toMatchObject([{ label: 'Tuesday' }])
    for (const who of ['anna', CAST.outsider]) expect((await offered(who)).choices).toEqual([])
  })

  describe('who has read it', () => {
    const opens = async (who: string, number: number) =>
      textOf((await talk.presses(who, buttonOf(await note.shown(who, number), 'Who has read this'))).views[0])

    it('is seen by the safeguarding lead and the deputy, newest first: who, when and what they did', async () => {
      const number = await note.logged('fay', 'anna')
      await talk.says('finn', 'boundary list')
      talk.clock.advance({ minutes: 1 })
      await note.tells('finn', number)
      await note.mine('anna')
      talk.clock.advance({ minutes: 1 })
      const said = await opens(CAST.lead, number)
      const order = ['@anna · read it, as', '@finn · noted that', '@finn · looked at the list', '@fay · wrote it']
      const places = order.map((part) => said.indexOf(part))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places.every((place) => place >= 0)).toBe(true)
      talk.clock.advance({ minutes: 1 })
      expect(await opens(CAST.deputy, number)).toContain('@lena · looked at who has read it')
    })

    it('is not for facilitators, members or stewards', async () => {
      const number = await note.logged('fay', 'anna')
      const page = await note.shown('fay', number)
      expect(() => buttonOf(page, 'Who has read this')).toThrow('no button')
      const press = buttonOf(await note.shown(CAST.lead, number), 'Who has read this')
      for (const who of ['fay', 'finn', 'anna', CAST.steward])
        expect(textOf((await talk.presses(who, press)).views[0])).toContain('for the safeguarding lead and the deputy')
    })

    it('has pages, and does not count the list as seen by her whom it is about', async () => {
      const number = await note.logged('fay', 'finn')
      talk.clock.advance({ minutes: 1 })
      await talk.says('finn', 'boundary list')
      for (let at = 0; at < 16; at += 1) {
        talk.clock.advance({ minutes: 1 })
        await talk.says('fay', 'boundary show', { number: { text: `${number}` } })
      }
      talk.clock.advance({ minutes: 1 })
      const press = buttonOf(await note.shown(CAST.lead, number), 'Who has read this')
      const first = (await talk.presses(CAST.lead, press)).views[0]
      const second = (await talk.presses(CAST.lead, buttonOf(first, 'Older'))).views[0]
      expect(textOf(first).split('@fay · read it')).toHaveLength(14)
      expect(textOf(second).split('@fay · read it')).toHaveLength(4)
      expect(textOf(second)).toContain('@fay · wrote it')
      expect(textOf(first) + textOf(second)).not.toContain('@finn')
      expect(() => buttonOf(second, 'Older')).toThrow('no button')
    })
  })
})
