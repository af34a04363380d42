import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '../support/people.ts'
import { withRoom } from '../support/rooms.ts'
import { aCircle, expectPrivateTo, form, message, type PlatformUnderTest, plan, platforms } from '../support/scene.ts'

type Scene = Awaited<ReturnType<typeof aCircle>>

function named({ people: { members } }: Scene) {
  const [anna, bea, cleo] = members
  if (!anna || !bea || !cleo) throw new Error('six members')
  return { anna, bea, cleo }
}

const seesTheRoom = (scene: Scene, person: Person): boolean =>
  scene.here.find(/^circle-1-/)?.seenBy.includes(person.id) ?? false

function waitingFor(person: Person): SeenMessage {
  const found = person.dms().findLast((each) => each.text.includes('Something is waiting for you'))
  if (!found) throw new Error(`nothing waits for ${person.name}`)
  return found
}

const labels = (seen: SeenMessage): string[] => seen.buttons.map((button) => button.label)

function last(messages: SeenMessage[]): SeenMessage {
  const found = messages.at(-1)
  if (!found) throw new Error('no message')
  return found
}

/** Who may facilitate, as an administrator sets it. */
async function mayFacilitate({ here, people }: Scene, allowed: Person[]): Promise<void> {
  const shown = expectPrivateTo(here.owner, await here.owner.runs(here.room('office').room, 'roundel setup'))
  const powers = form(await here.owner.presses(shown, 'Who may do what'))
  await here.owner.submits(powers, {
    Stewards: [people.steward],
    'Programme leads': [people.lead],
    'May facilitate a circle': allowed,
  })
}

const SEES: Record<PlatformUnderTest, string> = {
  discord: 'unless this server hides its history',
  slack: 'everything that was ever written there',
  rehearsal: 'everything that was ever written there',
}

