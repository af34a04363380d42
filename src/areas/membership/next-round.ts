import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import { programmeCalled } from '../../content/load.ts'
import type { Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'

export interface OnTheList {
  person: string
  programme: string
  /** The circle that she left, by name; null where that is not known. */
  from: string | null
  since: Temporal.Instant
}

/** A page of the list: people, dates and circles' names, with room for escaping. */
const LIST_PAGE = 10

/**
 * Keeps her a place in the next round of her circle's programme. Asked twice, she keeps the place in the queue that she had.
 * @throws UserError 'membership.not-yours' for one who never had a seat there
 */
export function keepAPlace(
  work: Work,
  { community, circle, person, now }: { community: string; circle: string; person: string; now: Temporal.Instant },
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const seat = await tx.seat.findFirst({
      where: { circleId: circle, person, state: { not: 'refused' }, circle: { communityId: community } },
      include: { circle: true },
    })
    if (!seat) throw new UserError('membership.not-yours')
    const from = { programme: seat.circle.programme, fromCircle: circle }
    await tx.nextRound.upsert({
      where: { communityId_person: { communityId: community, person } },
      create: { communityId: community, person, ...from, askedAt: dateOf(now) },
      update: from,
    })
  })
}

/** Her wish is taken back, or met: she is in a circle again. */
export async function offTheList(tx: Tables, community: string, person: string): Promise<void> {
  await tx.nextRound.deleteMany({ where: { communityId: community, person } })
}

/** Their wish is taken back. */
export const giveUpPlace = ({ db }: Pick<Work, 'db'>, community: string, person: string): Promise<void> =>
  db.transaction((tx) => offTheList(tx, community, person))

export async function isOnTheList({ db }: Pick<Work, 'db'>, community: string, person: string): Promise<boolean> {
  return (await db.read.nextRound.count({ where: { communityId: community, person } })) > 0
}

/** Who would like a place, in the order of asking. @param skip how many before the page */
export async function waitingList(
  { db }: Pick<Work, 'db'>,
  community: string,
  skip = 0,
): Promise<{ people: OnTheList[]; count: number }> {
  const mine = { communityId: community }
  const rows = await db.read.nextRound.findMany({
    where: mine,
    orderBy: [{ askedAt: 'asc' }, { person: 'asc' }, { communityId: 'asc' }],
    skip: Math.max(0, skip),
    take: LIST_PAGE,
  })
  const circles = await db.read.circle.findMany({
    where: { communityId: community, id: { in: rows.flatMap((row) => row.fromCircle ?? []) } },
    select: { id: true, name: true },
    orderBy: { number: 'asc' },
  })
  const people = rows.map((row) => ({
    person: row.person,
    programme: programmeCalled(row.programme)?.title ?? row.programme,
    from: circles.find((each) => each.id === row.fromCircle)?.name ?? null,
    since: instantOf(row.askedAt),
  }))
  return { people, count: await db.read.nextRound.count({ where: mine }) }
}
