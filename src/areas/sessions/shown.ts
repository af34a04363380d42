import { programmeCalled } from '../../content/load.ts'
import type { ProgrammeSession } from '../../content/programme-schema.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import type { Topic } from '../../outbox/topic.ts'
import { circlePlatformRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { sessionEntity } from './topics.ts'
import type { SessionShown } from './views.ts'

/** A session with its circle and the circle's other sessions; null where there is none such. */
export const findSession = (tx: ReadOnly<Tables>, id: string) =>
  tx.session.findUnique({
    where: { id },
    include: { circle: { include: { sessions: { orderBy: { number: 'asc' } } } } },
  })
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** What the programme says about a session of this number. */
export function contentOf(programme: string, number: number): ProgrammeSession {
  const found = programmeCalled(programme)?.sessions[number - 1]
  if (!found) throw new RangeError(`programme ${programme} has no session ${number}`)
  return found
}

/** All that a session's posts show of it. */
export async function sessionShown(tx: ReadOnly<Tables>, row: SessionRow): Promise<SessionShown> {
  const community = await tx.community.findUniqueOrThrow({ where: { id: row.circle.communityId } })
  return {
    circle: row.circleId,
    session: row.id,
    number: row.number,
    of: row.circle.sessions.length,
    at: instantOf(row.at),
    zone: row.zone,
    minutes: row.minutes,
    meet: { kind: row.circle.meetKind === 'room' ? 'room' : 'link', where: row.circle.meet },
    region: community.region,
    content: contentOf(row.circle.programme, row.number),
  }
}

/**
 * A post that a session brings about in its circle's room. The key carries how often the session has been moved: what was written for the
 * old time and taken back never stands in the way of what is written for the new one.
 */
export const sessionPost = async (tables: ReadOnly<Tables>, row: SessionRow, topic: Topic) => ({
  key: `${topic.name}:${row.id}:${row.revision}`,
  community: row.circle.communityId,
  owner: sessionEntity(row.id),
  topic,
  subject: circleEntity(row.circleId),
  to: { room: (await circlePlatformRoom(tables, row.circleId)) ?? '', of: circleEntity(row.circleId) },
})
