import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circleSuggest } from '../../../commands/circle/shared.ts'
import { definitions as sessions } from '../../../commands/session/index.ts'
import { planSessions } from '../../../src/areas/sessions/planning.ts'
import { plan } from '../../../src/areas/sessions/rhythm.ts'
import { closeSession, openInTime, remind } from '../../../src/areas/sessions/service.ts'
import { SESSION_REMINDER, sessionEntity } from '../../../src/areas/sessions/topics.ts'
import type { View } from '../../../src/chat/view.ts'
import { newId } from '../../../src/data/ids.ts'
import { viewOf } from '../../../src/outbox/content.ts'
import { ownedBy } from '../../../src/outbox/find.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { jobNamed } from '../../support/jobs.ts'
import { ofCircle } from '../../support/posts.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Came, openCircle, type Talk } from '../../support/talk.ts'

const at = (time: string) => Temporal.Instant.from(time)

describe.each(databases)('moving and skipping on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, [...sessions, circleSuggest])
    await meets(talk.circle, '2027-03-30')
  })
  afterAll(() => fresh.close())

  /** Six fortnightly Tuesdays at 19:00 in London. */
  const meets = (circle: string, first: string) =>
    fresh.db.transaction(async (tx) => {
      const rhythm = { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }
      await tx.circle.update({ where: { id: circle }, data: { firstDate: first } })
      const made = plan(rhythm, Temporal.PlainDate.from(first), 6)
      if ('problem' in made) throw new Error('not planned')
      await planSessions(tx, circle, made.sessions, 90)
    })
  /** Anna and the others have another circle, with a session at each of these dates. */
  const another = async (first: string) => {
    const id = newId()
    const { community: communityId, clock } = talk
    await fresh.db.transaction((tx) =>
      openCircle(tx, { id, communityId, name: 'Marigold', number: 2, room: 'room2' }, clock.now()),
    )
    await fresh.db.transaction((tx) =>
      tx.seat.updateMany({ where: { circleId: id, person: { not: 'anna' } }, data: { state: 'left' } }),
    )
    await meets(id, first)
  }
  const rows = () => fresh.db.read.session.findMany({ where: { circleId: talk.circle }, orderBy: { number: 'asc' } })
  const dates = async () =>
    (await rows()).map((row) => `${row.number} ${row.local}${row.state === 'planned' ? '' : ` ${row.state}`}`)
  const notices = async () => {
    const where = { communityId: talk.community, toKind: 'person' }
    const found = await fresh.db.read.post.findMany({ where, orderBy: { to: 'asc' } })
    return found.map((row) => `${row.to}: ${textOf(viewOf(talk.work.cipher, row))}`)
  }
  const notes = async () => (await talk.inTheRoom()).map((view) => textOf(view))
  const set = (state: string) =>
    fresh.db.transaction((tx) => tx.circle.update({ where: { id: talk.circle }, data: { state } }))
  const shown = ({ views }: Came): View => {
    const view = views.at(-1)
    if (view === undefined) throw new Error('nothing was shown')
    return view
  }
  const said = (came: Came) => textOf(shown(came))

  const wanted = { date: '2027-04-01', time: '8pm', rest: 'stay' }
  const moves = async (who: string, values: Partial<typeof wanted> = {}, number?: string) => {
    const { form } = await talk.says(who, 'session move', number ? { session: { text: number } } : {})
    return talk.sends(who, form, { ...wanted, ...values })
  }
  const press = (who: string, came: Came, label: string) => talk.presses(who, buttonOf(shown(came), label))

  it('shows in readable dates all that would change, to the one who asks alone, and changes nothing', async () => {
    const before = await dates()
    const preview = await moves('fay')
    for (const part of [
      'Moving session 1',
      'Session 1: from Tuesday 30 March 2027, 19:00 London to Thursday 1 April 2027, 20:00 London',
      'The sessions after it stay as they are.',
      'six sessions, 19:00 London, on Thursday 1 April 2027, Tuesday 13 April',
      'one short note',
    ])
      expect(said(preview)).toContain(part)
    expect([await dates(), await notes(), await notices()]).toEqual([before, [], []])
    expect(said(await press('fay', preview, 'Leave it as it is'))).toContain('Everything stays as it is')
    expect([await dates(), await notes()]).toEqual([before, []])
  })

  it('moves once, however often it is pressed or sent, and the room gets one note that names nobody', async () => {
    const { form } = await talk.says('fay', 'session move')
    const both = [await talk.sends('fay', form, wanted), await talk.sends('fay', form, wanted)]
    const answers = await Promise.all([...both, ...both].map((each) => press('fay', each, 'Move it')))
    for (const each of answers) expect(said(each)).toContain('Done: it is moved')
    expect((await dates()).slice(0, 2)).toEqual(['1 2027-04-01T20:00', '2 2027-04-13T19:00'])
    const [note, ...more] = await notes()
    expect(more).toEqual([])
    expect(note).toContain('2027-03-30T18:00:00Z')
    expect(note).toContain('Session 1: 2027-04-01T19:00:00Z')
    expect(note).not.toMatch(/@|fay/)
    expect(await notices()).toEqual([])
    const done = await fresh.db.read.auditEvent.findMany({ where: { communityId: talk.community } })
    expect(done.map((each) => `${each.actor} ${each.action}`)).toEqual(['fay session.move'])
  })

  it('lets what was written be edited, and the others go along', async () => {
    const preview = await moves('finn', { date: '2027-04-14' })
    expect(said(preview)).toContain('session 1 would come after session 2')
    expect(() => buttonOf(shown(preview), 'Move it')).toThrow()
    const along = await press('finn', preview, 'Shift the others along')
    expect(said(along)).toContain(
      'Session 6: from Tuesday 8 June 2027, 19:00 London to Wednesday 23 June 2027, 20:00 London',
    )
    const { form } = await press('finn', along, 'Edit')
    expect(form?.form.fields.map((field) => 'initial' in field && field.initial)).toEqual([
      '2027-04-14',
      '20:00',
      'shift',
    ])
    const edited = await talk.sends('finn', form, { date: '2027-04-06', time: '19:00', rest: 'shift' })
    await press('finn', edited, 'Move it')
    expect(await dates()).toEqual([
      '1 2027-04-06T19:00',
      '2 2027-04-20T19:00',
      '3 2027-05-04T19:00',
      '4 2027-05-18T19:00',
      '5 2027-06-01T19:00',
      '6 2027-06-15T19:00',
    ])
  })

  it('asks for a time that can be read, and tells the mend of what is refused', async () => {
    const { form } = await talk.says('fay', 'session move', { session: { text: '3' } })
    expect(form?.form.intro).toMatchObject([{ text: expect.stringContaining('Tuesday 27 April 2027, 19:00 London') }])
    expect((await talk.sends('fay', form, { ...wanted, time: '7' })).errors).toEqual({
      time: 'Morning or evening? Write 07:00 or 19:00.',
    })
    expect((await talk.sends('fay', form, { ...wanted, time: 'late', date: '2027-02-30' })).errors).toHaveProperty(
      'date',
    )
    const refused = async (values: Partial<typeof wanted>, number = '3') => said(await moves('fay', values, number))
    expect(await refused({ date: '2027-03-16', time: '18:00' }, '1')).toContain('Choose a time that is still ahead')
    expect(await refused({ date: '2027-04-13', time: '10:00' })).toContain('on the same day')
    expect(await refused({ date: '2027-04-27', time: '19:00' })).toContain('that is when it is planned already')
    expect(await refused({ date: '2027-12-24' }, '6')).toContain('after Tuesday 20 July 2027')
    expect(await notes()).toEqual([])
  })

  it('is for those who keep the circle, and only for sessions that are still ahead', async () => {
    for (const who of ['anna', CAST.outsider]) {
      expect((await talk.says(who, 'session move')).form).toBeNull()
      expect(said(await talk.says(who, 'session skip'))).toContain('Nothing was changed')
    }
    // a preview is its own person's
    const preview = await moves('fay')
    expect(said(await press('anna', preview, 'Move it'))).not.toContain('Done')
    expect(said(await press('finn', preview, 'Move it'))).toContain('This preview is gone')
    const refused = async (state: string) => {
      await fresh.db.transaction((tx) =>
        tx.session.updateMany({ where: { circleId: talk.circle, number: 1 }, data: { state } }),
      )
      return said(await talk.says('fay', 'session skip', { session: { text: '1' } }))
    }
    expect(await refused('open')).toContain('is open now')
    expect(await refused('closed')).toContain('has taken place')
    expect(await refused('skipped')).toContain('does not take place')
    expect(await refused('unconfirmed')).toContain('say so first')
    expect(said(await talk.says('fay', 'session skip', { session: { text: '9' } }))).toContain('no session 9')
    // what was looked at is no longer there to be moved
    expect(said(await press('fay', preview, 'Move it'))).toContain('say so first')
  })

  it('is done as it was looked at, or looked at anew', async () => {
    const skip = await talk.says('finn', 'session skip')
    const move = await moves('fay')
    await press('fay', move, 'Move it')
    const anew = await press('finn', skip, 'Skip it')
    expect(said(anew)).toContain('The dates have changed since you looked')
    expect(said(anew)).toContain('from Thursday 1 April 2027, 20:00 London to Tuesday 13 April 2027')
    expect(await notes()).toHaveLength(1)
    await press('finn', anew, 'Skip it')
    expect((await dates())[0]).toBe('1 2027-04-13T19:00')
    expect(await notes()).toHaveLength(2)
  })

  it('skips a date: each session one date later, or this one left out', async () => {
    const preview = await talk.says('fay', 'session skip')
    expect(said(preview)).toContain('All sessions of the programme still take place')
    expect(said(preview)).toContain('six Tuesdays, fortnightly, 19:00 London, from 13 April 2027; the last on 22 June')
    const out = await press('fay', preview, 'Leave this one out')
    expect(said(out)).toContain('Session 1, planned for Tuesday 30 March 2027, 19:00 London: does not take place')
    const back = await press('fay', out, 'Hold them all, one date later')
    for (const _time of [1, 2]) expect(said(await press('fay', back, 'Skip it'))).toContain('Done')
    expect((await dates()).map((each) => each.slice(2, 12))).toEqual([
      ...['2027-04-13', '2027-04-27', '2027-05-11', '2027-05-25', '2027-06-08', '2027-06-22'],
    ])
    expect(await notes()).toHaveLength(1)

    const drop = await press(
      'fay',
      await talk.says('fay', 'session skip', { session: { text: '2' } }),
      'Leave this one out',
    )
    await press('fay', drop, 'Skip it')
    expect((await dates())[1]).toBe('2 2027-04-27T19:00 skipped')
    expect((await notes())[1]).toContain('does not take place')
    expect((await dates())[2]).toBe('3 2027-05-11T19:00')
    for (const job of ['session.remind', 'session.open'] as const)
      expect(await talk.work.jobs.pending(fresh.db.read, jobNamed(job), (await rows())[1]?.id ?? '')).toBeNull()
  })

  it('mends what had been posted: the last closing, and a reminder for the old time', async () => {
    const [first, second] = await rows()
    if (!first || !second) throw new Error('six sessions')
    await openInTime({ ...talk.work, now: at('2027-03-30T17:45:00Z') }, first.id)
    await closeSession({ ...talk.work, now: at('2027-03-30T19:30:00Z') }, first.id)
    talk.clock.set('2027-04-12T18:00:00Z')
    await remind({ ...talk.work, now: talk.clock.now() }, second.id)
    await fresh.db.transaction((tx) =>
      tx.post.updateMany({ where: { ...ofCircle(talk.circle), state: 'waiting' }, data: { state: 'sent' } }),
    )
    await press('fay', await moves('fay', { date: '2027-04-14', time: '19:00' }), 'Move it')
    const posted = await notes()
    expect(posted.find((each) => each.includes('check-out'))).toContain('Session 2: 2027-04-14T18:00:00Z')
    expect(posted.find((each) => each.includes('Session 2 has moved'))).toContain('2027-04-14T18:00:00Z')
    // the reminder of the new eve is another one
    await remind({ ...talk.work, now: at('2027-04-13T17:00:00Z') }, second.id)
    const reminders = await fresh.db.read.post.findMany({ where: ownedBy(sessionEntity(second.id), SESSION_REMINDER) })
    expect(reminders).toHaveLength(2)
  })

  it('tells who is not free: a number to the mover, a name to programme leads, and herself with both times', async () => {
    await another('2027-04-06')
    await fresh.db.transaction((tx) =>
      tx.session.updateMany({
        where: { circle: { name: 'Marigold', communityId: talk.community }, number: 1 },
        data: { local: '2027-04-01T19:30', at: new Date('2027-04-01T18:30:00Z') },
      }),
    )
    const preview = await moves('fay')
    expect(said(preview)).toContain('One person of this circle has a session of another circle at that time')
    expect(said(preview)).not.toMatch(/anna|Marigold/)
    const steward = await moves(CAST.steward)
    expect(said(steward)).toContain('@anna')
    expect(said(steward)).not.toContain('Marigold')
    expect(await notices()).toEqual([])
    await press('fay', preview, 'Move it')
    const [told, ...more] = await notices()
    expect(more).toEqual([])
    expect(told).toMatch(/^anna: .*Tuesday.*2027-04-01T19:00:00Z ; the other one: 2027-04-01T18:30:00Z/s)
    expect((await notes()).join()).not.toMatch(/anna|Marigold/)
  })

  it('is done by the contact of a circle that facilitates itself, from anywhere', async () => {
    await fresh.db.transaction(async (tx) => {
      await tx.seat.deleteMany({ where: { circleId: talk.circle, role: 'facilitator' } })
      await tx.circle.update({ where: { id: talk.circle }, data: { contact: 'con' } })
    })
    const preview = await talk.says('con', 'session skip', { circle: { text: 'Tuesday' } }, null)
    expect(said(await press('con', preview, 'Skip it'))).toContain('Done')
    const { choices } = await talk.suggested('con', 'session move', 'circle', 'tues', null)
    expect(choices.map((each) => each.label)).toEqual(['Tuesday'])
    expect((await talk.suggested(CAST.outsider, 'session move', 'circle', '', null)).choices).toEqual([])
    expect(said(await talk.says('anna', 'session next'))).toContain('@con')
  })

  it('finds no session of another circle, however its button is made', async () => {
    await another('2027-04-06')
    const skip = buttonOf(shown(await talk.says('fay', 'session skip')), 'Skip it')
    const theirs = await fresh.db.read.session.findFirstOrThrow({
      where: { circleId: { not: talk.circle }, number: 1 },
    })
    const [circle = '', , ...rest] = skip.payload
    const came = await talk.presses('fay', { ...skip, payload: [circle, theirs.id, ...rest] })
    expect(said(came)).toContain('Nothing was changed')
    expect(await notes()).toEqual([])
  })

  it('waits while the circle rests, and is over once it has ended', async () => {
    const preview = await moves('fay')
    for (const [state, words] of [
      ['paused', 'rests for now'],
      ['closing', 'has come to its end'],
      ['closed', 'has closed'],
      ['stuck', 'not open'],
    ] as const) {
      await set(state)
      expect(said(await press('fay', preview, 'Move it'))).toMatch(words)
      expect(said(await talk.says('fay', 'session skip'))).toMatch(words)
    }
    expect(await notes()).toEqual([])
  })

  describe('what comes next', () => {
    const next = async (who = 'anna') => said(await talk.says(who, 'session next'))

    it('is seen by those in the circle: when, where, what about, whom to ask', async () => {
      const told = await next()
      for (const part of [
        'Session 1 of 6',
        '2027-03-30T18:00:00Z',
        'https://meet.example',
        '@fay , @finn',
        'Get help now',
      ])
        expect(told).toContain(part)
      expect(told).not.toContain('Skip this date')
      for (const who of [CAST.outsider, CAST.steward]) expect(await next(who)).not.toContain('2027')
    })

    it('can be moved or skipped from there by those who may', async () => {
      const came = await talk.says('fay', 'session next')
      expect((await press('fay', came, 'Move it to another date')).form?.form.title).toBe('Move a session')
      expect(said(await press('fay', came, 'Skip this date'))).toContain('Skipping the date of session 1')
    })

    it('is said in kind words where nothing comes', async () => {
      for (const [state, words] of [
        ['paused', 'nothing is expected of anybody'],
        ['closing', 'Thank you for having been part of it'],
        ['closed', 'Thank you for having been part of it'],
        ['opening', 'still being opened'],
      ] as const) {
        await set(state)
        expect(await next()).toContain(words)
      }
      await set('open')
      await openInTime({ ...talk.work, now: at('2027-03-30T17:45:00Z') }, (await rows())[0]?.id ?? '')
      expect(await next()).toContain('Session 1 is open now')
      await fresh.db.transaction((tx) =>
        tx.session.updateMany({ where: { circleId: talk.circle }, data: { state: 'closed' } }),
      )
      expect(await next()).toContain('behind you')
      expect(said(await talk.says('fay', 'session skip'))).toContain('No session is left')
    })
  })
})
