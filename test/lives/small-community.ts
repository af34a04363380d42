import { dateOf } from '../../src/data/times.ts'
import type { FakeCommunity, Person } from '../support/people.ts'
import { aHouse, form, type House, type Kept, message, type PlatformUnderTest } from '../support/scene.ts'

/** Everybody in it, in an order that stays, so that 'the fourth person' is the same one whenever a life is lived again. */
export interface Cast {
  owner: Person
  steward: Person
  lead: Person
  deputy: Person
  facilitator: Person
  second: Person
  members: readonly Person[]
  outsider: Person
}

export interface SmallCommunity extends House {
  cast: Cast
  everybody: readonly Person[]
  lobby: string
}

const NAMES = ['Stella', 'Lena', 'Dilys', 'Fay', 'Gwen', 'Otto']
const MEMBERS = ['Anna', 'Bea', 'Cleo', 'Dora', 'Edie', 'Hana', 'Ivy']

function castOf(here: FakeCommunity): Cast {
  const people = here.people()
  const called = (wanted: string) => people.filter(({ name }) => name === wanted)
  const [steward, lead, deputy, facilitator, second, outsider] = NAMES.flatMap(called)
  if (!steward || !lead || !deputy || !facilitator || !second || !outsider) throw new Error('six people')
  return { owner: here.owner, steward, lead, deputy, facilitator, second, members: MEMBERS.flatMap(called), outsider }
}

const opened = new Map<PlatformUnderTest, Promise<Kept>>()

/** The same one each time, as it was when it had just been opened: that was done once, by its people. */
export async function aSmallCommunity(platform: PlatformUnderTest): Promise<SmallCommunity> {
  const before = opened.get(platform) ?? openedOnce(platform)
  opened.set(platform, before)
  const house = await aHouse(platform, { before: await before })
  await house.quiet()
  const cast = castOf(house.here)
  const { owner, steward, lead, deputy, facilitator, second, members, outsider } = cast
  return Object.assign(house, {
    cast,
    everybody: [facilitator, ...members, lead, second, deputy, steward, owner, outsider],
    lobby: house.here.find('lobby')?.id ?? '',
  })
}

/**
 * A community that is set up and has two open circles, of four and of two of its people; the last member sits in neither. Setup is written straight into the
 * database, as `/roundel setup` would: the flows show that, and three hundred lives need it.
 */
async function openedOnce(platform: PlatformUnderTest): Promise<Kept> {
  const house = await aHouse(platform)
  const { here, db } = house
  for (const name of [...NAMES, ...MEMBERS]) here.person(name)
  const cast = castOf(here)
  const communityId = `${platform}:${here.id}`
  await db.transaction(async (tx) => {
    await tx.community.update({
      where: { id: communityId },
      data: {
        region: 'uk',
        zone: 'Europe/London',
        telephone: '+44 20 7946 0000',
        concernMonths: 24,
        createdAt: dateOf(house.clock.now()),
      },
    })
    await tx.power.createMany({
      data: [
        { communityId, power: 'steward', holderKind: 'person', holder: cast.steward.id },
        { communityId, power: 'lead', holderKind: 'person', holder: cast.lead.id },
        { communityId, power: 'facilitator', holderKind: 'person', holder: cast.facilitator.id },
        { communityId, power: 'facilitator', holderKind: 'person', holder: cast.second.id },
      ],
    })
    await tx.namedPerson.createMany({
      data: [
        { communityId, post: 'safeguarding-lead', person: cast.lead.id },
        { communityId, post: 'deputy', person: cast.deputy.id },
      ],
    })
  })
  const lobby = here.room('lobby').room
  await opens('First circle', cast.facilitator, cast.members.slice(0, 4), '2027-03-16')
  await opens('Second circle', cast.second, cast.members.slice(4, 6), '2027-03-18')
  await house.quiet()
  return house.keep()

  async function opens(Name: string, facilitator: Person, members: readonly Person[], date: string): Promise<void> {
    const asked = form(await cast.lead.runs(lobby, 'circle create'))
    const link = 'https://meet.example.org/here'
    const values = { Name, Facilitators: [facilitator], Members: members, 'First date': date, 'Link to meet': link }
    let shown = message(await cast.lead.submits(asked, values))
    // the usual day is a Tuesday
    if (!shown.buttons.some(({ label }) => label === 'Open the circle'))
      shown = message(await cast.lead.picks(shown, shown.selects[0]?.label ?? '', 'Thursday'))
    await cast.lead.presses(shown, 'Open the circle')
  }
}
