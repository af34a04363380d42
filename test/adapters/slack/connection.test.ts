import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { slack } from '../../../src/adapters/slack/index.ts'
import { manifest } from '../../../src/adapters/slack/publish.ts'
import { text, view } from '../../../src/chat/view.ts'
import { Bench, registry } from './bench.ts'

const intake = { act: async () => {}, event: async () => {} }

let bench: Bench
const begin = async () => {
  bench = await Bench.start()
  bench.answer = (act, answer) => answer.show('private', view('Here', [text(`Here ${act.deliveryId !== ''}`)]))
  return bench
}
/** A connection of the same app's, as another process has it. */
const another = async (): Promise<WebSocket> => {
  const { SLACK_APP_TOKEN = '', SLACK_API_URL = '' } = bench.fake.env()
  const answer = await fetch(`${SLACK_API_URL}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SLACK_APP_TOKEN}` },
  })
  const socket = new WebSocket(z.object({ url: z.string() }).parse(await answer.json()).url)
  await once(socket, 'message')
  return socket
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
      await expect.poll(() => bench.log.infos).toContain('socket connected again')
      expect(bench.calls('apps.connections.open')).toBe(before + 1)
      await isAnswered()
      expect(bench.log.problems).toEqual([])
    },
  )

  it.each(['warning', 'refresh_requested'] as const)(
    'is not missed while another is made: after %s nothing that people do is lost',
    async (reason) => {
      await begin()
      bench.fake.at('apps.connections.open', 'arrived', () => new Promise((done) => setTimeout(done, 150)))
      bench.fake.extras.disconnect(reason)
      await expect.poll(() => bench.calls('apps.connections.open')).toBe(2)
      // the next one is not there yet
      await isAnswered()
      expect(bench.platform.connected()).toBe(true)
      await expect.poll(() => bench.log.infos).toContain('socket connected again')
      await isAnswered()
      expect(bench.platform.connected()).toBe(true)
      expect(bench.fake.complaints()).toEqual([])
    },
  )

  it('answers by the old one what came by it, after the new one is there', async () => {
    await begin()
    let finish = () => {}
    const work = new Promise<void>((done) => {
      finish = done
    })
    bench.answer = async (_act, answer) => {
      await work
      await answer.show('private', view('Done', [text('Done in the end')]))
    }
    const answering = bench.anna.runs(bench.lobby, 'circle show')
    await expect.poll(() => bench.acts).toHaveLength(1)
    bench.fake.gateway.reconnect()
    await expect.poll(() => bench.log.infos).toContain('socket connected again')
    finish()
    expect(await answering).toMatchObject({ text: 'Done in the end' })
    expect(bench.fake.complaints()).toEqual([])
  })

  it('is not there when the line is cut, and says so', async () => {
    await begin()
    bench.fake.gateway.cut()
    await expect.poll(() => bench.platform.connected()).toBe(false)
    expect(await bench.anna.runs(bench.lobby, 'circle show')).toMatchObject({ kind: 'failed', why: 'dispatch_failed' })
    bench.fake.gateway.mend()
    await expect.poll(() => bench.platform.connected()).toBe(true)
    await isAnswered()
  })

  it('gives way where there are too many, and comes back by and by', async () => {
    await begin()
    const others = await Promise.all(Array.from({ length: 9 }, () => another()))
    const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL } = bench.fake.env()
    const log = { problem: () => {}, info: () => {} }
    const tokens = { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN }
    const eleventh = slack({ ...tokens, apiUrl: SLACK_API_URL, log })
    await expect(eleventh.start(intake)).rejects.toMatchObject({ kind: 'unavailable', detail: 'too_many_websockets' })
    await eleventh.stop()

    // the one that is there stays in use until there is room for the next
    bench.fake.extras.disconnect('refresh_requested')
    await expect.poll(() => bench.log.problems).toContain('socket unavailable too_many_websockets')
    expect(bench.platform.connected()).toBe(true)
    for (const socket of others) socket.terminate()
    await expect.poll(() => bench.log.infos).toContain('socket connected again')
    await isAnswered()
  })

  it('waits where Socket Mode was turned off, and says so', async () => {
    await begin()
    const { manifest: made } = manifest(registry, {})
    const off = JSON.stringify(made).replace('"socket_mode_enabled":true', '"socket_mode_enabled":false')
    const without = JSON.parse(off)
    for (const part of ['event_subscriptions', 'interactivity']) delete without.settings[part]
    delete without.features.slash_commands
    delete without.features.shortcuts
    bench.community.install(JSON.stringify(without))
    bench.fake.extras.disconnect('link_disabled')
    await expect.poll(() => bench.log.problems).toContain('socket forbidden Socket Mode')
    expect(bench.platform.connected()).toBe(false)
    bench.community.install(JSON.stringify(made))
    await expect.poll(() => bench.platform.connected()).toBe(true)
    await isAnswered()
  })

  it('is made again after it broke, although Slack was out of reach for a while', async () => {
    await begin()
    bench.fake.fail('apps.connections.open', { kind: 'status', status: 503 })
    bench.fake.dropSockets()
    await expect.poll(() => bench.log.infos).toContain('socket connected again')
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
