import type { RichTextBlock } from '@slack/types'
import type { RawValue, RawValues } from '../../chat/form.ts'
import type { Holder } from '../../chat/refs.ts'
import { ELEMENT, GROUPS } from './render-form.ts'

/** What stands in one element of a submitted modal: https://docs.slack.dev/reference/views/modal-views */
interface Value {
  type: string
  value?: string | null | undefined
  selected_date?: string | null | undefined
  selected_users?: string[] | undefined
  selected_option?: { value: string } | null | undefined
  rich_text_value?: RichTextBlock | undefined
}

/** By block id, then by action id: `view.state.values`. */
export type State = Readonly<Record<string, Readonly<Record<string, Value>>>>

/** What was filled in, by field. People and the groups mentioned beside them become one list of holders. */
export function formValues(state: State): RawValues {
  const fields = Object.keys(state).filter((name) => !name.endsWith(GROUPS))
  return Object.fromEntries(fields.map((name) => [name, fieldValue(state, name)]))
}

function fieldValue(state: State, name: string): RawValue {
  const own = state[name]?.[ELEMENT]
  const beside = state[`${name}${GROUPS}`]?.[ELEMENT]
  if (beside === undefined) return valueIn(own)
  const people: Holder[] = (own?.selected_users ?? []).map((person) => ({ person }))
  return withoutDuplicates([...people, ...mentioned(beside.rich_text_value)])
}

function valueIn(value: Value | undefined): RawValue {
  switch (value?.type) {
    case 'multi_users_select':
      return value.selected_users ?? []
    case 'datepicker':
      return value.selected_date ?? ''
    case 'static_select':
      return value.selected_option?.value ?? ''
    default:
      return value?.value ?? ''
  }
}

/** Groups, and people, who are mentioned in what was typed; every other word is left alone. */
function mentioned(typed: RichTextBlock | undefined): Holder[] {
  return (typed?.elements ?? [])
    .flatMap((part) =>
      part.type === 'rich_text_list' ? part.elements.flatMap((item) => item.elements) : part.elements,
    )
    .flatMap((each): Holder[] => {
      if (each.type === 'usergroup') return [{ group: each.usergroup_id }]
      return each.type === 'user' ? [{ person: each.user_id }] : []
    })
}

function withoutDuplicates(holders: readonly Holder[]): Holder[] {
  return [...new Map(holders.map((holder) => [JSON.stringify(holder), holder])).values()]
}
