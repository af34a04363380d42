import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCircleRoom } from '../../../src/areas/circles/circle-room.ts'
import { circlesLike, circlesOf } from '../../../src/areas/circles/find.ts'
import {
  admins,
  boundaryReaders,
  circlePeople,
  facilitators,
  inTheCircle,
  programmeLeads,
} from '../../../src/areas/circles/powers.ts'
import { responsiblePeople } from '../../../src/areas/circles/responsible.ts'
import { setPowers } from '../../../src/areas/communities/community.ts'
import { keepGroup } from '../../../src/areas/communities/directory.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { isAllowed } from '../../../src/chat/permissions.ts'
import type { Holder } from '../../../src/chat/refs.ts'
import type { Context } from '../../../src/context.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { aPlace, type Place, setUp } from '../opening/support/place.ts'
import { somebody } from '../opening/support/room-platform.ts'

async function powersIn({ powers }: Context): Promise<string[]> {
  const { ready, safeguardingLead, deputy } = powers
  // in the order in which permissions ask
  const [steward, lead, admin] = [await powers.holds('steward'), await powers.holds('lead'), await powers.admin()]
  return Object.entries({ admin, steward, lead, safeguardingLead, deputy, ready }).flatMap(([name, has]) =>
    has ? [name] : [],
  )
}

