import { atMost, LIMITS, LimitError, within } from './limits.ts'
import type { Holder } from './refs.ts'
import type { Choice, RichText } from './view.ts'

/** A form as an adapter renders it: finished words, values filled in. */
export interface Form {
  title: string
  intro: RichText | null
  submit: string
  fields: readonly FormField[]
}

export type FormField = { name: string; label: string; hint: string; required: boolean } & (
  | { kind: 'text'; long: boolean; max: number; initial: string }
  /** Discord and the rehearsal: a text box for YYYY-MM-DD; Slack: a date picker. */
  | { kind: 'date'; initial: string }
  | { kind: 'people'; max: number; initial: readonly string[] }
  /** People, and roles (Discord) or user groups (Slack). */
  | { kind: 'holders'; max: number; initial: readonly Holder[] }
  | { kind: 'select'; choices: readonly Choice[]; initial: string }
)

/** What came back, before any check: text as typed, ids as picked. A field left empty is '' or []. */
export type RawValue = string | readonly string[] | readonly Holder[]
export type RawValues = Readonly<Record<string, RawValue>>

/** A field as a definition declares it: label and hint are message keys. `T` is the value that `run` gets. */
export interface FieldSpec<T> {
  readonly kind: FormField['kind']
  readonly label: string
  readonly hint: string
  readonly required: boolean
  readonly long: boolean
  readonly max: number
  /** Message key and parameters of what is wrong, or the value. Pure: it runs before the acknowledgement. */
  read(raw: RawValue | undefined): { value: T } | { error: FieldError }
}

export interface FieldError {
  key: string
  params: Readonly<Record<string, string | number>>
}

export type FieldSpecs = Readonly<Record<string, FieldSpec<unknown>>>
export type FormValues<F extends FieldSpecs> = { [K in keyof F]: F[K] extends FieldSpec<infer T> ? T : never }
export type FieldErrors = Readonly<Record<string, FieldError>>

interface Said {
  label: string
  hint?: string
  required?: boolean
}

const fieldError = (key: string, params: FieldError['params'] = {}): { error: FieldError } => ({
  error: { key, params },
})

function spec<T>(
  kind: FormField['kind'],
  said: Said,
  max: number,
  read: FieldSpec<T>['read'],
  long = false,
): FieldSpec<T> {
  return { kind, label: said.label, hint: said.hint ?? '', required: said.required ?? true, long, max, read }
}

/** One line (or several with `long`): trimmed; at most `max` characters of at most 3,000. */
export function textField(said: Said & { max: number; long?: boolean }): FieldSpec<string> {
  if (said.max > LIMITS.fieldText)
    throw new LimitError(`text field of ${said.max} characters, at most ${LIMITS.fieldText} fit`)
  return spec(
    'text',
    said,
    said.max,
    (raw) => {
      const value = typeof raw === 'string' ? raw.trim() : ''
      if (value === '' && (said.required ?? true)) return fieldError('kit.form.required')
      if (value.length > said.max) return fieldError('kit.form.too-long', { max: said.max, length: value.length })
      return { value }
    },
    said.long ?? false,
  )
}

