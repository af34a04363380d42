import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Api } from '../../../src/adapters/slack/api.ts'
import { Roster } from '../../../src/adapters/slack/roster.ts'
import type { PlatformError } from '../../../src/chat/errors.ts'
import type { RoomRef } from '../../../src/chat/refs.ts'
import { list, person, view } from '../../../src/chat/view.ts'
import { type LeapTime, leapTime } from '../../support/leap-time.ts'
import type { Person } from '../../support/people.ts'
import { Bench } from './bench.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** Limits are on, by one time for the adapter and for the fake that counts. */
describe('the names of people in posts', () => {
  let bench: Bench
  let time: LeapTime
  let room: RoomRef
  let lastly: Person
  const begins = async (without?: string) => {
    time = leapTime()
    bench = await Bench.start({ time, ...(without === undefined ? {} : { without }) })
    room = await bench.platform.openRoom({ community: bench.here, name: 'circle-3-k7q2', key: 'k7q2' })
    lastly = bench.community.person('Lastly')
  }
  const beginsAgain = async (without: string) => {
    await bench.stop()
    await begins(without)
  }
  beforeEach(() => begins())
  afterEach(() => bench.stop())

  const they = (who: readonly { id: string }[]) => view('They', [list(who.map(({ id }) => [person(id)]))])
  /** In as many posts as it takes: 50 people fit in one. */
  const post = async (...who: readonly { id: string }[]) => {
    for (let at = 0; at < who.length; at += 50) {
      // a channel takes one message a second
      time.pass(2 * SECOND)
      await bench.platform.post(room, they(who.slice(at, at + 50)), 'key', 'mark')
    }
  }
  const says = async (...who: readonly { id: string }[]) => {
    const before = bench.community.transcript(room.room).length
    await post(...who)
    return bench.community
      .transcript(room.room)
      .slice(before)
      .map((each) => each.text)
      .join('\n')
  }
  const join = (count: number, bot = false) =>
    Array.from({ length: count }, (_, at) => bench.community.person(`Person ${at}.`, { bot }))
  /** Events come in order: when the last one has come, so have those before. */
  const toldOfAll = async () => {
    bench.community.leaves(lastly)
    await expect.poll(() => bench.happenings).toContainEqual(expect.objectContaining({ person: lastly.id }))
  }
  const lists = () => bench.calls('users.list')
  const single = () => bench.calls('users.info')
  /** Refusals that no test ordered. */
  const tooOften = () => bench.fake.refusals().filter(({ status }) => status === 429)
  const connectedAgain = () => expect.poll(() => bench.log.infos).toContain('socket connected again')

  it('cost one list of the workspace, however many are named and however often', async () => {
    const people = join(300)
    const said = await says(...people)
    expect(people.filter(({ name }) => !said.includes(`@${name}`))).toEqual([])
    // with the owner, Anna, Ben, Lastly and the bot
    expect([lists(), single()]).toEqual([Math.ceil(305 / 200), 0])
    await post(...people, bench.anna)
    expect([lists(), single()]).toEqual([2, 0])
    expect(tooOften()).toEqual([])
  })

  it('are listed once for all who wait for them', async () => {
    const to = [bench.anna, bench.ben, bench.community.owner]
    const direct = (each: { id: string }) =>
      bench.platform.direct({ community: bench.here, person: each.id }, they(to), 'key', 'mark')
    await Promise.all(to.map(direct))
    expect(bench.anna.dms()[0]?.text).toContain('@Ben')
    expect([lists(), single()]).toEqual([1, 0])
  })

  it('change as soon as someone chooses another', async () => {
    expect(await says(bench.anna)).toContain('@Anna')
    bench.fake.extras.renames(bench.anna, 'Zoë')
    await toldOfAll()
    expect(await says(bench.anna)).toContain('@Zoë')
    expect([lists(), single()]).toEqual([1, 0])
  })

  it('are known of whoever joins', async () => {
    await post(bench.anna)
    const cleo = bench.community.person('Cleo')
    await toldOfAll()
    expect(await says(cleo)).toContain('@Cleo')
    expect([lists(), single()]).toEqual([1, 0])
  })

  it('are asked for once where nothing told of a newcomer', async () => {
    await beginsAgain('team_join')
    await post(bench.anna)
    const cleo = bench.community.person('Cleo')
    expect(await says(cleo)).toContain('@Cleo')
    time.pass(60 * MINUTE)
    expect(await says(cleo, bench.anna)).toContain('@Cleo')
    expect([lists(), single()]).toEqual([1, 1])
  })

  it('are listed again after a day', async () => {
    await beginsAgain('user_change')
    await post(bench.anna)
    bench.fake.extras.renames(bench.anna, 'Zoë')
    time.pass(DAY - MINUTE)
    expect(await says(bench.anna)).toContain('@Anna')
    time.pass(MINUTE)
    expect(await says(bench.anna)).toContain('@Zoë')
    expect([lists(), single()]).toEqual([2, 0])
  })

  it('are listed again once the connection was lost, at most every ten minutes', async () => {
    await post(bench.anna)
    bench.fake.dropSockets()
    await connectedAgain()
    await post(bench.anna)
    expect(lists()).toBe(1)
    time.pass(10 * MINUTE)
    await post(bench.anna)
    time.pass(10 * MINUTE)
    await post(bench.anna)
    expect([lists(), single()]).toEqual([2, 0])
  })

  it('are not listed again when Slack replaces a connection', async () => {
    await post(bench.anna)
    bench.fake.extras.disconnect('refresh_requested')
    await connectedAgain()
    time.pass(60 * MINUTE)
    await post(bench.anna)
    expect([lists(), single()]).toEqual([1, 0])
  })

  it('are asked for one by one where the list fails, and listed a minute later', async () => {
    bench.fake.fail('users.list', { kind: 'status', status: 500 })
    expect(await says(bench.anna, bench.ben)).toMatch(/@Anna[\s\S]*@Ben/)
    expect([lists(), single()]).toEqual([1, 2])
    await post(bench.anna, bench.community.owner)
    expect([lists(), single()]).toEqual([1, 3])
    time.pass(MINUTE)
    await post(bench.anna, ...join(5, true))
    expect([lists(), single()]).toEqual([2, 3])
  })

  it('are there while Slack lets the list wait', async () => {
    bench.fake.fail('users.list', { kind: 'status', status: 429, retryAfter: 30 })
    expect(await says(bench.anna)).toContain('@Anna')
    expect(single()).toBe(1)
    await expect.poll(lists).toBe(2)
    expect(await says(bench.anna, bench.ben)).toContain('@Ben')
    expect(single()).toBe(1)
  })

  it('that cannot be asked for at once come when their turn has come', async () => {
    bench.fake.fail('users.list', { kind: 'status', status: 500 }, 2)
    const people = join(120)
    const late: PlatformError = await post(...people).catch((error) => error)
    expect(late).toMatchObject({ kind: 'rate-limited' })
    time.pass(late.retryAfter ?? 0)
    const said = await says(...people)
    expect(people.filter(({ name }) => !said.includes(`@${name}`))).toEqual([])
    expect(single()).toBe(120)
    expect(tooOften()).toEqual([])
  })

  it('of a large workspace are listed no faster than Slack allows, and no post waits for them', async () => {
    const people = join(4_500, true)
    const last = people.slice(-2)
    expect(await says(...last)).toContain('@Person 4499.')
    expect(single()).toBe(2)
    await expect.poll(lists, { timeout: 10 * SECOND }).toBe(23)
    const said = await says(...people.slice(-300))
    expect(said).toContain('@Person 4200.')
    expect([lists(), single()]).toEqual([23, 2])
    expect(tooOften()).toEqual([])
  }, 20_000)

  it('that change while they are asked for are the new ones', async () => {
    for (const method of ['users.list', 'users.info']) {
      await beginsAgain('team_join')
      if (method === 'users.info') bench.fake.fail('users.list', { kind: 'status', status: 500 })
      bench.fake.at(method, 'stored', async () => {
        bench.fake.extras.renames(bench.anna, 'Zoë')
        await toldOfAll()
      })
      expect([method, await says(bench.anna)]).toEqual([method, expect.stringContaining('@Zoë')])
    }
  })

  it('never act', async () => {
    const names = ['<!channel>', `<@${bench.ben.id}>`, '*bold* _it_', 'https://x.example', '&lt;!here&gt;', '@here']
    const people = names.map((name) => bench.community.person(name))
    // what is inert is kept so by word joiners
    const said = (await says(...people)).replaceAll('\u2060', '')
    for (const name of names) expect(said).toContain(`@${name}`)
    expect(bench.community.transcript(room.room).at(-1)?.pings).toEqual([])
  })

  it('of people who have left are not shown', async () => {
    const cleo = bench.community.person('Cleo')
    bench.community.leaves(cleo)
    expect(await says(cleo, bench.ben)).toMatch(/someone who has left[\s\S]*@Ben/)
  })

  it('are not shown any more as soon as someone leaves', async () => {
    await post(bench.ben)
    bench.community.leaves(bench.ben)
    await toldOfAll()
    expect(await says(bench.ben)).toContain('someone who has left')
    expect([lists(), single()]).toEqual([1, 0])
  })
})

