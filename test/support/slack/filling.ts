import type { FormInput, Seen, SeenForm } from '../people.ts'
import type { InputBlock } from './blocks/blocks.ts'
import type { Control } from './blocks/elements.ts'
import { isEmpty, type Value } from './blocks/values.ts'
import { type Choice, valueFrom } from './choices.ts'
import { groupsBeside, inputsOf, lookAtForm } from './form.ts'
import { valueAt } from './render/controls.ts'
import { settled } from './settle.ts'
import type { OpenView, User } from './state.ts'
import { sendView } from './submit.ts'
import type { Workspace } from './workspace.ts'

const asChoices = (given: FormInput[string]): readonly Choice[] => {
  if (typeof given === 'string') return [given]
  return Array.isArray(given) ? given : [given].flat()
}

function put(open: OpenView, block: InputBlock, value: Value): void {
  const id = block.block_id ?? ''
  open.values[id] = { ...open.values[id], [block.element.action_id ?? '']: value }
}

/** Fills in fields by their labels. Groups for a field of holders go, as mentions, into the input beside it: see form.ts. */
function fillIn(workspace: Workspace, user: User, open: OpenView, values: FormInput): void {
  for (const [label, given] of Object.entries(values)) {
    const block = inputsOf(open).find((each) => each.label.text === label)
    if (block === undefined) {
      const there = inputsOf(open).map((each) => each.label.text)
      throw new Error(`There is no field ${JSON.stringify(label)}; there is ${there.join(' | ')}`)
    }
    const choices = asChoices(given)
    const beside = groupsBeside(open, block)
    if (beside === undefined) {
      put(open, block, valueFrom(workspace, user, block.element, choices))
      continue
    }
    const isGroup = (each: Choice) => typeof each === 'object' && 'group' in each
    put(
      open,
      block,
      valueFrom(
        workspace,
        user,
        block.element,
        choices.filter((each) => !isGroup(each)),
      ),
    )
    const groups = choices.filter(isGroup)
    if (groups.length > 0) put(open, beside, valueFrom(workspace, user, beside.element, groups))
  }
}

/** What the client itself says before it sends anything. */
function clientSays(control: Control, value: Value | undefined, optional: boolean): string | null {
  if (value === undefined || isEmpty(value)) return optional ? null : 'Please complete this required field.'
  if (control.type === 'plain_text_input' && 'value' in value) {
    const length = value.value?.length ?? 0
    const [least, most] = [control.min_length ?? 0, control.max_length ?? 3000]
    if (length > most) return `Must be at most ${most} characters.`
    if (length < least) return `Must be at least ${least} characters.`
  }
  if (control.type === 'email_text_input' && 'value' in value && !/^\S+@\S+\.\S+$/.test(value.value ?? '')) {
    return 'Please enter a valid email address.'
  }
  if (control.type === 'url_text_input' && 'value' in value && !/^https?:\/\/\S+$/.test(value.value ?? '')) {
    return 'Please enter a valid URL.'
  }
  if (control.type === 'number_input' && 'value' in value && !/^-?\d+(\.\d+)?$/.test(value.value ?? '')) {
    return 'Please enter a number.'
  }
  return null
}

/** Fills in the form in front of this person and submits it. */
export async function submit(workspace: Workspace, user: User, open: OpenView, values: FormInput): Promise<Seen> {
  fillIn(workspace, user, open, values)
  open.errors = {}
  for (const block of inputsOf(open)) {
    const value = valueAt(open.values, { block, control: block.element })
    const says = clientSays(block.element, value, block.optional === true)
    if (says !== null) open.errors[block.block_id ?? ''] = says
  }
  if (Object.keys(open.errors).length > 0) return lookAtForm(workspace, open) satisfies SeenForm
  return settled(workspace, await sendView(workspace, user, open, 'view_submission'))
}
