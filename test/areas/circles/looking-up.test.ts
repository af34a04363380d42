import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allDefinitions } from '../../../commands/index.ts'
import { changeCircleRoom } from '../../../src/areas/circles/circle-room.ts'
import { circlesOf } from '../../../src/areas/circles/find.ts'
import { helpView } from '../../../src/areas/circles/help-views.ts'
import {
  admins,
  asLastKnown,
  boundaryReaders,
  circlePeople,
  everyone,
  facilitators,
  inTheCircle,
  keepers,
  ofTheCircle,
  programmeLeads,
  safeguarders,
} from '../../../src/areas/circles/powers.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { plainView } from '../../../src/chat/kit-views.ts'
import { isAllowed, permission } from '../../../src/chat/permissions.ts'
import { type Context, kit } from '../../../src/context.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { aPlace, type Place, setUp } from '../opening/support/place.ts'
import { somebody } from '../opening/support/room-platform.ts'

/** Who they are: anna and fay have a seat, con is the contact, lena and dora are named, stella and finn are in a group with a power. */
const CAST = ['anna', 'fay', 'con', 'lena', 'dora', 'stella', 'finn', 'olga', 'otto'] as const

/** 'lead' and 'steward' stand for the members of that group; 'people' for who somebody is. */
type Calls = string
const NOTHING: Calls = ''

/** What each requirement asks of a platform about each of the cast, where all that was known is older than ten minutes. */
const ASKED: readonly [
  name: string,
  required: typeof everyone,
  seated: Partial<Record<(typeof CAST)[number], Calls>>,
  others: Calls,
][] = [
  ['everyone', everyone, {}, NOTHING],
  ['inTheCircle', inTheCircle, {}, NOTHING],
  ['ofTheCircle', ofTheCircle, {}, NOTHING],
  ['facilitators', facilitators, {}, NOTHING],
  ['boundaryReaders', boundaryReaders, {}, NOTHING],
  ['safeguarders', safeguarders, {}, NOTHING],
  ['keepers', keepers, { fay: NOTHING, con: NOTHING, finn: 'lead' }, 'lead steward'],
  ['circlePeople', circlePeople, { anna: NOTHING, fay: NOTHING, con: NOTHING, finn: 'lead' }, 'lead steward'],
  ['programmeLeads', programmeLeads, { finn: 'lead' }, 'lead steward'],
  ['admins', admins, { stella: 'steward' }, 'steward people'],
]

describe('what a platform is asked about one who acts', () => {
  it('is in the table below for each definition that there is', () => {
    const known = new Set<unknown>(ASKED.map(([, required]) => required))
    const others = allDefinitions.filter((each) => 'requires' in each && !known.has(each.requires))
    expect(others.map((each) => each.what)).toEqual([])
    expect(allDefinitions.filter((each) => 'requires' in each).length).toBeGreaterThan(100)
  })
})

