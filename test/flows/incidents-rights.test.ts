import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Circle, incidentsOf } from '../support/incidents.ts'
import { aCircle, message, overAWire, plan, printed } from '../support/scene.ts'
import { until } from '../support/until.ts'

describe.each(overAWire)('what Roundel is not allowed to do any more on %s', (platform) => {
  let circle: Circle
  let m: ReturnType<typeof incidentsOf>
  beforeAll(async () => {
    circle = await aCircle(platform)
    m = incidentsOf(circle)
  }, 60_000)
  afterAll(() => circle.close())

  /** In the room itself on Discord, where the bot's own overwrite outweighs its role; as a scope of the app on Slack. */
  const grant = async (given: boolean) => {
    if (platform === 'slack') return circle.here.byHand[given ? 'grant' : 'withdraw']('groups:read')
    const { DISCORD_API_URL: url, DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: bot } = circle.fake.env()
    // VIEW_CHANNEL is 1024, SEND_MESSAGES 2048
    const answer = await fetch(`${url}/v10/channels/${circle.room}/permissions/${bot}`, {
      method: 'PUT',
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 1, allow: given ? '3072' : '1024', deny: given ? '0' : '2048' }),
    })
    expect(answer.status).toBe(204)
  }
  const missing = platform === 'discord' ? 'Send Messages' : 'groups:read'

  it('waits with what is due, names what is missing with the mend, and goes on by ‘Try again’', async () => {
    const { facilitator } = circle.people
    await circle.goTo('2027-03-08T10:00:00Z')
    const [before, posts] = [m.counts(), m.posts()]
    await grant(false)
    await circle.goTo('2027-03-15T18:30:00Z')
    expect(m.posts()).toBe(posts)
    await m.noticed('no-access')
    expect(m.told(facilitator, 'lacks a permission').text).toContain(missing)
    m.onlyTold(before, facilitator)
    await grant(true)
    await facilitator.presses(m.told(facilitator, 'lacks a permission'), 'Try again')
    await m.noticed()
    expect(m.posts()).toBe(posts + 1)
    expect(circle.here.transcript(circle.room).at(-1)?.text).toContain('Session 1 of 6')
    m.onlyTold(before, facilitator)
  })

  it('goes on by itself within a day when it is given back, and asks whether a session took place meanwhile', async () => {
    const { facilitator } = circle.people
    await grant(false)
    await circle.goTo('2027-03-16T23:00:00Z')
    await m.noticed('no-access')
    const posts = m.posts()
    await grant(true)
    await circle.goTo('2027-03-18T12:00:00Z')
    await m.noticed()
    m.told(facilitator, 'Did you meet')
    // the opening that could not be posted is not posted now
    expect(m.posts()).toBe(posts)
  })

  it('shows in the preview who would have two circles at the same hour, and tells each of them alone', async () => {
    const { lead, facilitator, members, outsider } = circle.people
    const [anna] = members
    if (!anna) throw new Error('no member')
    const before = m.counts()
    const preview = message(
      await plan(circle, circle.people, {
        Name: 'Second circle',
        Members: [anna, outsider],
        'First date': '2027-03-30',
      }),
    )
    expect(preview.seenBy).toEqual([lead.id])
    const line = preview.text.split('\n').find((each) => each.includes('at the same hour')) ?? ''
    expect(line).toContain('@Anna')
    expect(line).toContain('@Fay')
    expect(line).not.toContain('@Otto')
    await lead.presses(preview, 'Open the circle')
    await circle.quiet()
    m.onlyTold(before, lead, facilitator, anna)
    expect(m.told(anna, 'Second circle').text).not.toContain('Tuesday circle')
  })

  it('sends nothing while it is thrown out of the community, and is back with one line and no burst', async () => {
    const { facilitator } = circle.people
    const posts = m.posts()
    circle.here.uninstall()
    const leftAt = async () => (await circle.db.read.community.findFirstOrThrow()).leftAt
    await until('it has left', async () => (await leftAt()) !== null)
    const before = m.counts()
    await circle.goTo('2027-04-14T22:00:00Z')
    expect(m.counts()).toEqual(before)
    expect(m.posts()).toBe(posts)

    circle.here.install(printed(platform, circle.fake.env().DISCORD_APPLICATION_ID))
    // an app that is installed once more has another token: it is set, and Roundel started with it
    if (platform === 'slack') await circle.restart()
    await until('it is back', async () => (await leftAt()) === null)
    await circle.goTo(circle.clock.now().add({ minutes: 5 }).toString())
    const said = facilitator
      .dms()
      .slice(before[3])
      .map((each) => each.text)
    expect(said.filter((each) => each.includes('is back') && each.includes('Tuesday circle'))).toHaveLength(1)
    expect(said.filter((each) => each.includes('Did you meet') && each.includes('Tuesday circle'))).toHaveLength(1)
    expect(m.posts()).toBe(posts)
    expect(circle.fake.complaints()).toEqual([])
  })
})
