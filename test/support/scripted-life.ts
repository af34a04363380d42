import type { FreshDatabase } from './database.ts'
import { incidentsOf } from './incidents.ts'
import type { FormInput, Person, SeenForm, SeenMessage } from './people.ts'
import { aCircle, form, message, plan } from './scene.ts'

type Circle = Awaited<ReturnType<typeof aCircle>>

/** Words that people write in the life below: each is sealed where it lies. */
export const LIFE_WORDS = {
  note: 'marigold: spoke over somebody twice',
  opinion: 'tulip: it felt careless',
  correction: 'peony: it was once',
  outcome: 'clover: we spoke, and agreed on a sign',
  side: 'violet: I had asked first',
  withdrawal: 'aster: it was a misunderstanding',
  review: 'iris: we heard both',
  goodbye: 'tansy: thank you all for the tea',
  helped: 'sorrel: a later hour',
} as const

/**
 * The life of one circle, lived by its people's own steps on the whole program: from the setup to some weeks after its end. What it does is
 * fixed, so that what the database is asked and what is in it afterwards is the same each time.
 * @param empty a migrated, empty database
 * @param until before 'the end' the circle is still open, and nothing of it has been forgotten yet
 * @returns the circle, to be closed by the caller; after 'the end' it has ended, and a second one is open
 */
export async function scriptedLife(
  empty: Pick<FreshDatabase, 'url' | 'db'>,
  until: 'before the end' | 'the end' = 'the end',
): Promise<Circle> {
  const circle = await aCircle('rehearsal', { databaseUrl: empty.url, db: empty.db })
  try {
    await lived(circle)
    if (until === 'the end') await ends(circle)
    return circle
  } catch (error) {
    await circle.close()
    throw error
  }
}

async function lived(circle: Circle): Promise<void> {
  await looksAround(circle)
  await comesAndGoes(circle)
  await meets(circle)
  await isNoted(circle)
  await hasIncidents(circle)
  await rests(circle)
  await leaves(circle)
  await readsOwnData(circle)
}

function cast(circle: Circle) {
  const [anna, bea, cleo, dora, edie, flo] = circle.people.members
  if (!anna || !bea || !cleo || !dora || !edie || !flo) throw new Error('six members')
  return { ...circle.people, anna, bea, cleo, dora, edie, flo, lobby: circle.here.room('lobby').room }
}

/** Runs a command, presses these buttons one after the other on what is shown, and lets what it brings about be done. */
async function does(circle: Circle, who: Person, [command, options, where]: Asked, ...labels: string[]) {
  let shown = message(await who.runs(where ?? circle.room, command, options ?? {}))
  for (const label of labels) shown = message(await who.presses(shown, label))
  await circle.quiet()
  return shown
}
type Asked = [command: string, options?: Parameters<Person['runs']>[2], where?: string]

/** Presses a button that opens a form, fills it in and sends it. */
async function fills(who: Person, on: SeenMessage, button: string, values: (asked: SeenForm) => FormInput) {
  const asked = form(await who.presses(on, button))
  return message(await who.submits(asked, values(asked)))
}

const field = (asked: SeenForm, kind: string) => asked.fields.find((each) => each.kind === kind)
const paragraph = (text: string) => (asked: SeenForm) => ({ [field(asked, 'paragraph')?.label ?? '']: text })

function latest(messages: readonly SeenMessage[], words = ''): SeenMessage {
  const found = messages.findLast((each) => each.text.includes(words))
  if (!found) throw new Error(`no message with ‘${words}’`)
  return found
}

async function looksAround(circle: Circle): Promise<void> {
  const { anna, steward, lead, facilitator, lobby } = cast(circle)
  for (const command of ['circle show', 'session next', 'session list', 'agreement show', 'roundel help', 'gethelp'])
    await does(circle, anna, [command])
  await does(circle, anna, ['circle show', { circle: 'Tuesday circle' }, lobby])
  await does(circle, anna, ['agreement point', { clause: '3' }])
  await does(circle, facilitator, ['circle show'])
  await does(circle, steward, ['roundel setup', {}, lobby])
  await does(circle, steward, ['roundel retention', {}, lobby], 'How long everything is kept')
  await does(circle, lead, ['circle show', { circle: 'Tuesday circle' }, lobby])
  await anna.opensHome()
}

