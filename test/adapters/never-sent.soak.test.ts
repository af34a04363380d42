import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discord } from '../../src/adapters/discord/index.ts'
import { slack } from '../../src/adapters/slack/index.ts'
import { communityRef } from '../../src/chat/refs.ts'
import { text, view } from '../../src/chat/view.ts'
import { type Silence, silence } from '../support/silence.ts'

const log = { problem: () => {}, info: () => {} }
const words = view('Words', [text('Words.')])

let quiet: Silence
beforeAll(async () => {
  quiet = await silence()
})
afterAll(() => quiet.close())

// ten seconds each, which are undici's own: Node's `fetch` cannot be told another
describe('a connection that is not made in time has sent nothing', { timeout: 40_000, concurrent: true }, () => {
  it('on Discord', async () => {
    const platform = discord({ token: 'a.b.c', apiUrl: `https://127.0.0.1:${quiet.port}/api`, log })
    const sent = platform.post({ community: communityRef('discord', '1'), room: '2' }, words, 'key', 'mark')
    await expect(sent).rejects.toMatchObject({ kind: 'unavailable', detail: 'UND_ERR_CONNECT_TIMEOUT' })
    await platform.stop()
  })

  it('on Slack', async () => {
    const platform = slack({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: `https://127.0.0.1:${quiet.port}/api/`,
      log,
    })
    // the first call of any is asking who we are; the code shows how it ended
    const sent = platform.post({ community: communityRef('slack', 'T1'), room: 'C1' }, words, 'key', 'mark')
    await expect(sent).rejects.toMatchObject({ kind: 'unavailable', detail: 'UND_ERR_CONNECT_TIMEOUT' })
    await platform.stop()
  })
})