describe.each(databases)('where a person stands on %s', (kind) => {
  let fresh: FreshDatabase
  let place: Place
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db)
    await setUp(place)
  })
  afterAll(() => fresh.close())

  const group = async (holder: Holder) =>
    setPowers(await place.as('stella'), {
      steward: [{ person: 'stella' }],
      lead: [holder],
      facilitator: [{ person: 'fay' }],
    })
  const leads = async (asking: Parameters<Place['as']>[1]) => (await place.as('finn', asking)).powers.holds('lead')
  const responsible = (circleId: string) => fresh.db.transaction((tx) => responsiblePeople(tx, circleId))
  const looked = () => place.platform.calls.splice(0)
  const seat = (circleId: string, room: string) =>
    fresh.db.transaction(async (tx) => {
      await tx.circle.update({ where: { id: circleId }, data: { state: 'open' } })
      await changeCircleRoom(tx, circleId, { platformId: room })
      await tx.seat.updateMany({ where: { circleId }, data: { state: 'in' } })
    })

  it('is what setup says of her, and no more', async () => {
    const powers = async (person: string) => powersIn(await place.as(person))
    expect(await powers('stella')).toEqual(['steward', 'ready'])
    expect(await powers('lena')).toEqual(['safeguardingLead', 'ready'])
    expect(await powers('dora')).toEqual(['deputy', 'ready'])
    // that she may be given a circle grants her nothing
    expect(await powers('fay')).toEqual(['ready'])
    expect(await powers('anna')).toEqual(['ready'])
  })

  it('in another community is nothing', async () => {
    const elsewhere = await aPlace(fresh.db)
    expect(await powersIn(await elsewhere.as('stella'))).toEqual([])
  })

  it('is made up where the community was never met before', async () => {
    await fresh.db.transaction((tx) => tx.community.deleteMany({ where: { id: place.community } }))
    expect((await place.as('anna')).community).toMatchObject({ id: place.community, name: '', region: null })
  })

  describe('by her groups', () => {
    beforeEach(async () => {
      await group({ group: 'S1' })
      looked()
    })

    it('as the platform sent them along', async () => {
      expect(await leads({ groups: ['S1', 'S2'] })).toBe(true)
      expect(await leads({ groups: ['S2'] })).toBe(false)
      expect(looked()).toEqual([])
    })

    it('as they were told not long ago', async () => {
      await keepGroup(fresh.db, place.community, 'S1', ['finn', 'bea'], place.clock.now())
      place.clock.advance({ minutes: 10 })
      expect(await leads({ groups: 'unknown', mayLookUp: false })).toBe(true)
      expect(await (await place.as('anna', { groups: 'unknown', mayLookUp: false })).powers.holds('lead')).toBe(false)
      expect(looked()).toEqual([])
    })

    it('as last known, before a form, however old; unknown ones grant nothing', async () => {
      expect(await leads({ groups: 'unknown', mayLookUp: false })).toBe(false)
      await keepGroup(fresh.db, place.community, 'S1', ['finn'], place.clock.now())
      place.clock.advance({ hours: 5 })
      expect(await leads({ groups: 'unknown', mayLookUp: false })).toBe(true)
      expect(looked()).toEqual([])
    })

    it('on Discord as the person has them now, where a press brought none', async () => {
      place.platform.living.set('finn', somebody('finn', { groups: ['S1'] }))
      expect(await leads({ groups: 'unknown' })).toBe(true)
      place.platform.living.set('finn', somebody('finn', { groups: [] }))
      expect(await leads({ groups: 'unknown' })).toBe(false)
    })

    it('and one who left has none, nor is an administrator any more', async () => {
      place.platform.living.set('finn', somebody('finn', { groups: ['S1'], admin: true }))
      const before = await place.as('finn', { groups: 'unknown', admin: 'unknown' })
      expect(await powersIn(before)).toEqual(['admin', 'lead', 'ready'])
      place.platform.living.delete('finn')
      const after = await place.as('finn', { groups: 'unknown', admin: 'unknown' })
      expect(await powersIn(after)).toEqual(['ready'])
    })
  })

  describe('by user groups on Slack', () => {
    beforeEach(async () => {
      place = await aPlace(fresh.db, 'slack')
      await setUp(place)
      await group({ group: 'S1' })
      looked()
    })

    it('as listed when the group was given its power: a form can be opened at once', async () => {
      place.platform.groups.set('S1', ['finn'])
      await group({ group: 'S1' })
      expect(looked()).toContain('groupMembers')
      expect(await leads({ groups: 'unknown', mayLookUp: false })).toBe(true)
      expect(looked()).toEqual([])
    })

    it('as soon as the platform says who they are, where it did not say so then', async () => {
      place.platform.groups.set('S2', ['finn'])
      place.platform.wrong = (call) => {
        if (call === 'groupMembers') throw new PlatformError('unavailable', 'refused')
      }
      await group({ group: 'S2' })
      place.platform.wrong = () => {}
      expect(await leads({ groups: 'unknown', mayLookUp: false })).toBe(false)
      expect(await leads({ groups: 'unknown' })).toBe(true)
    })

    it('as listed now, when what is known is older than ten minutes', async () => {
      place.platform.groups.set('S1', ['finn'])
      place.clock.advance({ minutes: 11 })
      expect(await leads({ groups: 'unknown' })).toBe(true)
      expect(looked()).toEqual(['groupMembers'])
      place.platform.groups.set('S1', [])
      place.clock.advance({ minutes: 10 })
      expect(await leads({ groups: 'unknown' })).toBe(true)
      expect(looked()).toEqual([])
      place.clock.advance({ milliseconds: 1 })
      expect(await leads({ groups: 'unknown' })).toBe(false)
      expect(looked()).toEqual(['groupMembers'])
    })

    it('and by none that cannot be listed', async () => {
      place.platform.groups.set('S1', 'cannot-list')
      place.clock.advance({ minutes: 11 })
      expect(await leads({ groups: 'unknown' })).toBe(false)
    })

    it('and by nothing at all while the platform does not say', async () => {
      place.clock.advance({ minutes: 11 })
      place.platform.wrong = () => {
        throw new PlatformError('unavailable', 'refused')
      }
      await expect(leads({ groups: 'unknown' })).rejects.toThrow('unavailable')
    })
  })

  it('as an administrator: sent along, known, or looked up', async () => {
    const admin = async (asking: Parameters<Place['as']>[1]) => (await place.as('finn', asking)).powers.admin()
    looked()
    expect(await admin({ admin: true })).toBe(true)
    expect(await admin({ admin: 'unknown', mayLookUp: false })).toBe(false)
    expect(looked()).toEqual([])
    place.platform.living.set('finn', somebody('finn', { admin: true }))
    expect(await admin({ admin: 'unknown' })).toBe(true)
    expect(looked()).toEqual(['people'])
    place.platform.living.set('finn', somebody('finn', { admin: false }))
    place.clock.advance({ minutes: 9 })
    expect(await admin({ admin: 'unknown' })).toBe(true)
    place.clock.advance({ minutes: 2 })
    expect(await admin({ admin: 'unknown', mayLookUp: false })).toBe(true)
    expect(await admin({ admin: 'unknown' })).toBe(false)
  })

  describe('in a circle', () => {
    let circle: string
    beforeEach(async () => {
      circle = await place.planned()
      await seat(circle, 'room1')
    })

    it('is found by its room, its id, and its name as a person would type it', async () => {
      for (const asking of [
        { room: 'room1' },
        { circle },
        { circle: ' tuesday  CIRCLE ' },
        { circle, room: 'elsewhere' },
      ])
        expect((await place.as('anna', asking)).circle).toMatchObject({ id: circle, facilitators: ['fay'] })
      expect((await place.as('anna', { room: 'room2' })).circle).toBeNull()
      expect((await place.as('anna')).circle).toBeNull()
    })

    it('of another community is refused by id, name and room', async () => {
      const elsewhere = await aPlace(fresh.db)
      await expect(elsewhere.as('anna', { circle })).rejects.toThrow('circles.gone')
      await expect(elsewhere.as('anna', { circle: 'Tuesday circle' })).rejects.toThrow('circles.gone')
      expect((await elsewhere.as('anna', { room: 'room1' })).circle).toBeNull()
    })

    it('that was undone is gone', async () => {
      await fresh.db.transaction((tx) => tx.circle.update({ where: { id: circle }, data: { state: 'undone' } }))
      await expect(place.as('anna', { circle })).rejects.toThrow('circles.gone')
      expect((await place.as('anna', { room: 'room1' })).circle).toBeNull()
      expect(await circlesLike(fresh, place.community, '')).toEqual([])
    })

    it('decides who may do what', async () => {
      const cast = ['fay', 'anna', 'stella', 'lena', 'dora', 'olga']
      const may = async (required: typeof inTheCircle) => {
        const found: string[] = []
        for (const each of cast) if (await isAllowed(required, await place.as(each, { circle }))) found.push(each)
        return found.join(' ')
      }
      expect(await may(inTheCircle)).toBe('fay anna')
      expect(await may(facilitators)).toBe('fay')
      expect(await may(circlePeople)).toBe('fay anna stella')
      expect(await may(boundaryReaders)).toBe('fay lena dora')
      expect(await may(programmeLeads)).toBe('stella')
      expect(await may(admins)).toBe('stella')
    })

    it('ends with the seat', async () => {
      for (const state of ['left', 'refused']) {
        await fresh.db.transaction((tx) =>
          tx.seat.updateMany({ where: { circleId: circle, person: 'anna' }, data: { state } }),
        )
        expect(await isAllowed(inTheCircle, await place.as('anna', { circle }))).toBe(false)
        expect(await circlesOf(fresh, place.community, 'anna')).toEqual([])
      }
    })

    it('that facilitates itself gives its contact a facilitator’s powers, outside the room', async () => {
      const other = await place.planned({ name: 'Thursday', facilitators: [], contact: 'con' })
      await seat(other, 'room2')
      const con = await place.as('con', { circle: other })
      expect(await isAllowed(facilitators, con)).toBe(true)
      expect(await isAllowed(inTheCircle, con)).toBe(false)
      expect(await isAllowed(boundaryReaders, con)).toBe(true)
      expect(await isAllowed(facilitators, await place.as('con', { circle }))).toBe(false)
      expect((await circlesOf(fresh, place.community, 'con')).map((each) => each.id)).toEqual([other])
      expect(await responsible(other)).toEqual(['con'])
    })

    it('asks its facilitators, and whoever opened it while there are none', async () => {
      expect(await responsible(circle)).toEqual(['fay'])
      await fresh.db.transaction((tx) =>
        tx.seat.updateMany({ where: { circleId: circle, person: 'fay' }, data: { state: 'left' } }),
      )
      expect(await responsible(circle)).toEqual(['stella'])
      expect(await responsible('no-such')).toEqual([])
    })
  })

  it('is an administrator’s alone until setup is done, and stays hers: somebody must be able to when every steward has left', async () => {
    expect(await isAllowed(admins, await place.as('anna', { admin: true }))).toBe(true)
    expect(await isAllowed(admins, await place.as('anna'))).toBe(false)
    const elsewhere = await aPlace(fresh.db)
    expect(await isAllowed(admins, await elsewhere.as('anna', { admin: true }))).toBe(true)
    expect(await isAllowed(admins, await elsewhere.as('anna'))).toBe(false)
  })
})
