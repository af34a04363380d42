import { permission } from '../../chat/permissions.ts'
import { anyOf } from './any-of.ts'

/** A circle as it is needed to decide who may do what in it. */
export interface CircleFacts {
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

/** Given by setup, to persons and to groups, and of any use by itself. */
export type SetupPower = 'steward' | 'lead'

/**
 * What setup says of one person, here and now. Facts only: no permission is decided from anything else. What the database has at hand stands
 * here; what may have to be asked of a platform is a question, asked when a permission needs it and at most once an act.
 */
export interface Powers {
  readonly safeguardingLead: boolean
  readonly deputy: boolean
  /** Setup is complete: circles can be opened. */
  readonly ready: boolean
  /** Whether she has one of these powers: named as a person first, then by a group. @throws PlatformError */
  holds(...oneOf: readonly SetupPower[]): Promise<boolean>
  /** Server or workspace administrator. @throws PlatformError */
  admin(): Promise<boolean>
  /** The same from what is known already, however old: for menus and buttons, which grant nothing. No platform is asked. */
  readonly lastKnown: Powers
}

/** Powers that are known from the start. */
export function knownPowers({
  admin = false,
  held = [],
  ready = true,
  safeguardingLead = false,
  deputy = false,
}: {
  admin?: boolean
  held?: readonly SetupPower[]
  ready?: boolean
  safeguardingLead?: boolean
  deputy?: boolean
}): Powers {
  const powers: Powers = {
    ...{ ready, safeguardingLead, deputy },
    holds: async (...oneOf) => oneOf.some((each) => held.includes(each)),
    admin: async () => admin,
    get lastKnown() {
      return powers
    },
  }
  return powers
}

export interface Caller {
  actor: { person: string }
  powers: Powers
  circle: CircleFacts | null
}

/** For what is only offered, such as a menu or a button: no platform is asked, and the press that follows is authorised by itself. */
export const asLastKnown = <C extends Caller>(c: C): C => ({ ...c, powers: c.powers.lastKnown })

const facilitates = (c: Caller): boolean =>
  c.circle !== null && (c.circle.facilitators.includes(c.actor.person) || c.circle.contact === c.actor.person)

const leads = (c: Caller): Promise<boolean> => c.powers.holds('lead', 'steward')

const inRoom = (c: Caller): boolean =>
  c.circle !== null && (c.circle.members.includes(c.actor.person) || c.circle.facilitators.includes(c.actor.person))

/** Each reads as a sentence in the table of powers (docs/powers.md is made of these). */
export const everyone = permission<Caller>('everyone in the community', 'circles.denied.everyone', () => true)
export const admins = permission<Caller>(
  'stewards, and server or workspace administrators; until setup is done, administrators alone',
  'circles.denied.steward',
  // administrators stay able to: if every steward leaves, somebody must be
  (c) =>
    anyOf(
      () => c.powers.ready && c.powers.holds('steward'),
      () => c.powers.admin(),
    ),
)
export const programmeLeads = permission<Caller>('programme leads and stewards', 'circles.denied.programme-lead', leads)
export const inTheCircle = permission<Caller>(
  'members and facilitators of the circle',
  'circles.denied.in-the-circle',
  inRoom,
)
/** The room, and the contact who stands in for a facilitator without being in it. */
export const ofTheCircle = permission<Caller>(
  'members and facilitators of the circle, and its named contact',
  'circles.denied.in-the-circle',
  (c) => inRoom(c) || facilitates(c),
)
export const facilitators = permission<Caller>(
  'facilitators of the circle, or its named contact',
  'circles.denied.facilitator',
  facilitates,
)
/** Those who change a circle: who is in it, whether it rests, when it ends. */
export const keepers = permission<Caller>(
  'facilitators of the circle, its named contact, programme leads and stewards',
  'circles.denied.keeper',
  (c) => facilitates(c) || (c.circle !== null && leads(c)),
)
export const circlePeople = permission<Caller>(
  'members and facilitators of the circle, its named contact, programme leads and stewards',
  'circles.denied.in-the-circle',
  (c) => inRoom(c) || facilitates(c) || leads(c),
)
/** Stewards never see boundary records in chat. That a record is not shown to the one it is about is kept by the use case. */
export const boundaryReaders = permission<Caller>(
  'facilitators of the circle, its named contact, the safeguarding lead and the deputy; never the one a note is about',
  'circles.denied.boundary-reader',
  (c) => facilitates(c) || (c.circle !== null && (c.powers.safeguardingLead || c.powers.deputy)),
)
/** Who has read a record is for those who answer for all of them. */
export const safeguarders = permission<Caller>(
  'the safeguarding lead and the deputy; never the one a note is about',
  'circles.denied.safeguarder',
  (c) => c.circle !== null && (c.powers.safeguardingLead || c.powers.deputy),
)
