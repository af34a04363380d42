import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { slack } from '../../../src/adapters/slack/index.ts'
import { text, view } from '../../../src/chat/view.ts'
import { Bench } from './bench.ts'

const intake = { act: async () => {}, happening: async () => {} }

let bench: Bench
const begin = async () => {
  bench = await Bench.start()
  bench.answer = (act, answer) => answer.show('private', view('Here', [text(`Here ${act.deliveryId !== ''}`)]))
  return bench
}
const isAnswered = async () =>
  expect(await bench.anna.runs(bench.lobby, 'circle show')).toMatchObject({ text: 'Here true' })

describe('the connection', () => {
  afterEach(() => bench.stop())

  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'is made again at once when Slack says %s',
    async (reason) => {
      await begin()
      const before = bench.calls('apps.connections.open')
      bench.fake.extras.disconnect(reason)
      await expect.poll(() => bench.log.infos, { timeout: 3_000 }).toContain('socket connected again')
      expect(bench.calls('apps.connections.open')).toBe(before + 1)
      await isAnswered()
      expect(bench.log.problems).toEqual([])
    },
  )

  it('is made again after it broke, although Slack was out of reach for a while', async () => {
    await begin()
    bench.fake.fail('apps.connections.open', { kind: 'status', status: 503 })
    bench.fake.dropSockets()
    await expect.poll(() => bench.log.infos, { timeout: 5_000 }).toContain('socket connected again')
    expect(bench.log.problems).toEqual(['socket unavailable status-503'])
    await isAnswered()
  })

  it('is not made again once it was stopped, even in the middle of trying', async () => {
    await begin()
    bench.fake.fail('apps.connections.open', { kind: 'slow', ms: 300 })
    bench.fake.dropSockets()
    const before = bench.calls('apps.connections.open')
    await expect.poll(() => bench.calls('apps.connections.open')).toBe(before + 1)
    await bench.platform.stop()
    bench.fake.extras.times({ patience: 300 })
    await expect(bench.fake.connected()).rejects.toThrow('did not connect')
    expect(bench.calls('apps.connections.open')).toBe(before + 1)
  })

  it('takes nothing more while what runs is finished', async () => {
    await begin()
    let finish = () => {}
    const work = new Promise<void>((done) => {
      finish = done
    })
    bench.answer = async (_act, answer) => {
      await answer.acknowledge('private')
      await work
      await answer.show('private', view('Done', [text('Done in the end')]))
    }
    const answering = bench.anna.runs(bench.lobby, 'circle show')
    await expect.poll(() => bench.acts).toHaveLength(1)
    const stopping = bench.platform.stop()
    bench.fake.extras.times({ acknowledge: 200 })
    expect(await bench.ben.runs(bench.lobby, 'circle show')).toMatchObject({ kind: 'failed' })
    finish()
    expect(await answering).toMatchObject({ text: 'Done in the end' })
    await stopping
    expect(bench.acts).toHaveLength(1)
  })
})

describe('a start', () => {
  it.each([
    ['botToken', 'SLACK_BOT_TOKEN'],
    ['appToken', 'SLACK_APP_TOKEN'],
  ] as const)('with a wrong %s is refused, naming %s', async (which, named) => {
    await begin()
    const env = bench.fake.env()
    const tokens = { botToken: env.SLACK_BOT_TOKEN ?? '', appToken: env.SLACK_APP_TOKEN ?? '' }
    const log = { problem: () => {}, info: () => {} }
    const platform = slack({ ...tokens, [which]: 'x-wrong', apiUrl: env.SLACK_API_URL, log })
    await expect(platform.start(intake)).rejects.toMatchObject({ kind: 'forbidden', detail: named })
    await platform.stop()
    const swapped = slack({ botToken: tokens.appToken, appToken: tokens.botToken, apiUrl: env.SLACK_API_URL, log })
    await expect(swapped.start(intake)).rejects.toMatchObject({ kind: 'forbidden', detail: 'SLACK_BOT_TOKEN' })
    await swapped.stop()
    await bench.stop()
  })

  it('where nobody listens is unavailable, and one that gets nonsense as well', async () => {
    const log = { problem: () => {}, info: () => {} }
    const options = { botToken: 'xoxb-x', appToken: 'xapp-x', log, timeout: 500 }
    const nobody = slack({ ...options, apiUrl: 'http://127.0.0.1:9/api/' })
    await expect(nobody.start(intake)).rejects.toMatchObject({ kind: 'unavailable' })
    const server = createServer((_request, response) => response.end('<html>a sign-in page of some hotel</html>'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no address')
    const hotel = slack({ ...options, apiUrl: `http://127.0.0.1:${address.port}/api/` })
    const failure = await hotel.start(intake).catch((error: unknown) => String(error))
    expect(failure).not.toContain('hotel')
    await Promise.all([nobody.stop(), hotel.stop()])
    server.close()
  })
})
