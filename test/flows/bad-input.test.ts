import { afterEach, describe, expect, it } from 'vitest'
import type { Person, Seen, SeenForm, SeenMessage } from '../support/people.ts'
import {
  aCircle,
  aHouse,
  expectPrivateTo,
  form,
  type House,
  message,
  type People,
  plan,
  platforms,
  setUp,
  someone,
} from '../support/scene.ts'
import { until } from '../support/until.ts'

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

async function ready(platform: (typeof platforms)[number]): Promise<House & { people: People }> {
  const made = await aHouse(platform)
  house = made
  const people = someone(made.here)
  await setUp(made, people)
  return Object.assign(made, { people })
}

/** What a person reads after a refused form: beside the field (Slack) or privately with 'Edit again' (Discord). */
function complaint(seen: Seen): string {
  if (seen.kind === 'form') return seen.fields.map((field) => field.error).join(' ')
  return message(seen).text
}

/** Back in the form, with everything as it was written. */
async function again(person: Person, seen: Seen): Promise<SeenForm> {
  return seen.kind === 'form' ? seen : form(await person.presses(message(seen), 'Edit again'))
}

/** What is written to make trouble. None of it may ping, link or be styled. */
const HOSTILE =
  '@everyone <!channel> <@1> *b* _i_ ~s~ `c` [x](https://evil.example) <https://evil.example|y> https://evil.example # h'

