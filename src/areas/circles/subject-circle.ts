import { UserError } from '../../chat/errors.ts'
import { helpButton } from '../help/actions.ts'
import type { CircleFacts } from './powers.ts'

/** The circle that is meant: what `requires` has made sure of, for the types. @throws UserError 'circles.not-found' */
export function circleOf(c: { circle: CircleFacts | null }): CircleFacts {
  if (c.circle === null) throw new UserError('circles.not-found')
  return c.circle
}

/**
 * The circle that is meant, for whatever would change or post something: buttons outlive their circle, and one that has closed answers
 * them kindly, with people to call beside the words. What is only read stays readable by `circleOf`.
 * @throws UserError 'circles.not-found' | 'circles.closed'
 */
export function openCircleOf(c: { circle: CircleFacts | null; community: { region: string | null } }): CircleFacts {
  const circle = circleOf(c)
  if (circle.state === 'closed')
    throw new UserError('circles.closed', { name: circle.name }, [helpButton(c.community.region)])
  return circle
}
