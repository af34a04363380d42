import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { WHAT_AT_MOST } from '../../../src/areas/boundaries/rules.ts'
import { record } from '../../../src/areas/boundaries/service.ts'
import type { View } from '../../../src/chat/view.ts'
import { newId } from '../../../src/data/ids.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, choiceOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Came, openCircle, type Talk } from '../../support/talk.ts'

const MARIGOLD = 'She read out what bea had said in confidence: marigold.'

describe.each(databases)('boundary notes on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, definitions)
  })
  afterAll(() => fresh.close())

  const mine = () => ({ where: { communityId: talk.community } })
  const rows = () => fresh.db.read.boundaryRecord.findMany(mine())
  const audits = async () =>
    (await fresh.db.read.auditEvent.findMany({ ...mine(), orderBy: { at: 'asc' } })).map(
      ({ actor, action, subject }) => `${actor} ${action} ${subject}`,
    )
  const filled = (about: string, clause = '1', what = MARIGOLD) => ({ who: [about], clause, what })
  const logs = async (who: string, about: string, clause?: string, what?: string): Promise<Came> => {
    const { form } = await talk.says(who, 'boundary log')
    return talk.sends(who, form, filled(about, clause, what))
  }
  const numberIn = (view: View | undefined) => Number(/no\. (\d{4}) of/.exec(textOf(view))?.[1])
  const logged = async (who: string, about: string) => numberIn((await logs(who, about)).views[0])
  const shows = (who: string, number: number) => talk.says(who, 'boundary show', { number: { text: String(number) } })
  const denied = 'Boundary notes are open to'

  it('is kept from three fields, and read by the facilitators', async () => {
    const number = await logged('fay', 'anna')
    const { views } = await shows('finn', number)
    const said = textOf(views[0])
    for (const part of [MARIGOLD, '@anna', '@fay', '1. What is said here stays here', '2027-03-16T19:00:00Z'])
      expect(said).toContain(part)
  })

  it('says who can read it and what people do next, and tells nobody', async () => {
    const said = textOf((await logs('fay', 'anna')).views[0])
    for (const part of ['until somebody has told them', 'private conversation', '@lena or @dora', '020 7946 0000'])
      expect(said).toContain(part)
    expect(said).toContain('Get help now')
    expect(await fresh.db.read.post.findMany(mine())).toEqual([])
  })

  it('stays a note where it is about time, and offers a different start', async () => {
    const said = textOf((await logs('fay', 'anna', '8')).views[0])
    expect(said).toContain('never counts as a strike')
    expect(said).toContain('offer a different start')
    expect(textOf((await logs('fay', 'anna', '7')).views[0])).toContain('this clause never counts as a strike')
  })

  it('names the deputy alone as the one to turn to when it is about the safeguarding lead', async () => {
    const seat = { circleId: talk.circle, person: CAST.lead, role: 'member', state: 'in' }
    await fresh.db.transaction((tx) => tx.seat.create({ data: seat }))
    const said = textOf((await logs('fay', CAST.lead)).views[0])
    expect(said).toContain('tell @dora')
    expect(said).not.toContain('@lena')
  })

  it('takes the person, the clause and the words from the command’s options', async () => {
    const options = { person: { person: 'anna' }, clause: { text: '3 · Listen' }, what: { text: MARIGOLD } }
    const { form } = await talk.says('fay', 'boundary log', options)
    expect(form?.form.fields).toMatchObject([
      { name: 'who', initial: ['anna'] },
      { name: 'clause', initial: '3' },
      { name: 'what', initial: MARIGOLD },
    ])
    expect(form?.action.payload).toEqual([talk.circle])
  })

  it('takes the author of a message along, and nothing else of it', async () => {
    const { form } = await talk.chooses('fay', 'boundaries.log-from-message', 'anna')
    expect(form?.form.fields).toMatchObject([{ initial: ['anna'] }, { initial: '' }, { initial: '' }])
    await talk.sends('fay', form, filled('anna'))
    expect(JSON.stringify(await rows())).not.toContain('a message')
  })

  it('makes one record of a form that is sent twice, even at the same moment', async () => {
    const { form } = await talk.says('fay', 'boundary log')
    const both = await Promise.all([1, 2].map(() => talk.sends('fay', form, filled('anna'))))
    const third = await talk.sends('fay', form, filled('anna'))
    const numbers = [...both, third].map((came) => numberIn(came.views[0]))
    expect(numbers[0]).toBeGreaterThan(999)
    expect(new Set(numbers).size).toBe(1)
    expect(await rows()).toHaveLength(1)
    expect((await audits()).filter((each) => each.includes('boundary.log'))).toHaveLength(1)
  })

  it('gives nothing away to another who sends a form with the same id', async () => {
    const acting = { community: talk.community, circle: talk.circle, person: 'fay', now: talk.clock.now() }
    const wanted = { about: 'anna', clause: 1, what: MARIGOLD, madeFrom: newId() }
    await record(talk.work, acting, wanted)
    await expect(record(talk.work, { ...acting, person: 'finn' }, wanted)).rejects.toThrow('kit.gone')
  })

  it('keeps what was written when it cannot be taken, for ‘Edit again’', async () => {
    const { form } = await talk.says('fay', 'boundary log')
    const refused = await talk.sends('fay', form, filled('otto'))
    expect(textOf(refused.views[0])).toContain('has no seat in this circle')
    expect(await rows()).toEqual([])

    const again = await talk.presses('fay', buttonOf(refused.views[0], 'Edit again'))
    expect(again.form?.form.fields).toMatchObject([{ initial: ['otto'] }, { initial: '1' }, { initial: MARIGOLD }])
    const { views } = await talk.sends('fay', again.form, filled('anna'))
    expect(numberIn(views[0])).toBeGreaterThan(999)
    expect(await rows()).toHaveLength(1)
  })

  it('refuses a note about oneself in kind words', async () => {
    expect(textOf((await logs('fay', 'fay')).views[0])).toContain('safeguarding lead is there to talk it over')
    expect(await rows()).toEqual([])
  })

  it('can be about one who has left since', async () => {
    const seat = { circleId_person: { circleId: talk.circle, person: 'anna' } }
    await fresh.db.transaction((tx) => tx.seat.update({ where: seat, data: { state: 'left' } }))
    expect(await logged('fay', 'anna')).toBeGreaterThan(999)
  })

  it('says in the form when the words are too many, and takes as many as fit', async () => {
    const { form } = await talk.says('fay', 'boundary log')
    const long = await talk.sends('fay', form, filled('anna', '1', 'x'.repeat(3_000)))
    expect(long.errors).toEqual({ what: `3000 characters; at most ${WHAT_AT_MOST} fit.` })
    await talk.sends('fay', form, filled('anna', '1', '*'.repeat(WHAT_AT_MOST)))
    expect(await rows()).toHaveLength(1)
  })

  it('refuses a clause that there is not', async () => {
    expect(textOf((await logs('fay', 'anna', '9')).views[0])).toContain('no such clause')
    expect(await rows()).toEqual([])
  })

  it('lies encrypted in the database, bound to whom it is about', async () => {
    const number = await logged('fay', 'anna')
    expect(JSON.stringify([await rows(), talk.log])).not.toContain('marigold')
    await fresh.db.transaction((tx) => tx.boundaryRecord.updateMany({ ...mine(), data: { about: 'bea' } }))
    expect(textOf((await shows('finn', number)).views[0])).not.toContain('marigold')
  })

  it('keeps the clause as it stood', async () => {
    const number = await logged('fay', 'anna')
    const first = { agreement: { circleId: talk.circle }, number: 1 }
    await fresh.db.transaction((tx) => tx.clause.updateMany({ where: first, data: { words: 'Changed since.' } }))
    expect(textOf((await shows('fay', number)).views[0])).toContain('1. What is said here stays here')
  })

  it('writes down each writing and each reading, and who', async () => {
    const number = await logged('fay', 'anna')
    talk.clock.advance({ minutes: 1 })
    await talk.says('finn', 'boundary list')
    talk.clock.advance({ minutes: 1 })
    await shows(CAST.lead, number)
    const [row] = await rows()
    expect(await audits()).toEqual([
      `fay boundary.log ${row?.id}`,
      `finn boundary.list ${talk.circle}`,
      `${CAST.lead} boundary.read ${row?.id}`,
    ])
  })

  describe('who can read', () => {
    it.each(['fay', 'finn', CAST.lead, CAST.deputy])('%s can', async (who) => {
      const number = await logged('fay', 'anna')
      const list = (await talk.says(who, 'boundary list')).views[0]
      expect(textOf(list)).toContain(`No. ${number}`)
      expect(textOf(list)).not.toContain('marigold')
      const chosen = await talk.presses(who, choiceOf(list).action, String(number))
      expect(textOf(chosen.views[0])).toContain('marigold')
    })

    it.each(['anna', 'bea', CAST.steward, CAST.outsider])('%s cannot', async (who) => {
      const number = await logged('fay', 'anna')
      const list = (await talk.says('fay', 'boundary list')).views[0]
      const before = await audits()
      for (const came of [
        await talk.says(who, 'boundary list'),
        await shows(who, number),
        await talk.presses(who, choiceOf(list).action, String(number)),
        await talk.says(who, 'boundary list', { circle: { text: 'Tuesday' } }, null),
      ])
        expect(textOf(came.views[0])).toContain(denied)
      expect(await audits()).toEqual(before)
    })

    it.each(['anna', CAST.steward, CAST.lead, CAST.outsider])('%s cannot write one', async (who) => {
      const { form } = await talk.says('fay', 'boundary log')
      for (const came of [
        await talk.says(who, 'boundary log'),
        await talk.chooses(who, 'boundaries.log-from-message', 'bea'),
        await talk.sends(who, form, filled('bea')),
      ]) {
        expect(came.form).toBeNull()
        expect(textOf(came.views[0])).toContain('Only this circle’s facilitators')
      }
      expect((await talk.suggested(who, 'boundary log', 'clause', '')).choices).toEqual([])
      expect(await rows()).toEqual([])
    })

    it('the safeguarding lead names the circle where no room tells it', async () => {
      const number = await logged('fay', 'anna')
      const inTuesday = { circle: { text: 'tuesday' } }
      expect(textOf((await talk.says(CAST.lead, 'boundary list', {}, null)).views[0])).toContain(denied)
      expect(textOf((await talk.says(CAST.lead, 'boundary list', inTuesday, null)).views[0])).toContain(`${number}`)
      const shown = await talk.says(CAST.lead, 'boundary show', { ...inTuesday, number: { text: `${number}` } }, null)
      expect(textOf(shown.views[0])).toContain('marigold')
      const offered = (who: string) => talk.suggested(who, 'boundary list', 'circle', 'tues', null)
      for (const who of [CAST.lead, 'fay']) expect((await offered(who)).choices).toMatchObject([{ label: 'Tuesday' }])
      for (const who of ['anna', CAST.outsider]) expect((await offered(who)).choices).toEqual([])
    })

    it('the named contact of a self-facilitated circle writes and reads, from outside its room', async () => {
      const id = newId()
      const circle = { id, communityId: talk.community, name: 'Thursday', number: 2, room: 'room2', contact: 'con' }
      await fresh.db.transaction((tx) => openCircle(tx, circle, talk.clock.now()))
      const inThursday = { circle: { text: 'Thursday' } }
      const { form } = await talk.says('con', 'boundary log', inThursday, null)
      const number = numberIn((await talk.sends('con', form, filled('anna'))).views[0])
      expect(textOf((await talk.says('con', 'boundary list', inThursday, null)).views[0])).toContain(`${number}`)
      expect(textOf((await talk.says('fay', 'boundary list', inThursday)).views[0])).toContain(denied)
      expect(textOf((await talk.says('fay', 'boundary list')).views[0])).toContain('no note here')
    })

    it('nobody reads another community’s, by any number or circle', async () => {
      const number = await logged('fay', 'anna')
      const inTuesday = choiceOf((await talk.says('fay', 'boundary list')).views[0])
      talk = await aTalk(fresh.db, definitions)
      const { views } = await talk.presses('fay', inTuesday.action, String(number))
      expect(textOf(views[0])).toContain('no such circle')
      expect(textOf((await shows('fay', number)).views[0])).toContain('no note with that number')
    })
  })

  describe('for a facilitator whom it is about', () => {
    it('it does not exist: not in the list, not by its number, not by a gap', async () => {
      const others = [await logged('fay', 'anna'), await logged('fay', 'bea')]
      const before = (await talk.says('finn', 'boundary list')).views[0]
      const about = await logged('fay', 'finn')

      const after = (await talk.says('finn', 'boundary list')).views[0]
      expect(after).toEqual(before)
      expect(
        choiceOf(after)
          .options.map((each) => Number(each.value))
          .sort(),
      ).toEqual(others.sort())
      expect(textOf((await talk.says('fay', 'boundary list')).views[0])).toContain(`${about}`)

      const free = [1_000, 1_001, 1_002, 1_003].find((number) => ![...others, about].includes(number)) ?? 0
      const none = await shows('finn', free)
      expect(await shows('finn', about)).toEqual(none)
      expect(await talk.presses('finn', choiceOf(after).action, String(about))).toEqual(none)
    })

    it('what she logs next tells her nothing either', async () => {
      const alone = textOf((await logs('finn', 'anna')).views[0])
      await logged('fay', 'finn')
      const after = textOf((await logs('finn', 'anna')).views[0])
      expect(after.replace(/no\. \d+/, '')).toBe(alone.replace(/no\. \d+/, ''))
    })

    it('it looks as if there were none where it is the only one', async () => {
      const before = (await talk.says('finn', 'boundary list')).views
      await logged('fay', 'finn')
      expect((await talk.says('finn', 'boundary list')).views).toEqual(before)
    })

    it('and for the safeguarding lead alike', async () => {
      const seat = { circleId: talk.circle, person: CAST.lead, role: 'member', state: 'in' }
      await fresh.db.transaction((tx) => tx.seat.create({ data: seat }))
      const number = await logged('fay', CAST.lead)
      expect(textOf((await shows(CAST.lead, number)).views[0])).toContain('no note with that number')
      expect(textOf((await shows(CAST.deputy, number)).views[0])).toContain('marigold')
    })
  })
})
