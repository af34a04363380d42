import { UserError } from '../../chat/errors.ts'

/**
 * Whoever presses an old button of a circle that rests or has ended is told how it stands, kindly, and nothing changes.
 * @throws UserError 'sessions.circle-paused' | 'sessions.circle-closed' | 'sessions.not-open-circle' unless the circle is open
 */
export function mustBeOpen(circle: { state: string }): void {
  switch (circle.state) {
    case 'open':
      return
    case 'paused':
      throw new UserError('sessions.circle-paused')
    case 'closing':
    case 'closed':
      throw new UserError('sessions.circle-closed')
    default:
      throw new UserError('sessions.not-open-circle')
  }
}
