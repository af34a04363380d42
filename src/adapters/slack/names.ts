import type { PaceClock } from '../../chat/allowance.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Inline, View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import type { Naming } from './render-rich.ts'
import type { Roster } from './roster.ts'
import { WORDS } from './words.ts'

/** Names of groups are asked for again after ten minutes: as old as the facts on which authority may rest (ARCHITECTURE, rule 1). */
const FRESH = 10 * 60_000

/** The names of people and groups whom a post shows without notifying them. */
export class Names {
  private groups: { handles: ReadonlyMap<string, string>; until: number } | null = null

  constructor(
    private readonly api: Api,
    private readonly roster: Roster,
    private readonly clock: PaceClock,
  ) {}

  /**
   * What `view` needs, looked up before it is posted. `pings`: whether those are mentioned whom it notifies.
   * @throws PlatformError when Slack cannot be asked: nothing was posted then
   */
  async of(view: View, pings: boolean): Promise<Naming> {
    const leaves = leavesOf(view)
    const shown = leaves.flatMap((leaf) => (leaf.kind === 'person' && !(leaf.ping && pings) ? [leaf.person] : []))
    const people = await this.roster.names(new Set(shown))
    const groups = leaves.some((leaf) => leaf.kind === 'group') ? await this.handles() : new Map<string, string>()
    return {
      pings,
      person: (id) => people.get(id) ?? WORDS.someone,
      group: (id) => groups.get(id) ?? WORDS.aGroup,
    }
  }

  /** User groups are for paid plans: elsewhere there are none to show. */
  private async handles(): Promise<ReadonlyMap<string, string>> {
    if (this.groups !== null && this.groups.until > this.clock.now()) return this.groups.handles
    const groups = await this.api
      .call('usergroups.list', async (client) => (await client.usergroups.list({})).usergroups)
      .catch((error: unknown) => {
        if (error instanceof PlatformError && error.kind === 'forbidden') return []
        throw error
      })
    const handles = new Map((groups ?? []).flatMap(({ id, handle }) => (id && handle ? [[id, handle] as const] : [])))
    this.groups = { handles, until: this.clock.now() + FRESH }
    return handles
  }
}

function leavesOf(view: View): Inline[] {
  return view.blocks.flatMap((block): readonly Inline[] => {
    switch (block.kind) {
      case 'text':
      case 'note':
      case 'quote':
        return block.text
      case 'facts':
        return block.facts.flatMap((fact) => fact.value)
      case 'list':
        return block.items.flat()
      case 'heading':
      case 'actions':
      case 'choice':
      case 'divider':
        return []
      default:
        return block satisfies never
    }
  })
}
