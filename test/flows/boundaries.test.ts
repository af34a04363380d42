import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormInput, Person, Seen, SeenForm, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'

type Circle = Awaited<ReturnType<typeof aCircle>>

/** A field of a form by what it is for, whatever its label. */
const label = (asked: SeenForm, kind: string): string => asked.fields.find((field) => field.kind === kind)?.label ?? ''

describe.each(platforms)('a boundary note from the log to its review on %s', (platform) => {
  let circle: Circle
  let number = 0
  const named = () => {
    const [anna, bea] = circle.people.members
    if (!anna || !bea) throw new Error('two members')
    return { ...circle.people, anna, bea }
  }
  beforeAll(async () => {
    circle = await aCircle(platform)
  })
  afterAll(() => circle.close())

  /** Where everybody is: the safeguarding lead is not in the circle's room, and names the circle. */
  const lobby = () => {
    const room = circle.here.find('lobby')
    if (!room) throw new Error('no lobby')
    return room.id
  }
  const opened = async (who: Person): Promise<SeenMessage> =>
    expectPrivateTo(who, await who.runs(lobby(), 'boundary show', { number, circle: 'Tuesday circle' }))
  /** Presses a button, fills in the form that opens, and sees the answer alone. */
  const fills = async (who: Person, on: SeenMessage, button: string, values: (asked: SeenForm) => FormInput) => {
    const asked = form(await who.presses(on, button))
    return expectPrivateTo(who, await who.submits(asked, values(asked)))
  }
  const words = (text: string) => (asked: SeenForm) => ({ [label(asked, 'paragraph')]: text })
  const mine = async (who: Person): Promise<SeenMessage> =>
    expectPrivateTo(who, await who.runs(lobby(), 'boundary mine'))
  const waiting = (who: Person) => who.dms().filter((each) => each.text.startsWith('Something is waiting for you.'))
  const labels = (seen: Seen) => message(seen).buttons.map((button) => button.label)

  it('is logged in three fields; what was made of it is added afterwards, and kept apart', async () => {
    const { facilitator, anna, bea, lead } = named()
    const said = await anna.says(circle.room, 'a sentence that goes too far')
    const logging = form(await facilitator.choosesOn(said, 'Log a boundary'))
    const clause = logging.fields.find((field) => field.kind === 'select')?.options[2] ?? ''
    const kept = expectPrivateTo(
      facilitator,
      await facilitator.submits(logging, {
        [label(logging, 'select')]: clause,
        [label(logging, 'paragraph')]: 'Spoke over somebody twice: marigold',
      }),
    )
    number = Number(/no\. (\d{4}) of/.exec(kept.text)?.[1])
    expect(number).toBeGreaterThan(999)

    const page = expectPrivateTo(facilitator, await facilitator.presses(kept, 'Open the note'))
    expect(page.text).toContain('marigold')
    expect(page.text).toContain('Not yet: they read nothing of it')
    await fills(facilitator, page, 'What I made of it', words('It felt careless: tulip'))
    await fills(facilitator, await opened(facilitator), 'A correction', words('It was once: peony'))
    const read = await opened(lead)
    expect(read.text).toMatch(/marigold[\s\S]*peony/)
    expect(read.text).not.toContain('tulip')
    expect(expectPrivateTo(lead, await lead.presses(read, 'What was made of it')).text).toContain('tulip')

    // before a person has told her, it is as if there were none
    expect((await mine(anna)).text).toBe((await mine(bea)).text)
  })

  it('is hers to read once a person has told her: without who wrote it, and without opinions', async () => {
    const { facilitator, anna, bea } = named()
    const before = anna.dms().length
    const told = await fills(facilitator, await opened(facilitator), 'They have been told', () => ({}))
    expect(told.text).toContain('they have been told')
    await fills(
      facilitator,
      await opened(facilitator),
      'What was done',
      words('We spoke, and agreed on a sign: clover'),
    )
    await circle.quiet()
    expect(anna.dms()).toHaveLength(before)

    const own = await mine(anna)
    for (const part of ['Listen to the end', 'marigold', 'peony', 'clover']) expect(own.text).toContain(part)
    for (const never of ['tulip', 'Fay', 'Lena', 'Anna']) expect(own.text).not.toContain(never)
    expect((await mine(bea)).text).toContain('There is no note for you to read')
    for (const who of [anna, bea])
      expect(expectPrivateTo(who, await who.runs(circle.room, 'boundary show', { number })).text).not.toContain(
        'marigold',
      )
  })

  it('takes her side, once though the form comes twice, and a review, of which only those concerned hear', async () => {
    const { facilitator, anna, bea, lead, deputy, steward, outsider } = named()
    circle.fake.deliverTwice()
    await fills(anna, await mine(anna), 'Add my side', words('I had asked her first: violet'))
    expect((await opened(facilitator)).text.split('violet')).toHaveLength(2)

    const asked = expectPrivateTo(anna, await anna.presses(await mine(anna), 'Ask for a review'))
    expect(asked.text).toContain('A review is asked for')
    await circle.quiet()
    for (const who of [facilitator, lead]) {
      const [notice, more] = waiting(who)
      expect(more).toBeUndefined()
      expect(notice?.seenBy).toEqual([who.id])
      expect(notice?.text.trim()).toBe('Something is waiting for you.')
      const page = expectPrivateTo(who, await who.presses(message(notice ?? { kind: 'nothing' }), 'Read it'))
      expect(page.text).toContain('violet')
    }
    for (const who of [anna, bea, deputy, steward, outsider]) expect(waiting(who)).toEqual([])
  })

  it('can become a strike by a step of its own, previewed, and be taken back with a reason', async () => {
    const { facilitator, anna, lead } = named()
    const preview = expectPrivateTo(
      facilitator,
      await facilitator.presses(await opened(facilitator), 'Consider a strike'),
    )
    expect(preview.text).toContain('This would be the first of 3 strikes')
    expect(labels(await opened(lead))).not.toContain('Consider a strike')
    const counted = expectPrivateTo(facilitator, await facilitator.presses(preview, 'Count it as a strike'))
    expect(counted.text).toContain('counts as the first of 3 strikes')
    expect((await mine(anna)).text).toContain('It counts until the circle ends')

    await fills(lead, await opened(lead), 'Take the strike back', words('It was a misunderstanding: aster'))
    const own = (await mine(anna)).text
    expect(own).toContain('it does not count')
    expect(own).toContain('aster')
  })

  it('has its review closed by somebody else than who wrote it, and she learns that something is waiting', async () => {
    const { facilitator, anna, lead } = named()
    expect(labels(await opened(facilitator))).not.toContain('Close the review')
    await fills(lead, await opened(lead), 'Close the review', words('We heard both: iris'))
    await circle.quiet()
    const [notice] = waiting(anna)
    expect(notice?.seenBy).toEqual([anna.id])
    const own = expectPrivateTo(anna, await anna.presses(message(notice ?? { kind: 'nothing' }), 'Read it'))
    expect(own.text).toContain('iris')
  })

  it('shows the safeguarding lead who has read it, and nobody else', async () => {
    const { facilitator, lead, deputy } = named()
    for (const who of [lead, deputy]) {
      const readers = expectPrivateTo(who, await who.presses(await opened(who), 'Who has read this'))
      for (const part of ['Fay', 'Anna', 'Lena']) expect(readers.text).toContain(part)
      expect(readers.text).not.toContain('marigold')
    }
    expect(labels(await opened(facilitator))).not.toContain('Who has read this')
  })

  it('left nothing in the room, nothing with anybody else, and no word in the log or the database', async () => {
    const { steward, outsider, bea } = named()
    for (const who of [steward, outsider, bea]) {
      const denied = await who.runs(lobby(), 'boundary show', {
        number,
        circle: 'Tuesday circle',
      })
      expect(expectPrivateTo(who, denied).text).not.toContain('marigold')
    }
    const secrets = ['marigold', 'tulip', 'peony', 'clover', 'violet', 'aster', 'iris']
    const room = circle.here.transcript(circle.room).map((each) => each.text)
    const rows = [await circle.db.read.boundaryRecord.findMany(), await circle.db.read.boundaryEntry.findMany()]
    for (const secret of secrets)
      expect([...room, ...circle.log, JSON.stringify(rows)].join('\n')).not.toContain(secret)
    expect(room.join('\n')).not.toContain('waiting')
    expect(circle.fake.complaints()).toEqual([])
    // Discord's word for a second answer to what was delivered twice
    expect(circle.fake.refusals().filter((each) => each.error !== '40060')).toEqual([])
  })

  it('says to the others when the notice of a review did not arrive', async () => {
    const { facilitator, anna, lead } = named()
    if (platform === 'discord') circle.fake.fail(/^POST \/channels\/:\w+\/messages$/, { kind: 'status', status: 403 })
    else if (platform === 'rehearsal') circle.fake.fail('direct', { kind: 'status', status: 403 })
    else circle.fake.fail('conversations.open', { kind: 'status', status: 403 })
    const [before, atLead] = [waiting(facilitator).length, waiting(lead).length]
    await circle.goTo('2027-03-08T10:00:00Z')
    await anna.presses(await mine(anna), 'Ask for a review')
    await circle.quiet()
    const missed = waiting(facilitator).length === before ? facilitator : lead
    const told = missed === facilitator ? lead : facilitator
    expect(waiting(told).length - (told === lead ? atLead : before)).toBe(2)
    expect((await opened(told)).text).toContain('did not reach')
    expect((await opened(told)).text).toContain(missed.name)
  })
})
