import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'

type Scene = Awaited<ReturnType<typeof aCircle>>

/** The six members, by name. */
function named({ people: { members } }: Scene) {
  const [anna, bea, cleo, dora, edie, flo] = members
  if (!anna || !bea || !cleo || !dora || !edie || !flo) throw new Error('six members')
  return { anna, bea, cleo, dora, edie, flo }
}

const seesTheRoom = (scene: Scene, person: Person): boolean =>
  scene.here.find(/^circle-1-/)?.seenBy.includes(person.id) ?? false

/** The message that says only that something waits for her. */
function waitingFor(person: Person): SeenMessage {
  const found = person.dms().findLast((each) => each.text.includes('Something is waiting for you'))
  if (!found) throw new Error(`nothing waits for ${person.name}`)
  return found
}

function lastDm(person: Person): SeenMessage {
  const last = person.dms().at(-1)
  if (!last) throw new Error(`${person.name} was told nothing`)
  return last
}

/** One scene for all that follows, in this order: people leave one circle one after the other. */
describe.each(platforms)('leaving a circle on %s', (platform) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await aCircle(platform)
  })
  afterAll(() => scene?.close())

  it('without a word: one press, no reason, and her access ends at once', async () => {
    const { room, here, people } = scene
    const { anna, bea } = named(scene)
    const before = here.transcript(room).length
    const page = expectPrivateTo(anna, await anna.runs(room, 'circle leave'))
    expect(page.text).toContain('No reason is needed')
    expect(page.buttons.map((button) => button.label)).toContain('Get help now')
    expect(seesTheRoom(scene, anna)).toBe(true)
    await anna.presses(page, 'Leave now')
    await scene.quiet()

    expect(seesTheRoom(scene, anna)).toBe(false)
    expect(() => anna.reads(room)).toThrow()
    // the room reads nothing: neither a post, nor her name
    expect(here.transcript(room)).toHaveLength(before)
    expect(bea.dms()).toEqual([])
    // whoever facilitates is told in one line, without a reason and without a name
    const notice = lastDm(people.facilitator)
    expect(notice.seenBy).toEqual([people.facilitator.id])
    expect(notice.text).toContain('Somebody has left a circle of yours')
    expect(notice.text).not.toContain('Anna')
    const shown = expectPrivateTo(people.facilitator, await people.facilitator.presses(notice, 'How it stands'))
    expect(shown.text).toMatch(/No longer in it:.*Anna/s)
  })

  it('a receipt waits for her where she can read it, with the two offers', async () => {
    const { room, here, people, db } = scene
    const { anna } = named(scene)
    const receipt = waitingFor(anna)
    expect(receipt.text).not.toContain('circle')
    const read = expectPrivateTo(anna, await anna.presses(receipt, 'Read it'))
    expect(read.text).toContain('You have left ‘Tuesday circle’')
    expect(read.text).toContain('The room reads nothing about it')

    expectPrivateTo(anna, await anna.presses(read, 'Keep me a place in the next round'))
    const again = expectPrivateTo(anna, await anna.presses(waitingFor(anna), 'Read it'))
    expect(again.buttons.map((button) => button.label)).toContain('Take me off the list')
    const asked = form(await anna.presses(again, 'Is there anything that would have helped?'))
    expect(asked.intro).toContain('programme leads and stewards can read it, with your name')
    const words = 'A later hour, with small children'
    expectPrivateTo(anna, await anna.submits(asked, { 'In your own words': words }))

    // sealed where it lies, and read by programme leads alone
    expect(JSON.stringify(await db.read.leaving.findMany())).not.toContain(words)
    const lobby = here.room('office').room
    const list = expectPrivateTo(people.lead, await people.lead.runs(lobby, 'circle waiting'))
    expect(list.text).toMatch(/Anna.*Tuesday circle/s)
    expect(expectPrivateTo(people.facilitator, await people.facilitator.runs(lobby, 'circle waiting')).text).toContain(
      'Only programme leads',
    )
    const show = expectPrivateTo(
      people.lead,
      await people.lead.runs(lobby, 'circle show', { circle: 'Tuesday circle' }),
    )
    expect(show.text).not.toContain(words)
    const said = expectPrivateTo(people.lead, await people.lead.presses(show, 'What those said who left'))
    expect(said.text).toContain(words)
    const facilitators = expectPrivateTo(people.facilitator, await people.facilitator.runs(room, 'circle show'))
    expect(facilitators.buttons.map((button) => button.label)).not.toContain('What those said who left')
    expect(await db.read.auditEvent.count({ where: { action: 'leaving.read', actor: people.lead.id } })).toBe(1)
  })

  it('with her own words: they stand in the room as hers, act as nothing, and nothing else is said', async () => {
    const { room, here } = scene
    const { bea, cleo } = named(scene)
    const before = here.transcript(room).length
    const page = expectPrivateTo(bea, await bea.runs(room, 'circle leave'))
    const asked = form(await bea.presses(page, 'Say goodbye and leave'))
    expect(asked.intro).toContain('with your name')
    const words = 'Thank you all, @everyone <!channel> **dear** ones'
    expect(message(await bea.submits(asked, { 'Your words to the circle': words })).seenBy).toEqual([bea.id])
    await scene.quiet()

    expect(seesTheRoom(scene, bea)).toBe(false)
    const posts = here.transcript(room)
    expect(posts).toHaveLength(before + 1)
    const goodbye = posts.at(-1)
    expect(goodbye).toMatchObject({ author: 'the bot', shownInvoker: null, pings: [] })
    expect(goodbye?.text).toContain('Bea is leaving the circle and says:')
    // what keeps a mention from acting may stand inside it, unseen
    expect(goodbye?.text.replace(/\u2060/g, '')).toContain(words)
    expect(goodbye?.styled.join(' ')).not.toContain('dear ones')
    expect(goodbye?.seenBy).toContain(cleo.id)
    expect(goodbye?.seenBy).not.toContain(bea.id)
  })

  it('from elsewhere, by the private menu (and from the Home, where there is one), and twice', async () => {
    const { room, here } = scene
    const { cleo } = named(scene)
    const before = here.transcript(room).length
    const lobby = here.room('cafe').room
    const menu = message(platform === 'discord' ? await cleo.runs(lobby, 'roundel help') : await cleo.opensHome())
    const page = message(await cleo.presses(menu, 'Leave a circle'))
    expect(page.seenBy).toEqual([cleo.id])
    expect(page.text).toContain('Leaving Tuesday circle')
    expect(message(await cleo.presses(page, 'Leave now')).text).toContain('You have left ‘Tuesday circle’')
    await scene.quiet()
    expect(seesTheRoom(scene, cleo)).toBe(false)
    expect(here.transcript(room)).toHaveLength(before)
    const again = expectPrivateTo(cleo, await cleo.runs(lobby, 'circle leave'))
    expect(again.text).toContain('nothing to leave')
    expect(
      expectPrivateTo(cleo, await cleo.runs(lobby, 'roundel help')).buttons.map((each) => each.label),
    ).not.toContain('Leave a circle')
  })

  it('during an open session: nobody waits for her, and the opening does not name her any more', async () => {
    const { room, here, people } = scene
    const { dora, edie } = named(scene)
    await scene.goTo('2027-03-16T18:50:00Z')
    const opening = here.transcript(room).find((each) => each.text.includes('Check-in:'))
    if (!opening) throw new Error('no opening')
    await dora.presses(opening, 'On my way')
    await edie.presses(opening, 'On my way')
    await scene.quiet()
    const page = expectPrivateTo(dora, await dora.runs(room, 'circle leave'))
    await dora.presses(page, 'Leave now')
    await scene.quiet()
    const now = here.transcript(room).find((each) => each.id === opening.id)
    expect(now?.text).toContain('Edie is on the way')
    expect(now?.text).not.toContain('Dora')
    const list = expectPrivateTo(people.facilitator, await people.facilitator.runs(room, 'session list'))
    expect(list.text).not.toContain('Dora')
  })

  it('a facilitator: whoever opened the circle is told at once that nobody facilitates it now', async () => {
    const { room, people } = scene
    const { flo } = named(scene)
    const before = people.lead.dms().length
    const page = expectPrivateTo(people.facilitator, await people.facilitator.runs(room, 'circle leave'))
    expect(page.text).toContain('so that it is not left alone')
    // the last who facilitates it may leave, and may not just step down
    expect(page.buttons.map((button) => button.label)).not.toContain('Step down, and stay a member')
    await people.facilitator.presses(page, 'Leave now')
    await scene.quiet()
    expect(seesTheRoom(scene, people.facilitator)).toBe(false)
    const told = people.lead.dms().slice(before)
    expect(told.map((each) => each.seenBy)).toEqual([[people.lead.id]])
    expect(flo.dms()).toEqual([])
  })

  it('the last of all: the circle rests, and whoever opened it decides', async () => {
    const { room, here, people, db } = scene
    const { edie, flo } = named(scene)
    for (const each of [edie, flo]) {
      const page = expectPrivateTo(each, await each.runs(room, 'circle leave'))
      await each.presses(page, 'Leave now')
      await scene.quiet()
    }
    const posts = here.transcript(room).length
    expect((await db.read.circle.findFirst())?.state).toBe('paused')
    const notice = people.lead.dms().find((each) => each.text.includes('Nobody has a seat any more'))
    expect(notice?.buttons.map((button) => button.label)).toContain('Close the circle')
    await scene.goTo('2027-03-31T12:00:00Z')
    expect(here.transcript(room)).toHaveLength(posts)
    expect(scene.fake.complaints()).toEqual([])
    const log = scene.log.join('\n')
    for (const secret of ['A later hour', 'Thank you all', 'Anna', 'Tuesday circle']) expect(log).not.toContain(secret)
  })
})
