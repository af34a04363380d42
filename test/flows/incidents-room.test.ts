import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Circle, incidentsOf } from '../support/incidents.ts'
import type { Person } from '../support/people.ts'
import { aCircle, expectPrivateTo, platforms } from '../support/scene.ts'
import { until } from '../support/until.ts'

describe.each(platforms)('a circle whose room is not its own any more on %s', (platform) => {
  let circle: Circle
  let m: ReturnType<typeof incidentsOf>
  let nora: Person
  beforeAll(async () => {
    circle = await aCircle(platform)
    m = incidentsOf(circle)
    nora = circle.here.person('Nora')
    await circle.goTo('2027-03-08T10:00:00Z')
  }, 60_000)
  afterAll(() => circle.close())

  const letIn = async (person: Person) => {
    circle.here.byHand.addToRoom(circle.room, person)
    await m.noticed('strangers')
  }

  it('posts nothing while a stranger is there, tells the facilitator alone, and goes on once she is shown out', async () => {
    const { facilitator, outsider } = circle.people
    const [before, posts] = [m.counts(), m.posts()]
    await letIn(outsider)
    m.onlyTold(before, facilitator)
    expect(m.told(facilitator, 'has no seat').text).toContain('@Otto')
    await circle.goTo('2027-03-15T18:30:00Z')
    expect(m.posts()).toBe(posts)
    m.onlyTold(before, facilitator)

    expectPrivateTo(facilitator, await facilitator.presses(m.told(facilitator, 'has no seat'), 'Show them out'))
    await m.noticed()
    expect(m.room().seenBy).not.toContain(outsider.id)
    expect(circle.here.transcript(circle.room).at(-1)?.text).toContain('Session 1 of 6')
    expect(m.posts()).toBe(posts + 1)
    expect(m.told(facilitator, 'Settled').buttons).toEqual([])
    m.onlyTold(before, facilitator)
  })

  it('asks ‘Did you meet?’ of an opening for which it came too late, and posts nothing in a burst', async () => {
    const { facilitator } = circle.people
    await letIn(nora)
    const posts = m.posts()
    await circle.goTo('2027-03-16T21:30:00Z')
    expect(m.posts()).toBe(posts)
    const question = m.told(facilitator, 'Did you meet')
    await facilitator.presses(question, 'We met')
    // she leaves by herself, or somebody takes her out: that settles it too
    circle.here.byHand.removeFromRoom(circle.room, nora)
    await m.noticed()
    expect(m.posts()).toBe(posts)
    expect((await m.row()).stopped).toBeNull()
  })

  it('gives a stranger who belongs there a seat as any other', async () => {
    const { facilitator } = circle.people
    await letIn(nora)
    await facilitator.presses(m.told(facilitator, 'has no seat'), 'They belong here: give a seat')
    await m.noticed()
    expectPrivateTo(nora, await nora.runs(circle.room, 'agreement show'))
    expect(m.room().seenBy).toContain(nora.id)
  })

  it(
    platform === 'discord'
      ? 'shows out a role that opens the room, which can be given no seat'
      : 'has nobody but people for strangers: no room is opened to a group',
    async () => {
      if (platform !== 'discord') return expect(m.room().seenBy).not.toContain(circle.people.steward.id)
      const { facilitator, steward } = circle.people
      const { group } = circle.here.group('carers', [steward])
      // an administrator gives the role an overwrite: the fake knows it as the same call
      const { DISCORD_API_URL: url, DISCORD_TOKEN: token } = circle.fake.env()
      const answer = await fetch(`${url}/v10/channels/${circle.room}/permissions/${group}`, {
        method: 'PUT',
        headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 0, allow: '1024', deny: '0' }),
      })
      expect(answer.status).toBe(204)
      await m.noticed('strangers')
      const notice = m.told(facilitator, 'A role opens the room')
      expect(notice.text).toContain('a role')
      expect(notice.buttons.map((each) => each.label)).toEqual(['Show them out', 'Look again'])
      await facilitator.presses(notice, 'Show them out')
      await m.noticed()
      expect(m.room().seenBy).not.toContain(steward.id)
    },
  )

  it('says what a renamed room was called, and posts go on', async () => {
    const { facilitator } = circle.people
    const name = m.room().name
    const before = m.counts()
    circle.here.byHand.renameRoom(circle.room, 'bea-and-friends')
    await m.noticed('renamed')
    expect(m.told(facilitator, 'another name').text).toContain(name)
    m.onlyTold(before, facilitator)
    expect((await m.row()).stopped).toBeNull()
    circle.here.byHand.renameRoom(circle.room, name)
    await m.noticed()
  })

  it('pins again what was taken down, and leaves it after a quarrel of an hour', async () => {
    const { facilitator } = circle.people
    const before = m.counts()
    const pinned = () => circle.here.transcript(circle.room).find((each) => each.pinned)
    for (let time = 1; time <= 3; time += 1) {
      circle.clock.advance({ minutes: 2 })
      const there = await until('pinned', pinned)
      circle.here.byHand.unpin(there)
      await until(`pinned again, ${time}`, pinned)
      await circle.quiet()
    }
    m.onlyTold(before)
    circle.clock.advance({ minutes: 2 })
    circle.here.byHand.unpin(await until('pinned', pinned))
    await m.noticed('pins')
    expect(pinned()).toBeUndefined()
    expect(m.told(facilitator, 'again and again').seenBy).toEqual([facilitator.id])
    m.onlyTold(before, facilitator)
    await circle.goTo('2027-03-18T12:00:00Z')
    expect(pinned()?.text).toContain('116 123')
    await m.noticed()
  })

  it(
    platform === 'slack'
      ? 'says how to bring an archived room back, and goes on by itself when it is'
      : 'knows no archive: there is none',
    async () => {
      if (platform !== 'slack') {
        expect(() => circle.here.byHand.archiveRoom(circle.room)).toThrow()
        return
      }
      const { facilitator } = circle.people
      const before = m.counts()
      circle.here.byHand.archiveRoom(circle.room)
      await m.noticed('archived')
      expect(m.told(facilitator, 'in the archive').text).toContain('Unarchive channel')
      m.onlyTold(before, facilitator)
      expect((await m.row()).stopped).not.toBeNull()
      circle.here.byHand.unarchiveRoom(circle.room)
      await m.noticed()
      expect((await m.row()).stopped).toBeNull()
    },
  )

  it('says how to put Roundel back when it was taken out of the room, and goes on by itself when it is', async () => {
    const { facilitator } = circle.people
    const before = m.counts()
    circle.here.byHand.removeBot(circle.room)
    await m.noticed('bot-out')
    expect(m.told(facilitator, 'taken out of the room').text).toContain(
      { slack: '/invite @Roundel', discord: 'View Channel', rehearsal: 'into the room' }[platform],
    )
    m.onlyTold(before, facilitator)
    expect((await m.row()).stopped).not.toBeNull()
    circle.here.byHand.inviteBot(circle.room, facilitator)
    await m.noticed()
    expect((await m.row()).stopped).toBeNull()
  })

  it('makes a new room in place of one that was deleted, with the same people and the agreement pinned', async () => {
    const { facilitator } = circle.people
    const seenBy = m.room().seenBy
    const before = m.counts()
    circle.here.byHand.deleteRoom(circle.room)
    await m.noticed('deleted')
    m.onlyTold(before, facilitator)
    const notice = m.told(facilitator, 'The room was deleted')
    expect(notice.buttons.map((each) => each.label)).toEqual(['Make a new room', 'Look again'])
    expectPrivateTo(facilitator, await facilitator.presses(notice, 'Make a new room'))
    await facilitator.presses(notice, 'Make a new room').catch(() => null)
    await m.noticed()
    const found = m.room()
    expect(found.id).not.toBe(circle.room)
    expect(found.seenBy.toSorted()).toEqual(seenBy.toSorted())
    const posts = circle.here.transcript(found.id)
    expect(posts.map((each) => each.pinned)).toEqual([false, true])
    expect(posts.at(-1)?.text).toContain('116 123')
    await circle.goTo('2027-03-29T18:00:00Z')
    expect(circle.here.transcript(found.id)).toHaveLength(3)
    expect(circle.fake.complaints()).toEqual([])
  })
})
