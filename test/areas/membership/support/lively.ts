import { circleRoomId } from '../../../../src/areas/circles/circle-room.ts'
import { greetNewMember } from '../../../../src/areas/membership/adding.ts'
import { closeRoomStep } from '../../../../src/areas/rooms/closing.ts'
import type { Context } from '../../../../src/context.ts'
import { dateOf } from '../../../../src/data/times.ts'
import { viewOf } from '../../../../src/outbox/content.ts'
import type { DatabaseKind } from '../../../support/database.ts'
import { jobNamed } from '../../../support/jobs.ts'
import { kindOfPost, ofCircle } from '../../../support/posts.ts'
import { textOf } from '../../../support/read-view.ts'
import { roomStep } from '../../../support/rooms.ts'
import { tended } from '../../incidents/support/tended.ts'

/** Before each test: a circle that is open, with fay facilitating and anna, bea, cleo and dee in its room; stella opened it. */
export function lively(kind: DatabaseKind) {
  const here = tended(kind)
  /** Whoever acts, in this circle, now. */
  const as = (person: string): Promise<Context> => here.place.as(person, { circle: here.circle })
  const leaver = (person: string, circle = here.circle) => ({
    community: here.place.community,
    circle,
    person,
    now: here.place.clock.now(),
  })
  const rows = () => here.db.read.post.findMany({ where: ofCircle(here.circle), orderBy: { createdAt: 'asc' } })
  const words = async (which: { toKind: string; to?: string }) =>
    (await rows())
      .filter((row) => row.toKind === which.toKind && (which.to === undefined || row.to === which.to))
      .filter((row) => kindOfPost(row) === 'notice' && row.state !== 'cancelled')
      .map((row) => textOf(viewOf(here.place.work.cipher, row)))
  /** Lines in the room beside its welcome, agreement and sessions. */
  const inTheRoom = () => words({ toKind: 'room' })
  /** What somebody was told in private. */
  const told = (person: string) => words({ toKind: 'person', to: person })
  /** Everything that was handed over has got out, now. */
  const arrive = () =>
    here.db.transaction((tx) =>
      tx.post.updateMany({
        where: { ...ofCircle(here.circle), state: 'waiting' },
        data: { state: 'sent', message: 'm', sentAt: dateOf(here.place.clock.now()) },
      }),
    )
  const tends = async () => {
    await here.tend()
    await greetNewMember({ ...here.place.work, now: here.place.clock.now() }, here.circle)
  }
  const stills = (last = false, db = here.db) =>
    roomStep(closeRoomStep, { ...here.place.work, db }, { circle: here.circle, on: here.place.platform, last })
  const audits = async () =>
    (await here.db.read.auditEvent.findMany({ where: { communityId: here.place.community }, orderBy: { at: 'asc' } }))
      .filter((each) => /^(circle|leaving)\./.test(each.action))
      .map((each) => `${each.actor} ${each.action}`)
  const sessions = () => here.db.read.session.findMany({ where: { circleId: here.circle }, orderBy: { number: 'asc' } })
  const job = async (kind: 'room.close' | 'room.check', circle = here.circle) =>
    here.place.work.jobs.pending(here.db.read, jobNamed(kind), await circleRoomId(here.db.read, circle))
  return Object.assign(here, { as, leaver, inTheRoom, told, arrive, tends, stills, audits, sessions, job })
}