describe.each(databases)('what a platform is asked about one who acts, on %s', (kind) => {
  let fresh: FreshDatabase
  let place: Place
  let circle: string
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db, 'slack')
    await setUp(place)
    circle = await place.planned()
    const { community: communityId } = place
    await fresh.db.transaction(async (tx) => {
      await tx.circle.update({ where: { id: circle }, data: { state: 'open', contact: 'con' } })
      await changeCircleRoom(tx, circle, { platformId: 'room1' })
      await tx.seat.updateMany({ where: { circleId: circle }, data: { state: 'in' } })
      await tx.power.deleteMany({ where: { communityId } })
      const held = ['lead', 'steward', 'facilitator'].map((power) => ({ power, holderKind: 'group', holder: power }))
      await tx.power.createMany({ data: held.map((each) => ({ communityId, ...each })) })
    })
    place.platform.groups.set('lead', ['finn'])
    place.platform.groups.set('steward', ['stella'])
    place.platform.groups.set('facilitator', ['fay'])
    place.platform.living.set('olga', somebody('olga', { admin: true }))
    place.platform.living.set('otto', somebody('otto'))
  })
  afterAll(() => fresh.close())

  /** Which groups, and whether who somebody is, were asked while `work` ran. */
  const asked = async (work: () => Promise<unknown>): Promise<Calls> => {
    const calls: string[] = []
    const { people, groupMembers } = place.platform
    place.platform.people = (community, ids) => {
      calls.push('people')
      return people(community, ids)
    }
    place.platform.groupMembers = (group) => {
      calls.push(group.group)
      return groupMembers(group)
    }
    try {
      await work()
    } finally {
      Object.assign(place.platform, { people, groupMembers })
    }
    return calls.join(' ')
  }
  const unknown = { admin: 'unknown', groups: 'unknown' } as const

  it.each(ASKED)('no more than %s needs', async (_, required, named, others) => {
    const seen: Record<string, Calls> = {}
    const expected: Record<string, Calls> = {}
    for (const each of CAST) {
      place.clock.advance({ minutes: 11 })
      seen[each] = await asked(async () => isAllowed(required, await place.as(each, { circle, ...unknown })))
      expected[each] = named[each] ?? others
    }
    expect(seen).toEqual(expected)
  })

  it('is asked once an act, however often it is needed', async () => {
    place.clock.advance({ minutes: 11 })
    const calls = await asked(async () => {
      const c = await place.as('otto', { circle, ...unknown })
      await Promise.all([isAllowed(keepers, c), isAllowed(admins, c), isAllowed(circlePeople, c)])
      for (const required of [programmeLeads, admins]) expect(await isAllowed(required, c)).toBe(false)
    })
    expect(calls.split(' ').toSorted()).toEqual(['lead', 'people', 'steward'])
  })

  it('is once who she is, where that says her groups too: on Discord, for a press in a direct message', async () => {
    place = await aPlace(fresh.db)
    await setUp(place)
    const { community: communityId } = place
    const power = { power: 'lead', holderKind: 'group', holder: 'lead' }
    await fresh.db.transaction((tx) => tx.power.create({ data: { communityId, ...power } }))
    place.platform.living.set('olga', somebody('olga', { admin: true, groups: ['lead'] }))
    const calls = await asked(async () => {
      const c = await place.as('olga', unknown)
      for (const required of [admins, programmeLeads]) expect(await isAllowed(required, c)).toBe(true)
    })
    expect(calls).toBe('people')
  })

  it('is nothing before a form, for a suggestion, and for what is only offered', async () => {
    place.clock.advance({ minutes: 11 })
    const calls = await asked(async () => {
      for (const [, required] of ASKED) {
        await isAllowed(required, await place.as('otto', { circle, ...unknown, mayLookUp: false }))
        await isAllowed(required, asLastKnown(await place.as('otto', { circle, ...unknown })))
      }
    })
    expect(calls).toBe(NOTHING)
  })

  it('is nothing for the menu, which asks each requirement once a place, however many commands have it', async () => {
    const places: string[] = []
    const counted = permission<Context>('counted', 'circles.denied.everyone', (c) => {
      places.push(c.circle?.id ?? 'here')
      return false
    })
    const commands = ['one', 'two', 'three'].map((verb) =>
      kit.command(['circle', verb], {
        ...{ summary: 'circles.help.summary', requires: counted, options: {} },
        opens: kit.privately(async () => plainView('done')),
      }),
    )
    place.clock.advance({ minutes: 11 })
    const c = await place.as('anna', unknown)
    const calls = await asked(async () => {
      const menu = await helpView(c, [...commands, ...allDefinitions], await circlesOf(fresh, place.community, 'anna'))
      expect(textOf(menu)).toContain('/agreement show')
    })
    expect(calls).toBe(NOTHING)
    expect(places).toEqual(['here', circle])
  })

  it('may go unanswered: that denies, and is told from a no; whoever needs no answer goes on', async () => {
    place.clock.advance({ minutes: 11 })
    place.platform.wrong = () => {
      throw new PlatformError('unavailable', 'refused')
    }
    const as = (person: string, facts = {}) => place.as(person, { circle, ...unknown, ...facts })
    for (const required of [keepers, circlePeople, programmeLeads, admins]) {
      expect(await isAllowed(required, await as('stella'))).toBe(false)
      await expect(async () => required.allows(await as('stella'))).rejects.toThrow('unavailable')
    }
    expect(await isAllowed(keepers, await as('fay'))).toBe(true)
    expect(await isAllowed(circlePeople, await as('anna'))).toBe(true)
    expect(await isAllowed(admins, await as('olga', { admin: true }))).toBe(true)
    place.platform.wrong = (call) => {
      if (call === 'groupMembers') throw new PlatformError('unavailable', 'refused')
    }
    // that nobody can say who is in the stewards' group does not shut an administrator out
    expect(await isAllowed(admins, await as('olga'))).toBe(true)
    expect(await isAllowed(admins, await as('otto'))).toBe(false)
  })

  it('of a new face it is nothing, and nothing is written, where the requirement needs nothing', async () => {
    const rows = () => fresh.db.read.person.findMany({ where: { communityId: place.community } })
    const before = await rows()
    for (const [, required, , others] of ASKED)
      if (others === NOTHING) await isAllowed(required, await place.as('otto', { circle, ...unknown }))
    expect(await rows()).toEqual(before)
  })
})
