import { responsibleForPost } from '../areas/circles/responsible.ts'
import type { Directory } from '../areas/communities/directory.ts'
import { postingGate } from '../areas/incidents/gate.ts'
import type { PlatformFor } from '../chat/platform.ts'
import type { Log } from '../ops/log.ts'
import type { Delivery } from '../outbox/attempt.ts'
import type { Pacer } from '../outbox/pace.ts'
import type { Ports } from '../work.ts'
import { HOUSE } from './house.ts'

/** What the outbox is told of the practice: who is responsible for a post, what keeps it back, what follows when it cannot be sent. */
export function deliveryOf(
  ports: Ports,
  { platformFor, directory, pace, log }: { platformFor: PlatformFor; directory: Directory; pace: Pacer; log: Log },
): Delivery {
  return {
    ...ports,
    ...{ platformFor, pace, log },
    responsible: responsibleForPost,
    gate: postingGate(ports, directory),
    topics: HOUSE.topics,
  }
}
