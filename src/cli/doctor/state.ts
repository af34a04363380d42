import { Temporal } from 'temporal-polyfill'
import { CIRCLE } from '../../areas/circles/entities.ts'
import { responsibleForPost } from '../../areas/circles/responsible.ts'
import { copiesLeftSince } from '../../areas/personal-data/for-good.ts'
import { BY_KIND, FORGOTTEN } from '../../areas/personal-data/retention.ts'
import type { Db } from '../../data/db.ts'
import { jobsBehind } from '../../jobs/runner.ts'
import { heldUnasked } from '../../outbox/questions.ts'
import { copiesLeft, none } from './bounds.ts'
import type { ReportPart } from './report.ts'

/** As /health has it: shorter, and a post that is being paced would count. */
const BEHIND_AFTER = Temporal.Duration.from({ minutes: 5 })

/** What is due is deleted each night: so much later one night at least was left out. */
const OVERDUE_AFTER = Temporal.Duration.from({ hours: 48 })

/** How things go, in numbers: not whose they are, nor in which circle. */
export async function state({ read, ...db }: Db, now: Temporal.Instant): Promise<ReportPart> {
  const [jobs, held, unasked, failed, stopped, stuck, overdue, copies] = await Promise.all([
    jobsBehind({ read, ...db }, now.subtract(BEHIND_AFTER)),
    read.post.count({ where: { state: 'held' } }),
    heldUnasked(read, responsibleForPost),
    read.post.count({ where: { state: 'failed' } }),
    stoppedCircles(read),
    read.circle.count({ where: { state: 'stuck' } }),
    overdueKinds({ read, ...db }, now.subtract(OVERDUE_AFTER)),
    copiesLeftSince(read),
  ])
  const asked = 'Those who were asked in the chat decide there.'
  return {
    title: 'Work',
    where: '',
    findings: [
      none('jobs.behind', jobs.behind, ['job should have been done by now', 'jobs should have been done by now'], {
        well: 'no job is behind',
        mend: 'Start Roundel. If it is running, look at its log.',
      }),
      none('jobs.failed', jobs.failed, ['job was given up', 'jobs were given up'], {
        well: 'no job was given up',
        mend: 'Look for job.failed in the log: it says which, and why.',
      }),
      none('posts.held', held, ['post may or may not have arrived', 'posts may or may not have arrived'], {
        well: 'no post is held',
        mend: 'Those who were asked in the chat look whether it is there, and press.',
      }),
      none(
        'posts.unasked',
        unasked.length,
        ['held post that nobody has been asked about', 'held posts that nobody has been asked about'],
        {
          well: 'someone has been asked about each held post',
          mend: 'Name a steward with /roundel setup who can be sent direct messages: Roundel asks again once a day.',
        },
      ),
      none('posts.failed', failed, ['post was refused', 'posts were refused'], {
        well: 'no post was refused',
        mend: 'Those who were asked in the chat see why, and can have it posted.',
      }),
      none('circles.stopped', stopped, ['circle’s posts rest', 'circles’ posts rest'], {
        well: 'no circle’s posts rest',
        mend: asked,
      }),
      none(
        'circles.stuck',
        stuck,
        ['circle came to a stop while it was opened', 'circles came to a stop while they were opened'],
        { well: 'no circle is half opened', mend: asked },
      ),
      none(
        'retention.overdue',
        overdue,
        ['kind of record was kept beyond its time', 'kinds of records were kept beyond their time'],
        {
          well: 'nothing is kept beyond its time',
          mend: 'Start Roundel: it deletes every night. If it runs, look for forget in its log.',
        },
      ),
      copiesLeft(copies, now),
    ],
  }
}

/** How many kinds; which ones would tell that there are notes about somebody. */
async function overdueKinds({ read }: Pick<Db, 'read'>, until: Temporal.Instant): Promise<number> {
  const communities = await read.community.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const found = await Promise.all(
    FORGOTTEN.map(async (kind) => {
      for (const { id } of communities) if ((await BY_KIND[kind].due(read, id, until, 1)).length > 0) return 1
      return 0
    }),
  )
  return found.reduce<number>((sum, each) => sum + each, 0)
}

/** Circles that go on, and whose room takes no posts. */
async function stoppedCircles(read: Db['read']): Promise<number> {
  const rooms = await read.room.findMany({
    where: { ownerKind: CIRCLE, stopped: { not: null } },
    select: { ownerId: true },
    orderBy: { id: 'asc' },
  })
  return read.circle.count({
    where: { id: { in: rooms.map(({ ownerId }) => ownerId) }, state: { notIn: ['closed', 'undoing', 'undone'] } },
  })
}
