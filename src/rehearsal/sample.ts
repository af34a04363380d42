import type { Chat } from '../adapters/rehearsal/chat/chat.ts'
import type { ByHand } from '../adapters/rehearsal/chat/types.ts'
import { t } from '../locales/index.ts'
import { handsOf } from './hands.ts'
import type { Cast } from './notes.ts'
import { regionOf } from './place-rules.ts'

/** All of them are made up. */
const NAMES = {
  admin: 'Ruth Adeyemi',
  lead: 'Helen Ashby',
  deputy: 'Tomasz Nowak',
  facilitator: 'Amira Haddad',
  members: ['Jo Bennett', 'Samuel Okafor', 'Mei Tan', 'Priya Raman', 'Callum Rae', 'Lucia Ferreira'],
  outsider: 'Otis Grant',
} as const

/** One of the numbers that are kept free for made-up people: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
export const TELEPHONE = '020 7946 0000'

interface Settled {
  cast: Cast
  groups: Record<'stewards' | 'leads' | 'facilitators', string>
  deputy: string
}

/** The people of a small community, its groups and its lobby: what an administrator of a chat does by hand. */
export function populate(byHand: ByHand): Settled {
  byHand.nameCommunity(t('rehearsal.sample.community'))
  const add = (name: string, admin = false) => byHand.person(name, { admin }).id
  const admin = add(NAMES.admin, true)
  const lead = add(NAMES.lead)
  const facilitator = add(NAMES.facilitator)
  const members = NAMES.members.map((name) => add(name))
  const deputy = add(NAMES.deputy)
  add(NAMES.outsider)
  return {
    cast: { admin, lead, facilitator, members, lobby: byHand.room(t('rehearsal.sample.lobby')).id },
    deputy,
    groups: {
      stewards: byHand.group(t('communities.stewards'), [admin]).id,
      leads: byHand.group(t('communities.leads'), [lead]).id,
      facilitators: byHand.group(t('rehearsal.sample.facilitators'), [facilitator]).id,
    },
  }
}

/**
 * `/roundel setup`, as the administrator fills it in: by the commands, buttons and fields that she sees.
 * @throws Error with what came instead of what was expected
 */
export async function setUp({ people }: Chat, { cast, groups, deputy }: Settled, zone: string): Promise<void> {
  const admin = handsOf(people, cast.admin)
  let shown = await admin.runs(cast.lobby, 'roundel setup')
  shown = await admin.submits(await admin.pressesForForm(shown, t('communities.edit.powers')), {
    [t('communities.powers.stewards')]: [{ group: groups.stewards }],
    [t('communities.powers.leads')]: [{ group: groups.leads }],
    [t('communities.powers.facilitators')]: [{ group: groups.facilitators }],
  })
  shown = await admin.submits(await admin.pressesForForm(shown, t('communities.edit.named')), {
    [t('communities.named.lead')]: [cast.lead],
    [t('communities.named.deputy')]: [deputy],
    [t('communities.named.telephone')]: TELEPHONE,
  })
  shown = await admin.submits(await admin.pressesForForm(shown, t('communities.edit.place')), {
    [t('communities.place.region')]: regionOf(zone),
    [t('communities.place.zone')]: zone,
    [t('communities.place.boundary-days')]: '30',
    [t('communities.place.concern-months')]: '24',
  })
  if (shown.body.kind !== 'view' || shown.body.view.fallback !== t('communities.fallback.done'))
    throw new Error(`setup is not done: ${JSON.stringify(shown.body)}`)
}

/** One administrator and a lobby: the rest is up to whoever rehearses. */
export function almostEmpty(byHand: ByHand): void {
  byHand.nameCommunity(t('rehearsal.sample.community'))
  byHand.person(NAMES.admin, { admin: true })
  byHand.room(t('rehearsal.sample.lobby'))
}
