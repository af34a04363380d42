import type { Temporal } from 'temporal-polyfill'
import type { Platform } from '../../chat/platform.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import { agreementKey, pinnedAgreement } from '../agreement/service.ts'
import { roomFor } from '../opening/steps.ts'
import { type CircleRow, type Incident, openIncidents, resolveIncident } from './incidents.ts'
import { newRoomView } from './views.ts'

/** The incident for which somebody decided that a new room is made; null where nobody did. */
export const wantsNewRoom = (open: readonly Incident[]): Incident | null =>
  open.find((each) => (each.kind === 'deleted' || each.kind === 'lost') && each.decided === 'new-room') ?? null

/**
 * A room in place of the one that is gone. Its key was written when it was asked for, so it is made once whatever is killed;
 * everybody waits to be let in, and nothing is posted until the room has been read back.
 */
export async function newRoom(work: Work, platform: Platform, circleId: string, now: Temporal.Instant): Promise<void> {
  const circle = await work.db.read.circle.findUniqueOrThrow({ where: { id: circleId } })
  const room = await roomFor(work, platform, circle.communityId as CommunityRef, circle)
  await work.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id: circleId } })
    const wanted = wantsNewRoom(await openIncidents(tx, circleId))
    if (wanted === null || row.room === null) return
    await tx.circle.update({ where: { id: circleId }, data: { room } })
    await tx.seat.updateMany({ where: { circleId, state: 'in' }, data: { state: 'waiting' } })
    await movePosts(tx, row.id, row.room, room)
    await postAgain(tx, work, row, { from: row.room, to: room }, now)
    await resolveIncident(tx, work, row, wanted, now)
  })
}

/** What had not got out, or of which nobody knows, goes to the new room: in the old one it certainly is no more. */
async function movePosts(tx: Tables, circleId: string, from: string, to: string): Promise<void> {
  await tx.post.updateMany({
    where: { circleId, toKind: 'room', to: from, state: { in: ['waiting', 'sending', 'held', 'failed'] } },
    data: { to, state: 'waiting', tries: 0, firstTriedAt: null, triedAt: null, problem: null },
  })
}

async function postAgain(
  tx: Tables,
  work: Work,
  circle: CircleRow,
  room: { from: string; to: string },
  now: Temporal.Instant,
): Promise<void> {
  const community = await tx.community.findUniqueOrThrow({ where: { id: circle.communityId } })
  const shared = { community: circle.communityId, circle: circle.id, to: { room: room.to }, dueAt: now }
  const key = agreementKey(circle.id)
  const gone = await tx.post.findUnique({ where: { key } })
  // one that had not got out yet has been moved along with the others
  if (gone !== null && gone.to !== room.from) return
  await work.outbox.add(tx, {
    ...shared,
    key: `new-room:${circle.id}:${room.to}`,
    purpose: 'welcome',
    view: newRoomView(circle.name),
  })
  // the key is that of the agreement as it stands now: it is edited whenever it changes
  if (gone !== null) await tx.post.update({ where: { key }, data: { key: `${key}:${room.from}`, pin: false } })
  const view = await pinnedAgreement(tx, circle.id, community)
  await work.outbox.add(tx, { ...shared, key, purpose: 'agreement', view, pin: true })
}
