import type { EnvelopeType } from './envelopes.ts'
import type { Message, OpenView } from './state.ts'
import type { Workspace } from './workspace.ts'

/** What a person was shown as the answer to her act. 'gone': the message she acted on was deleted. */
export type Shown = { kind: 'message'; message: Message } | { kind: 'view'; view: OpenView } | { kind: 'gone' }

/** One act of one person: a command, a press, a choice, a submission, a shortcut, the opening of Home. */
export interface Interaction {
  user: string
  channel: string | null
  /** The message acted on, for `replace_original` and `delete_original`. */
  source: Message | null
  /** The typed command, where it was one: an answer in the channel shows it. */
  typed: string | null
  trigger: { id: string; issued: number; used: boolean } | null
  response: { token: string; issued: number; uses: number } | null
  /** It happened on Home, so that a Home which changes may be its answer. */
  onHome: boolean
  acked: boolean
  failed: string | null
  shown: Shown | null
  /** A Home that changed meanwhile: the answer if nothing else comes. */
  behind: Shown | null
}

/** https://docs.slack.dev/interactivity/handling-user-interaction: a response_url is good for 5 uses within 30 minutes. */
export const RESPONSE_USES = 5
export const RESPONSE_LIFE = 30 * 60_000

export function begin(
  workspace: Workspace,
  user: string,
  about: { channel?: string; source?: Message; typed?: string; trigger: boolean; response: boolean; onHome?: boolean },
): Interaction {
  const { world } = workspace
  const interaction: Interaction = {
    user,
    channel: about.channel ?? null,
    source: about.source ?? null,
    typed: about.typed ?? null,
    trigger: about.trigger
      ? { id: `${Date.now()}.${world.id('')}.${world.secret()}`, issued: performance.now(), used: false }
      : null,
    response: about.response ? { token: world.secret(), issued: world.now(), uses: 0 } : null,
    onHome: about.onHome ?? false,
    acked: false,
    failed: null,
    shown: null,
    behind: null,
  }
  workspace.interactions.add(interaction)
  return interaction
}

export function responseUrl(workspace: Workspace, interaction: Interaction): string {
  const path = interaction.typed === null ? 'actions' : 'commands'
  return `${workspace.world.address}/${path}/${workspace.id}/${interaction.response?.token ?? ''}`
}

export function show(workspace: Workspace, interaction: Interaction, shown: Shown): void {
  interaction.shown = shown
  workspace.world.changes.changed()
}

/** Something appeared before a person without saying which act it answers: it answers what she is waiting for, if anything. */
export function showWaiting(workspace: Workspace, user: string, shown: Shown): void {
  const home = shown.kind === 'view' && shown.view.view.type === 'home'
  for (const each of workspace.interactions.waiting(user)) {
    // a Home may change for reasons of its own while she waits for the answer to a press on it
    if (home && each.onHome && each.trigger !== null) each.behind = shown
    else if (each.onHome || !home) show(workspace, each, shown)
  }
}

/** Delivers the act and records whether it was acknowledged; `onAck` carries out what the acknowledgement asks for. */
export async function deliver(
  workspace: Workspace,
  interaction: Interaction,
  type: EnvelopeType,
  payload: Record<string, unknown>,
  onAck: (payload: unknown) => void,
  accepts = true,
): Promise<void> {
  const { sockets, changes } = workspace.world
  const outcome = await sockets.deliver({ app: workspace.app().appId, type, payload, accepts, again: onAck })
  if (outcome.kind === 'acked') {
    onAck(outcome.payload)
    interaction.acked = true
  } else {
    // What the person reads: 'failed with the error "dispatch_failed"' or "operation_timeout".
    interaction.failed ??= outcome.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed'
  }
  changes.changed()
}

/** Uses up a trigger: https://docs.slack.dev/reference/methods/views.open, errors about `trigger_id`. */
export function redeem(
  workspace: Workspace,
  triggerId: string,
): Interaction | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' {
  const interaction = workspace.interactions.withTrigger(triggerId)
  const trigger = interaction?.trigger
  if (interaction === undefined || trigger === null || trigger === undefined) return 'invalid_trigger_id'
  if (trigger.used) return 'exchanged_trigger_id'
  if (performance.now() - trigger.issued > workspace.world.triggerLife) return 'expired_trigger_id'
  trigger.used = true
  return interaction
}