/** One scene for all that follows, in this order: a whole life of one circle. */
describe.each(platforms)('the life of a circle on %s', (platform) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await aCircle(platform)
  })
  afterAll(() => scene?.close())
  const posts = () => scene.here.transcript(scene.room)

  it('somebody is given a seat: shown first, told in private, greeted in one line that asks for the agreement', async () => {
    const { room, people, here } = scene
    const { facilitator, outsider } = people
    const { anna } = named(scene)
    expect(expectPrivateTo(anna, await anna.runs(room, 'circle add', { person: outsider })).text).toContain(
      'Only those who facilitate this circle',
    )
    const seated = await facilitator.runs(room, 'circle add', { person: anna })
    expect(expectPrivateTo(facilitator, seated).text).toContain('have a seat in this circle already')
    const robot = here.person('Robo', { bot: true })
    const bot = expectPrivateTo(facilitator, await facilitator.runs(room, 'circle add', { person: robot }))
    expect(bot.text).toContain('bots cannot sit in a circle')

    const before = posts().length
    const page = expectPrivateTo(facilitator, await facilitator.runs(room, 'circle add', { person: outsider }))
    expect(page.text).toContain(SEES[platform])
    expect(seesTheRoom(scene, outsider)).toBe(false)
    const done = expectPrivateTo(facilitator, await facilitator.presses(page, 'Give them a seat'))
    expect(done.text).toContain('is being let in')
    await scene.quiet()

    expect(seesTheRoom(scene, outsider)).toBe(true)
    expect(posts()).toHaveLength(before + 1)
    expect(last(posts()).text).toMatch(/Welcome, @?Otto.*look at the agreement together again/s)
    const note = waitingFor(outsider)
    expect(note.seenBy).toEqual([outsider.id])
    expect(note.text).not.toMatch(/circle|Tuesday/i)
    const read = expectPrivateTo(outsider, await outsider.presses(note, 'Read it'))
    for (const part of ['Welcome to Tuesday circle', 'leaving is one press', 'To pass', '16 March 2027'])
      expect(read.text).toContain(part)
    expect(anna.dms()).toEqual([])
  })

  it('a part ends: she alone is told, with people to call; the room reads nothing; what she saw is closed to her', async () => {
    const { room, people } = scene
    const { facilitator, outsider } = people
    const { anna } = named(scene)
    const yourself = await facilitator.runs(room, 'circle remove', { person: facilitator })
    expect(expectPrivateTo(facilitator, yourself).text).toContain('/circle leave')
    const before = posts().length
    const page = expectPrivateTo(facilitator, await facilitator.runs(room, 'circle remove', { person: outsider }))
    expect(page.text).toContain('They alone are told')
    expect(seesTheRoom(scene, outsider)).toBe(true)
    expectPrivateTo(facilitator, await facilitator.presses(page, 'End their part; the room reads nothing'))
    await scene.quiet()

    expect(seesTheRoom(scene, outsider)).toBe(false)
    expect(() => outsider.reads(room)).toThrow()
    expect(posts()).toHaveLength(before)
    expect(anna.dms()).toEqual([])
    const read = expectPrivateTo(outsider, await outsider.presses(waitingFor(outsider), 'Read it'))
    expect(read.text).toContain('Your part in ‘Tuesday circle’ has ended')
    expect(read.text).toMatch(/turn to @?Lena, @?Dilys/)
    expect(labels(read)).toEqual(['Get help now'])
    // what was hers before tells her nothing more
    const welcome = outsider.dms().find((each) => labels(each).includes('Read it'))
    if (!welcome) throw new Error('no first message')
    expect(message(await outsider.presses(welcome, 'Read it')).text).toContain('belongs to the people of a circle')
  })

  it('somebody comes back, and one more line greets her', async () => {
    const { room, people } = scene
    const page = message(
      await people.lead.runs(scene.here.room('work').room, 'circle add', {
        person: people.outsider,
        circle: 'Tuesday circle',
      }),
    )
    const before = posts().length
    await people.lead.presses(page, 'Give them a seat')
    await scene.quiet()
    expect(people.outsider.reads(room).length).toBeGreaterThan(0)
    expect(posts()).toHaveLength(before + 1)
    expect(last(posts()).text).toContain('Welcome')
  })

  it('who facilitates: named by a programme lead among those who may, told in private, said in the room', async () => {
    const { room, people, here } = scene
    const { facilitator, lead } = people
    const { anna, bea } = named(scene)
    const office = here.room('hall').room
    const asking = (person: Person, what?: string) =>
      lead.runs(office, 'circle facilitator', { person, circle: 'Tuesday circle', ...(what ? { what } : {}) })
    const denied = await facilitator.runs(room, 'circle facilitator', { person: bea })
    expect(expectPrivateTo(facilitator, denied).text).toContain('Only programme leads')
    expect(expectPrivateTo(lead, await asking(bea)).text).toContain('may not facilitate here')
    const lonely = await asking(facilitator, platform === 'slack' ? 'end' : 'Stops facilitating')
    expect(expectPrivateTo(lead, lonely).text).toContain('Nobody else facilitates this circle')

    await mayFacilitate(scene, [facilitator, bea])
    const page = expectPrivateTo(lead, await asking(bea))
    const before = posts().length
    expectPrivateTo(lead, await lead.presses(page, 'Facilitates from now on'))
    await scene.quiet()
    expect(
      posts()
        .slice(before)
        .map((each) => each.text),
    ).toEqual([expect.stringMatching(/Bea facilitates this circle from now on/)])
    const read = expectPrivateTo(bea, await bea.presses(waitingFor(bea), 'Read it'))
    expect(read.text).toContain('You facilitate Tuesday circle')
    expect(expectPrivateTo(bea, await bea.runs(room, 'boundary list')).text).toContain('Boundary notes')
    expect(anna.dms()).toEqual([])

    // standing down is one press of her own; the room reads who is there, not who is not
    const leaving = expectPrivateTo(facilitator, await facilitator.runs(room, 'circle leave'))
    expectPrivateTo(facilitator, await facilitator.presses(leaving, 'Step down, and stay a member'))
    await scene.quiet()
    expect(last(posts()).text).toMatch(/turn to @?Bea/)
    expect(last(posts()).text).not.toContain('Fay')
    expect(seesTheRoom(scene, facilitator)).toBe(true)
    const show = expectPrivateTo(facilitator, await facilitator.runs(room, 'boundary list'))
    expect(show.text).toContain('Boundary notes are open to')
  })

  it('it rests: one line, nothing unasked, and its dates wait', async () => {
    const { room } = scene
    const { bea, anna } = named(scene)
    await scene.goTo('2027-03-14T12:00:00Z')
    const before = posts().length
    expect(expectPrivateTo(anna, await anna.runs(room, 'circle pause')).text).toContain('Only those who facilitate')
    expectPrivateTo(bea, await bea.runs(room, 'circle pause'))
    await scene.quiet()
    expect(posts()).toHaveLength(before + 1)
    expect(last(posts()).text).toContain('The circle rests for now')
    // over the first session: neither reminder, nor opening, nor ‘Did you meet?’
    const told = bea.dms().length
    await scene.goTo('2027-03-18T12:00:00Z')
    expect(posts()).toHaveLength(before + 1)
    expect(bea.dms()).toHaveLength(told)
    const show = expectPrivateTo(bea, await bea.runs(room, 'circle show'))
    expect(show.text).toContain('at rest')
    expect(labels(show)).toContain('Go on')
  })

  it('it goes on: the new dates first, in words; another first date; one line, and reminders again', async () => {
    const { room } = scene
    const { bea } = named(scene)
    const before = posts().length
    const page = expectPrivateTo(bea, await bea.runs(room, 'circle resume'))
    expect(page.text).toContain('six Tuesdays, fortnightly, 19:00 London, from 30 March 2027')
    const other = message(await bea.picks(page, page.selects[0]?.label ?? '', 'Tuesday 23 March 2027'))
    expect(other.seenBy).toEqual([bea.id])
    expect(other.text).toContain('from 23 March 2027')
    expect(posts()).toHaveLength(before)
    await bea.presses(other, 'Go on')
    await scene.quiet()
    expect(posts()).toHaveLength(before + 1)
    expect(last(posts()).text).toMatch(/The circle goes on: session 1 is on .*23 March 2027/)
    await scene.goTo('2027-03-22T18:00:00Z')
    expect(last(posts()).text).toContain('Tomorrow')
    await scene.goTo('2027-03-23T18:45:00Z')
    expect(last(posts()).text).toContain('Session 1 of 6')
    expect((await scene.db.read.session.findMany({ orderBy: { number: 'asc' } })).map((each) => each.state)).toEqual([
      'open',
      ...Array(5).fill('planned'),
    ])
  })

  it('its end is announced, and anybody of the circle can say ‘Not yet’', async () => {
    const { room } = scene
    const { anna, bea } = named(scene)
    await scene.goTo('2027-03-24T12:00:00Z')
    const before = posts().length
    const page = expectPrivateTo(bea, await bea.runs(room, 'circle close'))
    const preview = message(await bea.presses(page, 'The room can only be read'))
    expect(preview.text).toContain('The 5 sessions still planned will not take place')
    const really = message(await bea.presses(preview, 'Close the circle'))
    expect(really.text).toContain('Once more')
    expect(posts()).toHaveLength(before)
    const done = message(await bea.presses(really, 'Yes, tell the room'))
    expect(done.seenBy).toEqual([bea.id])
    await scene.quiet()
    expect(posts()).toHaveLength(before + 1)
    const announced = last(posts())
    expect(announced.text).toMatch(/From .*25 March 2027.* on this room/)
    expect(labels(announced)).toEqual(['Get help now', 'Not yet'])

    expect(expectPrivateTo(anna, await anna.presses(announced, 'Not yet')).text).toContain('not being closed')
    await scene.quiet()
    expect(last(posts()).text).toContain('Not yet: the circle goes on as planned')
    expect(posts().find((each) => each.id === announced.id)?.text).toContain('taken back')
    await scene.goTo('2027-03-26T12:00:00Z')
    const seen = scene.here.find(/^circle-1-/)
    expect(seen?.archived).toBe(false)
    expect(seen?.canWrite).toContain(anna.id)
  })

  it('a day after it was announced nobody writes there; all of it can be read; old buttons answer kindly', async () => {
    const { room, here, people } = scene
    const { anna, bea } = named(scene)
    const reminder = posts().findLast((each) => each.text.includes('Tomorrow'))
    const agreement = posts().find((each) => each.pinned)
    const page = expectPrivateTo(bea, await bea.runs(room, 'circle close'))
    const preview = message(await bea.presses(page, 'The room can only be read'))
    const really = message(await bea.presses(preview, 'Close the circle'))
    await bea.presses(really, 'Yes, tell the room')
    await scene.quiet()
    const announced = last(posts())
    await scene.goTo('2027-03-27T11:59:00Z')
    expect(here.find(/^circle-1-/)?.canWrite).toContain(anna.id)
    await scene.goTo('2027-03-27T12:01:00Z')
    const count = posts().length
    const seen = here.find(/^circle-1-/)
    expect(seen?.seenBy).toEqual(expect.arrayContaining([anna.id, bea.id]))
    for (const person of [anna, bea, people.facilitator]) expect(seen?.canWrite ?? []).not.toContain(person.id)
    if (platform === 'slack') expect(seen?.archived).toBe(true)
    expect(anna.reads(room).length).toBeGreaterThan(3)

    // on both platforms the buttons of what stands there still reach us
    if (!reminder || !agreement) throw new Error('no reminder, or no agreement')
    for (const [on, label] of [
      [reminder, 'I plan to come'],
      [announced, 'Not yet'],
    ] as const) {
      const answer = expectPrivateTo(anna, await anna.presses(on, label))
      expect(answer.text).toContain('‘Tuesday circle’ has closed')
      expect(labels(answer)).toEqual(['Get help now'])
    }
    expect(expectPrivateTo(anna, await anna.presses(agreement, 'Read all')).text).toContain('What is said here')
    const lobby = here.room('outside').room
    const show = expectPrivateTo(anna, await anna.runs(lobby, 'circle show', { circle: 'Tuesday circle' }))
    expect(show.text).toContain('closed')
    expect(show.text).toContain('26 April 2027')
    const asked = { circle: 'Tuesday circle' }
    expect(expectPrivateTo(anna, await anna.runs(lobby, 'agreement show', asked)).text).toContain('What is said here')
    expect(expectPrivateTo(anna, await anna.runs(lobby, 'session list', asked)).text).toContain('did not take place')
    // a room in which she cannot write takes no commands of hers
    await expect(anna.runs(room, 'circle show')).rejects.toThrow()
    await scene.goTo('2027-03-29T12:00:00Z')
    expect(posts()).toHaveLength(count)
    const row = await withRoom(scene.db.read, await scene.db.read.circle.findFirstOrThrow())
    expect(row).toMatchObject({ state: 'closed', afterwards: 'read-only' })
    expect(await scene.db.read.session.count({ where: { state: 'planned' } })).toBe(0)
  })

  it('another ends, and its room stays open to its people: a farewell, and quiet', async () => {
    const { here, people } = scene
    const [anna] = people.members
    if (!anna) throw new Error('no member')
    await mayFacilitate(scene, [people.facilitator])
    const preview = message(await plan(scene, people, { Name: 'Second circle', 'First date': '2027-04-06' }))
    await people.lead.presses(preview, 'Open the circle')
    await scene.quiet()
    const room = here.find(/^circle-2-/)?.id ?? ''
    const page = expectPrivateTo(people.facilitator, await people.facilitator.runs(room, 'circle close'))
    const shown = message(await people.facilitator.presses(page, 'The room stays open'))
    const done = message(await people.facilitator.presses(shown, 'Close the circle'))
    expect(done.text).toContain('The circle has closed')
    await scene.quiet()
    const farewell = last(here.transcript(room))
    for (const part of ['Second circle comes to its end', 'stays open to you', '28 April 2027', '/mydata'])
      expect(farewell.text).toContain(part)
    expect(labels(farewell)).toEqual(['Get help now'])
    expect(here.find(/^circle-2-/)?.canWrite).toContain(anna.id)
    const count = here.transcript(room).length + 1
    const pointed = expectPrivateTo(anna, await anna.runs(room, 'agreement point', { clause: '3' }))
    expect(pointed.text).toContain('‘Second circle’ has closed')
    const late = await anna.says(room, 'said after the end')
    const logged = await people.facilitator.choosesOn(late, 'Log a boundary')
    expect(expectPrivateTo(people.facilitator, logged).text).toContain('‘Second circle’ has closed')
    expect(expectPrivateTo(anna, await anna.choosesOn(late, 'Point to the agreement')).text).toContain('has closed')
    await scene.goTo('2027-04-07T12:00:00Z')
    expect(here.transcript(room)).toHaveLength(count)
    expect(scene.fake.complaints()).toEqual([])
    const log = scene.log.join('\n')
    for (const secret of ['Tuesday circle', 'Second circle', 'Otto']) expect(log).not.toContain(secret)
  })
})
