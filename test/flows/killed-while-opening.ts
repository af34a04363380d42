import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGREEMENT } from '../../src/areas/agreement/topics.ts'
import { WELCOME } from '../../src/areas/opening/topics.ts'
import { type Killable, killable } from '../support/killable.ts'
import type { SeenMessage } from '../support/people.ts'
import { kindOfPost, ofCircle } from '../support/posts.ts'
import { withRoom } from '../support/rooms.ts'
import { aCircle, expectPrivateTo, form, message, overAWire } from '../support/scene.ts'
import { until } from '../support/until.ts'

type Circle = Awaited<ReturnType<typeof aCircle>>

/** The calls that make a room, let people in, and pin, as the fakes name them. */
const ROUTES = {
  discord: {
    create: 'POST /guilds/:id/channels',
    invite: 'PUT /channels/:id/permissions/:oid',
    pin: 'PUT /channels/:id/messages/pins/:mid',
  },
  slack: { create: 'conversations.create', invite: 'conversations.invite', pin: 'pins.add' },
} as const

/** @param times how often each point is tried: a race may be won by chance once */
export function killedWhileOpening(times: number): void {
  describe.each(overAWire)('a process that is killed while it opens a circle on %s', (platform) => {
    let circle: Circle
    let process: Killable
    let count = 0

    beforeAll(async () => {
      circle = await aCircle(platform)
      await circle.roundel.stop()
      circle.limitless()
      process = killable(circle.fake, circle.dataDir, circle.clock.now().toString())
      await process.start()
    }, 120_000)
    afterAll(async () => {
      await process.stop()
      await circle.close()
    })

    async function preview(): Promise<{ name: string; shown: SeenMessage }> {
      count += 1
      const name = `Circle ${count}`
      const { lead, facilitator, members } = circle.people
      const lobby = circle.here.room(`plan-${count}`).room
      const asking = form(await lead.runs(lobby, 'circle create'))
      const shown = message(
        await lead.submits(asking, {
          Name: name,
          Facilitators: [facilitator],
          Members: members,
          'First date': '2027-03-16',
          'Link to meet': 'https://meet.example.org/tuesday',
        }),
      )
      return { name, shown: expectPrivateTo(lead, shown) }
    }

    async function opened(name: string): Promise<void> {
      const row = await until(`${name} open`, async () => {
        const found = await circle.db.read.circle.findFirst({ where: { name } })
        return found?.state === 'open' && (await withRoom(circle.db.read, found))
      })
      const sent = await until('its posts settled', async () => {
        const posts = await circle.db.read.post.findMany({ where: { ...ofCircle(row.id), toKind: 'room' } })
        return posts.length === 2 && posts.every((post) => post.state === 'sent' || post.state === 'held') && posts
      })
      for (const post of sent.filter((each) => each.state === 'held')) {
        const { facilitator } = circle.people
        const notice = await until('the facilitator asked', () =>
          facilitator.dms().findLast((each) => each.buttons.some((button) => button.label === 'Post it')),
        )
        const rooms = circle.here.transcript(row.room ?? '')
        const there = rooms.some((each) =>
          each.text.includes(kindOfPost(post) === 'welcome' ? 'Welcome to' : 'Our agreement'),
        )
        await facilitator.presses(notice, there ? 'It is there' : 'Post it')
      }
      // pinned too: a point that the next test waits for must not be met by this circle
      await until('nothing held, and the agreement pinned', async () => {
        const posts = await circle.db.read.post.findMany({ where: { ...ofCircle(row.id), toKind: 'room' } })
        return posts.every((post) => post.state === 'sent' && (!post.pin || post.pinnedAt !== null))
      })
      // one room of its own with exactly its people, one welcome, one agreement
      expect(circle.here.find(new RegExp(`^circle-${row.number}-`))?.id).toBe(row.room)
      const transcript = circle.here.transcript(row.room ?? '')
      expect(transcript.filter((each) => each.text.includes('Welcome to'))).toHaveLength(1)
      expect(transcript.filter((each) => each.text.includes('116 123'))).toHaveLength(1)
      const people = [circle.people.facilitator, ...circle.people.members].map((person) => person.id)
      expect(circle.here.find(new RegExp(`^circle-${row.number}-`))?.seenBy).toEqual(expect.arrayContaining(people))
    }

    const own = [
      'room:row-written',
      'room:room-opened',
      'room:room-written',
      'room:invited',
      'room:invited-written',
      'room:checked',
      'room:opened-written',
      `post:${WELCOME.name}:sent-written`,
      `post:${AGREEMENT.name}:pin-answered`,
    ]
    for (const where of own) {
      it(`at ${where}: it goes on where it was`, async () => {
        for (let time = 0; time < times; time += 1) {
          const { name, shown } = await preview()
          await process.killAt(where)
          void circle.people.lead.presses(shown, 'Open the circle').catch(() => {})
          await process.killed()
          await process.start()
          await opened(name)
        }
      }, 120_000)
    }

    for (const call of ['create', 'invite', 'pin'] as const) {
      it(`when the call to ${call} is stored and not answered: it goes on where it was`, async () => {
        for (let time = 0; time < times; time += 1) {
          const { name, shown } = await preview()
          circle.fake.at(ROUTES[platform][call], 'stored', () => process.kill())
          void circle.people.lead.presses(shown, 'Open the circle').catch(() => {})
          await process.killed()
          await process.start()
          await opened(name)
        }
      }, 120_000)
    }
  })
}
