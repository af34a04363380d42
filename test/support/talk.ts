import { randomInt } from 'node:crypto'
import { makeAgreement } from '../../src/areas/agreement/service.ts'
import { callerFacts } from '../../src/areas/circles/standing.ts'
import { directory } from '../../src/areas/communities/directory.ts'
import { troubleView } from '../../src/areas/help/trouble.ts'
import type { ActionId } from '../../src/chat/action-id.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { dispatch } from '../../src/chat/dispatch.ts'
import type { Form, RawValues } from '../../src/chat/form.ts'
import type { KitHost } from '../../src/chat/host.ts'
import type { Inbound, RawOption } from '../../src/chat/inbound.ts'
import type { CommunityRef } from '../../src/chat/refs.ts'
import { defined } from '../../src/chat/registry.ts'
import type { ActionCall, Choice, View } from '../../src/chat/view.ts'
import { services } from '../../src/compose/services.ts'
import { agreementTemplate } from '../../src/content/load.ts'
import type { Context } from '../../src/context.ts'
import { cipherFrom, newKey } from '../../src/data/cipher.ts'
import type { Db } from '../../src/data/db.ts'
import { keepDraft, openDraft } from '../../src/data/drafts.ts'
import { folded, newId } from '../../src/data/ids.ts'
import { dateOf } from '../../src/data/times.ts'
import { words } from '../../src/locales/index.ts'
import { viewOf } from '../../src/outbox/content.ts'
import type { Work } from '../../src/work.ts'
import { type HandClock, handClock } from './clock.ts'
import { openedRoom } from './rooms.ts'

const START = '2027-03-16T19:00:00Z'

/** Who lives in each of these communities. 'Tuesday' is the circle; an outsider has no seat anywhere. */
export const CAST = {
  facilitators: ['fay', 'finn'],
  members: ['anna', 'bea', 'cleo'],
  lead: 'lena',
  deputy: 'dora',
  steward: 'stella',
  outsider: 'otto',
}

/** What came back to one who acted: seen by her alone. */
export interface Came {
  views: View[]
  form: { form: Form; action: ActionId } | null
  errors: Readonly<Record<string, string>> | null
  choices: readonly Choice[]
}

export interface Talk {
  work: Work
  clock: HandClock
  community: CommunityRef
  /** The circle's id; its room is 'room1'. */
  circle: string
  /** Everything that was noted of acts. */
  log: unknown[]
  says(who: string, command: string, options?: Record<string, RawOption>, room?: string | null): Promise<Came>
  chooses(who: string, messageAction: string, author: string): Promise<Came>
  presses(who: string, action: ActionCall, chosen?: string): Promise<Came>
  sends(who: string, form: Came['form'], values: RawValues): Promise<Came>
  suggested(who: string, command: string, option: string, query: string, room?: string | null): Promise<Came>
  /** What stands or will stand in the room, the oldest first. */
  inTheRoom(): Promise<View[]>
}