/** An ISO date (2027-03-16), or '' where it is not required. Whether that day exists is checked; whether it suits is the form's own check. */
export function dateField(said: Said): FieldSpec<string> {
  return spec('date', said, 10, (raw) => {
    const value = typeof raw === 'string' ? raw.trim() : ''
    if (value === '') return (said.required ?? true) ? fieldError('kit.form.required') : { value }
    return isDate(value) ? { value } : fieldError('kit.form.not-a-date')
  })
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Ids of people picked, each once. */
export function peopleField(said: Said & { max: number }): FieldSpec<readonly string[]> {
  return spec('people', said, fewEnough(said.max), (raw) => {
    const value = [...new Set(strings(raw))]
    if (value.length === 0 && (said.required ?? true)) return fieldError('kit.form.required')
    if (value.length > said.max) return fieldError('kit.form.too-many', { max: said.max })
    return { value }
  })
}

/** People, roles or user groups, each once. */
export function holdersField(said: Said & { max: number }): FieldSpec<readonly Holder[]> {
  return spec('holders', said, fewEnough(said.max), (raw) => {
    const value = [...new Map(holders(raw).map((each) => [JSON.stringify(each), each])).values()]
    if (value.length === 0 && (said.required ?? true)) return fieldError('kit.form.required')
    if (value.length > said.max) return fieldError('kit.form.too-many', { max: said.max })
    return { value }
  })
}

function fewEnough(max: number): number {
  if (max > LIMITS.people) throw new LimitError(`a field for ${max} people, at most ${LIMITS.people} fit`)
  return max
}

/** One of the choices that `open` offers; the form's `run` looks it up again, since what was offered may be gone. */
export function selectField(said: Said): FieldSpec<string> {
  return spec('select', said, 1, (raw) => {
    const value = typeof raw === 'string' ? raw : ''
    return value === '' && (said.required ?? true) ? fieldError('kit.form.required') : { value }
  })
}

/** What a definition's `open` adds to its declared fields. */
export interface Opening<F extends FieldSpecs> {
  title: string
  submit: string
  intro?: RichText
  initial?: Partial<FormValues<F>>
  choices?: { [K in keyof F]?: readonly Choice[] }
}

/** @throws LimitError when it does not fit both platforms. */
export function buildForm<F extends FieldSpecs>(
  fields: F,
  opening: Opening<F>,
  words: (key: string) => string,
  refill: RawValues = {},
): Form {
  within('form title', opening.title, LIMITS.formTitle)
  within('submit label', opening.submit, LIMITS.formTitle)
  const built = Object.entries(fields).map(([name, field]): FormField => {
    const base = {
      name,
      label: within('field label', words(field.label), LIMITS.fieldLabel),
      hint: field.hint === '' ? '' : within('field hint', words(field.hint), LIMITS.fieldHint),
      required: field.required,
    }
    const initial: unknown = refill[name] ?? opening.initial?.[name]
    switch (field.kind) {
      case 'text': {
        const written = typeof initial === 'string' ? initial.slice(0, LIMITS.fieldText) : ''
        // what was too long comes back whole, to be shortened by who wrote it: a platform refuses a field that holds more than it takes
        return { ...base, kind: 'text', long: field.long, max: Math.max(field.max, written.length), initial: written }
      }
      case 'date':
        return { ...base, kind: 'date', initial: typeof initial === 'string' ? initial : '' }
      case 'people':
        return { ...base, kind: 'people', max: field.max, initial: strings(initial) }
      case 'holders':
        return { ...base, kind: 'holders', max: field.max, initial: holders(initial) }
      case 'select': {
        const choices = atMost('choices', opening.choices?.[name] ?? [], LIMITS.choices)
        for (const choice of choices) within('choice', choice.label, LIMITS.choiceLabel)
        const known = choices.some((choice) => choice.value === initial)
        return { ...base, kind: 'select', choices, initial: known && typeof initial === 'string' ? initial : '' }
      }
    }
  })
  // Discord: at most five components in a modal, the words above the fields counted
  atMost('form fields', built, opening.intro ? LIMITS.formFields - 1 : LIMITS.formFields)
  return { title: opening.title, intro: opening.intro ?? null, submit: opening.submit, fields: built }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

const holders = (value: unknown): Holder[] =>
  Array.isArray(value) ? value.filter((each): each is Holder => typeof each === 'object' && each !== null) : []

/** Reads every field; the form's own check is asked only when each field by itself is sound. */
export function readValues<F extends FieldSpecs>(
  fields: F,
  raw: RawValues,
  check: (values: FormValues<F>) => FieldErrors,
): { values: FormValues<F> } | { errors: FieldErrors } {
  const errors: Record<string, FieldError> = {}
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const result = field.read(raw[name])
    if ('error' in result) errors[name] = result.error
    else values[name] = result.value
  }
  if (Object.keys(errors).length > 0) return { errors }
  const sound = values as FormValues<F>
  const more = check(sound)
  return Object.keys(more).length > 0 ? { errors: more } : { values: sound }
}
