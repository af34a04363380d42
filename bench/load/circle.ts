import { setTimeout as delay } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { t } from '../../src/locales/index.ts'
import type { FakeCommunity, Person, Seen, SeenForm, SeenMessage } from '../../test/support/people.ts'
import { type Acts, answered, helped, somePeople } from './community.ts'

/** How long opening a circle may take here, in ms: its posts are paced as they always are. */
const OPENED_WITHIN = 60_000

/**
 * A circle made as people make one, by setup and `/circle create`, whose first session is tomorrow where its clocks are past six in the
 * evening: so its reminder is posted now, by the product as it runs every day. Each member presses 'coming' on it, or asks for
 * `/roundel help`.
 */
export async function aCircle(here: FakeCommunity): Promise<Acts> {
  const [steward, lead, deputy, facilitator] = ['Stella', 'Lena', 'Dilys', 'Fay'].map((name) => here.person(name))
  if (!steward || !lead || !deputy || !facilitator) throw new Error('four people')
  const members = somePeople(here)
  const lobby = here.room('lobby').room
  await setUp(here.owner, lobby, { steward, lead, deputy, facilitator })
  await open(lead, lobby, facilitator, members)
  const [first] = members
  if (!first) throw new Error('nobody is in the circle')
  const reminder = await posted(here, first)
  const work = members.map((member) => async () => {
    answered(await member.presses(reminder, t('sessions.coming')))
  })
  return { work, help: helped(members, lobby, 'roundel help') }
}

async function setUp(
  admin: Person,
  lobby: string,
  who: { steward: Person; lead: Person; deputy: Person; facilitator: Person },
): Promise<void> {
  let shown = answered(await admin.runs(lobby, 'roundel setup'))
  const powers = form(await admin.presses(shown, 'Who may do what'))
  shown = answered(
    await admin.submits(powers, {
      Stewards: [who.steward],
      'Programme leads': [who.lead],
      'May facilitate a circle': [who.facilitator],
    }),
  )
  const named = form(await admin.presses(shown, 'Who to reach'))
  shown = answered(
    await admin.submits(named, {
      'Safeguarding lead': [who.lead],
      Deputy: [who.deputy],
      'Telephone out of hours': '+44 20 7946 0000',
    }),
  )
  const place = form(await admin.presses(shown, 'Place, time, records'))
  answered(
    await admin.submits(place, {
      Region: 'United Kingdom',
      'Time zone': 'Europe/London',
      'Keep boundary notes after a circle for': '30 days',
      'Keep concerns and disclosures for': '24 months',
    }),
  )
}

async function open(lead: Person, lobby: string, facilitator: Person, members: readonly Person[]): Promise<void> {
  const { zone, tomorrow } = anEvening()
  const asked = form(await lead.runs(lobby, 'circle create'))
  const preview = answered(
    await lead.submits(asked, {
      Name: 'Bench circle',
      Facilitators: [facilitator],
      Members: members,
      'First date': tomorrow.toString(),
      'Link to meet': 'https://meet.example.org/bench',
    }),
  )
  const advanced = form(await lead.presses(preview, t('opening.advanced')))
  const [rhythm, , zoneField] = advanced.fields.map((field) => field.label)
  const changed = answered(
    await lead.submits(advanced, {
      // 23:30 on that day of the week: late enough for the reminder to be worth posting until then
      [rhythm ?? '']: `30 23 * * ${tomorrow.dayOfWeek % 7}`,
      [zoneField ?? '']: zone,
    }),
  )
  answered(await lead.presses(changed, 'Open the circle'))
}

/** A zone in which it is evening now, after six. */
function anEvening(): { zone: string; tomorrow: Temporal.PlainDate } {
  const now = Temporal.Now.instant()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const there = now.toZonedDateTimeISO(zone)
    if (there.hour >= 18 && there.hour < 23) return { zone, tomorrow: there.toPlainDate().add({ days: 1 }) }
  }
  throw new Error('it is evening nowhere')
}

async function posted(here: FakeCommunity, member: Person): Promise<SeenMessage> {
  const deadline = performance.now() + OPENED_WITHIN
  while (performance.now() < deadline) {
    const room = here.find(/^circle-1-/)
    const seen = room?.seenBy.includes(member.id) ? member.reads(room.id) : []
    const reminder = seen.find((each) => each.buttons.some(({ label }) => label === t('sessions.coming')))
    if (reminder) return reminder
    await delay(100)
  }
  throw new Error(`no reminder was posted: ${JSON.stringify(here.find(/^circle-1-/) ?? 'no room')}`)
}

function form(seen: Seen): SeenForm {
  if (seen.kind === 'form') return seen
  throw new Error(`a form was expected: ${JSON.stringify(seen)}`)
}
