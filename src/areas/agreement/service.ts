import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { View } from '../../chat/view.ts'
import type { AgreementTemplate } from '../../content/agreement-schema.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { RunAgain } from '../../jobs/job.ts'
import { untraced } from '../../ops/correlation.ts'
import { latestPost } from '../../outbox/find.ts'
import type { Work } from '../../work.ts'
import { circlePlatformRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { FORGET_POINTINGS } from './jobs.ts'
import { type Clause, ON_THE_WALL, stillOnTheWall } from './rules.ts'
import { AGREEMENT, POINTING } from './topics.ts'
import { gentleQuestion, pinnedView } from './views.ts'

/** Version 1 of a circle's agreement, from a template. Called by the transaction that makes the circle. */
export async function makeAgreement(
  tx: Tables,
  circleId: string,
  template: AgreementTemplate,
  now: Temporal.Instant,
): Promise<void> {
  const clauses = template.clauses.map((clause) => ({ id: newId(), ...clause }))
  const data = { id: newId(), circleId, version: 1, createdAt: dateOf(now), clauses: { create: clauses } }
  await tx.agreement.create({ data })
}

/** The clauses of the version in force, by number. @throws UserError 'agreement.none' */
export async function currentClauses(tables: ReadOnly<Tables>, circleId: string): Promise<Clause[]> {
  const { clauses } = await inForce(tables, circleId)
  return clauses.map(({ id, number, words, meaning, easy, strikeable, timekeeping }) => {
    return { id, number, words, meaning, easy, strikeable, timekeeping }
  })
}

/** One clause of the version in force. @throws UserError 'agreement.no-such-clause' */
export async function clauseOf(tables: ReadOnly<Tables>, circleId: string, number: number | null): Promise<Clause> {
  const clauses = await currentClauses(tables, circleId)
  return numbered(clauses, number)
}

/** As `currentClauses`, for a page that is only read. */
export const readClauses = ({ db }: Pick<Work, 'db'>, circleId: string): Promise<Clause[]> =>
  currentClauses(db.read, circleId)

/** As `clauseOf`, for a page that is only read. */
export const readClause = ({ db }: Pick<Work, 'db'>, circleId: string, number: number | null): Promise<Clause> =>
  clauseOf(db.read, circleId, number)

/** What sets the post of the agreement apart: there is one in each room that a circle has had, pinned. */
export const agreementPost = (circleId: string, room: string, view: View) => ({
  key: `agreement:${circleId}:${room}`,
  topic: AGREEMENT,
  view,
  pin: true,
})

/** The agreement as it is posted and pinned, with the community's help lines. */
export async function pinnedAgreement(
  tables: ReadOnly<Tables>,
  circleId: string,
  community: { region: string | null; telephone: string | null },
): Promise<View> {
  return pinnedView(await currentClauses(tables, circleId), { circle: circleId, ...community })
}

/** After a change of setup: every pin of the community shows the region's lines and the telephone as they are now. */
export function renewPins(work: Work, community: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const here = await tx.community.findUniqueOrThrow({ where: { id: community } })
    const open = await tx.circle.findMany({
      where: { communityId: community, state: { in: ['open', 'paused', 'closing'] } },
      select: { id: true },
      orderBy: { number: 'asc' },
    })
    for (const { id } of open) {
      // one in a room that is gone is left alone
      const post = await latestPost(tx, circleEntity(id), AGREEMENT)
      if (post !== null) await work.outbox.revise(tx, { post: post.id }, await pinnedAgreement(tx, id, here))
    }
  })
}

export interface Pointing {
  clause: Clause
  /** False: somebody pointed to it less than ten minutes ago. */
  posted: boolean
}

/**
 * Points the circle to a clause. The room learns which clause, nobody learns who: neither actor nor message is a parameter.
 * What is left behind is a count, the post, and for ten minutes the instant. No correlation id leads from the act to the post.
 * @throws UserError 'agreement.no-such-clause' | 'agreement.no-room' while the circle is not open
 */
export function pointToClause(work: Work, circleId: string, number: number | null): Promise<Pointing> {
  return untraced(() =>
    work.db.transaction(async (tx) => {
      const { circle, clauses } = await inForce(tx, circleId)
      const clause = numbered(clauses, number)
      const room = await circlePlatformRoom(tx, circleId)
      if (circle.state !== 'open' || room === null) throw new UserError('agreement.no-room')
      if (stillOnTheWall(clause.lastPointed && instantOf(clause.lastPointed), work.now))
        return { clause, posted: false }
      const { pointings } = await tx.clause.update({
        where: { id: clause.id },
        data: { pointings: { increment: 1 }, lastPointed: dateOf(work.now) },
      })
      await work.jobs.enqueue(tx, FORGET_POINTINGS, circleId, work.now.add(ON_THE_WALL))
      await work.outbox.add(tx, {
        key: `pointing:${clause.id}:${pointings}`,
        community: circle.communityId,
        owner: { kind: 'clause', id: clause.id },
        topic: POINTING,
        subject: circleEntity(circleId),
        to: { room, of: circleEntity(circleId) },
        view: gentleQuestion(clause),
        dueAt: work.now,
        // a question about this moment says nothing when the moment has passed
        graceUntil: work.now.add(ON_THE_WALL),
      })
      return { clause, posted: true }
    }),
  )
}

/**
 * The job 'agreement.forget': wipes the instants of pointings that are no longer on the wall; asks to be run again while one still is.
 * What is left of a pointing is a count.
 */
export function forgetPointings(work: Work, circleId: string): Promise<RunAgain | undefined> {
  return work.db.transaction(async (tx) => {
    const own = { agreement: { circleId } }
    const past = dateOf(work.now.subtract(ON_THE_WALL))
    // one still to come: the clock was set back since
    const over = [{ lastPointed: { lte: past } }, { lastPointed: { gt: dateOf(work.now) } }]
    await tx.clause.updateMany({ where: { ...own, OR: over }, data: { lastPointed: null } })
    const next = await tx.clause.findFirst({
      where: { ...own, lastPointed: { not: null } },
      orderBy: [{ lastPointed: 'asc' }, { id: 'asc' }],
    })
    return next?.lastPointed ? { again: instantOf(next.lastPointed).add(ON_THE_WALL) } : undefined
  })
}

async function inForce(tables: ReadOnly<Tables>, circleId: string) {
  const agreement = await tables.agreement.findFirst({
    where: { circleId },
    orderBy: { version: 'desc' },
    include: { clauses: { orderBy: { number: 'asc' } }, circle: true },
  })
  if (!agreement) throw new UserError('agreement.none')
  return agreement
}

function numbered<C extends { number: number }>(clauses: readonly C[], number: number | null): C {
  const clause = clauses.find((each) => each.number === number)
  if (!clause) throw new UserError('agreement.no-such-clause', { last: clauses.length })
  return clause
}
