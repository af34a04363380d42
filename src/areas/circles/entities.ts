import type { EntityRef } from '../../outbox/outbox.ts'

/* How posts name what they belong to and what they are about. */

export const CIRCLE = 'circle'
export const circleEntity = (id: string): EntityRef => ({ kind: CIRCLE, id })
export const communityEntity = (id: string): EntityRef => ({ kind: 'community', id })

/** The circle that is meant; null for anything else. */
export const circleIdOf = ({ kind, id }: EntityRef): string | null => (kind === CIRCLE ? id : null)
