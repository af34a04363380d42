import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/roundel/retention.ts'
import { forgetInTime } from '../../../src/areas/personal-data/forget.ts'
import { FORGET_DAILY } from '../../../src/areas/personal-data/jobs.ts'
import { HOUSE } from '../../../src/compose/house.ts'
import { ensureDaily, nextDaily } from '../../../src/jobs/daily.ts'
import { logAt } from '../../../src/ops/log.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'
import { everythingIn, holding, swept } from './support/everything.ts'
import {
  aDraft,
  aMessage,
  aNote,
  anIncident,
  anotherCircle,
  aSession,
  closes,
  leaves,
  settled,
  WORDS,
} from './support/planted.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('the night in which a community’s daily work is done', () => {
  const next = (now: string, zone: string | null = 'Europe/London') => nextDaily(FORGET_DAILY, zone, at(now)).toString()

  it('is the coming one, by the clock there', () => {
    expect(next('2027-01-10T01:00:00Z')).toBe('2027-01-10T03:20:00Z')
    expect(next('2027-01-10T03:20:00Z')).toBe('2027-01-11T03:20:00Z')
    expect(next('2027-01-10T12:00:00Z', 'Pacific/Auckland')).toBe('2027-01-10T14:20:00Z')
    expect(next('2027-01-10T12:00:00Z', null)).toBe('2027-01-11T03:20:00Z')
  })

  it('keeps its hour over both changes of the clocks, also where that hour is left out', () => {
    expect(next('2027-03-27T12:00:00Z')).toBe('2027-03-28T02:20:00Z')
    expect(next('2027-10-30T12:00:00Z')).toBe('2027-10-31T03:20:00Z')
    // Casey goes on by three hours at midnight, in some years: whatever the zone, there is one night a day
    expect(next('2020-10-03T10:00:00Z', 'Antarctica/Casey')).toBe('2020-10-03T16:20:00Z')
  })
})

