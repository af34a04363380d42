import { describe, expect, it } from 'vitest'
import { changeCircleRoom } from '../../../src/areas/circles/circle-room.ts'
import { closeCircle, decideReadOnly, notYet } from '../../../src/areas/lifecycle/closing.ts'
import { pauseCircle } from '../../../src/areas/lifecycle/pausing.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { databases } from '../../support/database.ts'
import { lively } from '../membership/support/lively.ts'
import { killedAt } from '../opening/support/killed-at.ts'

describe.each(databases)('the end of a circle on %s', (kind) => {
  const here = lively(kind)
  const { as, inTheRoom, told, audits, sessions, arrive, stills, job } = here
  const now = () => here.place.clock.now()
  const announced = async () => {
    const readOnly = await closeCircle(await as('fay'), 'read-only')
    await arrive()
    return readOnly
  }
  const states = async () => (await sessions()).map((each) => each.state)

  it('leaves the room open, if its people wish so: a farewell, and it has closed', async () => {
    expect(await closeCircle(await as('fay'), 'stays')).toBeNull()
    expect(await here.row()).toMatchObject({ state: 'closed', afterwards: 'stays', readOnlyAt: null })
    expect((await here.row()).closedAt?.getTime()).toBe(now().epochMilliseconds)
    expect(await states()).toEqual(Array(6).fill('skipped'))
    const lines = await inTheRoom()
    expect(lines).toHaveLength(1)
    for (const part of ['stays open to you', 'the day after 31 March 2027', '/mydata', 'Get help now'])
      expect(lines[0]).toContain(part)
    expect(await job('room.close')).toBeNull()
    expect(await audits()).toContain('fay circle.close')
    // what is pressed afterwards changes nothing
    const late = await as('fay')
    for (const tries of [() => closeCircle(late, 'stays'), () => notYet(late), () => pauseCircle(late)])
      await expect(tries()).rejects.toThrow('circles.closed')
  })

  it('is announced once, and the room is made read-only a day after everybody could read it', async () => {
    const c = await as('fay')
    const both = await Promise.allSettled([closeCircle(c, 'read-only'), closeCircle(c, 'read-only')])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await inTheRoom()).toHaveLength(1)
    expect(await states()).toEqual(Array(6).fill('planned'))
    await arrive()
    here.place.clock.advance({ hours: 23, minutes: 59 })
    expect(await stills()).toEqual({ again: now().add({ minutes: 1 }) })
    expect(here.room().readOnly).toBeUndefined()
    here.place.clock.advance({ minutes: 1 })
    await stills()
    expect(here.room().readOnly).toBe(true)
    expect(await here.row()).toMatchObject({ state: 'closed', afterwards: 'read-only' })
    expect(await states()).toEqual(Array(6).fill('skipped'))
    expect(await inTheRoom()).toHaveLength(1)
  })

  it('waits for its announcement, however long that takes', async () => {
    await closeCircle(await as('fay'), 'read-only')
    here.place.clock.advance({ hours: 30 })
    expect(await stills()).toEqual({ again: now().add({ hours: 1 }) })
    await arrive()
    expect(await stills()).toEqual({ again: now().add({ hours: 24 }) })
    expect(here.place.platform.calls).not.toContain('makeReadOnly')
  })

  it('can be stopped by anybody of the circle until then: it is as it was before', async () => {
    const before = (await sessions()).map((each) => each.local)
    await announced()
    expect(await notYet(await as('anna'))).toBe(true)
    expect(await notYet(await as('anna'))).toBe(false)
    expect(await here.row()).toMatchObject({ state: 'open', afterwards: null, readOnlyAt: null })
    expect((await sessions()).map((each) => each.local)).toEqual(before)
    expect(await job('room.close')).toBeNull()
    const lines = await inTheRoom()
    expect(lines).toHaveLength(2)
    for (const part of ['announced here, and taken back', 'Not yet: the circle goes on'])
      expect(lines.join(' ')).toContain(part)
    here.place.clock.advance({ hours: 30 })
    await stills()
    expect(here.room().readOnly).toBeUndefined()
    // announced anew, it is another announcement
    await announced()
    expect(await inTheRoom()).toHaveLength(3)
  })

  it('stopped while it rested, it rests on', async () => {
    await pauseCircle(await as('fay'))
    await announced()
    await notYet(await as('fay'))
    expect((await here.row()).state).toBe('paused')
    expect((await inTheRoom()).join(' ')).toContain('rests as before')
  })

  it('cannot be stopped while the platform is being asked', async () => {
    await announced()
    here.place.clock.advance({ hours: 24 })
    here.place.platform.wrong = (call, moment) => {
      if (call === 'makeReadOnly' && moment === 'after') throw new PlatformError('unknown-outcome', 'timeout')
    }
    await expect(stills()).rejects.toThrow('timeout')
    await expect(notYet(await as('anna'))).rejects.toThrow('lifecycle.not-yet.too-late')
    here.place.platform.wrong = () => {}
    await stills()
    expect((await here.row()).state).toBe('closed')
  })

  it('is finished by the next run when it is killed beside any write', async () => {
    for (const [write, when] of [
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
      [2, 'after'],
    ] as const) {
      await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state: 'open' } }))
      await announced()
      here.place.clock.advance({ hours: 25 })
      await stills(false, killedAt(here.db, write, when)).catch(() => {})
      await stills()
      expect(here.room().readOnly).toBe(true)
      expect((await here.row()).state).toBe('closed')
    }
  })

  it('that the platform does not let happen is told, and somebody decides', async () => {
    await announced()
    here.place.clock.advance({ hours: 24 })
    here.place.platform.wrong = (call) => {
      if (call === 'makeReadOnly') throw new PlatformError('forbidden', 'Manage Roles')
    }
    await stills()
    expect(await here.row()).toMatchObject({ state: 'closing', problem: 'Manage Roles' })
    expect((await told('fay')).at(-1)).toContain('Manage Roles')
    expect(await decideReadOnly(await as('fay'), 'again')).toBe(true)
    expect(await decideReadOnly(await as('fay'), 'again')).toBe(false)
    await stills()
    expect(await told('fay')).toHaveLength(2)
    expect(await decideReadOnly(await as('fay'), 'open')).toBe(true)
    expect(await here.row()).toMatchObject({ state: 'closed', afterwards: 'stays', problem: null })
    expect(here.room().readOnly).toBeUndefined()
  })

  it('that fails for the last time is told too', async () => {
    await announced()
    here.place.clock.advance({ hours: 24 })
    here.place.platform.wrong = (call) => {
      if (call === 'makeReadOnly') throw new PlatformError('unavailable', 'ECONNREFUSED')
    }
    await expect(stills()).rejects.toThrow('ECONNREFUSED')
    expect(await told('fay')).toEqual([])
    await stills(true)
    expect(await told('fay')).toEqual([expect.stringContaining('ECONNREFUSED')])
  })

  it('of a room that is gone needs nothing more', async () => {
    await announced()
    here.place.clock.advance({ hours: 24 })
    here.place.platform.wrong = (call) => {
      if (call === 'makeReadOnly') throw new PlatformError('not-found', 'channel_not_found')
    }
    await stills()
    expect((await here.row()).state).toBe('closed')
  })

  it('is left alone by the look at its room while the platform is being asked', async () => {
    await announced()
    await here.db.transaction((tx) => changeCircleRoom(tx, here.circle, { step: 'making-read-only' }))
    here.place.platform.calls.length = 0
    await here.tend()
    expect(here.place.platform.calls).toEqual([])
  })
})
