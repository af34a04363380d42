import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../support/people.ts'
import { aCircle, aHouse, expectPrivateTo, form, platforms } from '../support/scene.ts'

/** What asks a platform who somebody is, or who is in a group: on Slack, on Discord, and in the rehearsal. */
const LOOKING_UP = /^(users\.info|usergroups\.users\.list|GET \/guilds\/:id\/members.*|people|groupMembers)$/

const FACES = 30

type Scene = Awaited<ReturnType<typeof aCircle>>

/** People whom Roundel has never looked up: they have a seat as others have, in a community where a group leads programmes. */
async function newFaces(scene: Scene): Promise<Person[]> {
  const { here, people, db, platform } = scene
  const { facilitator, outsider } = people
  const asked = expectPrivateTo(facilitator, await facilitator.runs(scene.room, 'circle add', { person: outsider }))
  await facilitator.presses(asked, 'Give them a seat')
  await scene.quiet()
  const { group } = here.group('Leads', [people.lead])
  const faces = Array.from({ length: FACES }, (_, index) => here.person(`New ${index + 1}`))
  const { id: circleId } = await db.read.circle.findFirstOrThrow()
  await db.transaction(async (tx) => {
    await tx.power.create({
      data: { communityId: `${platform}:${here.id}`, power: 'lead', holderKind: 'group', holder: group },
    })
    await tx.seat.createMany({
      data: faces.map(({ id }) => ({ circleId, person: id, role: 'member', state: 'in' })),
    })
  })
  // it reads what stands there now, not what it remembered of it
  await scene.restart()
  for (const face of faces) here.byHand.addToRoom(scene.room, face)
  await scene.goTo('2027-03-15T20:00:00Z')
  return faces
}

describe.each(platforms)('thirty new faces on %s', (platform) => {
  let scene: Scene
  let faces: Person[]
  beforeAll(async () => {
    scene = await aCircle(platform)
    faces = await newFaces(scene)
  })
  afterAll(() => scene?.close())

  /** What was asked of the platform about people, and what was written of them, while each of them did this. */
  const costs = async (does: (face: Person) => Promise<unknown>, who: readonly Person[] = faces) => {
    // whatever was known of them is too old to rely on
    scene.clock.advance({ minutes: 11 })
    const rows = () => scene.db.read.person.findMany({ orderBy: { person: 'asc' } })
    const [calls, before] = [scene.fake.calls().length, await rows()]
    for (const face of who) await does(face)
    const asked = scene.fake
      .calls()
      .slice(calls)
      .filter(({ route }) => LOOKING_UP.test(route))
    expect(asked.map(({ route }) => route)).toEqual([])
    expect(await rows()).toEqual(before)
  }

  it('are answered under a reminder without anybody being looked up', async () => {
    const reminder = scene.here.transcript(scene.room).findLast((each) => each.text.includes('Tomorrow'))
    if (!reminder) throw new Error('no reminder')
    await costs(async (face) =>
      expect(expectPrivateTo(face, await face.presses(reminder, 'I plan to come')).text).toContain('See you there'),
    )
    expect(await scene.db.read.attendance.count({ where: { person: { in: faces.map(({ id }) => id) } } })).toBe(FACES)
  })

  it('read their menu, and get help from it, without anybody being looked up', async () => {
    const lobby = scene.here.room('lobby').room
    await costs(async (face) => {
      const menu = expectPrivateTo(face, await face.runs(lobby, 'roundel help'))
      expect(menu.text).toContain('/session list')
      expect(menu.text).not.toContain('/roundel setup')
      expect(expectPrivateTo(face, await face.presses(menu, 'Get help now')).text).toContain('116 123')
    })
  })

  it('open a form, and what comes next, without anybody being looked up', async () => {
    await costs(async (face) => {
      const page = expectPrivateTo(face, await face.runs(scene.room, 'circle leave'))
      form(await face.presses(page, 'Say goodbye and leave'))
      const next = expectPrivateTo(face, await face.runs(scene.room, 'session next'))
      expect(next.buttons.map((button) => button.label)).not.toContain('Move it to another date')
    })
  })

  it('read in a direct message what it is about without anybody being looked up', async () => {
    const { outsider } = scene.people
    const [waiting] = outsider.dms().slice(-1)
    if (!waiting) throw new Error('nothing waits for her')
    await costs(async (face) => expectPrivateTo(face, await face.presses(waiting, 'Read it')), [outsider])
  })
})

describe.each(platforms)('before setup on %s', (platform) => {
  it('the menu shows whoever administers where to begin, and nobody else', async () => {
    const house = await aHouse(platform)
    try {
      const lobby = house.here.room('lobby').room
      const menu = async (person: Person) => expectPrivateTo(person, await person.runs(lobby, 'roundel help')).text
      for (const admin of [house.here.owner, house.here.person('Olga', { admin: true })]) {
        const text = await menu(admin)
        expect(text).toContain('Setup is not finished yet')
        expect(text).toContain('/roundel setup Who may do what')
      }
      expect(await menu(house.here.person('Otto'))).not.toContain('/roundel setup')
    } finally {
      await house.close()
    }
  })
})
