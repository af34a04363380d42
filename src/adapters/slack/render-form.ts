import type { InputBlock, KnownBlock, ModalView, RichTextBlock } from '@slack/types'
import { type ActionId, encodeActionId } from '../../chat/action-id.ts'
import type { Form, FormField } from '../../chat/form.ts'
import type { Holder } from '../../chat/refs.ts'
import { MENTIONS, richElements } from './render-rich.ts'
import { plainText } from './render-view.ts'
import { label, wellFormed } from './text.ts'
import { WORDS } from './words.ts'

/** Every field's element has this id; the field's name is its block's. */
export const ELEMENT = 'value'
/** Slack has no picker for user groups: a field for holders has a second input, in which groups are mentioned. */
export const GROUPS = ':groups'

/** https://docs.slack.dev/reference/block-kit/blocks/input-block allows 2,000; our own labels have 45, hints 100. */
const MAX_LABEL = 100

/** A form as a modal. Its action rides in `callback_id`, where it is answered in `metadata`. */
export function formModal(form: Form, action: ActionId, metadata: string): ModalView {
  const intro: KnownBlock[] =
    form.intro === null
      ? []
      : [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: richElements(form.intro, MENTIONS) }],
          },
        ]
  return {
    type: 'modal',
    callback_id: encodeActionId(action),
    private_metadata: metadata,
    title: plainText(label(form.title, 24)),
    submit: plainText(label(form.submit, 24)),
    close: plainText(WORDS.cancel),
    blocks: [...intro, ...form.fields.flatMap(inputs)],
  }
}

function inputs(field: FormField): InputBlock[] {
  const block = {
    type: 'input' as const,
    block_id: field.name,
    label: plainText(label(field.label, MAX_LABEL)),
    optional: !field.required,
    ...(field.hint === '' ? {} : { hint: plainText(label(field.hint, MAX_LABEL)) }),
  }
  switch (field.kind) {
    case 'text':
      return [
        {
          ...block,
          element: {
            type: 'plain_text_input',
            action_id: ELEMENT,
            multiline: field.long,
            max_length: field.max,
            ...(field.initial === '' ? {} : { initial_value: typed(field) }),
          },
        },
      ]
    case 'date':
      return [
        {
          ...block,
          element: {
            type: 'datepicker',
            action_id: ELEMENT,
            ...(/^\d{4}-\d{2}-\d{2}$/.test(field.initial) ? { initial_date: field.initial } : {}),
          },
        },
      ]
    case 'people':
      return [{ ...block, element: peopleElement(field.initial, field.max) }]
    case 'holders': {
      // either of the two may be empty, so neither can be required by itself: the kit's own check asks for one
      const groups = field.initial.flatMap((holder) => ('group' in holder ? [holder.group] : []))
      return [
        { ...block, optional: true, element: peopleElement(field.initial.flatMap(personOf), field.max) },
        {
          type: 'input',
          block_id: `${field.name}${GROUPS}`,
          label: plainText(WORDS.groupsBeside(block.label.text)),
          hint: plainText(WORDS.groupsHint),
          optional: true,
          element: {
            type: 'rich_text_input',
            action_id: ELEMENT,
            ...(groups.length === 0 ? {} : { initial_value: mentioned(groups) }),
          },
        },
      ]
    }
    case 'select': {
      const options = field.choices.map((choice) => ({ text: plainText(label(choice.label, 75)), value: choice.value }))
      const initial = options.find((option) => option.value === field.initial)
      return [
        {
          ...block,
          element: {
            type: 'static_select',
            action_id: ELEMENT,
            options,
            ...(initial === undefined ? {} : { initial_option: initial }),
          },
        },
      ]
    }
    default:
      return field satisfies never
  }
}

/** What stands in a field must be what a person could have typed there. */
const typed = ({ initial, long, max }: { initial: string; long: boolean; max: number }): string =>
  (long ? wellFormed(initial) : wellFormed(initial).replaceAll(/\s+/g, ' ')).slice(0, max)

const personOf = (holder: Holder): string[] => ('person' in holder ? [holder.person] : [])

const peopleElement = (initial: readonly string[], max: number) => ({
  type: 'multi_users_select' as const,
  action_id: ELEMENT,
  max_selected_items: max,
  ...(initial.length === 0 ? {} : { initial_users: initial.slice(0, max) }),
})

const mentioned = (groups: readonly string[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: groups.flatMap((id, at) => [
        ...(at === 0 ? [] : [{ type: 'text' as const, text: ' ' }]),
        { type: 'usergroup' as const, usergroup_id: id },
      ]),
    },
  ],
})
