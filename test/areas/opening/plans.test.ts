import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circleRoom, circleRoomId } from '../../../src/areas/circles/circle-room.ts'
import { setPowers } from '../../../src/areas/communities/community.ts'
import { changePlan, checkPlan, dropPlan, keepPlan, meetFrom, planIn } from '../../../src/areas/opening/plans.ts'
import type { Plan } from '../../../src/areas/opening/rules.ts'
import { openCircle } from '../../../src/areas/opening/service.ts'
import { OPEN_ROOM } from '../../../src/areas/rooms/jobs.ts'
import type { Context } from '../../../src/context.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { aPlace, type Place, plan, setUp } from './support/place.ts'
import { somebody } from './support/room-platform.ts'

describe.each(databases)('planning a circle on %s', (kind) => {
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

  const stella = (): Promise<Context> => place.as('stella')
  const circles = () =>
    fresh.db.read.circle.findMany({ where: { communityId: place.community }, include: { seats: true, sessions: true } })

  describe('checks its people as they are now', () => {
    const checked = async (change: Partial<Plan>): Promise<void> => checkPlan(await stella(), { ...plan, ...change })

    it('and finds nothing wrong', async () => {
      await expect(checked({})).resolves.toBeUndefined()
    })

    it.each<[string, () => void, Partial<Plan>, string]>([
      ['left', () => void place.platform.living.delete('bea'), {}, 'opening.plan.left'],
      [
        'is a bot',
        () => void place.platform.living.set('bea', somebody('bea', { bot: true })),
        {},
        'opening.plan.bots',
      ],
      ['would sit twice', () => {}, { members: ['fay', 'anna'] }, 'opening.plan.seated-twice'],
      ['may not facilitate', () => {}, { facilitators: ['finn'] }, 'opening.plan.may-not-facilitate'],
    ])('one who %s', async (_, happens, people, problem) => {
      happens()
      await expect(checked(people)).rejects.toThrow(problem)
    })

    it('and the named contact too', async () => {
      place.platform.living.set('con', somebody('con', { bot: true }))
      await expect(checked({ facilitators: [], contact: 'con' })).rejects.toThrow('opening.plan.bots')
    })

    it('who facilitate by a role, which is asked of the person', async () => {
      const powers = { steward: [{ person: 'stella' }], lead: [], facilitator: [{ group: 'role7' }] }
      await setPowers({ ...(await stella()) }, powers)
      place.platform.living.set('finn', somebody('finn', { groups: ['role7'] }))
      place.platform.living.set('fay', somebody('fay', { groups: [] }))
      await expect(checked({ facilitators: ['finn'] })).resolves.toBeUndefined()
      await expect(checked({ facilitators: ['fay'] })).rejects.toThrow('opening.plan.may-not-facilitate')
    })

    it('who facilitate by a user group, which is asked of the group; what cannot be listed grants nothing', async () => {
      const powers = { steward: [{ person: 'stella' }], lead: [], facilitator: [{ group: 'S7' }] }
      await setPowers({ ...(await stella()) }, powers)
      place.platform.groups.set('S7', ['finn'])
      await expect(checked({ facilitators: ['finn'] })).resolves.toBeUndefined()
      await expect(checked({ facilitators: ['fay'] })).rejects.toThrow('opening.plan.may-not-facilitate')
      place.platform.groups.set('S7', 'cannot-list')
      await expect(checked({ facilitators: ['finn'] })).rejects.toThrow('opening.plan.may-not-facilitate')
    })

    it('and its name, however it is written', async () => {
      await place.planned()
      for (const name of ['Tuesday circle', ' TUESDAY   Circle ', 'Ｔｕｅｓｄａｙ circle', 'Tues\u200bday circle'])
        await expect(checked({ name })).rejects.toThrow('opening.plan.name-taken')
      await expect(checked({ name: 'Tuesday circle 2' })).resolves.toBeUndefined()
      for (const name of ['', '  ', '—', '\u200b', '🙂'])
        await expect(checked({ name })).rejects.toThrow('opening.plan.name-empty')
    })

    it('a name of another community’s circle is free', async () => {
      await place.planned()
      place = await aPlace(fresh.db)
      await setUp(place)
      await expect(checked({})).resolves.toBeUndefined()
    })
  })

  describe('a plan', () => {
    it('is its owner’s alone, in her community alone', async () => {
      const draft = await keepPlan(await stella(), plan)
      expect(await planIn(await stella(), draft)).toEqual(plan)
      await expect(planIn(await place.as('lena'), draft)).rejects.toThrow('opening.plan.gone')
      await expect(planIn(await (await aPlace(fresh.db)).as('stella'), draft)).rejects.toThrow('opening.plan.gone')
    })

    it('can be changed for a day, and dropped', async () => {
      const draft = await keepPlan(await stella(), plan)
      expect(await changePlan(await stella(), draft, { name: 'Thursday' })).toEqual({ ...plan, name: 'Thursday' })
      place.clock.advance({ hours: 23 })
      expect(await planIn(await stella(), draft)).toMatchObject({ name: 'Thursday' })
      await dropPlan(await stella(), draft)
      await expect(changePlan(await stella(), draft, {})).rejects.toThrow('opening.plan.gone')
      const other = await keepPlan(await stella(), plan)
      place.clock.advance({ hours: 24 })
      await expect(planIn(await stella(), other)).rejects.toThrow('opening.plan.gone')
    })

    it('says where to meet: a link over the room that was named', () => {
      expect(meetFrom('voice1', '  ')).toEqual({ kind: 'room', where: 'voice1' })
      expect(meetFrom('voice1', ' https://meet.example ')).toEqual({ kind: 'link', where: 'https://meet.example/' })
      expect(() => meetFrom(null, '')).toThrow('opening.plan.meet-missing')
      expect(() => meetFrom('voice1', 'http://meet.example')).toThrow('opening.plan.meet-wrong')
    })
  })

  describe('opening it', () => {
    it('makes the circle, its seats and its six sessions, and asks for its room', async () => {
      const id = await place.planned()
      const [circle] = await circles()
      expect(circle).toMatchObject({
        id,
        number: 1,
        state: 'opening',
        minutes: 90,
        createdBy: 'stella',
      })
      expect(await circleRoom(fresh.db.read, id)).toMatchObject({ label: 'circle-1', step: 'open', platformId: null })
      expect(circle?.seats.map((seat) => `${seat.role} ${seat.person} ${seat.state}`).sort()).toEqual([
        'facilitator fay waiting',
        ...plan.members.map((person) => `member ${person} waiting`),
      ])
      expect(
        circle?.sessions.map((session) => `${session.number} ${session.local} ${session.at.toISOString()}`),
      ).toEqual([
        '1 2027-03-16T19:00 2027-03-16T19:00:00.000Z',
        // the clocks change on 28 March
        '2 2027-03-30T19:00 2027-03-30T18:00:00.000Z',
        '3 2027-04-13T19:00 2027-04-13T18:00:00.000Z',
        '4 2027-04-27T19:00 2027-04-27T18:00:00.000Z',
        '5 2027-05-11T19:00 2027-05-11T18:00:00.000Z',
        '6 2027-05-25T19:00 2027-05-25T18:00:00.000Z',
      ])
      expect(await fresh.db.read.clause.count({ where: { agreement: { circleId: id } } })).toBeGreaterThan(5)
      expect(
        await place.work.jobs.pending(fresh.db.read, OPEN_ROOM, await circleRoomId(fresh.db.read, id)),
      ).not.toBeNull()
      expect(await place.posts()).toEqual([])
      const audits = await fresh.db.read.auditEvent.findMany({ where: { subject: id } })
      expect(audits).toMatchObject([{ actor: 'stella', action: 'circle.create' }])
    })

    it('makes one circle of one plan, however often it is pressed, even at once', async () => {
      const draft = await keepPlan(await stella(), plan)
      const c = await stella()
      const all = await Promise.all([openCircle(c, draft), openCircle(c, draft), openCircle(c, draft)])
      expect(all).toEqual([{ name: plan.name }, { name: plan.name }, { name: plan.name }])
      expect(await openCircle(c, draft)).toEqual({ name: plan.name })
      expect(await circles()).toHaveLength(1)
      place.clock.advance({ hours: 30 })
      expect(await openCircle(await stella(), draft)).toEqual({ name: plan.name })
    })

    it('tells nothing of it to another community', async () => {
      const draft = await keepPlan(await stella(), plan)
      await openCircle(await stella(), draft)
      const elsewhere = await aPlace(fresh.db)
      await setUp(elsewhere)
      await expect(openCircle(await elsewhere.as('stella'), draft)).rejects.toThrow('opening.plan.gone')
    })

    it('makes one circle of two plans with one name', async () => {
      const c = await stella()
      const drafts = [await keepPlan(c, plan), await keepPlan(c, { ...plan, name: 'TUESDAY circle' })]
      const ends = await Promise.allSettled(drafts.map((draft) => openCircle(c, draft)))
      expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await circles()).toHaveLength(1)
    })

    it('counts circles up within a community, for their rooms’ names', async () => {
      await place.planned()
      await place.planned({ name: 'Wednesday circle' })
      expect((await circles()).map((circle) => circle.number).sort()).toEqual([1, 2])
    })

    it.each([
      [
        'whose first date has passed meanwhile',
        { firstDate: '2027-03-02', cron: '0 8 * * TUE' },
        'opening.plan.look-again',
      ],
      ['that nobody can be asked about', { facilitators: [] }, 'opening.plan.look-again'],
      ['of a programme that is gone', { programme: 'no-such' }, 'opening.plan.no-programme'],
    ])('refuses a plan %s', async (_, change, problem) => {
      const draft = await keepPlan(await stella(), { ...plan, ...change })
      place.clock.set('2027-03-02T09:00:00Z')
      await expect(openCircle(await stella(), draft)).rejects.toThrow(problem)
      expect(await circles()).toEqual([])
    })

    it('is refused until everything is set up', async () => {
      place = await aPlace(fresh.db)
      const draft = await keepPlan(await stella(), plan)
      await expect(openCircle(await stella(), draft)).rejects.toThrow('opening.plan.not-ready')
      expect(await circles()).toEqual([])
    })
  })
})