async function comesAndGoes(circle: Circle): Promise<void> {
  const { facilitator, outsider, lead, bea, lobby } = cast(circle)
  await does(circle, facilitator, ['circle add', { person: outsider }], 'Give them a seat')
  await outsider.presses(latest(outsider.dms(), 'waiting'), 'Read it')
  await does(circle, facilitator, ['circle remove', { person: outsider }], 'End their part; the room reads nothing')
  await does(circle, lead, ['circle add', { person: outsider, circle: 'Tuesday circle' }, lobby], 'Give them a seat')
  const powers = form(
    await circle.here.owner.presses(message(await circle.here.owner.runs(lobby, 'roundel setup')), 'Who may do what'),
  )
  await circle.here.owner.submits(powers, {
    Stewards: [circle.people.steward],
    'Programme leads': [lead],
    'May facilitate a circle': [facilitator, bea],
  })
  const asked: Asked = ['circle facilitator', { person: bea, circle: 'Tuesday circle' }, lobby]
  await does(circle, lead, asked, 'Facilitates from now on')
}

async function meets(circle: Circle): Promise<void> {
  const { anna, bea, cleo, dora, facilitator } = cast(circle)
  const room = () => circle.here.transcript(circle.room)
  const asked = form(await facilitator.runs(circle.room, 'session move'))
  const values = { Date: '2027-03-17', Time: '7.30pm', 'The sessions after it': 'shift along by as much' }
  await facilitator.presses(message(await facilitator.submits(asked, values)), 'Move it')
  await circle.goTo('2027-03-16T18:30:00Z')
  await anna.presses(latest(room(), 'Tomorrow'), 'I plan to come')
  await circle.goTo('2027-03-17T19:16:00Z')
  const opening = latest(room(), 'Session 1 of 6')
  await anna.presses(opening, 'I’m here')
  await bea.presses(opening, 'On my way')
  await cleo.presses(opening, 'Can’t make it')
  await dora.presses(opening, 'Get help now')
  await circle.goTo('2027-03-17T21:30:00Z')
  await does(circle, facilitator, ['session skip'], 'Skip it')
  await circle.restart()
}

async function isNoted(circle: Circle): Promise<void> {
  const { anna, facilitator, lead, lobby } = cast(circle)
  const said = await anna.says(circle.room, 'a sentence that goes too far')
  const logging = form(await facilitator.choosesOn(said, 'Log a boundary'))
  const clause = field(logging, 'select')
  const kept = message(
    await facilitator.submits(logging, {
      [clause?.label ?? '']: clause?.options[2] ?? '',
      ...paragraph(LIFE_WORDS.note)(logging),
    }),
  )
  const number = Number(/no\. (\d{4}) of/.exec(kept.text)?.[1])
  const page = (who: Person) => does(circle, who, ['boundary show', { number, circle: 'Tuesday circle' }, lobby])
  const mine = () => does(circle, anna, ['boundary mine', {}, lobby])
  await fills(facilitator, await page(facilitator), 'What I made of it', paragraph(LIFE_WORDS.opinion))
  await fills(facilitator, await page(facilitator), 'A correction', paragraph(LIFE_WORDS.correction))
  await lead.presses(await page(lead), 'What was made of it')
  await fills(facilitator, await page(facilitator), 'They have been told', () => ({}))
  await fills(facilitator, await page(facilitator), 'What was done', paragraph(LIFE_WORDS.outcome))
  await fills(anna, await mine(), 'Add my side', paragraph(LIFE_WORDS.side))
  await anna.presses(await mine(), 'Ask for a review')
  await circle.quiet()
  const preview = message(await facilitator.presses(await page(facilitator), 'Consider a strike'))
  await facilitator.presses(preview, 'Count it as a strike')
  await fills(lead, await page(lead), 'Take the strike back', paragraph(LIFE_WORDS.withdrawal))
  await fills(lead, await page(lead), 'Close the review', paragraph(LIFE_WORDS.review))
  await lead.presses(await page(lead), 'Who has read this')
  await does(circle, facilitator, ['boundary list'])
  await circle.quiet()
}

