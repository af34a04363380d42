import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { firstDates, pauseCircle, resumeCircle, resumePreview } from '../../../src/areas/lifecycle/pausing.ts'
import { CLOSE_SESSION } from '../../../src/areas/sessions/jobs.ts'
import { openInTime } from '../../../src/areas/sessions/service.ts'
import { databases } from '../../support/database.ts'
import { lively } from '../membership/support/lively.ts'

describe('first dates to go on from', () => {
  const tuesdays = { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }

  it('are the rhythm’s days of the next weeks, today only while its hour is ahead', () => {
    const dates = (at: string) => firstDates(tuesdays, Temporal.Instant.from(at))
    expect(dates('2027-03-16T12:00:00Z').slice(0, 3)).toEqual(['2027-03-16', '2027-03-23', '2027-03-30'])
    expect(dates('2027-03-16T20:00:00Z').slice(0, 2)).toEqual(['2027-03-23', '2027-03-30'])
    expect(dates('2027-03-17T12:00:00Z')).toHaveLength(12)
  })
})

describe.each(databases)('a circle at rest on %s', (kind) => {
  const here = lively(kind)
  const { as, inTheRoom, told, audits, sessions } = here
  const dates = async () => (await sessions()).map((each) => each.local)
  const jobs = async () => {
    const ids = (await sessions()).map((each) => each.id)
    return here.db.read.job.count({
      where: { subject: { in: ids }, kind: { startsWith: 'session.' }, state: { in: ['waiting', 'running'] } },
    })
  }

  it('says so in one line, once, and has nothing to do until it goes on', async () => {
    expect(await jobs()).toBeGreaterThan(0)
    const c = await as('fay')
    expect((await Promise.all([pauseCircle(c), pauseCircle(c)])).sort()).toEqual([false, true])
    expect(await inTheRoom()).toEqual([expect.stringContaining('The circle rests for now')])
    expect(await jobs()).toBe(0)
    expect(await here.row()).toMatchObject({ state: 'paused' })
    expect(await audits()).toContain('fay circle.pause')
    for (const person of ['anna', 'fay', 'stella']) expect(await told(person)).toEqual([])
  })

  it('lets a session that is open run on to its end', async () => {
    here.place.clock.set('2027-03-16T18:45:00Z')
    const [first] = await sessions()
    if (!first) throw new Error('six sessions')
    await openInTime({ ...here.place.work, now: here.place.clock.now() }, first.id)
    await pauseCircle(await as('fay'))
    expect((await sessions())[0]).toMatchObject({ state: 'open' })
    expect(await here.place.work.jobs.pending(here.db.read, CLOSE_SESSION, first.id)).not.toBeNull()
  })

  it('tells the named contact, who is not in the room', async () => {
    await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { contact: 'con' } }))
    await pauseCircle(await as('fay'))
    expect(await told('con')).toEqual([expect.stringContaining('Something is waiting for you')])
  })

  it('goes on where it was when no date has gone by', async () => {
    const before = await dates()
    await pauseCircle(await as('fay'))
    const on = await resumePreview(await as('fay'), null)
    expect(on).toMatchObject({ first: '2027-03-16', echo: expect.stringContaining('from 16 March 2027') })
    expect(await resumeCircle(await as('fay'), on.first)).toBe(true)
    expect(await dates()).toEqual(before)
    expect(await resumeCircle(await as('fay'), on.first)).toBe(false)
    expect((await inTheRoom()).at(-1)).toMatch(/The circle goes on: session 1 is on 2027-03-16T19:00:00Z/)
    expect(await inTheRoom()).toHaveLength(2)
    expect(await jobs()).toBeGreaterThan(0)
  })

  it('moves what went by behind what is ahead, and asks nobody whether they met', async () => {
    await pauseCircle(await as('fay'))
    here.place.clock.set('2027-04-02T12:00:00Z')
    expect(await jobs()).toBe(0)
    expect((await sessions()).map((each) => each.state)).toEqual(Array(6).fill('planned'))
    const on = await resumePreview(await as('fay'), null)
    expect(on.first).toBe('2027-04-13')
    await resumeCircle(await as('fay'), on.first)
    expect((await dates()).map((each) => each.slice(0, 10))).toEqual([
      '2027-04-13',
      '2027-04-27',
      '2027-05-11',
      '2027-05-25',
      '2027-06-08',
      '2027-06-22',
    ])
    expect((await here.place.posts()).some((each) => each.includes('Did you meet'))).toBe(false)
  })

  it('goes on from the first date that somebody chose, and only as it was shown', async () => {
    await pauseCircle(await as('fay'))
    const on = await resumePreview(await as('fay'), '2027-03-23')
    expect(on.sessions.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(on.first).toBe('2027-03-23')
    // the day has gone by since it was shown
    here.place.clock.set('2027-03-24T12:00:00Z')
    await expect(resumeCircle(await as('fay'), on.first)).rejects.toThrow('lifecycle.resume.look-again')
    await expect(resumeCircle(await as('fay'), '2027-03-31')).rejects.toThrow('lifecycle.resume.look-again')
    expect(await here.row()).toMatchObject({ state: 'paused' })
    await resumeCircle(await as('fay'), '2027-04-06')
    expect((await dates())[0]).toBe('2027-04-06T19:00')
  })

  it('cannot go on when it does not rest, and needs somebody in it', async () => {
    await expect(resumePreview(await as('fay'), null)).rejects.toThrow('lifecycle.not-paused')
    await pauseCircle(await as('fay'))
    const stella = await as('stella')
    await here.db.transaction((tx) => tx.seat.updateMany({ where: { circleId: here.circle }, data: { state: 'left' } }))
    await expect(resumeCircle(stella, '2027-03-16')).rejects.toThrow('lifecycle.resume.empty')
  })

  it('after its last session goes on without dates', async () => {
    await here.db.transaction((tx) =>
      tx.session.updateMany({ where: { circleId: here.circle }, data: { state: 'closed' } }),
    )
    await pauseCircle(await as('fay'))
    const on = await resumePreview(await as('fay'), null)
    expect(on).toMatchObject({ first: 'none', echo: null })
    expect(await resumeCircle(await as('fay'), on.first)).toBe(true)
    expect((await inTheRoom()).at(-1)).toBe('The circle goes on.')
  })
})
