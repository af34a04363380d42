import { afterEach, describe, expect, it } from 'vitest'
import type { SeenMessage } from '../support/people.ts'
import {
  aHouse,
  expectPrivateTo,
  form,
  type House,
  message,
  overAWire,
  plan,
  platforms,
  printed,
  setUp,
  someone,
} from '../support/scene.ts'

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

describe.each(platforms)('a circle from the installation to its second session on %s', (platform) => {
  it('opens, meets, is pointed to its agreement, keeps a boundary record, and meets again over the change of the clocks', async () => {
    house = await aHouse(platform)
    const { here, fake } = house
    const people = someone(here)
    const { lead, facilitator, members, outsider, steward } = people
    const [anna, bea, cleo] = members
    if (!anna || !bea || !cleo) throw new Error('six members')

    // until setup is done, only administrators act and no circle can be opened
    const lobby = here.room('lobby').room
    expect(expectPrivateTo(steward, await steward.runs(lobby, 'roundel setup')).text).toContain('Only stewards')
    expect(expectPrivateTo(here.owner, await here.owner.runs(lobby, 'circle create')).text).toContain('programme leads')
    const done = await setUp(house, people)
    expect(done.text).toContain('All set')
    expect(expectPrivateTo(steward, await steward.runs(lobby, 'roundel setup')).text).toContain('All set')

    // create: a form, a preview that can be read aloud, a confirmation
    const preview = expectPrivateTo(lead, await plan(house, people))
    expect(preview.text).toContain('six Tuesdays, fortnightly, 19:00 London, from 16 March 2027; the last on 25 May')
    expect(here.find(/^circle-/)).toBeUndefined()
    expect(expectPrivateTo(lead, await lead.presses(preview, 'Open the circle')).text).toContain('is being opened')
    await house.quiet()

    // a private room with a neutral name, whose people are exactly the circle
    const room = here.find(/^circle-1-[a-z0-9]{4}$/)
    if (!room) throw new Error('no room')
    const circle = [facilitator, ...members].map((person) => person.id).sort()
    const everyoneWhoCanSee = platform === 'discord' ? [...circle, here.owner.id].sort() : circle
    expect([...room.seenBy].sort()).toEqual(everyoneWhoCanSee)
    expect(() => outsider.reads(room.id)).toThrow()
    const [welcome, agreement] = here.transcript(room.id)
    expect(welcome?.text).toContain('Who else could read this room')
    expect(welcome?.text).toContain('To pass')
    expect(welcome?.text).toContain('To leave')
    expect(agreement?.pinned).toBe(true)
    expect(agreement?.text).toContain('116 123')
    expect(lead.dms().at(-1)?.text).toContain('is open')

    // the day before, by the clock
    await house.goTo('2027-03-15T17:59:00Z')
    expect(here.transcript(room.id)).toHaveLength(2)
    await house.goTo('2027-03-15T18:00:00Z')
    const reminder = last(here.transcript(room.id))
    expect(reminder.text).toContain('Tomorrow')
    expect(expectPrivateTo(anna, await anna.presses(reminder, 'I plan to come')).text).toContain('See you there')

    // session 1 opens a quarter of an hour before seven: 18:45 London is 18:45 UTC in winter
    await house.goTo('2027-03-16T18:44:59Z')
    expect(here.transcript(room.id)).toHaveLength(3)
    await house.goTo('2027-03-16T18:45:00Z')
    const opening = last(here.transcript(room.id))
    expect(opening.text).toContain('Session 1 of 6')
    expect(opening.text).toContain('Our agreement')
    expect(opening.buttons.map((button) => button.label)).toEqual([
      'I’m here',
      'On my way',
      'Can’t make it',
      'Get help now',
    ])
    expectPrivateTo(bea, await bea.presses(opening, 'On my way'))
    await house.quiet()
    expect(last(here.transcript(room.id)).text).toContain('Bea is on the way')

    // pointing: a private answer, then the bot's own post that names nobody
    const drifting = await cleo.says(room.id, 'a sentence that drifts')
    const asked = form(await anna.choosesOn(drifting, 'Point to the agreement'))
    const clause = asked.fields[0]?.options[2]
    expectPrivateTo(anna, await anna.submits(asked, { [asked.fields[0]?.label ?? '']: clause ?? '' }))
    await house.quiet()
    const pointing = last(here.transcript(room.id))
    expect(pointing).toMatchObject({ author: 'the bot', shownInvoker: null, replyTo: null, pings: [] })
    for (const name of ['Anna', 'Cleo', 'a sentence that drifts']) expect(pointing.text).not.toContain(name)

    // a boundary record: private, for its readers alone
    const before = here.transcript(room.id).length
    const logging = form(await facilitator.choosesOn(drifting, 'Log a boundary'))
    const what = 'Spoke over Anna twice'
    const fields = Object.fromEntries(logging.fields.map((field) => [field.kind, field.label]))
    const logged = await facilitator.submits(logging, {
      [fields.select ?? '']: logging.fields.find((field) => field.kind === 'select')?.options[0] ?? '',
      [fields.paragraph ?? '']: what,
    })
    expectPrivateTo(facilitator, logged)
    expect(here.transcript(room.id)).toHaveLength(before)
    expect(expectPrivateTo(facilitator, await facilitator.runs(room.id, 'boundary list')).text).toContain('Cleo')
    expect(expectPrivateTo(cleo, await cleo.runs(room.id, 'boundary list')).text).not.toContain('Cleo')

    // the end of session 1, and session 2 a fortnight later: British summer time has begun, seven o'clock is 18:00 UTC
    await house.goTo('2027-03-16T20:30:00Z')
    expect(last(here.transcript(room.id)).text).toContain('Session 1: check-out')
    await house.goTo('2027-03-30T17:44:59Z')
    expect(last(here.transcript(room.id)).text).toContain('Tomorrow')
    await house.goTo('2027-03-30T17:45:00Z')
    expect(last(here.transcript(room.id)).text).toContain('Session 2 of 6')

    // nobody else ever saw anything, nothing was complained about, and the log holds nobody's words
    expect(() => outsider.reads(room.id)).toThrow()
    expect(outsider.dms()).toEqual([])
    expect(fake.complaints()).toEqual([])
    // what is pinned is pinned once more each day: Slack says that it is, Discord says nothing
    expect(fake.refusals().filter((each) => each.error !== 'already_pinned')).toEqual([])
    const log = house.log.join('\n')
    for (const secret of [what, 'Anna', 'Cleo', 'Tuesday circle', ...Object.values(fake.env())])
      expect(log).not.toContain(secret)
  }, 90_000)
})

describe.each(overAWire)('a circle on %s', (platform) => {
  it('is installed from what is printed, and uses every bit of that', async () => {
    expect(printed(platform)).toContain(platform === 'discord' ? 'permissions=' : 'chat:write')
  })
})

function last(messages: SeenMessage[]): SeenMessage {
  const found = messages.at(-1)
  if (!found) throw new Error('no message')
  return message(found)
}
