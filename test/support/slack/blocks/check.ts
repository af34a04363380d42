import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { type Block, block, controls } from './blocks.ts'
import type { Control } from './elements.ts'
import type { Option } from './text.ts'
import { type Home, home, type Modal, modal } from './view.ts'

/** What is wrong with blocks or a view, in the words of Slack's `response_metadata.messages`. */
export type Checked<T> = { ok: true; value: T } | { ok: false; messages: string[] }

const pointer = (root: string, path: readonly PropertyKey[]) =>
  `[json-pointer:/${[root, ...path.map(String)].join('/')}]`

function worded(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be no more than ${issue.maximum} characters`
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum} items`
        : `must be more than ${Number(issue.minimum) - 1} characters`
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return 'unsupported type'
    default:
      return issue.message
  }
}

const say = (text: string, root: string, path: readonly PropertyKey[]) => `[ERROR] ${text} ${pointer(root, path)}`

function parsed<T>(schema: z.ZodType<T>, given: unknown, root: string): Checked<T> {
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, messages: result.error.issues.map((issue) => say(worded(issue), root, issue.path)) }
}

/** https://docs.slack.dev/reference/methods/chat.postMessage, errors `invalid_blocks` and `invalid_blocks_format`: at most 50 blocks. */
export function checkBlocks(given: unknown): Checked<Block[]> {
  const result = parsed(z.array(block).max(50), given, 'blocks')
  return result.ok ? furtherRules(result.value, 'blocks', (value) => value) : result
}

/** https://docs.slack.dev/reference/views: answers for `views.*` and for `response_action`. */
export function checkModal(given: unknown): Checked<Modal> {
  const result = parsed(modal, given, 'view')
  if (!result.ok) return result
  const view = result.value
  if (view.submit === undefined && view.blocks.some((b) => b.type === 'input')) {
    return {
      ok: false,
      messages: [say('`submit` is required when an input block is within the blocks array', 'view', [])],
    }
  }
  return furtherRules(view.blocks, 'view/blocks', (blocks) => ({ ...view, blocks }))
}

export function checkHome(given: unknown): Checked<Home> {
  const result = parsed(home, given, 'view')
  return result.ok
    ? furtherRules(result.value.blocks, 'view/blocks', (blocks) => ({ ...result.value, blocks }))
    : result
}

/** Rules that go across objects: unique ids, one focused element, options that exist. Gives every block and control an id, as Slack does. */
function furtherRules<T>(blocks: Block[], root: string, whole: (blocks: Block[]) => T): Checked<T> {
  const messages = blocks.flatMap((each, at) => aboutOne(each).map((text) => say(text, root, [at])))
  const ids = blocks.flatMap((each) => each.block_id ?? [])
  for (const twice of repeated(ids)) messages.push(say(`\`block_id\` "${twice}" already exists`, root, []))
  const focused = blocks.flatMap(controls).filter((each) => 'focus_on_load' in each && each.focus_on_load === true)
  if (focused.length > 1) messages.push(say('only one element may have `focus_on_load`', root, []))
  return messages.length > 0 ? { ok: false, messages } : { ok: true, value: whole(blocks.map(withIds)) }
}

const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at)

function aboutOne(each: Block): string[] {
  const wrong: string[] = []
  if (each.type === 'section' && each.text === undefined && each.fields === undefined) {
    wrong.push('a section needs `text` or `fields`')
  }
  // An `action_id` is unique within its block: block element pages, field `action_id`.
  for (const twice of repeated(controls(each).flatMap((c) => c.action_id ?? []))) {
    wrong.push(`\`action_id\` "${twice}" already exists in this block`)
  }
  return [...wrong, ...controls(each).flatMap(aboutControl)]
}

/** The options of a control that has them; [] for others. */
export function optionsOf(control: Control): Option[] {
  if (control.type === 'static_select' || control.type === 'multi_static_select') {
    return control.options ?? (control.option_groups ?? []).flatMap((group) => group.options)
  }
  if (control.type === 'checkboxes' || control.type === 'radio_buttons' || control.type === 'overflow')
    return control.options
  return []
}

function aboutControl(control: Control): string[] {
  const wrong: string[] = []
  const options = optionsOf(control)
  if (control.type === 'static_select' || control.type === 'multi_static_select') {
    if ((control.options === undefined) === (control.option_groups === undefined)) {
      wrong.push('one of `options` and `option_groups` is required')
    }
  }
  for (const twice of repeated(options.map((each) => each.value))) wrong.push(`option value "${twice}" is not unique`)
  const initial =
    'initial_options' in control
      ? (control.initial_options ?? [])
      : 'initial_option' in control && control.initial_option !== undefined
        ? [control.initial_option]
        : []
  const known = options.map((each) => JSON.stringify(each))
  if (initial.some((each) => !known.includes(JSON.stringify(each)))) {
    wrong.push('an initial option must exactly match one of the options')
  }
  if (control.type === 'plain_text_input' && (control.min_length ?? 0) > (control.max_length ?? 3000)) {
    wrong.push('`min_length` must not exceed `max_length`')
  }
  return wrong
}

const fresh = () => randomBytes(3).toString('base64url')

function withIds(each: Block): Block {
  const block_id = each.block_id ?? fresh()
  switch (each.type) {
    case 'section':
      return each.accessory === undefined || each.accessory.type === 'image'
        ? { ...each, block_id }
        : { ...each, block_id, accessory: { ...each.accessory, action_id: each.accessory.action_id ?? fresh() } }
    case 'actions':
      return {
        ...each,
        block_id,
        elements: each.elements.map((element) => ({ ...element, action_id: element.action_id ?? fresh() })),
      }
    case 'input':
      return { ...each, block_id, element: { ...each.element, action_id: each.element.action_id ?? fresh() } }
    default:
      return { ...each, block_id }
  }
}
