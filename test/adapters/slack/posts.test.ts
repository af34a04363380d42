import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slack } from '../../../src/adapters/slack/index.ts'
import { manifest } from '../../../src/adapters/slack/publish.ts'
import { person, text, view } from '../../../src/chat/view.ts'
import { Bench, registry } from './bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

describe('a post', () => {
  it('shows each person by name, and asks Slack about none of them alone', async () => {
    const { platform, anna, ben } = bench
    const circle = await bench.circle(anna, ben)
    const before = bench.calls('users.info')
    const said = view('Both', [text([person(anna.id), ' and ', person(ben.id), ' and ', person(anna.id)])])
    const posted = await platform.post(circle, said, 'key', 'mark')
    await platform.post(circle, said, 'key2', 'mark')
    await platform.edit(posted, said, 'mark')
    expect(bench.calls('users.info')).toBe(before)
    expect(bench.community.transcript(circle.room)[0]).toMatchObject({ text: '@Anna and @Ben and @Anna', pings: [] })
  })

  it('is known not to be made when a name could not be asked for', async () => {
    const { platform, anna } = bench
    const circle = await bench.circle(anna)
    bench.fake.fail(/^users\.(list|info)$/, { kind: 'reset', stored: false }, 2)
    const posting = platform.post(circle, view('Her', [text(person(anna.id))]), 'key', 'mark')
    await expect(posting).rejects.toMatchObject({ kind: 'unavailable' })
    expect(bench.community.transcript(circle.room)).toEqual([])
  })

  it('says of one who has left that she has', async () => {
    const { platform, anna, ben, community } = bench
    const circle = await bench.circle(anna, ben)
    community.leaves(ben)
    await platform.post(circle, view('Her', [text([person(ben.id), ' was here'])]), 'key', 'mark')
    expect(community.transcript(circle.room).at(-1)?.text).toBe('@someone who has left was here')
  })

  it('does without the names of groups where there are none to be had', async () => {
    const { platform, anna, fake, community } = bench
    fake.extras.policy(community, { plan: 'free' })
    const circle = await bench.circle(anna)
    await platform.post(circle, view('They', [text({ kind: 'group', group: 'S0001' })]), 'key', 'mark')
    expect(community.transcript(circle.room).at(-1)).toMatchObject({ text: '@a user group', pings: [] })
    expect(await platform.groupMembers({ community: bench.here, group: 'S0001' })).toBe('cannot-list')
  })

  it('to one person reaches her alone, and nobody who has left', async () => {
    const { platform, anna, here, ben } = bench
    await platform.direct({ community: here, person: anna.id }, view('One', [text('One')]), 'key', 'mark')
    expect(anna.dms()).toMatchObject([{ text: 'One', seenBy: [anna.id] }])
    bench.community.leaves(ben)
    const gone = platform.direct({ community: here, person: ben.id }, view('One', [text('One')]), 'key', 'mark')
    await expect(gone).rejects.toMatchObject({ kind: 'not-found', detail: 'user_disabled' })
  })
})

describe('a room', () => {
  const named = (name: string, key: string) => bench.platform.openRoom({ community: bench.here, name, key })

  it('whose name is taken is refused by that code', async () => {
    await named('circle-1-aaaa', 'aaaa')
    await expect(named('circle-1-aaaa', 'aaaa')).rejects.toMatchObject({ kind: 'invalid', detail: 'name_taken' })
  })

  it('is found among many, by the end of its name, and only if it is ours', async () => {
    const { platform, here } = bench
    for (let at = 0; at < 210; at += 1) await named(`circle-${at}-x${at}`, `x${at}`)
    const last = await named('circle-300-k7q2', 'k7q2')
    expect(await platform.findRoom(here, 'k7q2')).toEqual(last)
    expect(await platform.findRoom(here, '7q2')).toBe('absent')
    expect(bench.calls('conversations.list')).toBeGreaterThan(2)
  }, 20_000)

  it('tells guests whom the workspace keeps out', async () => {
    const { platform, community, anna } = bench
    const guest = community.person('Gus', { guest: true })
    bench.fake.extras.policy(community, { guests: 'refused' })
    const room = await bench.circle(anna)
    expect(await platform.changeMembers(room, { add: [guest.id], remove: [] })).toEqual([
      { person: guest.id, is: 'refused', detail: 'user_is_restricted' },
    ])
    expect(await platform.people(bench.here, [guest.id])).toMatchObject([{ guest: true, admin: false }])
  })

  it('that is closed already stays closed, and takes nobody in', async () => {
    const { platform, anna, ben } = bench
    const room = await bench.circle(anna)
    await platform.closeRoom(room)
    await platform.closeRoom(room)
    await expect(platform.changeMembers(room, { add: [ben.id], remove: [] })).rejects.toMatchObject({
      kind: 'not-found',
      detail: 'is_archived',
    })
  })

  it('has all its members, over many pages', async () => {
    const { platform, community } = bench
    const room = await named('circle-9-zzzz', 'zzzz')
    const people = Array.from({ length: 230 }, (_, at) => community.person(`P${at}`))
    for (const each of people) community.byHand.addToRoom(room.room, each)
    expect((await platform.members(room)).sort()).toEqual(people.map((each) => each.id).sort())
    expect(bench.calls('conversations.members')).toBe(2)
  })
})

describe('a Home', () => {
  const page = view('Yours', [text('Yours')])

  it('that Slack could not show may be there all the same, and is shown the next time', async () => {
    const { platform, here, anna, fake } = bench
    fake.fail('views.publish', { kind: 'status', status: 500 })
    await expect(platform.home({ community: here, person: anna.id }, page)).rejects.toMatchObject({
      kind: 'unknown-outcome',
    })
    expect(await platform.home({ community: here, person: anna.id }, page)).toBe('shown')
  })

  it('is none where the app was installed without one', async () => {
    const { here, anna, fake, community } = bench
    const { manifest: made } = manifest(registry, {})
    const homeless = { ...made, features: { bot_user: { display_name: 'Roundel' } } }
    community.install(JSON.stringify(homeless))
    const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL } = fake.env()
    const log = { problem: () => {}, info: () => {} }
    const another = slack({ botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, apiUrl: SLACK_API_URL, log })
    expect(await another.home({ community: here, person: anna.id }, page)).toBe('no-home')
  })
})
