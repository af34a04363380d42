import { describe, expect, it } from 'vitest'
import { checkRoom } from '../../../src/areas/rooms/checking.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { text, view } from '../../../src/chat/view.ts'
import { databases } from '../../support/database.ts'
import { ofCircle, someNotice } from '../../support/posts.ts'
import { roomStep } from '../../support/rooms.ts'
import { killedAt } from '../opening/support/killed-at.ts'
import { somebody } from '../opening/support/room-platform.ts'
import { tended } from './support/tended.ts'

describe.each(databases)('keeping a room equal to its circle on %s', (kind) => {
  const here = tended(kind)
  const { tend, room, seat, seats, open, stopped, isWell } = here

  it('looks, changes nothing where nothing is to be changed, and looks again tomorrow', async () => {
    const again = await tend()
    expect(again).toEqual({ again: here.place.clock.now().add({ hours: 24 }) })
    expect(here.place.platform.calls).toEqual(['people', 'lookAt', 'members', 'people'])
    expect(await here.notices()).toEqual([])
    expect((await here.row()).checkedAt?.getTime()).toBe(here.place.clock.now().epochMilliseconds)
    await isWell()
  })

  it('lets in who waits, and lets out who is leaving, whoever wrote that', async () => {
    await seats('finn', 'waiting', 'facilitator')
    await seats('anna', 'leaving')
    await tend()
    expect([...room().members].sort()).toEqual(['bea', 'cleo', 'dee', 'fay', 'finn'])
    expect(await seat('finn')).toMatchObject({ state: 'in' })
    expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'left' })
    expect((await seat('anna'))?.leftAt).not.toBeNull()
    await isWell()
  })

  it('keeps how and when somebody left, where that is known', async () => {
    await seats('anna', 'leaving')
    await here.db.transaction((tx) =>
      tx.seat.updateMany({ where: { person: 'anna' }, data: { leftHow: 'removed', leftAt: new Date(5) } }),
    )
    await tend()
    expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'removed', leftAt: new Date(5) })
  })

  it('tells who cannot be let in, and tries again the next time', async () => {
    await seats('finn', 'waiting')
    here.place.platform.outcomes.set('finn', 'refused')
    await tend()
    await tend()
    expect(await open()).toEqual(['refused finn'])
    expect(await here.notices()).toHaveLength(1)
    expect((await here.notices())[0]).toMatch(/^notice to fay: .*could not be let into its room/s)
    expect(await stopped()).toBeNull()
    here.place.platform.outcomes.delete('finn')
    await tend()
    expect(await seat('finn')).toMatchObject({ state: 'in', problem: null })
    await isWell()
  })

  it('stops the posts while a stranger is there, and tells the facilitator once', async () => {
    room().members.add('otto')
    await tend()
    await tend()
    expect(await stopped()).toBe('["strangers"]')
    expect(await open()).toEqual(['strangers otto'])
    expect(await here.notices()).toHaveLength(1)
    expect((await here.notices())[0]).toMatch(/^notice to fay: /)
    room().members.delete('otto')
    await tend()
    await isWell()
  })

  it('counts somebody who was shown the door and cannot be shown out as a stranger', async () => {
    await seats('anna', 'leaving')
    here.place.platform.outcomes.set('anna', 'refused')
    await tend()
    expect(await seat('anna')).toMatchObject({ state: 'leaving' })
    expect(await open()).toEqual(['strangers anna'])
  })

  it('ends the seat of somebody who left the community, takes back what was to be sent to her, and tells of it', async () => {
    await here.db.transaction((tx) =>
      here.place.work.outbox.add(tx, {
        key: 'a private word',
        ...someNotice(here.place.community, here.circle),
        to: { person: 'bea' },
        view: view('hello', [text('hello')]),
        dueAt: here.place.clock.now().add({ hours: 1 }),
      }),
    )
    here.place.platform.living.delete('bea')
    await tend()
    await tend()
    expect(await seat('bea')).toMatchObject({ state: 'left', leftHow: 'gone' })
    expect([...room().members]).not.toContain('bea')
    expect(await here.db.read.post.findUnique({ where: { key: 'a private word' } })).toMatchObject({
      state: 'cancelled',
    })
    expect((await here.notices()).filter((each) => each.startsWith('notice to fay'))).toEqual([
      expect.stringContaining('not in this community any more'),
    ])
    await isWell()
  })

  it('asks about somebody who left only the room, and tells her how to come back', async () => {
    room().members.delete('cleo')
    await tend()
    await tend()
    expect(await open()).toEqual(['missing cleo'])
    expect(await seat('cleo')).toMatchObject({ state: 'in' })
    expect((await here.notices()).map((each) => each.split(':')[0])).toEqual(['notice to fay', 'notice to cleo'])
    expect(await stopped()).toBeNull()
    room().members.add('cleo')
    await tend()
    await isWell()
  })

  it.each([
    ['deleted', () => here.place.platform.rooms.delete('room1')],
    ['archived', () => Object.assign(room(), { archived: true })],
    ['renamed', () => Object.assign(room(), { name: 'secret-circle' })],
  ] as const)('notices once that the room was %s', async (what, does) => {
    does()
    await tend()
    await tend()
    expect(await open()).toEqual([what])
    expect(await stopped()).toBe(what === 'renamed' ? null : JSON.stringify([what]))
    expect(await here.notices()).toHaveLength(1)
  })

  it('names what is not allowed, and goes on by itself when it is', async () => {
    let allowed = false
    here.place.platform.wrong = (call) => {
      if (call === 'members' && !allowed) throw new PlatformError('forbidden', 'View Channels')
    }
    await tend()
    await tend()
    expect(await open()).toEqual(['no-access'])
    expect(await stopped()).toBe('["no-access"]')
    expect(await here.notices()).toEqual([expect.stringContaining('View Channels')])
    allowed = true
    here.place.clock.advance({ hours: 24 })
    here.place.platform.check = async () => [
      { code: 'platform.permission', level: 'fine', what: 'View Channels', mend: '' },
    ]
    await tend()
    await isWell()
  })

  it('tells whoever opened the circle when nobody is left who facilitates it', async () => {
    here.place.platform.living.delete('fay')
    await tend()
    expect(await open()).toEqual(['no-facilitator'])
    expect((await here.notices()).every((each) => each.startsWith('notice to stella'))).toBe(true)
    await seats('finn', 'waiting', 'facilitator')
    await tend()
    await isWell()
  })

  it('leaves it to whoever showed a facilitator out, or to her who stood down, to have told of it', async () => {
    await here.db.transaction((tx) =>
      tx.seat.updateMany({
        where: { circleId: here.circle, person: 'fay' },
        data: { state: 'leaving', leftHow: 'left', leftAt: new Date(5) },
      }),
    )
    await tend()
    expect(await seat('fay')).toMatchObject({ state: 'left', leftHow: 'left' })
    expect(await here.notices()).toEqual([])
    await isWell()
  })

  it('waits while the platform is away, and never gives up for good', async () => {
    here.place.platform.wrong = () => {
      throw new PlatformError('unavailable', 'refused')
    }
    await expect(tend()).rejects.toThrow('unavailable')
    expect(await tend(true)).toEqual({ again: here.place.clock.now().add({ hours: 1 }) })
    const away = roomStep(checkRoom, here.place.work, { circle: here.circle, on: null })
    await expect(away).rejects.toThrow('not connected')
    await isWell()
  })

  it('rests while the community is without Roundel', async () => {
    await here.db.transaction((tx) =>
      tx.community.update({ where: { id: here.place.community }, data: { leftAt: new Date(0) } }),
    )
    room().members.add('otto')
    expect(await tend()).toBeUndefined()
    expect(here.place.platform.calls).toEqual([])
  })

  it('goes on where it was when it is killed beside any write', async () => {
    let kills = 0
    for (let write = 1; write <= 8; write += 1) {
      for (const when of ['before', 'after'] as const) {
        here.place.platform.living.set('dee', somebody('dee'))
        here.circle = await here.place.planned({ name: `Circle ${write} ${when}` })
        here.place.platform.rooms.clear()
        await here.opens()
        await seats('finn', 'waiting', 'facilitator')
        await seats('anna', 'leaving')
        here.place.platform.living.delete('dee')
        room().members.add('otto').delete('cleo')
        const killed = await tend(false, killedAt(here.db, write, when)).then(
          () => false,
          () => true,
        )
        if (killed) kills += 1
        await tend()
        expect(await open()).toEqual(['missing cleo', 'strangers otto'])
        expect(await stopped()).toBe('["strangers"]')
        expect([...room().members].sort()).toEqual(['bea', 'fay', 'finn', 'otto'])
        expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'left' })
        expect(await seat('dee')).toMatchObject({ state: 'left', leftHow: 'gone' })
        const notices = await here.db.read.post.findMany({
          where: { ...ofCircle(here.circle), ownerKind: 'incident' },
        })
        // dee's leaving, the stranger and the one who is missing, to each of both facilitators or to fay alone; and to cleo herself
        expect(notices.filter((each) => each.to === 'fay')).toHaveLength(3)
        expect(notices.filter((each) => each.to === 'cleo')).toHaveLength(1)
        expect(new Set(notices.map((each) => each.to))).toEqual(new Set(['cleo', 'fay', 'finn']))
      }
    }
    expect(kills).toBeGreaterThanOrEqual(8)
  }, 120_000)
})
