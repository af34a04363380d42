import type { Temporal } from 'temporal-polyfill'
import { text, type View, view } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { t } from '../../locales/index.ts'
import { isWaiting, ON_ITS_WAY } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { ACTIVE_STATES } from '../circles/find.ts'
import { forgetAnswers } from '../sessions/absence.ts'
import type { DATA_KINDS } from './data-kinds.ts'
import type { DataOwner } from './data-owner.ts'
import { goodbyesOf } from './goodbyes.ts'
import { addressedTo, answersOf } from './owned.ts'
import { ofReviews } from './retention-posts.ts'
import { isNeeded } from './roles-held.ts'

/** Kinds of which something goes at a press. */
export type KindErased = {
  [K in keyof typeof DATA_KINDS]: (typeof DATA_KINDS)[K]['erase'] extends 'no' ? never : K
}[keyof typeof DATA_KINDS]

/** How many of hers would go, and their going: the same count before and after. */
interface Eraser {
  count(tables: ReadOnly<Tables>, work: Work, me: DataOwner): Promise<number>
  erase(tx: Tables, work: Work, me: DataOwner, now: Temporal.Instant): Promise<unknown>
}

const hers = ({ community, person }: DataOwner) => ({ communityId: community, person })

const drafts: Eraser = {
  count: (tables, _, { community, person }) => tables.draft.count({ where: { communityId: community, owner: person } }),
  erase: (tx, _, { community, person }) => tx.draft.deleteMany({ where: { communityId: community, owner: person } }),
}

const attendance: Eraser = {
  count: async (tables, _, me) => (await answersOf(tables, me)).length,
  async erase(tx, work, me) {
    const circles = new Set((await answersOf(tx, me)).map((each) => each.circleId))
    // an opening that says she is on her way does not any more
    for (const circle of circles) await forgetAnswers(tx, work, circle, me.person)
    await tx.attendance.deleteMany({ where: { person: me.person, session: { circle: { communityId: me.community } } } })
  },
}

const leaving: Eraser = {
  count: (tables, _, me) => tables.leaving.count({ where: hers(me) }),
  erase: (tx, _, me) => tx.leaving.deleteMany({ where: hers(me) }),
}

const nextRound: Eraser = {
  count: (tables, _, me) => tables.nextRound.count({ where: hers(me) }),
  erase: (tx, _, me) => tx.nextRound.deleteMany({ where: hers(me) }),
}

/** What stands in a room in the place of a goodbye that was taken back. */
const takenBack = (): View => view(t('personal-data.goodbye.taken-back'), [text(t('personal-data.goodbye.taken-back'))])

const rooms: Eraser = {
  count: async (tables, work, me) => (await goodbyesOf(tables, work.cipher, me)).length,
  async erase(tx, work, me) {
    for (const { row } of await goodbyesOf(tx, work.cipher, me)) {
      await work.outbox.cancel(tx, { post: row.id })
      const goes = await tx.circle.count({ where: { id: row.subjectId, state: { in: [...ACTIVE_STATES] } } })
      // where the circle has ended its room is left alone: only our copy goes
      if (goes === 0 || isWaiting(row.state)) await tx.post.delete({ where: { id: row.id } })
      else {
        await work.outbox.revise(tx, { post: row.id }, takenBack())
        await tx.post.update({ where: { id: row.id }, data: { author: null } })
      }
    }
  },
}

const messages: Eraser = {
  count: async (tables, _, me) => (await messagesThatGo(tables, me)).length,
  async erase(tx, work, me) {
    const rows = await messagesThatGo(tx, me)
    for (const { id } of rows) await work.outbox.cancel(tx, { post: id })
    await tx.post.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  },
}

/** One that is being sent this moment goes by its term; what others count on her for is still sent. */
async function messagesThatGo(tables: ReadOnly<Tables>, me: DataOwner): Promise<{ id: string }[]> {
  const onTheWay = (await isNeeded(tables, me)) ? ON_ITS_WAY : ['sending']
  return tables.post.findMany({
    where: { ...addressedTo(me), state: { notIn: onTheWay }, NOT: await ofReviews(tables, me.community) },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
}

/**
 * Seats that nobody needs to know of: of a circle that she left or was never let into, or that has closed. Not while she is still to be
 * let out of the room; and who facilitated is known until the circle's term ends, because people may have something to ask.
 */
const pastSeats = ({ community, person }: DataOwner) => ({
  person,
  OR: [
    { state: { in: ['left', 'refused'] }, circle: { communityId: community } },
    { role: { not: 'facilitator' }, state: { not: 'leaving' }, circle: { communityId: community, state: 'closed' } },
  ],
})

const seats: Eraser = {
  count: (tables, _, me) => tables.seat.count({ where: pastSeats(me) }),
  erase: (tx, _, me) => tx.seat.deleteMany({ where: pastSeats(me) }),
}

const incidents: Eraser = {
  count: async (tables, _, me) => (await settledAbout(tables, me)).length,
  async erase(tx, _, me) {
    for (const { id, about } of await settledAbout(tx, me)) {
      const others = about.split(' ').filter((each) => each !== me.person)
      if (others.length === 0) await tx.incident.delete({ where: { id } })
      else await tx.incident.update({ where: { id }, data: { about: others.join(' ') } })
    }
  },
}

/** What is still open somebody has to settle, and has to know whom it is about. */
async function settledAbout(tables: ReadOnly<Tables>, { community, person }: DataOwner) {
  const rows = await tables.incident.findMany({
    where: { communityId: community, resolvedAt: { not: null }, about: { contains: person } },
    select: { id: true, about: true },
    orderBy: { id: 'asc' },
  })
  return rows.filter(({ about }) => about.split(' ').includes(person))
}

/** The platform's own name for her: looked up again when she next does something, or others rely on finding her. */
async function nameGoes(tables: ReadOnly<Tables>, me: DataOwner): Promise<boolean> {
  const seated = await tables.seat.count({
    where: {
      ...{ person: me.person, state: { in: ['in', 'waiting', 'leaving'] } },
      circle: { communityId: me.community, state: { in: [...ACTIVE_STATES] } },
    },
  })
  return seated === 0 && !(await isNeeded(tables, me))
}

const name: Eraser = {
  count: async (tables, _, me) => ((await nameGoes(tables, me)) ? tables.person.count({ where: hers(me) }) : 0),
  async erase(tx, _, me) {
    if (await nameGoes(tx, me)) await tx.person.deleteMany({ where: hers(me) })
  },
}

/** In the order in which they are done and told: what hangs on a seat before the seat. */
export const ERASERS: Readonly<Record<KindErased, Eraser>> = {
  drafts,
  attendance,
  leaving,
  rooms,
  'next-round': nextRound,
  messages,
  seats,
  incidents,
  name,
}
export const ERASED = Object.keys(ERASERS) as KindErased[]