describe.each(databases)('what has had its time goes each night, on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  let lines: string[]
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    await swept(fresh.db)
    talk = await aTalk(fresh.db, definitions)
    lines = []
  })
  afterAll(() => fresh.close())

  const log = () => logAt('info', { write: (line: string) => void lines.push(line) })
  const everything = () => everythingIn({ kind, url: fresh.url, db: fresh.db }, talk.work.cipher)
  const night = (last = false) => forgetInTime({ ...talk.work, now: talk.clock.now() }, log(), talk.community, last)
  const days = (count: number) => talk.clock.advance({ hours: 24 * count })
  const steward = async () => (await talk.says(CAST.steward, 'roundel retention', {}, null)).views[0]

  /** Some of each kind, in a circle that then closes. */
  async function aRound(): Promise<void> {
    const left = await anotherCircle(talk, 'Wednesday', 2)
    await aSession(talk, talk.circle, { answers: { anna: 'here', bea: 'here' } })
    await leaves(talk, left, 'anna')
    await aNote(talk, talk.circle, 'bea')
    await aDraft(talk, 'anna')
    await aMessage(talk, 'anna')
    await anIncident(talk, ['anna'], talk.clock.now())
    await settled(talk)
    await closes(talk, talk.circle)
    await closes(talk, left)
  }

  it('is asked for once in each community, however often the start is made', async () => {
    await ensureDaily(talk.work, HOUSE.daily, talk.clock.now())
    await ensureDaily(talk.work, HOUSE.daily, talk.clock.now().add({ hours: 1 }))
    const jobs = await fresh.db.read.job.findMany({ where: { kind: 'community.forget' } })
    expect(jobs).toMatchObject([{ subject: talk.community, state: 'waiting', dueAt: new Date('2027-03-17T03:20:00Z') }])
  })

  it('is not put off for a year by a start while the clock was a year ahead', async () => {
    await ensureDaily(talk.work, HOUSE.daily, talk.clock.now().add({ hours: 24 * 365 }))
    await ensureDaily(talk.work, HOUSE.daily, talk.clock.now())
    const jobs = await fresh.db.read.job.findMany({ where: { kind: 'community.forget' } })
    expect(jobs).toMatchObject([{ state: 'waiting', dueAt: new Date('2027-03-17T03:20:00Z') }])
  })

  it('asks for the next night, and has nothing to do twice', async () => {
    await aRound()
    days(31)
    expect(await night()).toEqual({ again: at('2027-04-17T02:20:00Z') })
    const left = await everything()
    await night()
    expect(await everything()).toEqual(left)
  })

  it('leaves no word of anybody’s once all terms are over, and of a circle its number', async () => {
    await aRound()
    for (let month = 0; month < 15; month += 1) {
      days(31)
      await night()
      await settled(talk)
    }
    const left = await everything()
    expect(holding(left, ...Object.values(WORDS), 'Wednesday', 'anna', 'bea')).toEqual([])
    expect(holding(left, 'Circle 1', 'Circle 2')).toHaveLength(2)
  })

  it('tells the log which kinds and how many, of notes not how many, and of nothing what it was', async () => {
    await aRound()
    days(31)
    await night()
    const said = lines.map((line) => JSON.parse(line))
    const count = (of: string) => said.find((each) => each.kind === of)
    expect(count('drafts')).toMatchObject({ event: 'forgotten', count: 1 })
    expect(count('attendance')).toMatchObject({ count: 2 })
    expect(count('notes')).not.toHaveProperty('count')
    expect(holding(lines, ...Object.values(WORDS), 'anna', 'bea', talk.community, 'withheld')).toEqual([])
  })

  it('writes down kind and count, as ourselves', async () => {
    await aRound()
    days(31)
    await night()
    const events = await fresh.db.read.auditEvent.findMany({ where: { actor: 'roundel' } })
    expect(events.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
      expect.arrayContaining(['forget.drafts 1', 'forget.attendance 2', 'forget.notes 1', 'forget.incidents 1']),
    )
  })

  it('one kind that cannot be forgotten does not keep the others, and is tried again', async () => {
    await aRound()
    days(31)
    const broken = { ...talk.work, db: { ...fresh.db, transaction: brokenOnce(fresh.db) } }
    await expect(forgetInTime({ ...broken, now: talk.clock.now() }, log(), talk.community, false)).rejects.toThrow(
      'torn',
    )
    expect(await fresh.db.read.draft.count()).toBe(1)
    expect(await fresh.db.read.attendance.count()).toBe(0)
    await night()
    expect(await fresh.db.read.draft.count()).toBe(0)
  })

  it('given up for tonight, it goes on tomorrow, and the log tells of it', async () => {
    await aRound()
    const broken = { ...talk.work, db: { ...fresh.db, transaction: brokenOnce(fresh.db) } }
    expect(await forgetInTime({ ...broken, now: talk.clock.now() }, log(), talk.community, true)).toHaveProperty(
      'again',
    )
    expect(lines.some((line) => line.includes('"level":"error"'))).toBe(true)
  })

  /** The first transaction fails, as when the process is killed in it or the disk is full. */
  function brokenOnce(db: FreshDatabase['db']): FreshDatabase['db']['transaction'] {
    let torn = false
    return (work) => {
      if (torn) return db.transaction(work)
      torn = true
      return db.transaction(async (tx) => {
        await work(tx)
        throw new Error('torn')
      })
    }
  }

  describe('with a preview for stewards', () => {
    it('that tells what goes tonight and in the next 30 days, as it then goes', async () => {
      await aRound()
      talk.clock.set('2027-04-01T12:00:00Z')
      const shown = textOf(await steward())
      for (const part of [
        'Unfinished forms : 1 tonight.',
        'Answers to sessions : 2 on 16 April.',
        'Notes of Tuesday, if there are any: on 16 April',
        'Notes of Wednesday, if there are any: on 16 April',
      ])
        expect(shown).toContain(part)
      talk.clock.set('2027-04-15T02:20:00Z')
      await night()
      expect([await fresh.db.read.attendance.count(), await fresh.db.read.boundaryRecord.count()]).toEqual([2, 1])
      talk.clock.set('2027-04-16T02:20:00Z')
      await night()
      expect([await fresh.db.read.attendance.count(), await fresh.db.read.boundaryRecord.count()]).toEqual([0, 0])
    })

    it('that says of notes the same whether or not there is any', async () => {
      await anotherCircle(talk, 'Wednesday', 2)
      await closes(talk, talk.circle)
      talk.clock.advance({ hours: 24 * 5 })
      const without = textOf(await steward())
      const other = await aTalk(fresh.db, definitions)
      await anotherCircle(other, 'Wednesday', 2)
      await aNote(other, other.circle, 'anna')
      await closes(other, other.circle)
      other.clock.advance({ hours: 24 * 5 })
      const { views } = await other.says(CAST.steward, 'roundel retention', {}, null)
      expect(textOf(views[0])).toBe(without)
    })

    it('that says how long everything is kept, with the days that setup has', async () => {
      await fresh.db.transaction((tx) => tx.community.updateMany({ data: { boundaryDays: 90 } }))
      const kept = await talk.presses(CAST.steward, buttonOf(await steward(), 'How long everything is kept'))
      expect(textOf(kept.views[0])).toContain('90 days after the circle closed')
      const back = await talk.presses(CAST.steward, buttonOf(kept.views[0], 'What is deleted next'))
      expect(textOf(back.views[0])).toContain('What is deleted next')
    })

    it('that nobody else may see', async () => {
      for (const who of ['anna', 'fay', CAST.lead])
        expect(textOf((await talk.says(who, 'roundel retention', {}, null)).views[0])).toContain('Only stewards')
    })

    it('that fits, however many circles there are', async () => {
      for (let number = 2; number < 40; number += 1) {
        const circle = await anotherCircle(talk, `${'W'.repeat(55)} ${number}`, number)
        await aSession(talk, circle, { answers: { anna: 'here' } })
        await closes(talk, circle)
      }
      expect(textOf(await steward())).toContain('and of 26 more circles')
    })
  })
})
