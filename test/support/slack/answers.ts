import * as z from 'zod'
import type { Block } from './blocks/blocks.ts'
import { checkBlocks } from './blocks/check.ts'
import { type Interaction, show } from './interaction.ts'
import type { Channel, Message } from './state.ts'
import type { Workspace } from './workspace.ts'

/** A message given in an acknowledgement or sent to a response_url. */
const answer = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  mrkdwn: z.boolean().optional(),
  thread_ts: z.string().optional(),
  attachments: z.undefined().optional(),
})

export type Answer = z.infer<typeof answer>

export function readAnswer(given: unknown): Answer | undefined {
  const read = answer.safeParse(given)
  return read.success ? read.data : undefined
}

/** Why the answer was not taken, or null. */
export function carryOut(workspace: Workspace, interaction: Interaction, given: Answer): string | null {
  const channel = workspace.channels.get(interaction.channel ?? '')
  if (channel === undefined) return 'channel_not_found'
  if (given.delete_original === true) return deleteOriginal(workspace, interaction, channel)
  const checked = given.blocks === undefined ? { ok: true as const, value: [] } : checkBlocks(given.blocks)
  if (!checked.ok) return 'invalid_blocks'
  if (given.text === undefined && checked.value.length === 0) return 'no_text'
  if ((given.text?.length ?? 0) > 40_000) return 'msg_too_long'
  const content = { text: given.text ?? '', blocks: checked.value, formatted: given.mrkdwn !== false }
  // After a command there is no message to replace: what is sent stands as a message of its own.
  if (given.replace_original === true && interaction.source !== null) {
    return replaceOriginal(workspace, interaction, channel, content)
  }
  if (channel.archived) return 'is_archived'
  const open = given.response_type === 'in_channel'
  if (open && interaction.typed !== null) workspace.put(channel, { author: interaction.user, text: interaction.typed })
  const message = workspace.put(channel, {
    author: workspace.app().bot.id,
    ...content,
    only: open ? null : interaction.user,
    invoker: open ? interaction.user : null,
    thread: given.thread_ts ?? null,
  })
  show(workspace, interaction, { kind: 'message', message })
  return null
}

function replaceOriginal(
  workspace: Workspace,
  interaction: Interaction,
  channel: Channel,
  content: { text: string; blocks: Block[]; formatted: boolean },
): string | null {
  const original = originalOf(interaction, channel)
  if (original === null) return 'cant_update_message'
  Object.assign(original, content)
  original.edited = original.only === null
  original.chosen.clear()
  show(workspace, interaction, { kind: 'message', message: original })
  return null
}

function deleteOriginal(workspace: Workspace, interaction: Interaction, channel: Channel): string | null {
  const original = originalOf(interaction, channel)
  if (original === null) return 'message_not_found'
  workspace.remove(channel, original)
  show(workspace, interaction, { kind: 'gone' })
  return null
}

function originalOf(interaction: Interaction, channel: Channel): Message | null {
  const original = interaction.source
  return original !== null && channel.messages.get(original.ts) === original ? original : null
}
