import { describe, expect, it } from 'vitest'
import { pauseCircle, resumeCircle } from '../../../src/areas/lifecycle/pausing.ts'
import { addMember } from '../../../src/areas/membership/adding.ts'
import { answerOnLeaving, hadLeft, leaveCircle, leavingAnswers } from '../../../src/areas/membership/leaving.ts'
import { keepAPlace, waitingList } from '../../../src/areas/membership/next-round.ts'
import { SOMEBODY_LEFT } from '../../../src/areas/membership/topics.ts'
import { answer, openInTime } from '../../../src/areas/sessions/service.ts'
import { databases } from '../../support/database.ts'
import { ofCircle } from '../../support/posts.ts'
import { lively } from './support/lively.ts'

describe.each(databases)('leaving a circle on %s', (kind) => {
  const here = lively(kind)
  const { leaver, told, inTheRoom, tends, seat, audits } = here
  const work = () => here.place.work
  const leaves = (person: string, goodbye: string | null = null) => leaveCircle(work(), leaver(person), goodbye)

  it('ends what her seat allowed at once, before the room has followed', async () => {
    expect(await leaves('anna')).toEqual({ circle: here.circle, name: 'Tuesday circle', already: false })
    expect(await seat('anna')).toMatchObject({ state: 'leaving', leftHow: 'left' })
    expect((await here.as('anna')).circle?.members).toEqual(['bea', 'cleo', 'dee'])
    await tends()
    expect(await seat('anna')).toMatchObject({ state: 'left', leftHow: 'left' })
    expect([...here.room().members].sort()).toEqual(['bea', 'cleo', 'dee', 'fay'])
    expect(await audits()).toContain('anna circle.leave')
  })

  it('tells whoever facilitates in one line, herself where she can read it, and nobody else', async () => {
    await leaves('anna')
    expect(await told('fay')).toEqual([expect.stringContaining('Somebody has left a circle of yours')])
    expect(await told('anna')).toEqual([expect.stringContaining('Something is waiting for you')])
    for (const person of ['bea', 'stella', 'lena']) expect(await told(person)).toEqual([])
    expect(await inTheRoom()).toEqual([])
  })

  it('twice, even at the same moment, is leaving once; a goodbye that comes too late is not posted', async () => {
    const both = await Promise.all([leaves('anna', 'Goodbye'), leaves('anna', 'Goodbye')])
    expect(both.map((each) => each.already).sort()).toEqual([false, true])
    expect((await leaves('anna', 'And again')).already).toBe(true)
    expect(await inTheRoom()).toEqual([expect.stringMatching(/@anna is leaving the circle and says: Goodbye/)])
    expect(await here.db.read.leaving.count({ where: { circleId: here.circle } })).toBe(1)
    expect(await told('fay')).toHaveLength(1)
  })

  it('is nothing for one who never had a seat', async () => {
    await expect(leaves('olga')).rejects.toThrow('membership.not-yours')
    await expect(hadLeft(here.db.read, leaver('bea'))).rejects.toThrow('membership.not-yours')
    await expect(answerOnLeaving(work(), leaver('bea'), 'words')).rejects.toThrow('membership.not-yours')
    await expect(keepAPlace(work(), leaver('olga'))).rejects.toThrow('membership.not-yours')
  })

  it('takes back what was still to be sent to her about the circle', async () => {
    await leaves('anna')
    await leaves('fay')
    const rows = await here.db.read.post.findMany({ where: { ...ofCircle(here.circle), to: 'fay' } })
    expect(rows.filter((row) => row.topic === SOMEBODY_LEFT.name).map((row) => row.state)).toEqual(['cancelled'])
  })

  it('forgets what she said about sessions to come, and keeps what is over', async () => {
    const [first, second] = await here.sessions()
    if (!first || !second) throw new Error('six sessions')
    const now = here.place.clock.now()
    for (const each of [first, second])
      await answer({ ...work(), now }, { id: here.circle, state: 'open' }, each.id, 'anna', 'coming')
    await here.db.transaction((tx) => tx.session.update({ where: { id: first.id }, data: { state: 'closed' } }))
    await leaves('anna')
    const left = await here.db.read.attendance.findMany({ where: { person: 'anna' }, select: { sessionId: true } })
    expect(left).toEqual([{ sessionId: first.id }])
  })

  it('during a session: the opening does not say any more that she is on the way', async () => {
    here.place.clock.set('2027-03-16T18:45:00Z')
    const [first] = await here.sessions()
    if (!first) throw new Error('six sessions')
    await openInTime({ ...work(), now: here.place.clock.now() }, first.id)
    for (const person of ['anna', 'bea'])
      await answer(
        { ...work(), now: here.place.clock.now() },
        { id: here.circle, state: 'open' },
        first.id,
        person,
        'on-my-way',
      )
    await leaves('anna')
    const [opening] = await here.place.views('opening')
    expect(JSON.stringify(opening)).toContain('bea')
    expect(JSON.stringify(opening)).not.toContain('anna')
  })

  it('while the circle rests is as at any time', async () => {
    await pauseCircle(await here.as('fay'))
    await leaves('anna')
    await tends()
    expect(await seat('anna')).toMatchObject({ state: 'left' })
    expect((await here.row()).state).toBe('paused')
  })

  it('the last of all lets the circle rest, and whoever opened it decides', async () => {
    for (const person of ['anna', 'bea', 'cleo', 'dee', 'fay']) await leaves(person)
    expect((await here.row()).state).toBe('paused')
    expect(await told('stella')).toEqual([expect.stringContaining('Nobody has a seat any more')])
    await expect(resumeCircle(await here.as('stella'), '2027-03-16')).rejects.toThrow('lifecycle.resume.empty')
  })

  it('the last who facilitates it: whoever opened it is told at once, once', async () => {
    await leaves('fay')
    await tends()
    await tends()
    expect((await told('stella')).filter((each) => each.includes('nobody left who facilitates'))).toHaveLength(1)
  })

  it('lets her come back: greeted once more, and a second leaving is a new one', async () => {
    await leaves('anna', 'See you')
    await tends()
    await addMember(await here.as('fay'), 'anna')
    await tends()
    await tends()
    expect(await seat('anna')).toMatchObject({ state: 'in', leftAt: null, leftHow: null })
    expect(await inTheRoom()).toEqual([expect.stringContaining('See you'), expect.stringContaining('Welcome, @anna')])
    await leaves('anna', 'See you again')
    expect(await inTheRoom()).toHaveLength(3)
    expect(await here.db.read.leaving.count({ where: { circleId: here.circle } })).toBe(2)
  })

  it('keeps her answer sealed and hers: the new words take the place of the old, and each reading is written down', async () => {
    await leaves('anna')
    await answerOnLeaving(work(), leaver('anna'), 'marigold')
    await answerOnLeaving(work(), leaver('anna'), 'foxglove')
    const [row] = await here.db.read.leaving.findMany({ where: { circleId: here.circle } })
    expect(JSON.stringify(row)).not.toMatch(/marigold|foxglove/)
    const { said, more } = await leavingAnswers(work(), leaver('stella'))
    expect(said).toMatchObject([{ person: 'anna', words: 'foxglove' }])
    expect(more).toBe(false)
    expect(await audits()).toContain('stella leaving.read')
    // it cannot be moved to another person
    await here.db.transaction((tx) => tx.leaving.updateMany({ data: { person: 'bea' } }))
    await expect(leavingAnswers(work(), leaver('stella'))).rejects.toThrow()
    await here.db.transaction((tx) => tx.leaving.deleteMany({}))
  })

  it('keeps places in the next round in the order of asking; asking twice changes nothing', async () => {
    await leaves('anna')
    await keepAPlace(work(), leaver('anna'))
    here.place.clock.advance({ hours: 1 })
    await leaves('bea')
    await keepAPlace(work(), leaver('bea'))
    await keepAPlace(work(), leaver('anna'))
    const { people, count } = await waitingList(here, here.place.community)
    expect(count).toBe(2)
    expect(people.map(({ person, from }) => `${person} from ${from}`)).toEqual([
      'anna from Tuesday circle',
      'bea from Tuesday circle',
    ])
    expect((await waitingList(here, here.place.community, 1)).people.map(({ person }) => person)).toEqual(['bea'])
    await addMember(await here.as('fay'), 'anna')
    expect((await waitingList(here, here.place.community)).people.map(({ person }) => person)).toEqual(['bea'])
  })
})

