import type { Interaction } from './interaction.ts'

/** The acts of a workspace: those whose answer somebody may still be waiting for, and those whose response_url or trigger may still be used. */
export class Interactions {
  readonly #withResponse = new Map<string, Interaction>()
  readonly #withTrigger = new Map<string, Interaction>()
  readonly #waiting = new Set<Interaction>()

  add(interaction: Interaction): void {
    const { response, trigger } = interaction
    if (response !== null) this.#withResponse.set(response.token, interaction)
    if (trigger !== null) this.#withTrigger.set(trigger.id, interaction)
    this.#waiting.add(interaction)
  }

  withResponse(token: string): Interaction | undefined {
    return this.#withResponse.get(token)
  }

  withTrigger(id: string): Interaction | undefined {
    return this.#withTrigger.get(id)
  }

  /** What this person waits for, the earliest first. */
  waiting(user: string): Interaction[] {
    return [...this.#waiting].filter((each) => each.user === user)
  }

  /** Nobody waits for its answer any more. */
  over(interaction: Interaction): void {
    this.#waiting.delete(interaction)
  }
}
