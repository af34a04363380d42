import type { SeenField, SeenForm } from '../people.ts'
import type { InputBlock } from './blocks/blocks.ts'
import { optionsOf } from './blocks/check.ts'
import type { InputElement } from './blocks/elements.ts'
import { namesFor } from './look.ts'
import { readBlocks } from './render/blocks.ts'
import { chosenIn, valueAt } from './render/controls.ts'
import { joined } from './render/readable.ts'
import { readRichText } from './render/rich-text.ts'
import type { OpenView } from './state.ts'
import type { Workspace } from './workspace.ts'

/**
 * A modal with inputs as its owner sees it.
 *
 * Slack has no picker for user groups. A field for 'holders' is therefore made of two inputs: a `multi_users_select`, and right
 * after it a `rich_text_input` whose label begins with the same words, in which groups are mentioned. The first is shown as
 * kind 'holders' and takes people and groups alike (groups are written into the second, as a person would); the second is
 * shown as a field of its own too.
 */
export function lookAtForm(workspace: Workspace, open: OpenView): SeenForm {
  const { view } = open
  const inputs = inputsOf(open)
  const names = namesFor(workspace, open.user)
  const words = readBlocks(
    view.blocks.filter((each) => each.type !== 'input'),
    names,
  )
  return {
    kind: 'form',
    title: view.type === 'modal' ? view.title.text : '',
    intro: words.text,
    fields: inputs.map((block) => field(workspace, open, block)),
    submitLabel: view.type === 'modal' ? (view.submit?.text ?? '') : '',
    seenBy: [open.user],
  }
}

export const inputsOf = (open: OpenView): InputBlock[] => open.view.blocks.filter((each) => each.type === 'input')

/** The input for groups that belongs to this one, if there is one. */
export function groupsBeside(open: OpenView, block: InputBlock): InputBlock | undefined {
  const next = open.view.blocks[open.view.blocks.indexOf(block) + 1]
  if (block.element.type !== 'multi_users_select' || next?.type !== 'input') return undefined
  return next.element.type === 'rich_text_input' && next.label.text.startsWith(block.label.text) ? next : undefined
}

function field(workspace: Workspace, open: OpenView, block: InputBlock): SeenField {
  const beside = groupsBeside(open, block)
  const own = shownValue(workspace, open, block)
  const groups = beside === undefined ? [] : [shownValue(workspace, open, beside)].flat().filter((each) => each !== '')
  return {
    label: block.label.text,
    hint: block.hint?.text ?? '',
    kind: beside === undefined ? kindOf(block.element) : 'holders',
    required: block.optional !== true,
    value: Array.isArray(own) ? [...own, ...groups] : own,
    options: optionsOf(block.element).map((each) => each.text.text),
    error: open.errors[block.block_id ?? ''] ?? '',
  }
}

function kindOf(element: InputElement): SeenField['kind'] {
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline === true ? 'paragraph' : 'text'
    case 'rich_text_input':
      return 'paragraph'
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'timepicker':
      return 'text'
    case 'datepicker':
      return 'date'
    case 'users_select':
    case 'multi_users_select':
      return 'people'
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
      return 'rooms'
    case 'static_select':
    case 'multi_static_select':
    case 'checkboxes':
    case 'radio_buttons':
      return 'select'
  }
}

/** What stands in the field: text and dates as they read, a list of what is chosen by what it is called. */
function shownValue(workspace: Workspace, open: OpenView, block: InputBlock): string | string[] {
  const names = namesFor(workspace, open.user)
  const value = valueAt(open.values, { block, control: block.element })
  if (value === undefined) return ''
  if ('value' in value) return value.value ?? ''
  if (value.type === 'rich_text_input') {
    return value.rich_text_value === undefined ? '' : joined([readRichText(value.rich_text_value, names)], '').text
  }
  const chosen = chosenIn(value, names)
  return value.type === 'datepicker' || value.type === 'timepicker' ? (chosen[0] ?? '') : chosen
}