describe.each(databases)('leaving before the circle is open on %s', (kind) => {
  const here = lively(kind)

  it('before there is a room: her seat ends, and the circle opens without her', async () => {
    here.circle = await here.place.planned({ name: 'Second' })
    await leaveCircle(here.place.work, here.leaver('anna'))
    expect(await here.seat('anna')).toMatchObject({ state: 'left' })
    await here.opens()
    expect((await here.row()).state).toBe('open')
    expect([...(here.rooms().at(-1)?.members ?? [])].sort()).toEqual(['bea', 'cleo', 'dee', 'fay'])
  })

  it('after she was let in: she is let out again before the room is checked', async () => {
    here.circle = await here.place.planned({ name: 'Third' })
    let calls = 0
    here.place.platform.wrong = (call) => {
      if (call === 'members' && calls++ === 0) throw new Error('killed')
    }
    await expect(here.opens()).rejects.toThrow('killed')
    expect((await here.row()).step).toBe('check')
    await leaveCircle(here.place.work, here.leaver('anna'))
    await here.opens()
    expect((await here.row()).state).toBe('open')
    expect(await here.seat('anna')).toMatchObject({ state: 'left' })
    expect([...(here.rooms().at(-1)?.members ?? [])].sort()).toEqual(['bea', 'cleo', 'dee', 'fay'])
  })
})
