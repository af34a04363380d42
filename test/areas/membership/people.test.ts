import { describe, expect, it } from 'vitest'
import { setPowers } from '../../../src/areas/communities/community.ts'
import { addMember, clashesOf, mayBeAdded } from '../../../src/areas/membership/adding.ts'
import { changeRole, mayChangeRole } from '../../../src/areas/membership/facilitating.ts'
import { leaveCircle } from '../../../src/areas/membership/leaving.ts'
import { removePerson } from '../../../src/areas/membership/removing.ts'
import { databases } from '../../support/database.ts'
import { somebody } from '../opening/support/room-platform.ts'
import { lively } from './support/lively.ts'

describe.each(databases)('who is in a circle on %s', (kind) => {
  const here = lively(kind)
  const { as, told, inTheRoom, tends, seat, audits } = here
  const mayFacilitate = async (...people: string[]) =>
    setPowers(await here.place.as('stella', { admin: true }), {
      steward: [{ person: 'stella' }],
      lead: [],
      facilitator: people.map((person) => ({ person })),
    })

  describe('a seat given', () => {
    it('waits for the room, is told in private, and is greeted once she is in', async () => {
      expect(await addMember(await as('fay'), 'finn')).toBe(true)
      expect(await seat('finn')).toMatchObject({ state: 'waiting', role: 'member' })
      expect(await told('finn')).toEqual([expect.stringMatching(/^Something is waiting for you\. Read it/)])
      expect(await inTheRoom()).toEqual([])
      await tends()
      await tends()
      expect(await seat('finn')).toMatchObject({ state: 'in' })
      expect(await inTheRoom()).toEqual([expect.stringMatching(/Welcome, @finn.*look at the agreement together again/)])
      expect(await audits()).toEqual(expect.arrayContaining(['fay circle.add']))
    })

    it('is one seat, however often and however quickly it is asked for', async () => {
      const c = await as('fay')
      const both = await Promise.allSettled([addMember(c, 'finn'), addMember(c, 'finn')])
      expect(both.filter((each) => each.status === 'fulfilled' && each.value)).toHaveLength(1)
      expect(await addMember(c, 'finn')).toBe(false)
      expect(await told('finn')).toHaveLength(1)
    })

    it('is not greeted when she cannot be let in', async () => {
      here.place.platform.outcomes.set('finn', 'refused')
      await addMember(await as('fay'), 'finn')
      await tends()
      expect(await inTheRoom()).toEqual([])
      expect(await seat('finn')).toMatchObject({ state: 'waiting' })
    })

    it('does not greet one who is only asked back, or let into another room', async () => {
      await addMember(await as('fay'), 'finn')
      await tends()
      await here.seats('finn', 'waiting')
      await here.seats('anna', 'waiting')
      await tends()
      expect(await inTheRoom()).toHaveLength(1)
    })

    it('is not for a bot, for somebody who is not here, nor for one who has a seat', async () => {
      here.place.platform.living.set('robo', somebody('robo', { bot: true }))
      const c = await as('fay')
      await expect(mayBeAdded(c, 'robo')).rejects.toThrow('membership.add.bot')
      await expect(mayBeAdded(c, 'nobody')).rejects.toThrow('membership.add.not-here')
      await expect(mayBeAdded(c, 'anna')).rejects.toThrow('membership.add.seated')
    })

    it('is not for the named contact, nor for more than twenty', async () => {
      await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { contact: 'con' } }))
      const c = await as('fay')
      await expect(mayBeAdded(c, 'con')).rejects.toThrow('membership.add.contact')
      for (let number = 5; number <= 20; number += 1) await here.seats(`m${number}`, 'in')
      await expect(addMember(c, 'finn')).rejects.toThrow('membership.add.full')
    })

    it('is not given while the circle is being opened, or comes to its end', async () => {
      for (const state of ['opening', 'stuck', 'closing']) {
        await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state } }))
        await expect(addMember(await as('fay'), 'finn')).rejects.toThrow('membership.not-now')
      }
    })

    it('knows the hours at which she has another circle', async () => {
      const first = here.circle
      here.circle = await here.place.planned({ name: 'Second', members: ['finn'], facilitators: ['fay'] })
      await here.opens()
      here.circle = first
      const found = await clashesOf(await as('stella'), 'finn')
      expect(found.map(({ at }) => at.toString()).slice(0, 2)).toEqual(['2027-03-16T19:00:00Z', '2027-03-30T18:00:00Z'])
      expect(await clashesOf(await as('stella'), 'olga')).toEqual([])
    })
  })

  describe('a part that ends', () => {
    it('ends at once; she alone is told, the others who facilitate read one line, the room nothing', async () => {
      await mayFacilitate('fay', 'finn')
      await changeRole(await as('stella'), 'finn', 'begin')
      await tends()
      const before = await inTheRoom()
      expect(await removePerson(await as('fay'), 'anna', false)).toBe(true)
      expect(await seat('anna')).toMatchObject({ state: 'leaving', leftHow: 'removed' })
      expect(await told('anna')).toEqual([expect.stringContaining('Something is waiting for you')])
      expect((await told('finn')).at(-1)).toContain('Somebody has left a circle of yours')
      // whoever did it knows
      expect(await told('fay')).toEqual([])
      for (const person of ['bea', 'cleo', 'stella']) expect(await told(person)).toEqual([])
      await tends()
      expect(await inTheRoom()).toEqual(before)
      expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'removed' })
    })

    it('leaves one neutral line in the room if the one who ends it wishes so', async () => {
      await removePerson(await as('fay'), 'anna', true)
      expect(await inTheRoom()).toEqual(['@anna is not part of this circle any more.'])
    })

    it('ends once, however often it is pressed', async () => {
      const c = await as('fay')
      const both = await Promise.all([removePerson(c, 'anna', true), removePerson(c, 'anna', true)])
      expect(both.sort()).toEqual([false, true])
      expect(await removePerson(c, 'anna', false)).toBe(false)
      expect(await told('anna')).toHaveLength(1)
      expect(await inTheRoom()).toHaveLength(1)
    })

    it('is nobody’s own: leaving is theirs', async () => {
      await expect(removePerson(await as('fay'), 'fay', false)).rejects.toThrow('membership.remove.yourself')
      await expect(removePerson(await as('fay'), 'olga', false)).rejects.toThrow('membership.no-seat')
    })

    it('of a facilitator is for programme leads, and never of the last', async () => {
      await expect(removePerson(await as('stella'), 'fay', false)).rejects.toThrow('membership.last-facilitator')
      await mayFacilitate('fay', 'finn')
      await changeRole(await as('stella'), 'finn', 'begin')
      await expect(removePerson(await as('fay'), 'finn', false)).rejects.toThrow('membership.remove.facilitator')
      // two at once: one of them stays
      const c = await as('stella')
      const both = await Promise.allSettled([removePerson(c, 'fay', false), removePerson(c, 'finn', false)])
      expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    })
  })

  describe('who facilitates', () => {
    it('is one of those whom setup names; a member keeps her seat, the room reads it, she is told', async () => {
      const c = await as('stella')
      await expect(mayChangeRole(c, 'anna', 'begin')).rejects.toThrow('opening.plan.may-not-facilitate')
      await mayFacilitate('fay', 'anna')
      expect(await changeRole(c, 'anna', 'begin')).toBe(true)
      expect(await changeRole(c, 'anna', 'begin')).toBe(false)
      expect(await seat('anna')).toMatchObject({ role: 'facilitator', state: 'in' })
      expect(await inTheRoom()).toEqual(['@anna facilitates this circle from now on.'])
      expect(await told('anna')).toEqual([expect.stringContaining('Something is waiting for you')])
      expect(await audits()).toContain('stella circle.facilitator-begin')
    })

    it('comes from outside with a seat, and is greeted as such when in the room', async () => {
      await mayFacilitate('fay', 'finn')
      await changeRole(await as('stella'), 'finn', 'begin')
      expect(await seat('finn')).toMatchObject({ role: 'facilitator', state: 'waiting' })
      expect(await inTheRoom()).toEqual([])
      expect(await told('finn')).toHaveLength(1)
      await tends()
      expect(await inTheRoom()).toEqual([expect.stringMatching(/Welcome, @finn ?, who facilitates this circle/)])
    })

    it('stops as long as somebody else is there; the room reads who is', async () => {
      const c = await as('stella')
      await expect(changeRole(c, 'fay', 'end')).rejects.toThrow('membership.last-facilitator')
      await expect(changeRole(c, 'anna', 'end')).resolves.toBe(false)
      await mayFacilitate('fay', 'finn')
      await changeRole(c, 'finn', 'begin')
      await tends()
      const fresh = await as('stella')
      const both = await Promise.allSettled([changeRole(fresh, 'fay', 'end'), changeRole(fresh, 'finn', 'end')])
      expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await inTheRoom()).at(-1)).toMatch(/^From now on, turn to @(fay|finn)/)
      expect((await here.row()).seats.filter((each) => each.role === 'facilitator')).toHaveLength(1)
    })

    it('or a named contact outside the room, who then lets the last facilitator go', async () => {
      const c = await as('stella')
      await expect(changeRole(c, 'anna', 'contact')).rejects.toThrow('membership.contact.seated')
      expect(await changeRole(c, 'con', 'contact')).toBe(true)
      expect(await inTheRoom()).toEqual([])
      expect(await told('con')).toHaveLength(1)
      await changeRole(await as('stella'), 'fay', 'end')
      expect((await inTheRoom()).at(-1)).toContain('turn to @con')
      // one who facilitates does not stand in for herself
      await mayFacilitate('con')
      await changeRole(await as('stella'), 'con', 'begin')
      expect(await here.row()).toMatchObject({ contact: null })
    })

    it('who leaves is told to those who facilitate with her', async () => {
      await mayFacilitate('fay', 'finn')
      await changeRole(await as('stella'), 'finn', 'begin')
      await tends()
      await leaveCircle(here.place.work, here.leaver('fay'))
      await tends()
      expect((await told('finn')).at(-1)).toContain('Somebody has left a circle of yours')
      expect(await told('stella')).toEqual([])
    })
  })
})
