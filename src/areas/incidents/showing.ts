import type { Block } from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { openIncidents, placeOfCircle } from './incidents.ts'
import { shownBlocks } from './views.ts'

/**
 * What is not as it should be with the circle, for `/circle show`: a notice may not have reached anybody. What waits for a decision comes
 * with its buttons, one at a time.
 */
export async function incidentBlocks(c: Context): Promise<Block[]> {
  const circle = await c.db.read.circle.findUniqueOrThrow({ where: { id: circleOf(c).id } })
  // a pin that was taken down once is nothing that anybody must know
  const open = (await openIncidents(c.db.read, circle.id)).filter(
    (each) => each.kind !== 'pins' || each.decided !== null,
  )
  const [first, ...more] = open
  return first === undefined ? [] : shownBlocks(first, await placeOfCircle(c.db.read, circle, first), more.length)
}
