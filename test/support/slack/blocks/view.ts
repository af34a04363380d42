import * as z from 'zod'
import { block } from './blocks.ts'
import { plain } from './text.ts'

/** https://docs.slack.dev/reference/views/modal-views and home-tab-views: 100 blocks, private_metadata 3,000, callback_id 255. */
const common = {
  blocks: z.array(block).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}

export const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
})

export const home = z.strictObject({ type: z.literal('home'), ...common })

export type Modal = z.infer<typeof modal>
export type Home = z.infer<typeof home>
