import type { Seen } from '../people.ts'
import { inputsOf, lookAtForm } from './form.ts'
import type { Interaction, Shown } from './interaction.ts'
import { lookAt, lookAtView } from './look.ts'
import type { OpenView } from './state.ts'
import type { Workspace } from './workspace.ts'

/** A modal or Home as its owner sees it: a form if it has inputs, otherwise something to read. */
export const look = (workspace: Workspace, open: OpenView): Seen =>
  inputsOf(open).length > 0 ? lookAtForm(workspace, open) : lookAtView(workspace, open)

function seen(workspace: Workspace, shown: Shown, user: string): Seen {
  if (shown.kind === 'gone') return { kind: 'nothing' }
  if (shown.kind === 'view') return look(workspace, shown.view)
  const channel = workspace.channels.get(shown.message.channel)
  if (channel === undefined || channel.messages.get(shown.message.ts) !== shown.message) return { kind: 'nothing' }
  return lookAt(workspace, channel, shown.message, user)
}

/**
 * Something that only says 'wait': short text that ends with an ellipsis, and nothing to press or fill in.
 * It stands in Slack for what a deferral is on Discord, and is not yet the answer.
 */
function onlyWaits(what: Seen): boolean {
  if (what.kind !== 'message' || what.buttons.length + what.selects.length > 0) return false
  return what.text.length <= 150 && /(…|\.\.\.)$/.test(what.text.trim())
}

/** Waits until the act is acknowledged and answered, or failed; bounded by the fake's patience. */
export async function settled(workspace: Workspace, interaction: Interaction): Promise<Seen> {
  const { changes, patience } = workspace.world
  const found = await changes.until((): Seen | undefined => {
    if (interaction.failed !== null) return { kind: 'failed', why: interaction.failed }
    if (!interaction.acked || interaction.shown === null) return undefined
    const what = seen(workspace, interaction.shown, interaction.user)
    return onlyWaits(what) ? undefined : what
  }, patience)
  workspace.interactions.over(interaction)
  if (found !== undefined) return found
  const last = interaction.shown ?? interaction.behind
  return last === null ? { kind: 'nothing' } : seen(workspace, last, interaction.user)
}
