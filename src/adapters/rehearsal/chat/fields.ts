import type { Form, FormField, RawValue, RawValues } from '../../../chat/form.ts'
import type { Holder } from '../../../chat/refs.ts'
import { refuse } from './refused.ts'
import { present } from './sight.ts'
import type { Store } from './store.ts'

/** Room for somebody who writes '16 March 2027' where a date is asked: the form's own check says what is wanted. */
const DATE = 40

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
const holders = (value: unknown): Holder[] =>
  Array.isArray(value) ? value.filter((each): each is Holder => typeof each === 'object' && each !== null) : []

/**
 * What is sent of a form: every field, an empty one as '' or []. What Discord's client would not send is not sent here either.
 * @throws Refused with what she would see beside the field
 */
export function checkedValues(store: Store, form: Form, values: RawValues): RawValues {
  for (const name of Object.keys(values)) {
    if (!form.fields.some((field) => field.name === name)) refuse('rehearsal.chat.field.unknown')
  }
  return Object.fromEntries(form.fields.map((field) => [field.name, checkedFields(store, field, values[field.name])]))
}

function checkedFields(store: Store, field: FormField, value: RawValue | undefined): RawValue {
  const { label } = field
  switch (field.kind) {
    case 'text':
    case 'date': {
      const text = typeof value === 'string' ? value : ''
      const max = field.kind === 'text' ? field.max : Math.max(DATE, field.initial.length)
      if (text === '' && field.required) refuse('rehearsal.chat.field.missing', { label })
      if (text.length > max) refuse('rehearsal.chat.field.long', { label, max })
      return text
    }
    case 'select': {
      const chosen = typeof value === 'string' ? value : ''
      if (chosen === '' && !field.required) return ''
      if (!field.choices.some((choice) => choice.value === chosen)) refuse('rehearsal.chat.field.choice', { label })
      return chosen
    }
    case 'people': {
      const people = [...new Set(strings(value))]
      fits(field, people.length)
      if (people.some((id) => present(store, id) === null)) refuse('rehearsal.chat.field.person', { label })
      return people
    }
    case 'holders': {
      const picked = holders(value)
      fits(field, picked.length)
      const known = (each: Holder) =>
        'person' in each ? present(store, each.person) !== null : store.groups.has(each.group)
      if (!picked.every(known)) refuse('rehearsal.chat.field.holder', { label })
      return picked
    }
    default:
      return field satisfies never
  }
}

/** Whoever stood in it before may stay, be they more than it takes now. */
function fits(field: FormField & { kind: 'people' | 'holders' }, count: number): void {
  const { label } = field
  const max = Math.max(field.max, field.initial.length)
  if (count === 0 && field.required) refuse('rehearsal.chat.field.missing', { label })
  if (count > max) refuse('rehearsal.chat.field.many', { label, max })
}

/** The same form with what she wrote in it, for when it comes back to her. */
export function filled(form: Form, values: RawValues): Form {
  return {
    ...form,
    fields: form.fields.map((field): FormField => {
      const value = values[field.name]
      switch (field.kind) {
        case 'text':
        case 'date':
        case 'select':
          return { ...field, initial: typeof value === 'string' ? value : '' }
        case 'people':
          return { ...field, initial: strings(value) }
        case 'holders':
          return { ...field, initial: holders(value) }
        default:
          return field satisfies never
      }
    }),
  }
}
