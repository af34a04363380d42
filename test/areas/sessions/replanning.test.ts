import { describe, expect, it } from 'vitest'
import { planAhead, replan, silence, writePlan } from '../../../src/areas/sessions/replanning.ts'
import { answer, remind } from '../../../src/areas/sessions/service.ts'
import { databases } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { at, circles } from './support/circle.ts'

describe.each(databases)('a circle’s plan on %s', (kind) => {
  const here = circles(kind)
  const { arrive, session, rows, state, unasked, runUntil, openAt } = here
  const silent = (ending: string | null = null) =>
    here.db.transaction((tx) =>
      silence(tx, here.place.work, here.circle, { ending: ending === null ? null : at(ending) }),
    )
  /** All that is still planned goes along from then on. */
  const again = (time: string) =>
    here.db.transaction(async (tx) => {
      const { rhythm, sessions } = await planAhead(tx, here.circle)
      await writePlan(tx, { ...here.place.work, now: at(time) }, here.circle, replan(rhythm, sessions, at(time)))
    })
  const dates = async () => (await rows()).map((row) => `${row.number} ${row.local} ${row.state}`)
  const endsBy = async () => (await here.db.read.circle.findUniqueOrThrow({ where: { id: here.circle } })).endsBy

  it('that is silenced says nothing, and takes back what has not gone out', async () => {
    await remind({ ...here.place.work, now: at('2027-03-15T18:00:00Z') }, session(1))
    await silent()
    await runUntil('2027-07-31T00:00:00Z')
    expect(await unasked()).toEqual([])
    expect(new Set((await rows()).map((row) => row.state))).toEqual(new Set(['planned']))
  })

  it('that is silenced lets an open session run to its end, unless it has ended', async () => {
    await openAt('2027-03-16T18:45:00Z')
    await arrive()
    await silent()
    expect(await state(1)).toBe('open')
    await runUntil('2027-03-16T20:30:00Z')
    expect(await unasked()).toEqual(['opening 1 2027-03-16T18:45', 'closing 1 2027-03-16T20:30'])

    await openAt('2027-03-30T17:45:00Z', 2)
    await silent('2027-03-30T18:00:00Z')
    expect(await state(2)).toBe('closed')
    await runUntil('2027-07-31T00:00:00Z')
    expect(await unasked()).toEqual(['opening 1 2027-03-16T18:45', 'closing 1 2027-03-16T20:30'])
  })

  it('goes on after a rest on the next dates of its rhythm, and is reminded of anew', async () => {
    await runUntil('2027-03-17T12:00:00Z')
    await remind({ ...here.place.work, now: at('2027-03-29T17:00:00Z') }, session(2))
    await silent()
    await again('2027-05-01T12:00:00Z')
    expect(await dates()).toEqual([
      '1 2027-03-16T19:00 closed',
      '2 2027-05-11T19:00 planned',
      '3 2027-05-25T19:00 planned',
      '4 2027-06-08T19:00 planned',
      '5 2027-06-22T19:00 planned',
      '6 2027-07-06T19:00 planned',
    ])
    // six weeks beyond the planned end (25 May), and as long again as the last session was put off
    expect(await endsBy()).toBe('2027-08-17')
    await runUntil('2027-05-11T20:00:00Z')
    expect((await unasked()).slice(3)).toEqual([
      'reminder 2 2027-05-10T17:00',
      'opening 2 2027-05-11T17:45',
      'closing 2 2027-05-11T19:30',
    ])
  })

  it('goes on as it was after a rest in which no session was to be', async () => {
    const before = await dates()
    await silent()
    await again('2027-03-10T12:00:00Z')
    expect([await dates(), await endsBy()]).toEqual([before, null])
    await runUntil('2027-03-16T18:45:00Z')
    expect(await unasked()).toEqual(['reminder 1 2027-03-15T18:00', 'opening 1 2027-03-16T18:45'])
  })

  it('forgets who was to come at another time, and mends a reminder that had gone out', async () => {
    await runUntil('2027-03-15T18:00:00Z')
    await answer(
      { ...here.place.work, now: at('2027-03-15T18:10:00Z') },
      { id: here.circle, state: 'open' },
      session(1),
      'anna',
      'cannot',
    )
    await again('2027-03-16T19:00:00Z')
    expect(await here.db.read.attendance.count({ where: { sessionId: session(1) } })).toBe(0)
    const [reminder] = await here.place.views('reminder')
    expect(textOf(reminder)).toContain('Session 1 has moved')
    expect(textOf(reminder)).toContain('2027-03-30T18:00:00Z')
    // moved a second time, it says the latest
    await again('2027-03-30T18:00:00Z')
    expect(textOf((await here.place.views('reminder'))[0])).toContain('2027-04-13T18:00:00Z')
  })
})
