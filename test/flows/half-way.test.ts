import { afterEach, describe, expect, it } from 'vitest'
import type { SeenMessage } from '../support/people.ts'
import {
  aHouse,
  expectPrivateTo,
  type House,
  message,
  type People,
  type PlatformUnderTest,
  plan,
  platforms,
  setUp,
  someone,
} from '../support/scene.ts'

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

/** What a room needs, and how what is missing is named. In the rehearsal nothing is granted: there the chat itself says no. */
const GRANTS = {
  discord: { room: 'MANAGE_CHANNELS', named: /manage.?channels/i },
  slack: { room: 'groups:write', named: /groups:write/ },
  rehearsal: { room: null, named: /status-403/ },
} as const

const ROUTES = {
  discord: { create: 'POST /guilds/:id/channels', invite: 'PUT /channels/:id/permissions/:oid' },
  slack: { create: 'conversations.create', invite: 'conversations.invite' },
  rehearsal: { create: 'openRoom', invite: 'addMember' },
} as const

/** Everything set up, and the preview of a circle in front of the programme lead. */
async function aPlan(platform: PlatformUnderTest): Promise<House & { people: People; preview: SeenMessage }> {
  const made = await aHouse(platform)
  house = made
  const people = someone(made.here)
  await setUp(made, people)
  return Object.assign(made, { people, preview: message(await plan(made, people)) })
}

const posted = (made: House): SeenMessage[] => {
  const room = made.here.find(/^circle-1-/)
  return room ? made.here.transcript(room.id) : []
}

function lastNotice(made: { people: People }): SeenMessage {
  const notice = made.people.lead.dms().at(-1)
  if (!notice) throw new Error('nobody told whoever planned it')
  return notice
}

describe.each(platforms)('opening a circle that comes to a stop half-way on %s', (platform) => {
  it('a bot that may not make rooms: it is named, nothing is made, and it goes on once it may', async () => {
    const made = await aPlan(platform)
    const { lead } = made.people
    const { room, named } = GRANTS[platform]
    if (room === null) made.fake.fail(ROUTES[platform].create, { kind: 'status', status: 403 })
    else made.here.byHand.withdraw(room)
    await lead.presses(made.preview, 'Open the circle')
    await made.quiet()
    const notice = lastNotice(made)
    expect(notice.seenBy).toEqual([lead.id])
    expect(notice.text).toMatch(named)
    expect(notice.text).toContain('Nothing private has been posted')
    expect(made.here.find(/^circle-1-/)).toBeUndefined()

    if (room !== null) made.here.byHand.grant(room)
    expectPrivateTo(lead, await lead.presses(notice, 'Try again'))
    await made.quiet()
    expect(posted(made)).toHaveLength(2)
    // a second press of an old button does nothing
    expect(message(await lead.presses(notice, 'Try again')).text).toContain('Nothing to do')
  })

  it('somebody who has left meanwhile: the others wait, and whoever planned it decides', async () => {
    const made = await aPlan(platform)
    const { lead, members } = made.people
    const [anna] = members
    if (!anna) throw new Error('no member')
    made.fake.at(ROUTES[platform].create, 'answered', () => made.here.leaves(anna))
    await lead.presses(made.preview, 'Open the circle')
    await made.quiet()
    const notice = lastNotice(made)
    expect(notice.text).toContain('could not be let into the room')
    expect(posted(made)).toEqual([])
    expectPrivateTo(lead, await lead.presses(notice, 'Go on without them'))
    await made.quiet()
    expect(posted(made)).toHaveLength(2)
    expect(made.here.find(/^circle-1-/)?.seenBy).not.toContain(anna.id)
  })

  it('a stranger in the room: nothing private is posted until she has gone', async () => {
    const made = await aPlan(platform)
    const { lead, outsider } = made.people
    made.fake.at(ROUTES[platform].create, 'answered', () => {
      made.here.byHand.addToRoom(made.here.find(/^circle-1-/)?.id ?? '', outsider)
    })
    await lead.presses(made.preview, 'Open the circle')
    await made.quiet()
    const notice = lastNotice(made)
    expect(notice.text).toContain('does not belong to the circle')
    expect(notice.text).toContain('Otto')
    expect(posted(made)).toEqual([])
    made.here.byHand.removeFromRoom(made.here.find(/^circle-1-/)?.id ?? '', outsider)
    await lead.presses(notice, 'Try again')
    await made.quiet()
    expect(posted(made)).toHaveLength(2)
    expect(() => outsider.reads(made.here.find(/^circle-1-/)?.id ?? '')).toThrow()
  })

  it('undone: the room is closed to everybody, and the name is free again', async () => {
    const made = await aPlan(platform)
    const { lead, outsider, members } = made.people
    made.fake.at(ROUTES[platform].create, 'answered', () => {
      made.here.byHand.addToRoom(made.here.find(/^circle-1-/)?.id ?? '', outsider)
    })
    await lead.presses(made.preview, 'Open the circle')
    await made.quiet()
    await lead.presses(lastNotice(made), 'Undo')
    await made.quiet()
    const room = made.here.find(/^circle-1-/)
    expect(
      room === undefined || room.archived || room.canWrite.every((id) => !members.some((member) => member.id === id)),
    ).toBe(true)
    expect(await made.db.read.session.count()).toBe(0)
    const again = message(await plan(made, made.people))
    expect(again.buttons.map((button) => button.label)).toContain('Open the circle')
  })

  it('a pin that is refused: the agreement stands, the facilitator is told in private what to do', async () => {
    const made = await aPlan(platform)
    const { lead, facilitator } = made.people
    // on Discord the room's own overwrite lets the bot pin whatever its role may: only the platform itself can say no
    if (platform === 'slack') made.here.byHand.withdraw('pins:write')
    else made.fake.fail(/^PUT .*\/pins\/|^pin$/, { kind: 'status', status: 403 })
    await lead.presses(made.preview, 'Open the circle')
    await made.quiet()
    expect(posted(made)).toHaveLength(2)
    expect(posted(made).some((each) => each.pinned)).toBe(false)
    const notice = facilitator.dms().at(-1)
    expect(notice?.seenBy).toEqual([facilitator.id])
    expect(notice?.text).toMatch(platform === 'slack' ? /pins:write/ : /pin/i)
  })

  it('passing trouble is nobody’s business: it is tried again until it works', async () => {
    const made = await aPlan(platform)
    const { lead } = made.people
    made.fake.fail(ROUTES[platform].create, { kind: 'status', status: 503 }, 2)
    made.fake.fail(ROUTES[platform].invite, { kind: 'status', status: 429, retryAfter: 1 }, 1)
    await lead.presses(made.preview, 'Open the circle')
    await made.goTo('2027-03-07T11:00:00Z')
    expect(posted(made)).toHaveLength(2)
    expect(
      lead
        .dms()
        .map((each) => each.text)
        .join(' '),
    ).not.toContain('not open yet')
    expect(made.here.find(/^circle-2-/)).toBeUndefined()
  })
})
