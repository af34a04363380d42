import type { AdapterLog } from '../../../src/chat/adapter-log.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import type { PlatformName } from '../../../src/chat/refs.ts'
import type { CommandRegistry } from '../../../src/chat/registry.ts'
import type { FakePlatform } from '../../support/people.ts'

/** What an adapter brings to be tried: its fake, what it prints for an admin, and itself as main would make it. */
export interface PlatformHarness {
  readonly name: PlatformName
  fake(): Promise<FakePlatform>
  /** The invite link or the manifest, made from the registry: from this and from nothing else the fake installs the bot. */
  printed(fake: FakePlatform, registry: CommandRegistry): string
  /** A new adapter, not started. `timeout`: how long a call may take, in ms. */
  adapter(fake: FakePlatform, log: AdapterLog, timeout: number): Platform
  readonly routes: {
    /** Route of a post in a room as the fake calls it, for ordered failures. */
    readonly post: string
    readonly edit: string
    readonly pin: string
    readonly openRoom: string
    /** Route by which one person is let into a room. */
    readonly addMember: string
    /** Route by which the conversation with one person is got ready; null where it is always there. */
    readonly openDirect: string | null
    /** Route after which an uploaded file is there. */
    readonly upload: string
  }
  /** What is not everywhere, by name: the same flow works with it and without. */
  readonly has: {
    /** A person's own place. */
    readonly home: boolean
    /** Suggestions while an option is typed. */
    readonly suggestions: boolean
    /** The bot can be put out of the community. */
    readonly removal: boolean
    /** What is delivered once more reaches the kit; otherwise the adapter knows it again. */
    readonly redelivery: boolean
    /** The answer to a form takes the place of the private message whose button opened it; otherwise it stands where the form stood. */
    readonly replacedByForms: boolean
  }
  /**
   * Permission or scope that a post in a room, a pin and a new room need, as an admin takes it away and as `detail` names it.
   * Null where nothing is granted, so that nothing can be taken away.
   */
  readonly grants: Record<'post' | 'pin' | 'openRoom', { withdraw: string; named: string }> | null
}
