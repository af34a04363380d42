import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import * as z from 'zod'
import { customId, modalTopLevel } from './component-forms.ts'
import { withIds } from './components.ts'
import { read } from './form.ts'
import { refuseDuplicates } from './message-form.ts'

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
const modal = z.object({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z.array(modalTopLevel).min(1).max(5),
})

/** @throws Refusal 50035 */
export function readModal(body: unknown): APIModalInteractionResponseCallbackData {
  const form = structuredClone(read<APIModalInteractionResponseCallbackData>(modal, body))
  withIds(form.components)
  refuseDuplicates(form.components)
  return form
}
