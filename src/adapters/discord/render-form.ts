import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import { type ActionId, encodeActionId } from '../../chat/action-id.ts'
import type { Form, FormField } from '../../chat/form.ts'
import { richText } from './render-rich.ts'

/** https://docs.discord.com/developers/components/reference#text-display */
const MAX_DISPLAYED = 4_000

/** A form as a modal. A field's name is its custom id; its hint is the description under its label. */
export function modal(form: Form, action: ActionId): APIModalInteractionResponseCallbackData {
  const intro = form.intro === null ? '' : richText(form.intro, 'readable')
  const words = form.intro !== null && intro.length > MAX_DISPLAYED ? richText(form.intro, 'tight') : intro
  return {
    title: form.title,
    custom_id: encodeActionId(action),
    components: [
      ...(words === '' ? [] : [{ type: ComponentType.TextDisplay as const, content: words }]),
      ...form.fields.map(label),
    ],
  }
}

function label(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: field.label,
    ...(field.hint === '' ? {} : { description: field.hint }),
    component: component(field),
  }
}

function component(field: FormField): APIComponentInLabel {
  const base = { custom_id: field.name, required: field.required }
  const atLeast = field.required ? 1 : 0
  switch (field.kind) {
    case 'text':
      return {
        ...base,
        type: ComponentType.TextInput,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        // what was written before is never cut: the form's own check says that it is too long
        max_length: Math.max(field.max, field.initial.length),
        ...(field.initial === '' ? {} : { value: field.initial }),
      }
    case 'date':
      return {
        ...base,
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        // room for somebody who writes '16 March 2027': the check says what is wanted
        max_length: Math.max(40, field.initial.length),
        placeholder: 'YYYY-MM-DD',
        ...(field.initial === '' ? {} : { value: field.initial }),
      }
    case 'people':
      return {
        ...base,
        type: ComponentType.UserSelect,
        min_values: atLeast,
        max_values: Math.max(field.max, field.initial.length),
        default_values: field.initial.map((id) => ({ id, type: SelectMenuDefaultValueType.User })),
      }
    case 'holders':
      return {
        ...base,
        type: ComponentType.MentionableSelect,
        min_values: atLeast,
        max_values: Math.max(field.max, field.initial.length),
        default_values: field.initial.map((holder) =>
          'person' in holder
            ? { id: holder.person, type: SelectMenuDefaultValueType.User }
            : { id: holder.group, type: SelectMenuDefaultValueType.Role },
        ),
      }
    case 'select':
      return {
        ...base,
        type: ComponentType.StringSelect,
        min_values: atLeast,
        options: field.choices.map((choice) => ({ ...choice, default: choice.value === field.initial })),
      }
    default:
      return field satisfies never
  }
}