describe('who people are', () => {
  it('is asked of Slack each time, and no more often than it allows', async () => {
    const time = leapTime()
    const bench = await Bench.start({ time })
    const people = Array.from({ length: 120 }, (_, at) => bench.community.person(`Person ${at}.`))
    const looks = (some: typeof people) =>
      bench.platform.people(
        bench.here,
        some.map(({ id }) => id),
      )
    await looks([bench.anna])
    await looks([bench.anna])
    expect(bench.calls('users.info')).toBe(2)
    await expect(looks(people)).rejects.toMatchObject({ kind: 'rate-limited' })
    await expect.poll(() => bench.calls('users.info')).toBe(100)
    time.pass(2 * MINUTE)
    expect(await looks(people.slice(0, 100))).toHaveLength(100)
    expect(bench.fake.refusals()).toEqual([])
    await bench.stop()
  })
})

describe('the list of a workspace', () => {
  it('with more people than it may hold is given up for a day, and names are asked for', async () => {
    const time = leapTime()
    const bench = await Bench.start({ time })
    const { SLACK_BOT_TOKEN = '', SLACK_API_URL } = bench.fake.env()
    const infos: string[] = []
    const log = { problem: () => {}, info: (what: string) => infos.push(what) }
    const api = new Api(SLACK_BOT_TOKEN, SLACK_API_URL, 1_500, time)
    const roster = new Roster(api, time, { hears: () => true, log, most: 300 })
    const [first] = Array.from({ length: 500 }, (_, at) => bench.community.person(`Person ${at}.`, { bot: true }))
    if (first === undefined) throw new Error('nobody is there')
    const asks = async (...who: Person[]) => [...(await roster.names(new Set(who.map(({ id }) => id)))).values()]
    expect(await asks(first, bench.anna)).toEqual(['Person 0.', 'Anna'])
    time.pass(DAY - MINUTE)
    expect(await asks(first, bench.ben)).toEqual(['Person 0.', 'Ben'])
    expect([bench.calls('users.list'), bench.calls('users.info')]).toEqual([2, 3])
    expect(infos).toEqual(['too many people to list: each name is asked for'])
    time.pass(MINUTE)
    await asks(bench.anna)
    expect(bench.calls('users.list')).toBe(4)
    await bench.stop()
  })
})
