import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTING } from '../../src/areas/agreement/topics.ts'
import { type Killable, killable } from '../support/killable.ts'
import type { CallPoint, SeenMessage } from '../support/people.ts'
import { aCircle, overAWire } from '../support/scene.ts'
import { until } from '../support/until.ts'

type Circle = Awaited<ReturnType<typeof aCircle>>

/** The call that posts a message, as the fakes name it. */
const POST = { discord: 'POST /channels/:id/messages', slack: 'chat.postMessage' } as const

/** @param times how often each point is tried: a race may be won by chance once */
export function killedWhilePosting(times: number): void {
  describe.each(overAWire)('a process that is killed while it posts on %s', (platform) => {
    let circle: Circle
    let process: Killable
    /** The independent ledger: what people asked for, clause by clause. */
    const asked = new Map<number, number>()

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

    const posted = (clause: number): SeenMessage[] =>
      circle.here
        .transcript(circle.room)
        .filter((each) => each.text.includes(`${clause}. `) && !each.text.includes('Our agreement') && !each.pinned)

    const anna = () => {
      const [first] = circle.people.members
      if (!first) throw new Error('no member')
      return first
    }

    async function point(clause: number): Promise<void> {
      asked.set(clause, (asked.get(clause) ?? 0) + 1)
      // the process may die before it answers: the press is not what is asserted here
      void anna()
        .runs(circle.room, 'agreement point', { clause: String(clause) })
        .catch(() => {})
    }

    let resolvedBefore = ''
    /** The row of what was pointed to last: one pointing is settled before the next is made. */
    const latest = () =>
      circle.db.read.post.findFirst({ where: { topic: POINTING.name }, orderBy: { createdAt: 'desc' } })

    /** What is there after the restart: sent once, or held with the facilitator asked; then settled by her as she finds it. */
    async function resolvedAfter(clause: number, mayBeHeld: boolean): Promise<void> {
      const row = await until(`the pointing to clause ${clause} settled`, async () => {
        const found = await latest()
        return found !== null && found.key !== resolvedBefore && (found.state === 'sent' || found.state === 'held')
          ? found
          : undefined
      })
      if (row.state === 'held') {
        expect(mayBeHeld).toBe(true)
        const notice = await until('the facilitator asked', () =>
          circle.people.facilitator.dms().findLast((each) => each.buttons.some((button) => button.label === 'Post it')),
        )
        const there = posted(clause).length === asked.get(clause)
        await circle.people.facilitator.presses(notice, there ? 'It is there' : 'Post it')
        await until('settled by the facilitator', async () => (await latest())?.state === 'sent')
      }
      resolvedBefore = row.key
      // nothing lost, nothing twice
      expect(posted(clause)).toHaveLength(asked.get(clause) ?? 0)
    }

    const ownPoints = [
      { name: 'the row is written', point: `post:${POINTING.name}:row-written`, mayBeHeld: false },
      { name: 'it is written that the call comes', point: `post:${POINTING.name}:sending-written`, mayBeHeld: true },
      { name: 'the platform has answered', point: `post:${POINTING.name}:answered`, mayBeHeld: true },
      { name: 'the row is updated', point: `post:${POINTING.name}:sent-written`, mayBeHeld: false },
    ]
    const callPoints: { name: string; at: CallPoint }[] = [
      { name: 'the request has arrived', at: 'arrived' },
      { name: 'the platform has stored it', at: 'stored' },
      { name: 'the response is sent', at: 'answered' },
    ]

    let clause = 0
    const nextClause = async (): Promise<number> => {
      clause = (clause % 8) + 1
      await process.advance({ minutes: 11 })
      return clause
    }

    for (const { name, point: where, mayBeHeld } of ownPoints) {
      it(`when ${name}: nothing is lost and nothing is posted twice`, async () => {
        for (let time = 0; time < times; time += 1) {
          const which = await nextClause()
          await process.killAt(where)
          await point(which)
          await process.killed()
          await process.start()
          await resolvedAfter(which, mayBeHeld)
        }
      }, 120_000)
    }

    for (const { name, at } of callPoints) {
      it(`when ${name}: nothing is lost and nothing is posted twice`, async () => {
        for (let time = 0; time < times; time += 1) {
          const which = await nextClause()
          circle.fake.at(POST[platform], at, () => process.kill())
          await point(which)
          await process.killed()
          await process.start()
          await resolvedAfter(which, true)
        }
      }, 120_000)
    }

    it('down for longer than repeated calls are recognised: it is held, and the facilitator decides', async () => {
      const which = await nextClause()
      await process.killAt(`post:${POINTING.name}:answered`)
      await point(which)
      await process.killed()
      await process.advance({ minutes: 9 })
      await process.start()
      await until('held', async () => (await latest())?.state === 'held')
      await resolvedAfter(which, true)
    }, 60_000)
  })
}
