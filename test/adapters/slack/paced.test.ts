import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { METHODS } from '../../../src/adapters/slack/api.ts'
import { slack } from '../../../src/adapters/slack/index.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import type { RoomRef } from '../../../src/chat/refs.ts'
import { type Stage, stageFor } from '../../contract/platform/stage.ts'
import { type LeapTime, leapTime } from '../../support/leap-time.ts'
import { startFakeSlack } from '../../support/slack/fake.ts'
import { methods } from '../../support/slack/web-api.ts'
import { slackHarness } from './harness.ts'

/** With limits on, by one time for the adapter and for the fake that counts. */
describe('calls to Slack', () => {
  let stage: Stage
  let time: LeapTime
  beforeEach(async () => {
    time = leapTime()
    stage = await stageFor({
      ...slackHarness,
      fake: () => startFakeSlack({ time }),
      adapter: (fake, log, timeout) => {
        const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL } = fake.env()
        const options = { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, apiUrl: SLACK_API_URL, log, timeout }
        return slack({ ...options, clock: time })
      },
    })
  })
  afterEach(() => stage.end())

  const tooOften = () => stage.fake.calls().filter(({ status }) => status === 429)
  const made = (method: string) => stage.fake.calls().filter(({ route }) => route === method).length
  const opened = (at: number): Promise<RoomRef | PlatformError> =>
    stage.platform
      .openRoom({ community: stage.here, name: `circle-${at}-k7q${at}`, key: `k7q${at}` })
      .catch((error: unknown) => {
        if (error instanceof PlatformError) return error
        throw error
      })

  it('that come too soon are put off before anything is sent, with the time after which they can be made', async () => {
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, at) => opened(at)))
    const late = outcomes.filter((each) => each instanceof PlatformError)
    expect(late).toHaveLength(10)
    for (const { kind, retryAfter } of late) {
      expect(kind).toBe('rate-limited')
      expect(retryAfter).toBeGreaterThan(50_000)
      expect(retryAfter).toBeLessThan(64_000)
    }
    expect(made('conversations.create')).toBe(20)
    time.pass(Math.max(...late.map(({ retryAfter }) => retryAfter ?? 0)))
    expect(await opened(40)).toMatchObject({ room: expect.any(String) })
    expect(tooOften()).toEqual([])
  })

  it('wait their turn when it comes soon', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => opened(at)))
    time.pass(60_000)
    expect(await opened(20)).toMatchObject({ room: expect.any(String) })
    expect(tooOften()).toEqual([])
  })

  it('have the tier that Slack documents', () => {
    for (const [method, { tier }] of Object.entries(METHODS)) {
      if (tier !== null) expect([method, tier]).toEqual([method, methods[method]?.tier])
    }
  })
})
