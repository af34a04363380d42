import type { PersonRef } from '../../chat/refs.ts'
import type { PostingGate } from '../../outbox/attempt.ts'
import type { Ports } from '../../work.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { circleEntity, circleIdOf } from '../circles/entities.ts'
import type { Directory } from '../communities/directory.ts'
import { isStale } from '../communities/freshness.ts'
import { stopUntilChecked } from '../rooms/heard.ts'
import { reportIncident } from './incidents.ts'
import { checkSoon, circlesWith } from './looking.ts'
import { isRoomGone } from './rules.ts'
import { stopOrResumePosts } from './stopped.ts'

/** A room that was found and still takes no post after so many tries is told of as any post that fails. */
const MOST_LOOKS = 3

const LIVING: readonly string[] = ['open', 'paused', 'closing']

/** Nothing leaves for a community that we are not in, for a room that is not its circle's own, or for somebody who has left. */
export function postingGate(work: Ports, directory: Directory): PostingGate {
  return {
    async mayPost(tables, { community, subject, to }) {
      const here = await tables.community.findUnique({ where: { id: community }, select: { leftAt: true } })
      if (here !== null && here.leftAt !== null) return false
      const circle = circleIdOf(subject)
      if (circle === null || !('room' in to)) return true
      const row = await tables.circle.findUnique({ where: { id: circle }, select: { state: true } })
      const stopped = (await circleRoom(tables, circle))?.stopped ?? null
      // a circle that ends need not wait for a room that is gone: what it was to be told fails, and it is closed all the same
      return row === null || stopped === null || (row.state === 'closing' && isRoomGone(stopped))
    },

    async isHere(person, now) {
      const known = await work.db.read.person.findUnique({
        where: { communityId_person: { communityId: person.community, person: person.person } },
      })
      if (known !== null && !isStale(known.factsAt, now)) return known.leftAt === null
      const found = await lookFor(directory, person)
      if (found === 'cannot-know' || found) return true
      await work.db.transaction(async (tx) => {
        for (const { id } of await circlesWith(tx, person)) await checkSoon(tx, { ...work, now }, id)
      })
      return false
    },

    async refused(tx, post, { error, tries, now }) {
      // a scope or the token itself is missing: when it is given back, what is private goes on as well
      if ('person' in post.to) return error.kind === 'forbidden' && /:|_TOKEN$/.test(error.detail)
      const id = circleIdOf(post.subject)
      const circle = id === null ? null : await tx.circle.findUnique({ where: { id } })
      const room = id === null ? null : await circleRoom(tx, id)
      if (circle === null || room === null || post.to.room !== room.platformId) return false
      if (!LIVING.includes(circle.state)) return false
      if (error.kind === 'not-found' || error.detail === 'not_in_channel') {
        if (tries >= MOST_LOOKS || (room.stopped !== null && isRoomGone(room.stopped))) return false
        await stopUntilChecked(tx, circleEntity(circle.id), 'people')
        await checkSoon(tx, { ...work, now }, circle.id)
        return true
      }
      if (error.kind !== 'forbidden') return false
      await reportIncident(tx, { ...work, now }, circle, { kind: 'no-access', detail: error.detail })
      await stopOrResumePosts(tx, { ...work, now }, circle.id)
      return true
    },
  }
}

async function lookFor(directory: Directory, { community, person }: PersonRef): Promise<boolean | 'cannot-know'> {
  try {
    return (await directory.look(community, [person])).length > 0
  } catch {
    return 'cannot-know'
  }
}