/** A circle that is open, and the way in that its people have: the real dispatch, on a real database, without a platform. */
export async function aTalk(db: Db, definitions: readonly AnyDefinition<Context>[]): Promise<Talk> {
  const clock = handClock(START)
  const community: CommunityRef = `discord:${randomInt(1, 2 ** 40)}`
  const cipher = cipherFrom(newKey(), 'a test')
  const { ports } = services({ db, cipher, clock })
  const circle = await settle(db, community, clock)
  const people = directory(db, () => null, clock.now)
  const log: unknown[] = []
  const house: KitHost<Context> = {
    words,
    definitions: defined(definitions),
    context: async (asked) => {
      const now = clock.now()
      return {
        ...ports,
        ...(await callerFacts(db, people, asked, now)),
        directory: people,
        now,
        progress: asked.progress,
      }
    },
    drafts: {
      keep: (owner, body) =>
        db.transaction((tx) =>
          keepDraft(tx, cipher, { community, owner: owner.person, kind: 'kit', body, now: clock.now() }),
        ),
      find: async (owner, id) => {
        const draft = { community, owner: owner.person, kind: 'kit', id, now: clock.now() }
        const body = await openDraft(db.read, cipher, draft)
        return typeof body === 'string' ? body : null
      },
    },
    trouble: (community) => troubleView(community, false),
    isUnavailable: () => false,
    seen: async () => {},
    mint: newId,
    acted: (what) => void log.push(what),
  }
  const acts = async (who: string, room: string | null, act: Step): Promise<Came> => {
    const came: Came = { views: [], form: null, errors: null, choices: [] }
    const actor = { community, person: who, name: who, admin: false, groups: [] }
    await dispatch(
      house,
      { actor, community, room, deliveryId: newId(), ...act },
      {
        acknowledge: async () => {},
        show: async (_, view) => void came.views.push(view),
        open: async (form, action) => void Object.assign(came, { form: { form, action } }),
        refuse: async (errors) => Boolean(Object.assign(came, { errors })),
        suggest: async (choices) => void Object.assign(came, { choices }),
      },
    )
    return came
  }
  const message = { community, room: 'room1', message: 'a message' }
  return {
    get work() {
      return { ...ports, now: clock.now() }
    },
    clock,
    community,
    circle,
    log,
    says: (who, command, args = {}, room = 'room1') =>
      acts(who, room, { kind: 'command', path: command.split(' '), args }),
    chooses: (who, name, author) => acts(who, 'room1', { kind: 'message-action', name, message, author }),
    presses: (who, { id, payload }, chosen) => {
      const action = { definition: id, community, mark: '', payload }
      return acts(who, null, { kind: 'press', action, chosen: chosen ?? null, message: null })
    },
    // a submission comes without its room, as it does on Slack
    sends: (who, form, values) => {
      if (form === null) throw new Error('no form was opened')
      return acts(who, null, { kind: 'submit', action: form.action, values })
    },
    suggested: (who, command, option, query, room = 'room1') =>
      acts(who, room, { kind: 'suggest', path: command.split(' '), option, query }),
    inTheRoom: async () => {
      const where = { communityId: community, toKind: 'room', to: 'room1' }
      const rows = await db.read.post.findMany({ where, orderBy: { createdAt: 'asc' } })
      return rows.map((row) => viewOf(cipher, row))
    },
  }
}

type Step = Inbound extends infer A
  ? A extends Inbound
    ? Omit<A, 'actor' | 'community' | 'room' | 'deliveryId'>
    : never
  : never

async function settle(db: Db, communityId: string, clock: HandClock): Promise<string> {
  const now = clock.now()
  const id = newId()
  await db.transaction(async (tx) => {
    const place = { region: 'uk', zone: 'Europe/London', telephone: '020 7946 0000', concernMonths: 12 }
    await tx.community.create({
      data: { id: communityId, platform: 'discord', name: 'Riverside', createdAt: dateOf(now), ...place },
    })
    for (const [post, person] of [
      ['safeguarding-lead', CAST.lead],
      ['deputy', CAST.deputy],
    ] as const)
      await tx.namedPerson.create({ data: { communityId, post, person } })
    await tx.power.create({ data: { communityId, power: 'steward', holderKind: 'person', holder: CAST.steward } })
    await openCircle(tx, { id, communityId, name: 'Tuesday', number: 1, room: 'room1' }, now)
  })
  return id
}

type Tables = Parameters<Parameters<Db['transaction']>[0]>[0]

/** One more circle, with its seats and its agreement. */
export async function openCircle(
  tx: Tables,
  circle: { id: string; communityId: string; name: string; number: number; room: string; contact?: string },
  now: ReturnType<HandClock['now']>,
): Promise<void> {
  const { room: _room, ...of } = circle
  const seats = [
    ...(circle.contact === undefined ? CAST.facilitators : []).map((person) => ({
      person,
      role: 'facilitator',
      state: 'in',
    })),
    ...CAST.members.map((person) => ({ person, role: 'member', state: 'in' })),
  ]
  await tx.circle.create({
    data: {
      ...of,
      foldedName: folded(circle.name),
      ...{
        programme: 'peer-support-circle',
        state: 'open',
        meetKind: 'link',
        meet: 'https://meet.example',
      },
      ...{ cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London', firstDate: '2027-03-16', minutes: 90 },
      ...{ createdBy: CAST.steward, madeFrom: newId(), createdAt: dateOf(now), seats: { create: seats } },
    },
  })
  await openedRoom(tx, circle)
  await makeAgreement(tx, circle.id, agreementTemplate(), now)
}
