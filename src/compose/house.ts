import type { Area, AreaTools, CirclePageSection } from '../areas/area.ts'
import order from '../areas/order.json' with { type: 'json' }
import type { RoomDuty } from '../areas/rooms/owner.ts'
import * as listed from '../areas.ts'
import { assertBoundOnce, type Bound } from '../binding.ts'
import { DRAFT_BODY } from '../data/drafts.ts'
import type { SealedColumn } from '../data/sealed.ts'
import { StartError } from '../data/start-error.ts'
import { DATA } from '../data/tokens.ts'
import { isDaily, type Job, type JobBinding } from '../jobs/job.ts'
import { POST_FILE, POST_VIEW } from '../outbox/content.ts'
import { ASK_AGAIN_DAILY } from '../outbox/jobs.ts'
import { OUTBOX } from '../outbox/tokens.ts'
import type { TopicBinding } from '../outbox/topic-binding.ts'
import { outboxTopics } from '../outbox/topics.ts'
import { mintedTokens, type Token } from '../token.ts'

/** What the areas bring together, as the ports need it. */
export interface House {
  readonly areas: readonly Area[]
  /** The areas' jobs; the outbox has its own. */
  readonly jobs: readonly JobBinding<AreaTools>[]
  /** What is done once a day for each community. */
  readonly daily: readonly Job[]
  /** Every column that holds sealed values. */
  readonly sealed: readonly SealedColumn[]
  /** What is done about posts that do not get out. */
  readonly topics: readonly TopicBinding[]
  /** What the owners of rooms do about them. */
  readonly roomDuties: readonly RoomDuty[]
  readonly circlePage: readonly CirclePageSection[]
}

const listOf = <T>(some: readonly T[] | 'none'): readonly T[] => (some === 'none' ? [] : some)

/** The areas of src/areas.ts, lower ones first, as areas/order.json has them. */
export const AREAS: readonly Area[] = inOrder(Object.values(listed))

function inOrder(areas: readonly Area[]): Area[] {
  const names = Object.keys(order)
  return [...areas].sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
}

/** @param areas lower ones first */
export function houseOf(areas: readonly Area[]): House {
  const jobs = areas.flatMap((area) => listOf(area.jobs))
  return {
    areas,
    jobs,
    daily: [...jobs.map(({ binds }) => binds).filter(isDaily), ASK_AGAIN_DAILY],
    sealed: [...areas.flatMap((area) => listOf(area.sealed)), POST_VIEW, POST_FILE, DRAFT_BODY],
    topics: [...areas.flatMap((area) => listOf(area.topics)), ...outboxTopics],
    roomDuties: areas.flatMap((area) => listOf(area.roomDuties)),
    circlePage: areas.flatMap(({ circlePage }) => (circlePage === 'none' ? [] : circlePage)),
  }
}

export const HOUSE: House = houseOf(AREAS)

/**
 * Whether everything that is defined is brought by one area of the list, and the list and the order agree: before anything is started.
 * @param names of all areas that have a place in the order
 * @param minted all tokens there are
 * @throws StartError that names what is wrong, and the file to change
 */
export function assertWhole(
  { areas, roomDuties }: House,
  names: readonly string[] = Object.keys(order),
  minted: readonly Token[] = mintedTokens(),
): void {
  for (const { name } of areas)
    if (!names.includes(name))
      throw new StartError({
        problem: `The area ‘${name}’ has no place in the order of areas.`,
        mend: 'Say in src/areas/order.json which areas it may use, and which may use it.',
      })
  for (const name of names)
    if (!areas.some((area) => area.name === name))
      throw new StartError({
        problem: `The area ‘${name}’ stands in src/areas/order.json and not in the list of areas.`,
        mend: 'Add its line to src/areas.ts, or take it out of the order.',
      })
  assertRoomDuties(roomDuties)
  assertBoundOnce([...areas.map(boundBy), OUTBOX, DATA], minted)
}

const boundBy = ({ name, jobs, topics, audits, sealed }: Area): Bound => ({
  part: name,
  tokens: [
    ...listOf(jobs).map(({ binds }) => binds),
    ...listOf(topics).map(({ binds }) => binds),
    ...listOf(audits),
    ...listOf(sealed),
  ],
})

/** An owner of rooms answers for all of a room's life, each part once; any number of areas may follow a look. */
function assertRoomDuties(duties: readonly RoomDuty[]): void {
  for (const ownerKind of new Set(duties.map((each) => each.ownerKind)))
    for (const duty of ['opening', 'checking', 'closing'] as const) {
      const { length } = duties.filter((each) => each.ownerKind === ownerKind && each.duty === duty)
      if (length !== 1)
        throw new StartError({
          problem: `${length === 0 ? 'No area answers' : 'More than one area answers'} for the ${duty} of rooms of ‘${ownerKind}’.`,
          mend: 'Look at `roomDuties` in the area.ts of the areas: each part of a room’s life is given once for each kind of owner.',
        })
    }
}
