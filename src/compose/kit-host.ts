import { callerFacts } from '../areas/circles/standing.ts'
import type { Directory } from '../areas/communities/directory.ts'
import { troubleView } from '../areas/help/trouble.ts'
import type { KitHost } from '../chat/host.ts'
import type { Context } from '../context.ts'
import { keepDraft, openDraft, purgeDrafts } from '../data/drafts.ts'
import { newId } from '../data/ids.ts'
import { isUnavailable } from '../data/unavailable.ts'
import type { Clock } from '../jobs/clock.ts'
import { words } from '../locales/index.ts'
import type { Log } from '../ops/log.ts'
import { messageSeen } from '../outbox/answers.ts'
import type { Ports } from '../work.ts'
import { definitions } from './definitions.ts'

/** What the chat kit is given of the house: contexts, drafts, words, and where what became of an act is written. */
export function kitHost(
  ports: Ports,
  { directory, clock, log }: { directory: Directory; clock: Clock; log: Log },
): KitHost<Context> {
  const { db, cipher } = ports
  return {
    words,
    definitions,
    context: async (request) => {
      const now = clock.now()
      return {
        ...ports,
        ...(await callerFacts(db, directory, request, now)),
        directory,
        now,
        progress: request.progress,
      }
    },
    drafts: {
      keep: ({ community, person }, body) =>
        db.transaction(async (tx) => {
          // nobody's draft outlives its day, not even as a row
          await purgeDrafts(tx, clock.now())
          return keepDraft(tx, cipher, { community, owner: person, kind: 'kit', body, now: clock.now() })
        }),
      find: async ({ community, person }, id) => {
        const body = await openDraft(db.read, cipher, { community, owner: person, kind: 'kit', id, now: clock.now() })
        return typeof body === 'string' ? body : null
      },
    },
    trouble: (community, error) => troubleView(community, isUnavailable(error)),
    isUnavailable,
    seen: (mark, message) => messageSeen(ports, mark, message, clock.now()),
    mint: newId,
    acted: (what) => log.info('acted', what),
  }
}