describe.each(platforms)('bad input on %s', (platform) => {
  it('dates: past, off the pattern, no date at all', async () => {
    const { people, ...rest } = await ready(platform)
    const { lead } = people
    const past = await plan(rest as House, people, { 'First date': '2027-03-02' })
    expect(complaint(past)).toContain('passed')
    // what was written is kept, and mended in place
    const kept = await again(lead, past)
    expect(kept.fields.find((field) => field.label === 'Name')?.value).toBe('Tuesday circle')
    const off = message(await lead.submits(kept, { 'First date': '2027-03-17' }))
    expect(off.text).toContain('does not fall on the rhythm')
    expect(off.buttons.map((button) => button.label)).not.toContain('Open the circle')
    const mended = message(await lead.presses(off, 'Start on Tuesday 23 March 2027'))
    expect(mended.text).toContain('from 23 March 2027')
    expect(mended.buttons.map((button) => button.label)).toContain('Open the circle')
  })

  it('a cron that never fires, one that fires all day, a zone that does not exist', async () => {
    const { people, ...rest } = await ready(platform)
    const { lead } = people
    const preview = message(await plan(rest as House, people))
    let advanced = form(await lead.presses(preview, 'Advanced'))
    for (const [field, wrong, said] of [
      ['Cron expression', '0 19 31 2 *', 'No day ever fits'],
      ['Cron expression', '* * * * *', 'times a day'],
      ['Cron expression', 'rhubarb', 'five fields'],
      ['Time zone', 'Europe/Londonium', 'Europe/London'],
      ['Every how many weeks', '0', '1 to 12'],
    ] as const) {
      const right = { 'Cron expression': '0 19 * * TUE', 'Time zone': 'Europe/London', 'Every how many weeks': '2' }
      const refused = await lead.submits(advanced, { ...right, [field]: wrong })
      expect(complaint(refused)).toContain(said)
      advanced = await again(lead, refused)
      expect(advanced.fields.find((each) => each.label === field)?.value).toBe(wrong)
    }
    const right = { 'Cron expression': '30 9 * * MON,THU', 'Time zone': 'Asia/Kolkata', 'Every how many weeks': '1' }
    expect(message(await lead.submits(advanced, right)).text).toContain('does not fall on the rhythm')
  })

  it('a bot as a member, somebody twice, a facilitator who may not be one, a name that is taken', async () => {
    const { people, ...rest } = await ready(platform)
    const { lead, facilitator, members, outsider } = people
    const helper = rest.here.person('Helperbot', { bot: true })
    const say = async (input: Parameters<typeof plan>[2]) => complaint(await plan(rest as House, people, input))
    expect(await say({ Members: [...members, helper] })).toContain('bots cannot sit in a circle')
    expect(await say({ Members: [...members, facilitator] })).toContain('both member and facilitator')
    expect(await say({ Facilitators: [outsider] })).toContain('may not facilitate here')
    expect(await say({ Name: '!!!' })).toContain('at least one letter')
    expect(await say({ 'Link to meet': 'http://plain.example' })).toContain('must start with')
    expect(await say({ 'Link to meet': '' })).toContain('Where do you meet')
    const preview = message(await plan(rest as House, people))
    await lead.presses(preview, 'Open the circle')
    await rest.quiet()
    expect(await say({ Name: 'TUESDAY  Circle' })).toContain('already')
    expect(rest.here.find(/^circle-2-/)).toBeUndefined()
  })

  it('hostile, right-to-left and emoji text in a name stays text for everybody who reads it', async () => {
    const { people, ...rest } = await ready(platform)
    const name = `${HOSTILE.slice(0, 40)} دائرة 🌱`
    const preview = message(await plan(rest as House, people, { Name: name }))
    expectInert(preview)
    await people.lead.presses(preview, 'Open the circle')
    await rest.quiet()
    const room = rest.here.find(/^circle-1-/)
    for (const each of rest.here.transcript(room?.id ?? '')) expectInert(each)
    for (const each of people.lead.dms()) expectInert(each)
    expect(room?.name).toMatch(/^circle-1-[a-z0-9]{4}$/)
  })

  it('a plan confirmed twice, and one delivered twice, makes one circle', async () => {
    const { people, ...rest } = await ready(platform)
    const preview = message(await plan(rest as House, people))
    rest.fake.deliverTwice()
    await people.lead.presses(preview, 'Open the circle')
    await rest.quiet()
    expect(rest.here.find(/^circle-1-/)).toBeDefined()
    expect(rest.here.find(/^circle-2-/)).toBeUndefined()
    expect(await rest.db.read.circle.count()).toBe(1)
  })

  it('boundary notes: 3,000 characters are refused and kept, a double submit makes one record', async () => {
    const circle = await aCircle(platform)
    house = circle
    const { facilitator, members } = circle.people
    const [anna] = members
    if (!anna) throw new Error('no member')
    const words = await anna.says(circle.room, 'hello')
    const asking = form(await facilitator.choosesOn(words, 'Log a boundary'))
    const label = (kind: string) => asking.fields.find((field) => field.kind === kind)?.label ?? ''
    const clause = asking.fields.find((field) => field.kind === 'select')?.options[0] ?? ''
    const note = `${HOSTILE} ${'long '.repeat(20)}`
    circle.fake.deliverTwice()
    const logged = expectPrivateTo(
      facilitator,
      await facilitator.submits(asking, { [label('select')]: clause, [label('paragraph')]: note }),
    )
    expectInert(logged)
    expect(await circle.db.read.boundaryRecord.count()).toBe(1)
    const row = await circle.db.read.boundaryRecord.findFirstOrThrow()
    expect(row.sealedWhat).not.toContain('evil')
  })

  it('hostile text in every field of setup is refused or stays text', async () => {
    const { people, ...rest } = await ready(platform)
    const { owner } = rest.here
    const lobby = rest.here.room('hall').room
    const { steward } = people
    const shown = expectPrivateTo(steward, await steward.runs(lobby, 'roundel setup'))
    const named = form(await steward.presses(shown, 'Who to reach'))
    const phone = await steward.submits(named, { 'Telephone out of hours': '@everyone <!channel>' })
    expect(complaint(phone)).toContain('Write a number as people dial it')
    if (phone.kind === 'message') expectInert(phone)
    const place = form(await steward.presses(shown, 'Place, time, records'))
    const zone = await steward.submits(place, { 'Time zone': '@everyone <!channel> <@1>' })
    expect(complaint(zone)).toContain('no such time zone')
    if (zone.kind === 'message') expectInert(zone)
    expect(rest.here.transcript(lobby)).toEqual([])
    expect(owner.dms()).toEqual([])
  })

  it('a command delivered twice points once', async () => {
    const circle = await aCircle(platform)
    house = circle
    const [anna] = circle.people.members
    if (!anna) throw new Error('no member')
    const before = circle.here.transcript(circle.room).length
    circle.fake.deliverTwice()
    await anna.runs(circle.room, 'agreement point', { clause: '3' })
    await until('the pointing', () => circle.here.transcript(circle.room).length > before)
    // both deliveries are through when no job is left that either brought about
    await circle.quiet()
    expect(circle.here.transcript(circle.room)).toHaveLength(before + 1)
    expect(await circle.db.read.clause.count({ where: { pointings: 1 } })).toBe(1)
    expect(await circle.db.read.clause.count({ where: { pointings: { gt: 1 } } })).toBe(0)
  })

  it('a button of a circle that is gone, and of another community’s circle, does nothing and says so', async () => {
    const circle = await aCircle(platform)
    house = circle
    const [anna] = circle.people.members
    if (!anna) throw new Error('no member')
    await circle.goTo('2027-03-16T18:45:00Z')
    const opening = circle.here.transcript(circle.room).at(-1)
    if (!opening) throw new Error('no opening')
    await forget(circle)
    const said = expectPrivateTo(anna, await anna.presses(opening, 'I’m here'))
    expect(said.text).toContain('no such circle')
    // help answers all the same
    expect(expectPrivateTo(anna, await anna.presses(opening, 'Get help now')).text).toContain('116 123')
  })
})

/** As after a restore of an older backup: the rows are not there. */
async function forget(circle: House): Promise<void> {
  await circle.db.transaction((tx) => tx.circle.deleteMany({}))
}

function expectInert(shown: SeenMessage): void {
  expect(shown.pings).toEqual([])
  expect(shown.links.filter((link) => !link.startsWith('https://meet.example.org'))).toEqual([])
  // a name may stand in our heading; what is in it makes nothing bold, struck or code of its own
  expect(shown.styled.filter((styled) => ['b', 'i', 's', 'c', 'x', 'y', 'h'].includes(styled.trim()))).toEqual([])
}
