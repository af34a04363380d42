import { isAllowed } from '../../chat/permissions.ts'
import {
  actions,
  type Block,
  button,
  facts,
  heading,
  instant,
  joined,
  person,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { instantOf } from '../../data/times.ts'
import { t } from '../../locales/index.ts'
import { asLastKnown, type CircleFacts, keepers } from '../circles/powers.ts'
import { helpButton } from '../help/actions.ts'
import { CANNOT, COMING, MOVE_NEXT, SKIP_NEXT } from './actions.ts'
import { findSession, sessionShown } from './shown.ts'
import { meetingPlace, sessionTitle } from './views.ts'

/** What comes next, to one of the circle; where nothing does, why. */
export async function nextSession(c: Context, circle: CircleFacts): Promise<View> {
  const help = actions(helpButton(c.community.region))
  return view(t('sessions.next.fallback', { name: circle.name }), [
    heading(circle.name),
    ...(await whatComes(c, circle)),
    help,
  ])
}

async function whatComes(c: Context, circle: CircleFacts): Promise<Block[]> {
  switch (circle.state) {
    case 'open':
      return upNext(c, circle)
    case 'paused':
      return [text(t('sessions.next.paused'))]
    case 'closing':
    case 'closed':
      return [text(t('sessions.next.ended'))]
    default:
      return [text(t('sessions.next.opening'))]
  }
}

async function upNext(c: Context, circle: CircleFacts): Promise<Block[]> {
  const found = await c.db.read.session.findFirst({
    where: { circleId: circle.id, state: { in: ['open', 'planned'] } },
    orderBy: { number: 'asc' },
    select: { id: true },
  })
  const row = found && (await findSession(c.db.read, found.id))
  if (!row) return [text(t('sessions.next.none'))]
  const told = await sessionShown(c.db.read, row)
  const ids = { circle: circle.id, session: row.id }
  const ask = circle.facilitators.length > 0 ? circle.facilitators : circle.contact === null ? [] : [circle.contact]
  return [
    ...(row.state === 'open' ? [text(t('sessions.next.open', { number: row.number }))] : []),
    text(sessionTitle(told)),
    facts(
      [t('sessions.when'), [instant(instantOf(row.at), row.zone)]],
      [t('sessions.where'), meetingPlace(told.meet)],
      ...(ask.length === 0
        ? []
        : [
            [
              t('sessions.next.ask'),
              joined(
                ask.map((each) => person(each)),
                ', ',
              ),
            ] as const,
          ]),
    ),
    text(told.content.purpose),
    ...(row.state === 'planned'
      ? [
          actions(
            button(t('sessions.coming'), COMING, ids, 'primary'),
            button(t('sessions.cannot'), CANNOT, ids),
            ...((await isAllowed(keepers, asLastKnown(c)))
              ? [
                  button(t('sessions.next.move'), MOVE_NEXT, { circle: circle.id }),
                  button(t('sessions.next.skip'), SKIP_NEXT, { circle: circle.id }),
                ]
              : []),
          ),
        ]
      : []),
  ]
}
