import { permission } from '../chat/permissions.ts'

/** A circle as it is needed to decide who may do what in it. */
export interface CircleHere {
  id: string
  name: string
  number: number
  programme: string
  /** 'opening' | 'stuck' | 'open' | 'paused' | 'closing' | 'closed' | 'undone' */
  state: string
  room: string | null
  zone: string
  minutes: number
  meet: { kind: 'link' | 'room'; where: string }
  /** Platform ids of people whose seat is taken: not those who left. */
  facilitators: readonly string[]
  members: readonly string[]
  /** Named contact of a self-facilitated circle: a facilitator's powers, not in the room. */
  contact: string | null
}

/** What setup and seats say of one person, here and now. Facts only: no permission is decided from anything else. */
export interface Powers {
  /** Server or workspace administrator. */
  admin: boolean
  steward: boolean
  programmeLead: boolean
  /** May be given a circle to facilitate; it grants nothing by itself. */
  mayFacilitate: boolean
  safeguardingLead: boolean
  deputy: boolean
  /** Setup is complete: circles can be opened. */
  ready: boolean
}

export interface Standing {
  actor: { person: string }
  powers: Powers
  circle: CircleHere | null
}

const facilitates = (c: Standing): boolean =>
  c.circle !== null && (c.circle.facilitators.includes(c.actor.person) || c.circle.contact === c.actor.person)

const inRoom = (c: Standing): boolean =>
  c.circle !== null && (c.circle.members.includes(c.actor.person) || c.circle.facilitators.includes(c.actor.person))

/** Each reads as a sentence in the table of powers (docs/powers.md is made of these). */
export const everyone = permission<Standing>('everyone in the community', 'denied.everyone', () => true)
export const admins = permission<Standing>(
  'stewards, and server or workspace administrators; until setup is done, administrators alone',
  'denied.steward',
  // administrators stay able to: if every steward leaves, somebody must be
  (c) => c.powers.admin || (c.powers.ready && c.powers.steward),
)
export const programmeLeads = permission<Standing>(
  'programme leads and stewards',
  'denied.programme-lead',
  (c) => c.powers.programmeLead || c.powers.steward,
)
export const inTheCircle = permission<Standing>(
  'members and facilitators of the circle',
  'denied.in-the-circle',
  inRoom,
)
/** The room, and the contact who stands in for a facilitator without being in it. */
export const ofTheCircle = permission<Standing>(
  'members and facilitators of the circle, and its named contact',
  'denied.in-the-circle',
  (c) => inRoom(c) || facilitates(c),
)
export const facilitators = permission<Standing>(
  'facilitators of the circle, or its named contact',
  'denied.facilitator',
  facilitates,
)
/** Those who change a circle: who is in it, whether it rests, when it ends. */
export const keepers = permission<Standing>(
  'facilitators of the circle, its named contact, programme leads and stewards',
  'denied.keeper',
  (c) => c.circle !== null && (facilitates(c) || c.powers.programmeLead || c.powers.steward),
)
export const circlePeople = permission<Standing>(
  'members and facilitators of the circle, its named contact, programme leads and stewards',
  'denied.in-the-circle',
  (c) => inRoom(c) || facilitates(c) || c.powers.programmeLead || c.powers.steward,
)
/** Stewards never see boundary records in chat. That a record is not shown to the one it is about is kept by the use case. */
export const boundaryReaders = permission<Standing>(
  'facilitators of the circle, its named contact, the safeguarding lead and the deputy; never the one a note is about',
  'denied.boundary-reader',
  (c) => facilitates(c) || (c.circle !== null && (c.powers.safeguardingLead || c.powers.deputy)),
)
/** Who has read a record is for those who answer for all of them. */
export const safeguarders = permission<Standing>(
  'the safeguarding lead and the deputy; never the one a note is about',
  'denied.safeguarder',
  (c) => c.circle !== null && (c.powers.safeguardingLead || c.powers.deputy),
)
