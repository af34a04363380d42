import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Killable, killable } from '../support/killable.ts'
import type { CallPoint, SeenMessage } from '../support/people.ts'
import { kindOfPost } from '../support/posts.ts'
import { aCircle, overAWire } from '../support/scene.ts'
import { until } from '../support/until.ts'

/** The call that posts a message, as the fakes name it. */
const POST = { discord: 'POST /channels/:id/messages', slack: 'chat.postMessage' } as const

/** The post and the question about it are each lost to a kill, one after the other. */
export function killedWhileAsking(points: readonly { post: CallPoint; question: CallPoint }[]): void {
  describe.each(overAWire)(
    'a process killed while it posts, and again while it asks about the post, on %s',
    (platform) => {
      let circle: Awaited<ReturnType<typeof aCircle>>
      let process: Killable
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

      const inRoom = (clause: number): SeenMessage[] =>
        circle.here
          .transcript(circle.room)
          .filter((each) => each.text.includes(`${clause}. `) && !each.text.includes('Our agreement') && !each.pinned)
      const questions = () =>
        circle.people.facilitator.dms().filter((each) => each.buttons.some((button) => button.label === 'Post it'))
      const held = () => circle.db.read.post.findMany({ where: { state: 'held' }, orderBy: { id: 'asc' } })

      let clause = 0
      it.each(points)('asks all the same, and what was lost is posted (post $post, question $question)', async (at) => {
        clause += 1
        const before = new Set(questions().map(({ id }) => id))
        const [member] = circle.people.members
        if (!member) throw new Error('no member')
        circle.fake.at(POST[platform], at.post, () => process.kill())
        // the process may end before it answers: the press is not what is asserted here
        const pressed = member.runs(circle.room, 'agreement point', { clause: String(clause) }).catch(() => null)
        await process.killed()
        // for longer than a repeated call is recognised
        await process.advance({ minutes: 3 })
        circle.fake.at(POST[platform], at.question, () => process.kill())
        await process.start()
        await process.killed()
        await process.advance({ minutes: 3 })
        await process.start()
        await pressed

        // of a question that came twice only the copy that we know of says later that it is settled
        const question = await until('the facilitator asked', () => questions().find(({ id }) => !before.has(id)))
        expect(question.text).toContain('We cannot tell whether')
        // the room's post waits for an answer; what was sent to one person never does
        expect((await held()).map((post) => [post.toKind, kindOfPost(post)])).toEqual([['room', 'pointing']])
        const there = inRoom(clause).length === 1
        expect(there).toBe(at.post === 'stored')
        await circle.people.facilitator.presses(question, there ? 'It is there' : 'Post it')
        await until('nothing held', async () => (await held()).length === 0)
        await until('in the room once', () => inRoom(clause).length === 1)
        // the question may have been answered before it came a second time
        const onItsWay = { where: { state: { in: ['waiting', 'sending'] } } }
        await until('nothing on its way', async () => (await circle.db.read.post.count(onItsWay)) === 0)
      })
    },
  )
}
