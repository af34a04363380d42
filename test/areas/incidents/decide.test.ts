import { beforeEach, describe, expect, it } from 'vitest'
import { AGREEMENT } from '../../../src/areas/agreement/topics.ts'
import { circleRoomId } from '../../../src/areas/circles/circle-room.ts'
import { directory } from '../../../src/areas/communities/directory.ts'
import { checkAgain, inviteBack, makeNewRoom, removeStrangers } from '../../../src/areas/incidents/decide.ts'
import { onPlatformEvent } from '../../../src/areas/incidents/events.ts'
import { postingGate } from '../../../src/areas/incidents/gate.ts'
import { incidentBlocks } from '../../../src/areas/incidents/showing.ts'
import { haveLeft, theyBelong } from '../../../src/areas/membership/deciding.ts'
import { ADDED } from '../../../src/areas/membership/topics.ts'
import { WELCOME } from '../../../src/areas/opening/topics.ts'
import { CHECK_ROOM } from '../../../src/areas/rooms/jobs.ts'
import { dateOf } from '../../../src/data/times.ts'
import { parsePost, postSummary } from '../../../src/outbox/row.ts'
import { databases } from '../../support/database.ts'
import { kindOfPost, ofCircle } from '../../support/posts.ts'
import { tended } from './support/tended.ts'

