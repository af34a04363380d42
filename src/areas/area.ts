import type { PlatformFor } from '../chat/platform.ts'
import type { Block } from '../chat/view.ts'
import type { Context } from '../context.ts'
import type { AuditAction } from '../data/audit.ts'
import type { SealedColumn } from '../data/sealed.ts'
import type { JobBinding } from '../jobs/job.ts'
import type { TopicBinding } from '../outbox/topic-binding.ts'
import type { Work } from '../work.ts'
import type { RoomDuty } from './rooms/owner.ts'

/** What those who carry out an area's jobs work with. */
export interface AreaTools extends Work {
  readonly platformFor: PlatformFor
  /** What the owners of rooms do about them. */
  readonly roomDuties: readonly RoomDuty[]
}

/** What a circle's page (`/circle show`) says of an area to whoever looks, in the order of the areas. */
export type CirclePageSection = (c: Context) => Promise<readonly Block[]>

/**
 * What an area brings to the house: everything that the others need to know of it. No member is optional: what it does not have is said,
 * so that nobody forgets to ask. Its definitions stand in commands/, its words in locales/, its tables in prisma/models.
 */
export interface Area {
  /** As in order.json, and as its folders are called. */
  readonly name: string
  /** The jobs that it carries out, minted here or in an area below. */
  readonly jobs: readonly JobBinding<AreaTools>[] | 'none'
  /** What it does about its posts that do not get out. */
  readonly topics: readonly TopicBinding[] | 'none'
  /** What is written down when it is done. */
  readonly audits: readonly AuditAction[] | 'none'
  /** The columns of its tables that hold sealed values. */
  readonly sealed: readonly SealedColumn[] | 'none'
  /** What it has to do about the rooms that it owns. */
  readonly roomDuties: readonly RoomDuty[] | 'none'
  readonly circlePage: CirclePageSection | 'none'
}

export const defineArea = (area: Area): Area => area
