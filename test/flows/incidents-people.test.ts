import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Circle, incidentsOf } from '../support/incidents.ts'
import type { Person } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'
import { until } from '../support/until.ts'

describe.each(platforms)('people of a circle who are not there any more on %s', (platform) => {
  let circle: Circle
  let m: ReturnType<typeof incidentsOf>
  let anna: Person
  let bea: Person
  let cleo: Person
  beforeAll(async () => {
    circle = await aCircle(platform)
    m = incidentsOf(circle)
    const [first, second, third] = circle.people.members
    if (!first || !second || !third) throw new Error('three members')
    anna = first
    bea = second
    cleo = third
  }, 60_000)
  afterAll(() => circle.close())

  const seat = (person: Person) => circle.db.read.seat.findFirstOrThrow({ where: { person: person.id } })

  it(
    platform === 'slack'
      ? 'asks about somebody who left only the room, and tells her how to come back'
      : 'asks about somebody who was taken out of the room by hand, for nobody leaves a room there by herself',
    async () => {
      const { facilitator } = circle.people
      const before = m.counts()
      if (platform === 'slack') anna.leavesRoom(circle.room)
      else circle.here.byHand.removeFromRoom(circle.room, anna)
      await m.noticed('missing')
      m.onlyTold(before, facilitator, anna)
      expect(m.told(facilitator, 'not in the room any more').text).toContain('@Anna')
      expect(m.told(anna, 'nobody needs a reason').text).toContain('@Fay')
      expect(m.told(anna, 'nobody needs a reason').buttons).toEqual([])

      const notice = m.told(facilitator, 'not in the room any more')
      expectPrivateTo(facilitator, await facilitator.presses(notice, 'Ask them back in'))
      await m.noticed()
      expect(m.room().seenBy).toContain(anna.id)
      expect(await seat(anna)).toMatchObject({ state: 'in' })
      m.told(anna, 'Settled')
    },
  )

  it('ends the seat of somebody who meant to leave, when a facilitator says so', async () => {
    const { facilitator } = circle.people
    if (platform === 'slack') bea.leavesRoom(circle.room)
    else circle.here.byHand.removeFromRoom(circle.room, bea)
    await m.noticed('missing')
    await facilitator.presses(m.told(facilitator, 'not in the room any more'), 'They have left: free their seat')
    await m.noticed()
    expect(await seat(bea)).toMatchObject({ state: 'left', leftHow: 'left' })
    expect(message(await bea.runs(circle.here.room('elsewhere').room, 'agreement show')).text).not.toContain('1.')
  })

  it('ends the seat of somebody who left the community, and tells the facilitator alone', async () => {
    const { facilitator } = circle.people
    const before = m.counts()
    circle.here.leaves(cleo)
    // it is told of; on Discord it is found by the daily look
    if (platform === 'discord') await circle.goTo(circle.clock.now().add({ hours: 25 }).toString())
    await until('her seat has ended', async () => (await seat(cleo)).state === 'left')
    await circle.quiet()
    expect(await seat(cleo)).toMatchObject({ leftHow: 'gone' })
    expect(m.told(facilitator, 'not in this community any more').text).toContain('Cleo')
    m.onlyTold(before, facilitator)
    expect(m.room().seenBy).not.toContain(cleo.id)
  })

  it('tells whoever opened the circle when the last facilitator has left the community, and points at nobody who is gone', async () => {
    const { facilitator, lead, steward } = circle.people
    const before = m.counts()
    circle.here.leaves(facilitator)
    if (platform === 'discord') await circle.goTo(circle.clock.now().add({ hours: 25 }).toString())
    await m.noticed('no-facilitator')
    expect(m.told(lead, '/circle facilitator').text).toContain('Tuesday circle')
    m.onlyTold(before, lead)
    // what comes next is hers to decide, until somebody facilitates
    circle.here.byHand.addToRoom(circle.room, steward)
    await m.noticed('no-facilitator', 'strangers')
    await lead.presses(m.told(lead, 'has no seat'), 'Show them out')
    await m.noticed('no-facilitator')
  })

  it('tells the stewards when somebody who is to be reached by name has left, until another is named', async () => {
    const { deputy, steward, lead, outsider } = circle.people
    const before = m.counts()
    circle.here.leaves(deputy)
    if (platform === 'discord') await circle.goTo(circle.clock.now().add({ hours: 25 }).toString())
    await m.noticed('named-gone', 'no-facilitator')
    expect(m.told(steward, 'deputy of the safeguarding lead').text).toContain('Dilys')
    m.onlyTold(before, steward)
    const shown = message(await steward.runs(circle.here.room('office').room, 'roundel setup'))
    const asked = form(await steward.presses(shown, 'Who to reach'))
    await steward.submits(asked, {
      'Safeguarding lead': [lead],
      Deputy: [outsider],
      'Telephone out of hours': '+44 20 7946 0000',
    })
    await circle.goTo(circle.clock.now().add({ hours: 25 }).toString())
    await m.noticed('no-facilitator')
    m.told(steward, 'Settled')
  })
})
