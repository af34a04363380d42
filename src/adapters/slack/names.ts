import { PlatformError } from '../../chat/errors.ts'
import type { Inline, View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import { fetchUser, nameOf } from './people.ts'
import type { Naming } from './render-rich.ts'
import { WORDS } from './words.ts'

/** Names are asked for again after ten minutes: as old as the facts on which authority may rest (ARCHITECTURE, rule 1). */
const FRESH = 10 * 60_000
/** People whose names are remembered; beyond it the oldest are forgotten. */
const REMEMBERED = 2_000

/** The names of people and groups whom a post shows without notifying them. */
export class Names {
  private readonly people = new Map<string, { name: string; until: number }>()
  private groups: { handles: ReadonlyMap<string, string>; until: number } | null = null

  constructor(
    private readonly api: Api,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * What `view` needs, looked up before it is posted. `pings`: whether those are mentioned whom it notifies.
   * @throws PlatformError when Slack cannot be asked: nothing was posted then
   */
  async of(view: View, pings: boolean): Promise<Naming> {
    const leaves = leavesOf(view)
    const people = new Map<string, string>()
    for (const leaf of leaves)
      if (leaf.kind === 'person' && !(leaf.ping && pings)) people.set(leaf.person, await this.person(leaf.person))
    const groups = leaves.some((leaf) => leaf.kind === 'group') ? await this.handles() : new Map<string, string>()
    return {
      pings,
      person: (id) => people.get(id) ?? WORDS.someone,
      group: (id) => groups.get(id) ?? WORDS.aGroup,
    }
  }

  private async person(id: string): Promise<string> {
    const known = this.people.get(id)
    if (known !== undefined && known.until > this.now()) return known.name
    const user = await fetchUser(this.api, id)
    const name = user === null ? WORDS.someone : nameOf(user)
    this.people.delete(id)
    this.people.set(id, { name, until: this.now() + FRESH })
    for (const oldest of this.people.keys()) {
      if (this.people.size <= REMEMBERED) break
      this.people.delete(oldest)
    }
    return name
  }

  /** User groups are for paid plans: elsewhere there are none to show. */
  private async handles(): Promise<ReadonlyMap<string, string>> {
    if (this.groups !== null && this.groups.until > this.now()) return this.groups.handles
    const groups = await this.api
      .call('usergroups.list', async (client) => (await client.usergroups.list({})).usergroups)
      .catch((error: unknown) => {
        if (error instanceof PlatformError && error.kind === 'forbidden') return []
        throw error
      })
    const handles = new Map((groups ?? []).flatMap(({ id, handle }) => (id && handle ? [[id, handle] as const] : [])))
    this.groups = { handles, until: this.now() + FRESH }
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
