import { AGREEMENT, POINTING } from '../../src/areas/agreement/topics.ts'
import { circleEntity, communityEntity } from '../../src/areas/circles/entities.ts'
import { INCIDENT_NOTICE, NEW_ROOM } from '../../src/areas/incidents/topics.ts'
import { WELCOME } from '../../src/areas/opening/topics.ts'
import { SESSION_CLOSING, SESSION_OPENING, SESSION_REMINDER } from '../../src/areas/sessions/topics.ts'
import { about } from '../../src/outbox/find.ts'

/** What a circle's room sees in any case; everything else is a notice. */
const KINDS: Readonly<Record<string, string>> = {
  [WELCOME.name]: 'welcome',
  [NEW_ROOM.name]: 'welcome',
  [AGREEMENT.name]: 'agreement',
  [POINTING.name]: 'pointing',
  [SESSION_REMINDER.name]: 'reminder',
  [SESSION_OPENING.name]: 'opening',
  [SESSION_CLOSING.name]: 'closing',
}

export const kindOfPost = ({ topic }: { topic: string }): string => KINDS[topic] ?? 'notice'

/** The condition for what is a notice. */
export const NOTICES = { topic: { notIn: Object.keys(KINDS) } }

/** The condition for the posts about a circle. */
export const ofCircle = (circle: string) => about(circleEntity(circle))

/** What a post needs beside its key, place, view and time: some notice, about a circle or the whole community. */
export function someNotice(community: string, circle: string | null = null) {
  const subject = circle === null ? communityEntity(community) : circleEntity(circle)
  return { community, owner: subject, subject, topic: INCIDENT_NOTICE }
}

/** A room, as the place of a post. */
export const toRoom = (room: string, circle = 'circleAAAAAA') => ({ room, of: circleEntity(circle) })
