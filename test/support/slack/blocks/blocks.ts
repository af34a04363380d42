import * as z from 'zod'
import { accessory, action, type Control, image, inputElement } from './elements.ts'
import { richText } from './rich-text.ts'
import { anyText, id, plain } from './text.ts'

/** Layout blocks, with the limits of https://docs.slack.dev/reference/block-kit/blocks (one page each). */
const named = { block_id: id.optional() }

const section = z.strictObject({
  type: z.literal('section'),
  ...named,
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
})
const header = z.strictObject({ type: z.literal('header'), ...named, text: plain(150) })
const divider = z.strictObject({ type: z.literal('divider'), ...named })
const context = z.strictObject({
  type: z.literal('context'),
  ...named,
  elements: z
    .array(z.discriminatedUnion('type', [image, ...anyText().options]))
    .min(1)
    .max(10),
})
const actions = z.strictObject({ type: z.literal('actions'), ...named, elements: z.array(action).min(1).max(25) })
const input = z.strictObject({
  type: z.literal('input'),
  ...named,
  label: plain(2000),
  element: inputElement,
  dispatch_action: z.boolean().optional(),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
})
const picture = z.strictObject({
  type: z.literal('image'),
  ...named,
  image_url: z.string().max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plain(2000).optional(),
})

/** The blocks that this fake knows. Others are refused as 'unsupported type', so that nobody relies on what is not modelled. */
export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  input,
  picture,
  richText,
])

export type Block = z.infer<typeof block>
export type InputBlock = Extract<Block, { type: 'input' }>

/** The elements of a block that a person can act on, in order. */
export function controls(of: Block): Control[] {
  switch (of.type) {
    case 'section':
      return of.accessory === undefined || of.accessory.type === 'image' ? [] : [of.accessory]
    case 'actions':
      return of.elements
    case 'input':
      return [of.element]
    case 'header':
    case 'divider':
    case 'context':
    case 'image':
    case 'rich_text':
      return []
  }
}
