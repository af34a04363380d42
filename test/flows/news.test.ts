import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCircle } from '../support/scene.ts'
import { type News, newsOf, noticedWithin, without } from '../support/slack-news.ts'

/** Many times what it takes when it is heard; nothing can be awaited where nothing comes. */
const UNHEARD = 400

type Circle = Awaited<ReturnType<typeof aCircle>>

/** Discord's come with its intents. Together with grants.test.ts: each event that is subscribed to is needed, and nothing else is. */
describe('on Slack', () => {
  let circle: Circle
  let all: readonly News[]
  beforeAll(async () => {
    circle = await aCircle('slack')
    if (circle.slack === null) throw new Error('this is not Slack')
    all = newsOf(circle, circle.slack, circle.people, circle.room)
  }, 60_000)
  afterAll(() => circle.close())

  it.each([
    'pin_removed',
    'member_joined_channel',
    'member_left_channel',
    'group_rename',
    'group_archive',
    'group_unarchive',
    'group_left',
    'user_change',
    'group_deleted',
    'tokens_revoked',
    'app_uninstalled',
  ])('nobody hears of it without the event %s', async (event) => {
    const news = all.find((each) => each.event === event)
    if (!news) throw new Error('nothing is prepared for it')
    await news.before?.()
    circle.here.install(without(event))
    news.act()
    expect(await noticedWithin(news, UNHEARD)).toBe(false)
    await news.back()
  })
})
