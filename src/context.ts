import type { Temporal } from 'temporal-polyfill'
import type { CircleFacts, Powers } from './areas/circles/powers.ts'
import type { Directory } from './areas/communities/directory.ts'
import { kitFor } from './chat/command.ts'
import type { CommunityRef, PlatformName } from './chat/refs.ts'
import type { View } from './chat/view.ts'
import type { Work } from './work.ts'

/** A community as its setup left it. Null where setup has not said yet. */
export interface CommunityFacts {
  id: CommunityRef
  platform: PlatformName
  name: string
  region: string | null
  zone: string | null
  telephone: string | null
  boundaryDays: number
  concernMonths: number | null
}

/** What every command, press and form gets: who acts, where, with what powers, when; and all that use cases stand on. */
export interface Context extends Work {
  readonly actor: { readonly community: CommunityRef; readonly person: string; readonly name: string }
  readonly community: CommunityFacts
  readonly circle: CircleFacts | null
  readonly powers: Powers
  readonly directory: Directory
  readonly now: Temporal.Instant
  progress(view: View): Promise<void>
}

/** The builders of the chat kit, knowing this context. */
export const kit = kitFor<Context>()
