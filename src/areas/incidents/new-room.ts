import type { Tables } from '../../data/db.ts'
import { about, latestPost } from '../../outbox/find.ts'
import { ON_ITS_WAY, UNDECIDED } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { agreementPost, pinnedAgreement } from '../agreement/service.ts'
import { AGREEMENT } from '../agreement/topics.ts'
import { circleEntity } from '../circles/entities.ts'
import { type CircleRow, openIncidents, resolveIncident } from './incidents.ts'
import type { Incident } from './rules.ts'
import { NEW_ROOM } from './topics.ts'
import { newRoomView } from './views.ts'

/** The incident for which somebody decided that a new room is made; null where nobody did. */
export const wantsNewRoom = (open: readonly Incident[]): Incident | null =>
  open.find((each) => (each.kind === 'deleted' || each.kind === 'lost') && each.decided === 'new-room') ?? null

/** Another room is in place of the one that is gone: everybody waits to be let in, and what was posted there is posted again. */
export async function movedToNewRoom(
  tx: Tables,
  work: Work,
  circleId: string,
  room: { from: string; to: string },
): Promise<void> {
  const row = await tx.circle.findUniqueOrThrow({ where: { id: circleId } })
  await tx.seat.updateMany({ where: { circleId, state: 'in' }, data: { state: 'waiting' } })
  await movePosts(tx, row.id, room.from, room.to)
  await postAgain(tx, work, row, room)
  const wanted = wantsNewRoom(await openIncidents(tx, circleId))
  if (wanted !== null) await resolveIncident(tx, work, row, wanted)
}

/** What had not got out, or of which nobody knows, goes to the new room: in the old one it certainly is no more. */
async function movePosts(tx: Tables, circleId: string, from: string, to: string): Promise<void> {
  await tx.post.updateMany({
    where: {
      ...about(circleEntity(circleId)),
      toKind: 'room',
      to: from,
      state: { in: [...ON_ITS_WAY, ...UNDECIDED] },
    },
    data: { to, state: 'waiting', tries: 0, firstTriedAt: null, triedAt: null, problem: null },
  })
}

async function postAgain(tx: Tables, work: Work, circle: CircleRow, room: { from: string; to: string }): Promise<void> {
  const community = await tx.community.findUniqueOrThrow({ where: { id: circle.communityId } })
  const shared = {
    community: circle.communityId,
    owner: circleEntity(circle.id),
    subject: circleEntity(circle.id),
    to: { room: room.to, of: circleEntity(circle.id) },
    dueAt: work.now,
  }
  const gone = await latestPost(tx, circleEntity(circle.id), AGREEMENT)
  // one that had not got out yet has been moved along with the others
  if (gone !== null && gone.to !== room.from) return
  await work.outbox.add(tx, {
    ...shared,
    key: `new-room:${circle.id}:${room.to}`,
    topic: NEW_ROOM,
    view: newRoomView(circle.name),
  })
  // from now on the latest agreement is the one in the new room: only that one is edited and pinned
  if (gone !== null) await tx.post.update({ where: { id: gone.id }, data: { pin: false } })
  await work.outbox.add(tx, {
    ...shared,
    ...agreementPost(circle.id, room.to, await pinnedAgreement(tx, circle.id, community)),
  })
}
