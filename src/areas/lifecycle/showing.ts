import { isAllowed } from '../../chat/permissions.ts'
import { actions, type Block, bold, button, instant, joined, person, plain, text } from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { instantOf } from '../../data/times.ts'
import { t, tr } from '../../locales/index.ts'
import { ownedBy } from '../../outbox/find.ts'
import { UNDECIDED } from '../../outbox/states.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { keepers, programmeLeads } from '../circles/powers.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { incidentBlocks } from '../incidents/showing.ts'
import { WHAT_WAS_SAID } from '../membership/actions.ts'
import { ADDED, REMOVED, ROLE_CHANGED } from '../membership/topics.ts'
import type { Room } from '../rooms/room.ts'
import { NOT_YET, RESUME_PAGE } from './actions.ts'
import { keptUntil, stuckBlocks } from './closing-views.ts'

/** How many of those who left are named: a circle has twenty seats. */
const NAMED = 20

/** What `/circle show` says of a circle's life beside its people and dates, to whom it concerns. */
export async function lifecycleBlocks(c: Context): Promise<Block[]> {
  const circle = circleOf(c)
  const row = await c.db.read.circle.findUniqueOrThrow({ where: { id: circle.id } })
  const keeps = await isAllowed(keepers, c)
  const room = await circleRoom(c.db.read, circle.id)
  const blocks = [...standing(c, row, room, keeps)]
  if (keeps) blocks.push(...(await incidentBlocks(c)), ...(await gone(c, circle.id)))
  if (await isAllowed(programmeLeads, c)) {
    const said = await c.db.read.leaving.count({ where: { circleId: circle.id, sealedWords: { not: null } } })
    if (said > 0) blocks.push(actions(button(t('lifecycle.show.said'), WHAT_WAS_SAID, { circle: circle.id, skip: 0 })))
  }
  return blocks
}

interface Row {
  id: string
  name: string
  state: string
  zone: string
  problem: string | null
  pausedAt: Date | null
  closedAt: Date | null
}

function standing(c: Context, row: Row, room: Room | null, keeps: boolean): Block[] {
  const input = { circle: row.id }
  const when = (date: Date) => instant(instantOf(date), row.zone)
  if (row.state === 'paused' && row.pausedAt !== null)
    return [
      text(tr('lifecycle.show.paused', { when: when(row.pausedAt) })),
      ...(keeps ? [actions(button(t('lifecycle.resume'), RESUME_PAGE, input, 'primary'))] : []),
    ]
  if (row.state === 'closing' && room?.readOnlyAt != null)
    return [
      text(tr('lifecycle.show.closing', { when: when(room.readOnlyAt) })),
      actions(button(t('lifecycle.not-yet'), NOT_YET, input)),
      ...(keeps && row.problem !== null ? stuckBlocks(row, row.problem) : []),
    ]
  if (row.state === 'closed' && row.closedAt !== null)
    return [
      text(
        tr(room?.afterwards === 'read-only' ? 'lifecycle.show.closed.read-only' : 'lifecycle.show.closed.stays', {
          when: when(row.closedAt),
        }),
      ),
      text(t('lifecycle.show.kept', { date: keptUntil(instantOf(row.closedAt), { ...c.community, zone: row.zone }) })),
    ]
  return []
}

/** Who is no longer in it, and whom a private message about it did not reach: somebody must tell her. */
async function gone(c: Context, circleId: string): Promise<Block[]> {
  const left = await c.db.read.seat.findMany({
    where: { circleId, state: { in: ['leaving', 'left'] }, leftAt: { not: null } },
    orderBy: [{ leftAt: 'desc' }, { person: 'asc' }],
    take: NAMED,
  })
  const untold = await c.db.read.post.findMany({
    where: {
      ...ownedBy(circleEntity(circleId), ADDED, REMOVED, ROLE_CHANGED),
      state: { in: UNDECIDED },
    },
    select: { to: true },
    orderBy: { id: 'asc' },
  })
  const named = (label: string, people: readonly string[]): Block[] =>
    people.length === 0
      ? []
      : [
          text([
            bold(label),
            plain(' '),
            ...joined(
              people.map((id) => person(id)),
              ', ',
            ),
          ]),
        ]
  return [
    ...named(
      t('lifecycle.show.left'),
      left.map((seat) => seat.person),
    ),
    ...named(t('lifecycle.show.untold'), [...new Set(untold.map((post) => post.to))]),
  ]
}
