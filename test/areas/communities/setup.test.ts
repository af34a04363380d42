import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  communityLeft,
  ensureCommunity,
  setNamed,
  setPlace,
  setPowers,
  setupOf,
} from '../../../src/areas/communities/community.ts'
import { isTelephone, isZone, missingFrom, REQUIRED } from '../../../src/areas/communities/setup-rules.ts'
import { setupView } from '../../../src/areas/communities/setup-views.ts'
import type { Holder } from '../../../src/chat/refs.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { aPlace, type Place, setUp } from '../opening/support/place.ts'
import { somebody } from '../opening/support/room-platform.ts'

describe('what must be set', () => {
  const settled = { region: 'uk', zone: 'Europe/London', telephone: '112', concernMonths: 72 }
  const held = [{ power: 'steward' }]
  const named = [{ post: 'safeguarding-lead' }, { post: 'deputy' }]

  it('is all of it, in its order', () => {
    expect(missingFrom({ region: null, zone: null, telephone: null, concernMonths: null }, [], [])).toEqual(REQUIRED)
    expect(missingFrom(settled, held, named)).toEqual([])
  })

  it('is not met by the like of it', () => {
    expect(missingFrom(settled, [{ power: 'lead' }], named)).toEqual(['steward'])
    expect(missingFrom(settled, held, [{ post: 'outsider' }, { post: 'deputy' }])).toEqual(['safeguarding-lead'])
    expect(missingFrom({ ...settled, concernMonths: null }, held, named)).toEqual(['concern-retention'])
  })
})

describe('a telephone number', () => {
  it.each(['112', '+44 20 7946 0000', '(020) 7946-0000', '020.7946.0000', '+123456789012345'])('may be %s', (text) => {
    expect(isTelephone(text)).toBe(true)
  })
  it.each(['', '11', 'call me', '+', '020 7946 0000 ext. 3', '1234567890123456', '++44 20', '<@U1>'])(
    'is not %j',
    (text) => {
      expect(isTelephone(text)).toBe(false)
    },
  )
})

describe('a time zone', () => {
  it.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('may be %s', (zone) => {
    expect(isZone(zone)).toBe(true)
  })
  it.each(['', 'London', 'Europe/Londres', '+01:00', 'GMT+1 or so'])('is not %j', (zone) => {
    expect(isZone(zone)).toBe(false)
  })
})

describe.each(databases)('setting up on %s', (kind) => {
  let fresh: FreshDatabase
  let place: Place
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db)
  })
  afterAll(() => fresh.close())

  const admin = () => place.as('stella', { admin: true })
  const powers = (steward: Holder[], lead: Holder[] = [], facilitator: Holder[] = []) => ({
    steward,
    lead,
    facilitator,
  })
  const setup = () => setupOf(fresh, place.community)

  it('begins with everything missing, and says what', async () => {
    const before = await setup()
    expect(before.missing).toEqual(REQUIRED)
    expect(textOf(setupView(before))).toContain('a safeguarding lead, by name')
  })

  it('is done when all is there, and says so', async () => {
    await setUp(place)
    const after = await setup()
    expect(after).toMatchObject({
      safeguardingLead: 'lena',
      deputy: 'dora',
      outsider: null,
      zone: 'Europe/London',
      missing: [],
    })
    expect(textOf(setupView(after))).toContain('All set')
    expect((await place.as('anna')).powers.ready).toBe(true)
  })

  it('replaces what was set, each holder once', async () => {
    await setPowers(
      await admin(),
      powers([{ person: 'stella' }, { group: 'S1' }, { group: 'S1' }], [{ person: 'lena' }]),
    )
    await setPowers(await admin(), powers([{ person: 'stella' }, { person: 'stella' }]))
    expect(await setup()).toMatchObject({ stewards: [{ person: 'stella' }], leads: [], facilitators: [] })
  })

  it('gives no power to a bot, nor to the group that everybody is in', async () => {
    place.platform.living.set('robo', somebody('robo', { bot: true, name: 'Robo' }))
    await expect(setPowers(await admin(), powers([{ person: 'robo' }]))).rejects.toThrow('communities.bot-holder')
    const everyone = { group: place.community.split(':')[1] ?? '' }
    await expect(setPowers(await admin(), powers([everyone]))).rejects.toThrow('communities.everyone-group')
    expect((await setup()).stewards).toEqual([])
  })

  it('names three different people, none of them a bot', async () => {
    const named = { safeguardingLead: 'lena', deputy: 'dora', outsider: 'olga', telephone: '112' }
    await expect(setNamed(await admin(), { ...named, deputy: 'lena' })).rejects.toThrow('communities.same-person')
    await expect(setNamed(await admin(), { ...named, outsider: 'dora' })).rejects.toThrow('communities.same-person')
    place.platform.living.set('olga', somebody('olga', { bot: true }))
    await expect(setNamed(await admin(), named)).rejects.toThrow('communities.bot-holder')
    expect(await setup()).toMatchObject({ safeguardingLead: null, telephone: null })
    place.platform.living.set('olga', somebody('olga'))
    await setNamed(await admin(), named)
    await setNamed(await admin(), { ...named, outsider: null })
    expect(await setup()).toMatchObject({ safeguardingLead: 'lena', deputy: 'dora', outsider: null, telephone: '112' })
  })

  it('changes nothing in another community, and writes down who changed what', async () => {
    const elsewhere = await aPlace(fresh.db)
    await setUp(place)
    expect(await setupOf(fresh, elsewhere.community)).toMatchObject({ missing: REQUIRED })
    const events = await fresh.db.read.auditEvent.findMany({ where: { communityId: place.community } })
    expect(events.map((each) => `${each.actor} ${each.action}`).sort()).toEqual([
      'stella setup.named-people',
      'stella setup.place',
      'stella setup.powers',
    ])
  })

  it('keeps periods as they were chosen', async () => {
    await setPlace(await admin(), { region: 'ie', zone: 'Europe/Dublin', boundaryDays: 60, concernMonths: 6 })
    expect(await setup()).toMatchObject({ region: 'ie', zone: 'Europe/Dublin', boundaryDays: 60, concernMonths: 6 })
  })

  it('outlives the bot’s being thrown out and coming back, and a name that is not known', async () => {
    await setUp(place)
    const row = () => fresh.db.read.community.findUniqueOrThrow({ where: { id: place.community } })
    await communityLeft(fresh.db, place.community, place.clock.now())
    expect((await row()).leftAt).not.toBeNull()
    await ensureCommunity(fresh.db, place.community, '', place.clock.now())
    expect((await row()).leftAt).not.toBeNull()
    await ensureCommunity(fresh.db, place.community, 'Riverside again', place.clock.now())
    expect(await row()).toMatchObject({ leftAt: null, name: 'Riverside again', region: 'uk' })
  })
})
