import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text, view } from '../../../src/chat/view.ts'
import { Bench } from './bench.ts'
import { press, said } from './said.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

/** What Slack hands over once more, because it cannot know whether it was taken. */
describe('what comes again', () => {
  it('to the same process is done once', async () => {
    bench.answer = (_act, answer) => answer.show('private', view('Here', [text('Here')]))
    await bench.anna.runs(bench.lobby, 'circle show')
    await bench.fake.gateway.deliverAgain()
    await bench.anna.runs(bench.lobby, 'circle show')
    expect(bench.acts).toHaveLength(2)
    expect(bench.anna.reads(bench.lobby).filter((each) => each.text === 'Here')).toHaveLength(2)
  })

  it.each(['command', 'press'] as const)(
    'to the next process is done there: a %s that was not acknowledged',
    async (what) => {
      const circle = await bench.circle(bench.anna)
      await bench.platform.post(circle, said('Session 1', press('Look', 'look')), 'key', 'mark')
      const [posted] = bench.community.transcript(circle.room)
      if (posted === undefined) throw new Error('nothing was posted')
      bench.fake.extras.redeliver(true)
      const finish = new AbortController()
      bench.answer = async () => {
        await once(finish.signal, 'abort')
      }
      const reading =
        what === 'command' ? bench.anna.runs(circle.room, 'circle show') : bench.anna.presses(posted, 'Look')
      await expect.poll(() => bench.acts).toHaveLength(1)
      // its own attempt to come back is too late
      bench.fake.fail('apps.connections.open', { kind: 'slow', ms: 300 })
      bench.fake.dropSockets()
      expect(await reading).toMatchObject({ kind: 'failed', why: 'dispatch_failed' })
      await expect.poll(() => bench.calls('apps.connections.open')).toBe(2)
      const ending = bench.platform.stop()
      bench.answer = (_act, answer) => answer.show('private', view('Here', [text('Here after all')]))
      await bench.again()
      const private_ = () => bench.anna.reads(circle.room).filter((each) => each.private)
      await expect.poll(() => private_().map((each) => each.text)).toEqual(['Here after all'])
      expect(bench.acts[1]).toEqual(bench.acts[0])
      finish.abort()
      await ending
    },
  )

  it('to the next process is news that came while this one was ending', async () => {
    const circle = await bench.circle(bench.anna)
    const heard = (what: string) => () =>
      bench.happenings.some((each) => each.kind === 'room-changed' && each.what === what)
    await expect.poll(heard('people')).toBe(true)
    const finish = new AbortController()
    bench.answer = async () => {
      await once(finish.signal, 'abort')
    }
    void bench.anna.runs(circle.room, 'circle show')
    await expect.poll(() => bench.acts).toHaveLength(1)
    bench.fake.extras.times({ acknowledge: 100, retries: [200, 200, 200] })
    const ending = bench.platform.stop()
    bench.community.byHand.renameRoom(circle.room, 'another')
    await expect.poll(() => bench.fake.complaints()).toContainEqual(expect.stringMatching(/^events_api .* not acknowl/))
    finish.abort()
    await ending
    expect(heard('renamed')()).toBe(false)
    await bench.again()
    await expect.poll(heard('renamed')).toBe(true)
  })
})
