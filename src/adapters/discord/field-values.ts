import {
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  ComponentType,
  type ModalSubmitComponent,
} from 'discord.js'
import type { RawValue, RawValues } from '../../chat/form.ts'

/** A submitted modal by the names of its fields: a field's custom id is its name. */
export function fieldValues(data: APIModalSubmission): RawValues {
  const roles = data.resolved?.roles ?? {}
  return Object.fromEntries(
    data.components.flatMap(filledIn).flatMap((field): [string, RawValue][] => {
      switch (field.type) {
        case ComponentType.TextInput:
          return [[field.custom_id, field.value]]
        case ComponentType.StringSelect:
          return [[field.custom_id, field.values[0] ?? '']]
        case ComponentType.UserSelect:
          return [[field.custom_id, field.values]]
        case ComponentType.MentionableSelect:
          return [[field.custom_id, field.values.map((id) => (id in roles ? { group: id } : { person: id }))]]
        // kinds that our forms do not have
        default:
          return []
      }
    }),
  )
}

function filledIn(top: APIModalSubmissionComponent): ModalSubmitComponent[] {
  switch (top.type) {
    case ComponentType.Label:
      return [top.component]
    case ComponentType.ActionRow:
      return top.components
    default:
      return []
  }
}
