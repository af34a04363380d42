import type { Temporal } from 'temporal-polyfill'
import { text, type View, view } from '../../chat/view.ts'
import type { Tables } from '../../data/db.ts'
import { t } from '../../locales/index.ts'
import type { Work } from '../../work.ts'
import { communityEntity } from '../circles/entities.ts'
import { WISH_ENDED } from './topics.ts'

/** Her wish for a place in the next round has been kept for as long as it is: she alone learns of it, in words that say little on a lock screen. */
export async function tellWishEnded(
  tx: Tables,
  work: Work,
  wish: { communityId: string; person: string; askedAt: Temporal.Instant },
): Promise<void> {
  await work.outbox.add(tx, {
    key: `wish-ended:${wish.communityId}:${wish.person}:${wish.askedAt.epochMilliseconds}`,
    community: wish.communityId,
    owner: { kind: 'wish', id: wish.person },
    topic: WISH_ENDED,
    subject: communityEntity(wish.communityId),
    to: { person: wish.person },
    view: wishEnded(),
    dueAt: work.now,
  })
}

const wishEnded = (): View => view(t('personal-data.wish-ended.fallback'), [text(t('personal-data.wish-ended'))])
