import { describe, expect, it } from 'vitest'
import { circleRoomId } from '../../../src/areas/circles/circle-room.ts'
import { responsiblePeople } from '../../../src/areas/circles/responsible.ts'
import { communityLeft, setNamed } from '../../../src/areas/communities/community.ts'
import { directory } from '../../../src/areas/communities/directory.ts'
import { checkCommunity, communityIsHere, othersLeft } from '../../../src/areas/incidents/community.ts'
import { postingGate } from '../../../src/areas/incidents/gate.ts'
import { CHECK_ROOM } from '../../../src/areas/rooms/jobs.ts'
import { DID_YOU_MEET } from '../../../src/areas/sessions/topics.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { text, view } from '../../../src/chat/view.ts'
import { HOUSE } from '../../../src/compose/house.ts'
import { dateOf } from '../../../src/data/times.ts'
import { logAt } from '../../../src/ops/log.ts'
import { parsePost, postSummary } from '../../../src/outbox/row.ts'
import type { Topic } from '../../../src/outbox/topic.ts'
import { databases } from '../../support/database.ts'
import { bindingOf, jobNamed } from '../../support/jobs.ts'
import { someNotice, toRoom } from '../../support/posts.ts'
import { tended } from './support/tended.ts'

describe.each(databases)('looking after a community on %s', (kind) => {
  const here = tended(kind)
  const now = () => here.place.clock.now()
  const look = (last = false) =>
    checkCommunity({ ...here.place.work, now: now() }, () => here.place.platform, here.place.community, last)
  const to = async (person: string) =>
    (await here.place.posts()).filter((each) => each.startsWith(`notice to ${person}`))
  const the = () =>
    postingGate(
      here.place.work,
      directory(here.db, () => here.place.platform, now),
    )
  const aPost = async (
    to: { room: string } | { person: string },
    { circle = here.circle, ...more }: { circle?: string; topic?: Topic } = {},
  ) => {
    const key = `a-${Math.random()}`
    await here.db.transaction((tx) =>
      here.place.work.outbox.add(tx, {
        ...{
          ...someNotice(here.place.community, circle),
          ...more,
          key,
          to: 'room' in to ? toRoom(to.room, circle) : to,
        },
        ...{ view: view('hello', [text('hello')]), dueAt: now() },
      }),
    )
    return parsePost(await here.db.read.post.findUniqueOrThrow({ where: { key } }))
  }

  it('tells the stewards once that somebody who is to be reached has left, and again only of another', async () => {
    here.place.platform.living.delete('dora')
    expect(await look()).toEqual({ again: now().add({ hours: 24 }) })
    await look()
    expect((await to('stella')).filter((each) => each.includes('dora'))).toHaveLength(1)
    expect(await to('lena')).toEqual([])
    const stella = await here.place.as('stella', { admin: true })
    await setNamed(stella, { safeguardingLead: 'lena', deputy: 'olga', outsider: null, telephone: '020 7946 0000' })
    await look()
    expect((await to('stella')).at(-1)).toContain('Settled')
    here.place.platform.living.delete('lena')
    await look()
    expect((await to('stella')).at(-1)).toContain('safeguarding lead')
  })

  it('forgets what was resolved, and jobs that were done, after a month', async () => {
    const resolved = { resolvedAt: dateOf(now()), openKey: null, at: dateOf(now()) }
    const shared = { communityId: here.place.community, circleId: here.circle, about: 'anna' }
    const id = `m${here.circle}`
    await here.db.transaction((tx) => tx.incident.create({ data: { id, kind: 'missing', ...shared, ...resolved } }))
    const job = `agreement.forget:${here.circle}`
    await here.db.transaction((tx) =>
      tx.job.create({
        data: { id: job, kind: 'agreement.forget', subject: here.circle, state: 'done', dueAt: dateOf(now()) },
      }),
    )
    const left = async () => [
      await here.db.read.incident.count({ where: { id } }),
      await here.db.read.job.count({ where: { id: job } }),
    ]
    here.place.clock.advance({ hours: 29 * 24 })
    await look()
    expect(await left()).toEqual([1, 1])
    here.place.clock.advance({ hours: 2 * 24 })
    await look()
    expect(await left()).toEqual([0, 0])
  })

  it('waits while the platform is away, and never gives up for good', async () => {
    here.place.platform.wrong = () => {
      throw new PlatformError('unavailable', 'refused')
    }
    await expect(look()).rejects.toThrow('unavailable')
    expect(await look(true)).toEqual({ again: now().add({ hours: 1 }) })
  })

  it('rests while it is away, goes on with everything when it is back, and says so in one line', async () => {
    const late = await aPost({ room: (await here.row()).room ?? '' })
    await communityLeft(here.db, here.place.community, now())
    expect(await look()).toBeUndefined()
    expect(await the().mayPost(here.db.read, postSummary(late))).toBe(false)
    const opening = await here.place.planned({ name: 'Being opened' })
    const tools = { ...here.place.work, platformFor: () => here.place.platform, roomDuties: HOUSE.roomDuties }
    const run = { tools, log: logAt('silent'), now: now(), last: false }
    const room = await circleRoomId(here.db.read, opening)
    expect(await bindingOf('room.open').run(room, run)).toEqual({ again: now().add({ hours: 12 }) })
    const questions = [await aPost({ person: 'fay' }, { topic: DID_YOU_MEET })]
    here.place.clock.advance({ hours: 24 * 14 })
    questions.push(await aPost({ person: 'fay' }, { topic: DID_YOU_MEET }))

    await communityIsHere({ ...here.place.work, now: now() }, here.place.community, 'Riverside')
    await communityIsHere({ ...here.place.work, now: now() }, here.place.community, 'Riverside')
    const states = await Promise.all(
      questions.map(async ({ id }) => (await here.db.read.post.findUniqueOrThrow({ where: { id } })).state),
    )
    // of what was to be asked only the latest is
    expect(states).toEqual(['cancelled', 'waiting'])
    expect((await to('fay')).filter((each) => each.includes('is back'))).toHaveLength(1)
    expect(await the().mayPost(here.db.read, postSummary(late))).toBe(true)
    const due = (kind: 'room.check' | 'room.open', subject: string) =>
      here.place.work.jobs.pending(here.db.read, jobNamed(kind), subject)
    expect(await due('room.check', await circleRoomId(here.db.read, here.circle))).toEqual(now())
    expect(await due('room.open', room)).toEqual(now())
  })

  it('finds that it was thrown out while nobody listened', async () => {
    const leftAt = async () =>
      (await here.db.read.community.findUniqueOrThrow({ where: { id: here.place.community } })).leftAt
    await othersLeft({ ...here.place.work, now: now() }, 'discord', [here.place.community])
    expect(await leftAt()).toBeNull()
    await othersLeft({ ...here.place.work, now: now() }, 'slack', [])
    expect(await leftAt()).toBeNull()
    await othersLeft({ ...here.place.work, now: now() }, 'discord', ['discord:another'])
    expect(await leftAt()).not.toBeNull()
  })

  it('asks nobody who has left: facilitators, else whoever opened the circle, else leads and stewards who are here', async () => {
    const asked = () => here.db.transaction((tx) => responsiblePeople(tx, here.circle))
    const leaves = async (person: string) => {
      const facts = { name: person, factsAt: dateOf(now()), leftAt: dateOf(now()) }
      await here.db.transaction((tx) =>
        tx.person.upsert({
          where: { communityId_person: { communityId: here.place.community, person } },
          create: { communityId: here.place.community, person, ...facts },
          update: facts,
        }),
      )
    }
    const powers = ['lead con', 'lead olga', 'steward stella'].map((each) => each.split(' '))
    await here.db.transaction((tx) => tx.power.deleteMany({ where: { communityId: here.place.community } }))
    await here.db.transaction((tx) =>
      tx.power.createMany({
        data: powers.map(([power = '', holder = '']) => ({
          ...{ communityId: here.place.community, power, holderKind: 'person', holder },
        })),
      }),
    )
    expect(await asked()).toEqual(['fay'])
    await leaves('fay')
    expect(await asked()).toEqual(['stella'])
    await leaves('stella')
    expect((await asked()).toSorted()).toEqual(['con', 'olga'])
    await leaves('olga')
    expect(await asked()).toEqual(['con'])
    await leaves('con')
    expect(await asked()).toEqual([])
  })

  describe('before anything is sent', () => {
    it('lets nothing into a room that is stopped, and private words through', async () => {
      const inRoom = postSummary(await aPost({ room: (await here.row()).room ?? '' }))
      const privately = postSummary(await aPost({ person: 'anna' }))
      expect(await the().mayPost(here.db.read, inRoom)).toBe(true)
      here.room().members.add('otto')
      await here.tend()
      expect(await the().mayPost(here.db.read, inRoom)).toBe(false)
      expect(await the().mayPost(here.db.read, privately)).toBe(true)
    })

    it('looks whether she is still here; not knowing is a yes', async () => {
      const anna = { community: here.place.community, person: 'anna' }
      here.place.clock.advance({ minutes: 11 })
      here.place.platform.wrong = () => {
        throw new PlatformError('unavailable', 'refused')
      }
      expect(await the().isHere(anna, now())).toBe(true)
      here.place.platform.wrong = () => {}
      here.place.platform.living.delete('anna')
      expect(await the().isHere(anna, now())).toBe(false)
      expect(
        await here.place.work.jobs.pending(here.db.read, CHECK_ROOM, await circleRoomId(here.db.read, here.circle)),
      ).toEqual(now())
      // what was just found is known for ten minutes
      here.place.platform.calls.length = 0
      expect(await the().isHere(anna, now())).toBe(false)
      expect(here.place.platform.calls).toEqual([])
    })

    it('sees to a room that would not have a post: it waits, and somebody is told what is missing', async () => {
      const room = (await here.row()).room ?? ''
      const post = postSummary(await aPost({ room }))
      const refused = (error: PlatformError, tries = 1, which = post) =>
        here.db.transaction((tx) => the().refused(tx, which, { error, tries, now: now() }))
      expect(await refused(new PlatformError('not-found', 'UnknownChannel'))).toBe(true)
      expect(await here.stopped()).toBe('["looking","people"]')
      await here.tend()
      expect(await here.stopped()).toBeNull()
      expect(await refused(new PlatformError('not-found', 'UnknownChannel'), 3)).toBe(false)
      expect(await refused(new PlatformError('invalid', 'too long'))).toBe(false)
      expect(await refused(new PlatformError('forbidden', 'Send Messages'))).toBe(true)
      expect(await here.open()).toEqual(['no-access'])
      expect((await to('fay')).at(-1)).toContain('Send Messages')
      const privately = postSummary(await aPost({ person: 'anna' }))
      expect(await refused(new PlatformError('forbidden', 'direct messages closed'), 1, privately)).toBe(false)
      expect(await refused(new PlatformError('forbidden', 'chat:write'), 1, privately)).toBe(true)
    })
  })
})