async function hasIncidents(circle: Circle): Promise<void> {
  const { facilitator, dora, steward } = cast(circle)
  const { noticed, told } = incidentsOf(circle)
  circle.here.byHand.addToRoom(circle.room, steward)
  await noticed('strangers')
  await facilitator.presses(told(facilitator, 'has no seat'), 'Show them out')
  await noticed()
  circle.here.byHand.removeFromRoom(circle.room, dora)
  await noticed('missing')
  await facilitator.presses(told(facilitator, 'not in the room any more'), 'Ask them back in')
  await noticed()
  const pinned = circle.here.transcript(circle.room).find((each) => each.pinned)
  if (pinned) circle.here.byHand.unpin(pinned)
  await circle.quiet()
  // a message that does not get out, and what is asked about it
  circle.fake.fail('post', { kind: 'status', status: 403 })
  await does(circle, dora, ['agreement point', { clause: '4' }])
  await circle.goTo(String(circle.clock.now().add({ hours: 26 })))
}

async function rests(circle: Circle): Promise<void> {
  const { facilitator } = cast(circle)
  await does(circle, facilitator, ['circle pause'])
  await circle.goTo('2027-04-20T12:00:00Z')
  await does(circle, facilitator, ['circle resume'], 'Go on')
}

async function leaves(circle: Circle): Promise<void> {
  const { anna, cleo, lead, flo, facilitator, lobby } = cast(circle)
  const page = message(await anna.runs(circle.room, 'circle leave'))
  const left = await fills(anna, page, 'Say goodbye and leave', () => ({
    'Your words to the circle': LIFE_WORDS.goodbye,
  }))
  await fills(anna, left, 'Is there anything that would have helped?', () => ({
    'In your own words': LIFE_WORDS.helped,
  }))
  await circle.quiet()
  const receipt = message(await anna.presses(latest(anna.dms(), 'waiting'), 'Read it'))
  await anna.presses(receipt, 'Keep me a place in the next round')
  await does(circle, cleo, ['circle leave'], 'Leave now')
  circle.here.leaves(flo)
  await circle.goTo(String(circle.clock.now().add({ hours: 26 })))
  await does(circle, lead, ['circle waiting', {}, lobby])
  const tuesday: Asked = ['circle show', { circle: 'Tuesday circle' }, lobby]
  await does(circle, lead, tuesday, 'What those said who left')
  await does(circle, facilitator, ['circle leave'])
}

async function readsOwnData(circle: Circle): Promise<void> {
  const { anna, bea, cleo, edie, lobby } = cast(circle)
  await does(circle, anna, ['mydata show', {}, lobby])
  await does(circle, anna, ['mydata export', {}, lobby], 'Send me the files')
  const page = await does(circle, anna, ['mydata correct', {}, lobby])
  const [select] = page.selects
  const words = form(await anna.picks(page, select?.label ?? '', select?.options[0] ?? ''))
  await anna.submits(words, { [words.fields[0]?.label ?? '']: LIFE_WORDS.helped })
  await does(circle, cleo, ['mydata delete', {}, lobby], 'Delete it for good')
  // a plan that nobody has confirmed yet
  await plan(circle, circle.people, { Name: 'Third circle', Members: [bea, edie], 'First date': '2027-06-15' })
}

async function ends(circle: Circle): Promise<void> {
  const { facilitator, lead, bea, edie, steward, lobby } = cast(circle)
  await circle.goTo('2027-06-01T12:00:00Z')
  const preview = message(
    await lead.submits(form(await lead.runs(lobby, 'circle create')), {
      Name: 'Second circle',
      Facilitators: [facilitator],
      Members: [bea, edie],
      'First date': '2027-06-08',
      'Link to meet': 'https://meet.example.org/second',
    }),
  )
  await lead.presses(preview, 'Open the circle')
  await circle.quiet()
  const closes: Asked = ['circle close']
  await does(circle, facilitator, closes, 'The room can only be read', 'Close the circle', 'Yes, tell the room')
  await edie.presses(latest(circle.here.transcript(circle.room), 'on this room'), 'Not yet')
  await does(circle, facilitator, closes, 'The room stays open', 'Close the circle')
  await does(circle, steward, ['roundel retention', {}, lobby])
  // past the 30 days after which a closed circle's notes go
  await circle.goTo('2027-07-10T12:00:00Z')
}
