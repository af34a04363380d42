import { UserError } from '../../chat/errors.ts'
import { isAllowed } from '../../chat/permissions.ts'
import { type Block, bold, facts, heading, instant, plain, rich, room, text, type View, view } from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { instantOf } from '../../data/times.ts'
import { t } from '../../locales/index.ts'
import { openDeliveryProblems } from '../../outbox/delivery-problems.ts'
import { problemBlocks } from '../../outbox/views.ts'
import { circleEntity } from '../circles/entities.ts'
import { programmeLeads } from '../circles/powers.ts'
import { planned } from '../sessions/planning.ts'
import { echo } from '../sessions/rhythm.ts'
import { stuckCircle } from './service.ts'
import { meetingPlace, people, stuckBlocks } from './views.ts'

/** States that have words of their own; all others are on the way to being open, or were. */
const SAID = ['stuck', 'open', 'paused', 'closing', 'closed'] as const

/** How a circle stands, with whatever waits for an answer. `more` follows the facts. @throws UserError 'circles.not-found' */
export async function showCircle(c: Context, more: readonly Block[] = []): Promise<View> {
  if (c.circle === null) throw new UserError('circles.not-found')
  const row = await c.db.read.circle.findUniqueOrThrow({
    where: { id: c.circle.id },
    include: { sessions: { orderBy: { number: 'asc' } } },
  })
  const next = row.sessions.find((each) => each.state === 'planned' || each.state === 'open')
  const stuck = stuckCircle(row)
  const inside = c.circle.facilitators.includes(c.actor.person) || c.circle.contact === c.actor.person
  const matters = inside ? await openDeliveryProblems(c, circleEntity(row.id)) : []
  return view(t('circles.show.fallback', { name: row.name }), [
    heading(row.name),
    row.sessions.length > 0 && text(echo(row, row.sessions.map(planned))),
    facts(
      [t('circles.show.state'), t(`circles.state.${SAID.find((each) => each === row.state) ?? 'opening'}`)],
      [t('circles.show.room'), c.circle.room === null ? rich(t('circles.show.no-room')) : [room(c.circle.room)]],
      [t('opening.meet'), meetingPlace(c.circle.meet)],
      [
        t('opening.facilitators'),
        c.circle.facilitators.length > 0 ? people(c.circle.facilitators) : rich(t('opening.self-facilitated')),
      ],
      ...(c.circle.contact === null ? [] : [[t('opening.contact'), people([c.circle.contact])] as const]),
      [t('opening.members', { count: c.circle.members.length }), people(c.circle.members)],
      [
        t('circles.show.next'),
        next
          ? [plain(`${t('circles.show.session', { number: next.number })}, `), instant(instantOf(next.at), next.zone)]
          : rich(t('circles.show.no-next')),
      ],
    ),
    ...more,
    ...(stuck && (await isAllowed(programmeLeads, c)) ? stuckBlocks(stuck) : []),
    matters.length > 0 && text([bold(t('circles.show.matters'))]),
    ...matters.flatMap(problemBlocks),
  ])
}
