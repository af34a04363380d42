import { afterEach, describe, expect, it } from 'vitest'
import type { Person, Seen, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, type House, type People, plan, platforms } from '../support/scene.ts'

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

async function circle(platform: (typeof platforms)[number]): Promise<House & { people: People; room: string }> {
  const made = await aCircle(platform)
  house = made
  return made
}

/** `/session move` up to the preview. */
async function moves(who: Person, room: string, values: Record<string, string>, session?: number): Promise<Seen> {
  const asked = form(await who.runs(room, 'session move', session === undefined ? {} : { session }))
  return who.submits(asked, values)
}

const newest = (messages: readonly SeenMessage[]): SeenMessage => {
  const found = messages.at(-1)
  if (!found) throw new Error('no message')
  return found
}

describe.each(platforms)('a circle whose dates change on %s', (platform) => {
  it('is moved along across the change of the clocks: one note, and everything follows', async () => {
    const made = await circle(platform)
    const { people, room, here, fake } = made
    const { facilitator, members, outsider, lead } = people
    const [anna, bea] = members
    if (!anna || !bea) throw new Error('six members')
    const posted = () => here.transcript(room)
    const pinned = posted().find((each) => each.pinned)

    // what comes next, to those of the circle
    const next = expectPrivateTo(anna, await anna.runs(room, 'session next'))
    expect(next.text).toContain('Session 1 of 6')
    expect(next.text).toContain('@Fay')
    expect(next.buttons.map((each) => each.label)).not.toContain('Skip this date')

    // a form, a preview that nobody else sees, and only then a move; delivered twice, it is made once
    const shift = { Date: '2027-03-30', Time: '7.30pm', 'The sessions after it': 'shift along by as much' }
    const preview = expectPrivateTo(facilitator, await moves(facilitator, room, shift))
    expect(preview.text).toContain(
      'Session 1: from Tuesday 16 March 2027, 19:00 London to Tuesday 30 March 2027, 19:30 London',
    )
    expect(preview.text).toContain(
      'Session 2: from Tuesday 30 March 2027, 19:00 London to Tuesday 13 April 2027, 19:30 London',
    )
    expect(posted()).toHaveLength(2)
    fake.deliverTwice()
    expect(expectPrivateTo(facilitator, await facilitator.presses(preview, 'Move it')).text).toContain('Done')
    await made.quiet()
    expect(posted()).toHaveLength(3)
    const note = newest(posted())
    expect(note).toMatchObject({ author: 'the bot', shownInvoker: null, replyTo: null, pings: [] })
    expect(note.text).toContain('has moved')
    expect(note.text).not.toContain('Fay')
    expect([...note.seenBy].sort()).toEqual([...(here.find(/^circle-1-/)?.seenBy ?? [])].sort())

    // nothing at the old time; a process that starts anew knows the new one
    await made.goTo('2027-03-16T22:00:00Z')
    await made.restart()
    expect(posted()).toHaveLength(3)
    // six in the evening and half past seven in British Summer Time, an hour earlier in UTC
    await made.goTo('2027-03-29T17:00:00Z')
    expect(newest(posted()).text).toContain('Tomorrow')
    await made.goTo('2027-03-30T18:14:59Z')
    expect(posted()).toHaveLength(4)
    await made.goTo('2027-03-30T18:15:00Z')
    expect(newest(posted()).text).toContain('Session 1 of 6')
    await made.goTo('2027-03-30T20:00:00Z')
    expect(newest(posted()).text).toContain('Session 1: check-out')
    // three a session, the note, and what opened the room
    expect(posted()).toHaveLength(6)
    expect(posted().find((each) => each.pinned)?.id).toBe(pinned?.id)
    expect(posted().find((each) => each.pinned)?.text).toBe(pinned?.text)

    for (const person of [...members, outsider]) expect(person.dms()).toEqual([])
    expect(lead.dms().filter((each) => !each.text.includes('is open'))).toEqual([])
    expect(fake.complaints()).toEqual([])
    expect(made.log.join('\n')).not.toMatch(/Fay|Anna|Tuesday/)
  })

  it('has a date skipped after its reminder, one session moved alone, one left out, and what cannot be is refused with its mend', async () => {
    const made = await circle(platform)
    const { people, room, here } = made
    const { facilitator, members, outsider, lead } = people
    const [anna] = members
    if (!anna) throw new Error('no member')
    const lobby = here.room('lobby').room
    const posted = () => here.transcript(room)
    await made.goTo('2027-03-15T18:00:00Z')
    const reminder = newest(posted())
    await anna.presses(reminder, 'I plan to come')

    // not by a member, nor from outside
    for (const command of ['session move', 'session skip']) {
      expect(expectPrivateTo(anna, await anna.runs(room, command)).text).toContain('Nothing was changed')
      expect(expectPrivateTo(outsider, await outsider.runs(lobby, command)).text).not.toContain('London')
    }

    const skip = expectPrivateTo(facilitator, await facilitator.runs(room, 'session skip'))
    expect(skip.text).toContain('six Tuesdays, fortnightly, 19:00 London, from 30 March 2027; the last on 8 June')
    expectPrivateTo(facilitator, await facilitator.presses(skip, 'Skip it'))
    // a second press of the old message does nothing more
    await facilitator.presses(skip, 'Skip it').catch(() => {})
    await made.quiet()
    expect(posted()).toHaveLength(4)
    expect(newest(posted()).text).toContain('There is no session on')
    const before = posted().find((each) => each.id === reminder.id)
    expect(before?.text).toContain('Session 1 has moved')
    await made.goTo('2027-03-16T22:00:00Z')
    expect(posted()).toHaveLength(4)
    await made.goTo('2027-03-29T17:00:00Z')
    expect(newest(posted()).text).toContain('Tomorrow')

    // refused, each with its mend; what was written is kept
    const stay = { Time: '19:00', 'The sessions after it': 'stay as they are' }
    const refused = async (date: string, session: number) =>
      expectPrivateTo(facilitator, await moves(facilitator, room, { ...stay, Date: date }, session))
    expect((await refused('2027-03-28', 1)).text).toContain('Choose a time that is still ahead')
    expect((await refused('2027-04-27', 2)).text).toContain('Choose another day')
    const late = await refused('2027-12-24', 6)
    expect(late.text).toContain('after Tuesday 6 July 2027')
    expect(late.buttons.map((each) => each.label)).not.toContain('Move it')
    const mended = form(await facilitator.presses(late, 'Edit'))
    expect(mended.fields[0]?.value).toBe('2027-12-24')
    const odd = await facilitator.submits(mended, { Date: '2027-06-10', Time: '7' })
    const asked =
      odd.kind === 'form' ? odd.fields.map((field) => field.error).join(' ') : expectPrivateTo(facilitator, odd).text
    expect(asked).toContain('Write 07:00 or 19:00')
    const again =
      odd.kind === 'form' ? odd : form(await facilitator.presses(expectPrivateTo(facilitator, odd), 'Edit again'))
    const alone = expectPrivateTo(facilitator, await facilitator.submits(again, { Time: '7pm' }))
    expectPrivateTo(facilitator, await facilitator.presses(alone, 'Move it'))
    await made.quiet()
    expect(newest(posted()).text).toContain('Session 6')
    expect(posted()).toHaveLength(6)

    // one left out, by a programme lead who is not in the room
    const out = expectPrivateTo(lead, await lead.runs(lobby, 'session skip', { session: 3, circle: 'Tuesday circle' }))
    const dropped = expectPrivateTo(lead, await lead.presses(out, 'Leave this one out'))
    expectPrivateTo(lead, await lead.presses(dropped, 'Skip it'))
    await made.quiet()
    expect(newest(posted()).text).toContain('does not take place')
    const rows = await made.db.read.session.findMany({ orderBy: { number: 'asc' } })
    expect(rows.map((row) => `${row.local} ${row.state}`)).toEqual([
      '2027-03-30T19:00 planned',
      '2027-04-13T19:00 planned',
      '2027-04-27T19:00 skipped',
      '2027-05-11T19:00 planned',
      '2027-05-25T19:00 planned',
      '2027-06-10T19:00 planned',
    ])
    expect(made.fake.complaints()).toEqual([])
  })

  it('meets at the time of another circle: the mover learns how many, and each of them is told in private', async () => {
    const made = await circle(platform)
    const { people, room, here } = made
    const { facilitator, members, lead, outsider } = people
    const [anna, bea, cleo] = members
    if (!anna || !bea || !cleo) throw new Error('six members')
    const second = expectPrivateTo(
      lead,
      await plan(made, people, { Name: 'Marigold', Members: [anna, outsider], 'First date': '2027-03-23' }),
    )
    await lead.presses(second, 'Open the circle')
    await made.quiet()
    const other = here.find(/^circle-2-/)
    if (!other) throw new Error('no second room')
    const before = here.transcript(other.id).length

    const values = { Date: '2027-03-23', Time: '20:00', 'The sessions after it': 'stay as they are' }
    const preview = expectPrivateTo(facilitator, await moves(facilitator, room, values))
    expect(preview.text).toContain('2 people of this circle have a session of another circle')
    expect(preview.text).not.toMatch(/Anna|Marigold/)
    await facilitator.presses(preview, 'Move it')
    await made.quiet()
    for (const person of [anna, facilitator]) {
      const [notice, ...more] = person.dms()
      expect(more).toEqual([])
      expect(notice?.seenBy).toEqual([person.id])
      expect(notice?.text).toContain('you have another session then')
    }
    expect(bea.dms()).toEqual([])
    expect(outsider.dms()).toEqual([])
    expect(here.transcript(other.id)).toHaveLength(before)
    expect(newest(here.transcript(room)).text).not.toMatch(/Anna|Marigold/)
  })
})
