import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions as agreement } from '../../../commands/agreement/index.ts'
import { circleSuggest } from '../../../commands/circle/shared.ts'
import { definitions as care } from '../../../commands/gethelp/index.ts'
import { FORGET_POINTINGS } from '../../../src/areas/agreement/jobs.ts'
import {
  currentClauses,
  forgetPointings,
  pinnedAgreement,
  pointToClause,
} from '../../../src/areas/agreement/service.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'

const clause = (number: number | string) => ({ clause: { text: String(number) } })

describe.each(databases)('pointing to the agreement on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, [...agreement, ...care, circleSuggest])
  })
  afterAll(() => fresh.close())

  const clauses = () =>
    fresh.db.read.clause.findMany({ where: { agreement: { circleId: talk.circle } }, orderBy: { number: 'asc' } })
  const third = async () => (await clauses())[2]
  /** Everything of this community and circle that is kept, without the ids and instants that no two acts share. */
  const left = async () => {
    const here = { where: { communityId: talk.community } }
    const { db } = fresh
    const [posts, jobs, rows, audit, drafts] = await Promise.all([
      db.read.post.findMany({
        ...here,
        omit: {
          ...{ id: true, sealedView: true, key: true, communityId: true },
          ...{ subjectId: true, ownerId: true, audienceId: true },
        },
      }),
      db.read.job.findMany({ where: { subject: talk.circle }, omit: { id: true, subject: true } }),
      clauses(),
      db.read.auditEvent.findMany(here),
      db.read.draft.findMany(here),
    ])
    const counts = rows.map(({ number, pointings, lastPointed }) => ({ number, pointings, lastPointed }))
    return { posts, jobs, counts, audit, drafts, log: talk.log.map((entry) => ({ ...Object(entry), ms: 0 })) }
  }

  it('shows the room the clause and a question, and the one who pointed a private answer', async () => {
    const { views } = await talk.says('anna', 'agreement point', clause(3))
    const [post, ...more] = await talk.inTheRoom()
    expect(textOf(views[0])).toContain('It does not say who pointed')
    expect(textOf(post)).toContain('3. Listen to the end')
    expect(textOf(post)).toContain('Are we keeping to this one?')
    expect(textOf(post)).not.toMatch(/@|anna/)
    expect(more).toEqual([])
  })

  it('leaves the same behind whoever points at whomever', async () => {
    const traces = []
    for (const [who, author] of [
      ['anna', 'bea'],
      ['bea', 'anna'],
      ['cleo', 'fay'],
    ] as const) {
      talk = await aTalk(fresh.db, [...agreement, ...care, circleSuggest])
      const { form } = await talk.chooses(who, 'agreement.point-from-message', author)
      await talk.sends(who, form, { clause: '3' })
      const trace = await left()
      expect(JSON.stringify(trace)).not.toMatch(/anna|bea|cleo|fay|a message/)
      traces.push(trace)
    }
    expect(traces[1]).toEqual(traces[0])
    expect(traces[2]).toEqual(traces[0])
    expect(traces[0]?.posts).toHaveLength(1)
    expect(traces[0]?.audit).toEqual([])
  })

  it('asks on a message for nothing but a clause, and takes along nothing of the message', async () => {
    const { form } = await talk.chooses('anna', 'agreement.point-from-message', 'bea')
    expect(form?.form.fields.map((field) => field.name)).toEqual(['clause'])
    expect(form?.action.payload).toEqual([talk.circle])
  })

  it('tells the second within ten minutes that it is already on the wall', async () => {
    await talk.says('anna', 'agreement point', clause(3))
    talk.clock.advance({ minutes: 9, seconds: 59 })
    const { views } = await talk.says('bea', 'agreement point', clause(3))
    expect(textOf(views[0])).toContain('already on the wall')
    expect(await talk.inTheRoom()).toHaveLength(1)
    expect((await third())?.pointings).toBe(1)

    talk.clock.advance({ seconds: 1 })
    await talk.says('bea', 'agreement point', clause(3))
    expect(await talk.inTheRoom()).toHaveLength(2)
    expect((await third())?.pointings).toBe(2)
  })

  it('lets another clause be pointed to in the meantime', async () => {
    await talk.says('anna', 'agreement point', clause(3))
    await talk.says('anna', 'agreement point', clause('5 · Phones silent'))
    expect(await talk.inTheRoom()).toHaveLength(2)
  })

  it('posts once when two point in the same moment', async () => {
    const now = talk.clock.now()
    const both = await Promise.all([1, 2].map(() => pointToClause({ ...talk.work, now }, talk.circle, 3)))
    expect(both.filter((each) => each.posted)).toHaveLength(1)
    expect(await talk.inTheRoom()).toHaveLength(1)
  })

  it('forgets after ten minutes when it was, and keeps a count', async () => {
    const { work, clock, circle } = talk
    await pointToClause({ ...work, now: clock.now() }, circle, 3)
    clock.advance({ minutes: 4 })
    await pointToClause({ ...work, now: clock.now() }, circle, 5)
    const due = await work.jobs.pending(fresh.db.read, FORGET_POINTINGS, circle)
    clock.advance({ minutes: 6 })
    expect(String(due)).toBe(String(clock.now()))

    const again = await forgetPointings({ ...work, now: clock.now() }, circle)
    expect((await clauses()).filter((each) => each.lastPointed !== null).map((each) => each.number)).toEqual([5])
    expect(String(again?.again)).toBe(String(clock.now().add({ minutes: 4 })))

    expect(await forgetPointings({ ...work, now: clock.now().add({ minutes: 4 }) }, circle)).toBeUndefined()
    expect((await clauses()).map((each) => [each.pointings, each.lastPointed])).toEqual(
      [0, 0, 1, 0, 1, 0, 0, 0].map((count) => [count, null]),
    )
  })

  it('says nothing about a moment that has passed: the post is not sent late', async () => {
    await pointToClause({ ...talk.work, now: talk.clock.now() }, talk.circle, 3)
    const post = await fresh.db.read.post.findFirst({ where: { communityId: talk.community } })
    expect(post?.graceUntil).toEqual(new Date('2027-03-16T19:10:00Z'))
  })

  it.each(['9', '0', 'the one about phones'])('posts nothing for a clause that there is not: %j', async (typed) => {
    const { views } = await talk.says('anna', 'agreement point', clause(typed))
    expect(textOf(views[0])).toContain('from 1 to 8')
    expect(await talk.inTheRoom()).toEqual([])
  })

  it('posts nothing while the circle is not open', async () => {
    await fresh.db.transaction((tx) => tx.circle.update({ where: { id: talk.circle }, data: { state: 'closed' } }))
    const { views } = await talk.says('anna', 'agreement point', clause(3))
    expect(textOf(views[0])).toContain('has closed')
    expect(await talk.inTheRoom()).toEqual([])
    expect((await third())?.pointings).toBe(0)
  })

  it('lets a facilitator choose first: the room, or a quiet word', async () => {
    const asked = await talk.says('fay', 'agreement point', clause(3))
    expect(await talk.inTheRoom()).toEqual([])

    const quiet = await talk.presses('fay', buttonOf(asked.views[0], 'A quiet word instead'))
    expect(textOf(quiet.views[0])).toContain('Ask first how they are')
    expect(await talk.inTheRoom()).toEqual([])
    expect((await third())?.pointings).toBe(0)

    await talk.presses('fay', buttonOf(asked.views[0], 'Post it in the room'))
    expect(textOf((await talk.inTheRoom())[0])).toContain('3. Listen to the end')
  })

  it('lets a member press no facilitator’s button', async () => {
    const asked = await talk.says('fay', 'agreement point', clause(3))
    const { views } = await talk.presses('anna', buttonOf(asked.views[0], 'Post it in the room'))
    expect(textOf(views[0])).toContain('Only this circle’s facilitators')
    expect(await talk.inTheRoom()).toEqual([])
  })

  it.each([CAST.outsider, CAST.steward, CAST.lead])('is closed to %s, who has no seat', async (who) => {
    for (const came of [
      await talk.says(who, 'agreement show'),
      await talk.says(who, 'agreement point', clause(3)),
      await talk.chooses(who, 'agreement.point-from-message', 'anna'),
    ]) {
      expect(textOf(came.views[0])).toContain('belongs to the people of a circle')
      expect(came.form).toBeNull()
    }
    expect((await talk.suggested(who, 'agreement point', 'clause', '')).choices).toEqual([])
    expect(await talk.inTheRoom()).toEqual([])
  })

  it('checks again when the form comes back', async () => {
    const { form } = await talk.chooses('anna', 'agreement.point-from-message', 'bea')
    const seat = { circleId_person: { circleId: talk.circle, person: 'anna' } }
    await fresh.db.transaction((tx) => tx.seat.update({ where: seat, data: { state: 'left' } }))
    const { views } = await talk.sends('anna', form, { clause: '3' })
    expect(textOf(views[0])).toContain('belongs to the people of a circle')
    expect(await talk.inTheRoom()).toEqual([])
  })

  it('suggests the clauses while somebody types', async () => {
    const { choices } = await talk.suggested('anna', 'agreement point', 'clause', 'screenshots')
    expect(choices.map((each) => each.value)).toEqual(['5'])
  })

  it('reads out the whole, and the easy version, to people of the circle wherever they press', async () => {
    const { clauses: short } = { clauses: await currentClauses(fresh.db.read, talk.circle) }
    const community = { region: 'uk', telephone: null }
    const pinned = await pinnedAgreement(fresh.db.read, talk.circle, community)
    const all = await talk.presses('anna', buttonOf(pinned, 'Read all'))
    const easy = await talk.presses('anna', buttonOf(pinned, 'Easy read'))
    expect(textOf(all.views[0])).toContain(short[0]?.meaning)
    expect(textOf(easy.views[0])).toContain(short[0]?.easy)
    const help = await talk.presses(CAST.outsider, buttonOf(pinned, 'Get help now'))
    expect(textOf(help.views[0])).toContain('116 123')
    const denied = await talk.presses(CAST.outsider, buttonOf(pinned, 'Read all'))
    expect(textOf(denied.views[0])).toContain('belongs to the people of a circle')
  })
})
