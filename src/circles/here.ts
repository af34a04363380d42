import { UserError } from '../chat/errors.ts'
import type { CircleHere } from './powers.ts'

/** The circle that is meant: what `requires` has made sure of, for the types. @throws UserError 'circle.not-found' */
export function circleOf(c: { circle: CircleHere | null }): CircleHere {
  if (c.circle === null) throw new UserError('circle.not-found')
  return c.circle
}