describe.each(databases)('what people decide about a room on %s', (kind) => {
  const here = tended(kind)
  const { tend, room, seat, open, stopped, isWell } = here
  const fay = () => here.place.as('fay', { circle: here.circle })
  const incident = async () =>
    (await here.db.read.incident.findFirstOrThrow({ where: { circleId: here.circle, resolvedAt: null } })).id
  const pending = async () =>
    here.place.work.jobs.pending(here.db.read, CHECK_ROOM, await circleRoomId(here.db.read, here.circle))

  const saysSheComes = async (person: string) => {
    const { id } = await here.db.read.session.findFirstOrThrow({ where: { circleId: here.circle, state: 'planned' } })
    await here.db.transaction((tx) =>
      tx.attendance.create({
        data: { sessionId: id, person, answer: 'coming', at: dateOf(here.place.clock.now()) },
      }),
    )
  }

  describe('about a stranger', () => {
    beforeEach(async () => {
      room().members.add('olga')
      await tend()
    })

    it('gives her a seat like anybody’s, once', async () => {
      const id = await incident()
      expect(await theyBelong(await fay(), id)).toBe('belong')
      expect(await pending()).not.toBeNull()
      expect(await seat('olga')).toMatchObject({ role: 'member', state: 'waiting' })
      await tend()
      expect(await seat('olga')).toMatchObject({ state: 'in' })
      await isWell()
      expect(await theyBelong(await fay(), id)).toBe('resolved')
    })

    it('tells her where nobody else reads it, and she waits for the next round no more', async () => {
      await here.db.transaction((tx) =>
        tx.nextRound.create({
          data: {
            ...{ communityId: here.place.community, person: 'olga', programme: 'x' },
            askedAt: dateOf(here.place.clock.now()),
          },
        }),
      )
      await theyBelong(await fay(), await incident())
      const told = await here.db.read.post.findMany({
        where: { ...ofCircle(here.circle), toKind: 'person', to: 'olga' },
      })
      expect(told.map(({ topic }) => topic)).toEqual([ADDED.name])
      expect(await here.db.read.nextRound.count({ where: { person: 'olga' } })).toBe(0)
    })

    it('gives a seat back to somebody who had left', async () => {
      room().members.delete('olga')
      await here.seats('dee', 'left')
      await tend()
      expect(await open()).toEqual(['strangers dee'])
      await theyBelong(await fay(), await incident())
      await tend()
      expect(await seat('dee')).toMatchObject({ state: 'in', leftAt: null, leftHow: null })
      await isWell()
    })

    it('gives no seat to a bot or a role, nor one more than there is room for', async () => {
      const found = here.place.platform.living.get('olga')
      if (!found) throw new Error('olga is not here')
      here.place.platform.living.set('olga', { ...found, bot: true })
      await expect(theyBelong(await fay(), await incident())).rejects.toThrow('incidents.no-seat.bot')
      here.place.platform.living.set('olga', found)
      for (let count = 0; count < 20; count += 1) await here.seats(`filler${count}`, 'in')
      await expect(theyBelong(await fay(), await incident())).rejects.toThrow('incidents.no-seat.full')
      expect(await seat('olga')).toBeNull()
    })

    it('shows her out; and where the platform will not, says how to do it by hand', async () => {
      here.place.platform.outcomes.set('olga', 'refused')
      await removeStrangers(await fay(), await incident())
      await tend()
      expect(await open()).toEqual(['strangers olga'])
      expect((await here.notices()).at(-1)).toContain('By hand: Edit Channel, Permissions')
      here.place.platform.outcomes.delete('olga')
      await removeStrangers(await fay(), await incident())
      await tend()
      expect([...room().members]).not.toContain('olga')
      await isWell()
      expect((await here.notices()).at(-1)).toContain('Settled')
    })

    it('shows a role out, which is offered no seat', async () => {
      room().members.delete('olga')
      room().members.add('role:77')
      await tend()
      await expect(theyBelong(await fay(), await incident())).rejects.toThrow('incidents.no-seat.bot')
      await removeStrangers(await fay(), await incident())
      await tend()
      await isWell()
    })

    it('tells of another stranger apart, and says who is still there when one has gone', async () => {
      room().members.add('con')
      await tend()
      expect(await open()).toEqual(['strangers con', 'strangers olga'])
      room().members.delete('olga')
      await tend()
      expect(await open()).toEqual(['strangers con'])
      expect(await stopped()).toBe('["strangers"]')
    })

    it('stands in /circle show, for a notice may not have arrived', async () => {
      const shown = JSON.stringify(await incidentBlocks(await fay()))
      expect(shown).toContain('olga')
      expect(shown).toContain('Show them out')
    })

    it('is nothing that another circle’s keeper can decide', async () => {
      const id = await incident()
      const other = await here.place.planned({ name: 'Another circle' })
      const elsewhere = await here.place.as('stella', { circle: other })
      expect(await removeStrangers(elsewhere, id)).toBe('resolved')
      expect(await open()).toEqual(['strangers olga'])
    })
  })

  it('asks somebody back in, or ends her seat', async () => {
    room().members.delete('anna')
    await tend()
    await inviteBack(await fay(), await incident())
    await tend()
    expect([...room().members]).toContain('anna')
    await isWell()
    room().members.delete('anna')
    await tend()
    await saysSheComes('anna')
    await haveLeft(await fay(), await incident())
    await tend()
    expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'left' })
    expect(await here.db.read.attendance.count({ where: { person: 'anna' } })).toBe(0)
    await isWell()
  })

  it('makes one new room in place of one that was deleted, with what waited in it', async () => {
    const old = (await here.row()).room
    const key = (await here.row()).roomKey
    await here.db.transaction((tx) =>
      tx.post.updateMany({ where: { ...ofCircle(here.circle), topic: WELCOME.name }, data: { state: 'held' } }),
    )
    await here.db.transaction((tx) =>
      tx.post.updateMany({
        where: { ...ofCircle(here.circle), topic: AGREEMENT.name },
        data: { state: 'sent', message: 'gone' },
      }),
    )
    room().closed = true
    await tend()
    expect(await open()).toEqual(['deleted'])
    expect(await makeNewRoom(await fay(), await incident())).toBe('new-room')
    await makeNewRoom(await fay(), await incident())
    // killed when the room was made and nobody knew of it yet
    let killed = false
    here.place.platform.wrong = (call, when) => {
      if (call !== 'openRoom' || when !== 'after' || killed) return
      killed = true
      throw new Error('killed')
    }
    await expect(tend()).rejects.toThrow('killed')
    await tend()
    await isWell()
    const now = await here.row()
    expect(here.rooms()).toHaveLength(1)
    expect(now.room).not.toBe(old)
    expect(now.roomKey).not.toBe(key)
    expect(here.inRooms()).toEqual([['anna', 'bea', 'cleo', 'dee', 'fay']])
    const posts = await here.db.read.post.findMany({
      where: { ...ofCircle(here.circle), toKind: 'room', to: now.room ?? '' },
      orderBy: { createdAt: 'asc' },
    })
    expect(posts.map((each) => [kindOfPost(each), each.state, each.pin])).toEqual([
      ['welcome', 'waiting', false],
      ['welcome', 'waiting', false],
      ['agreement', 'waiting', true],
    ])
  })

  it('leaves nothing to decide about a circle that has ended, and one that ends need not wait for a room that is gone', async () => {
    const state = (state: string) =>
      here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state } }))
    const people = directory(here.db, () => here.place.platform, here.place.clock.now)
    const mayPost = async () => {
      const row = await here.db.read.post.findFirstOrThrow({ where: { ...ofCircle(here.circle), toKind: 'room' } })
      return postingGate(here.place.work, people).mayPost(here.db.read, postSummary(parsePost(row)))
    }
    room().closed = true
    await tend()
    expect(await mayPost()).toBe(false)
    await state('closing')
    expect(await mayPost()).toBe(true)
    const id = await incident()
    await state('closed')
    expect(await makeNewRoom(await fay(), id)).toBe('resolved')
    expect(await tend()).toBeUndefined()
    await isWell()
  })

  it('looks again when somebody asks for it', async () => {
    Object.assign(room(), { archived: true })
    await tend()
    Object.assign(room(), { archived: false })
    await checkAgain(await fay(), await incident())
    expect(await pending()).toEqual(here.place.clock.now())
    await tend()
    await isWell()
  })

  describe('what a platform tells of a room', () => {
    const tells = (
      what: Parameters<typeof onPlatformEvent>[1] extends infer E ? (E extends { what: infer W } ? W : never) : never,
    ) =>
      onPlatformEvent(
        { ...here.place.work, now: here.place.clock.now() },
        { kind: 'room-changed', community: here.place.community, room: 'room1', what },
      )

    it('stops its posts until it has been looked at, whatever it was', async () => {
      await tells('people')
      expect(await stopped()).toBe('["looking","people"]')
      expect(await pending()).toEqual(here.place.clock.now())
      await tend()
      await isWell()
    })

    it('says which of the two it was when the room cannot be found', async () => {
      here.place.platform.rooms.clear()
      await tells('bot-out')
      await tend()
      expect(await open()).toEqual(['bot-out'])
      await tells('deleted')
      await tend()
      expect(await open()).toEqual(['deleted'])
    })

    it('does not stop posts for a new name, nor for a pin, nor for a room that is none of ours', async () => {
      await tells('renamed')
      await tells('pins')
      await onPlatformEvent(
        { ...here.place.work, now: here.place.clock.now() },
        { kind: 'room-changed', community: here.place.community, room: 'lobby', what: 'deleted' },
      )
      expect(await stopped()).toBeNull()
    })
  })
})
