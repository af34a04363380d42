import { useId } from 'preact/hooks'
import type { FormField, RawValue } from '../../../chat/form.ts'
import type { Holder } from '../../../chat/refs.ts'
import * as state from './state.ts'
import { t } from './words.ts'

interface Props {
  field: FormField
  value: RawValue
  error: string | null
  onChange(value: RawValue): void
}

/** '2027-03-16', and room for somebody's mistake in it. */
const DATE = 20

/** A field of a form, with its hint and what is wrong with it. */
export function FieldOf({ field, value, error, onChange }: Props) {
  const id = useId()
  const hints = [field.hint === '' ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter(Boolean).join(' ')
  const described = {
    'aria-required': field.required,
    'aria-invalid': error !== null,
    'aria-describedby': hints === '' ? undefined : hints,
  }
  const label = (
    <>
      {field.label}
      {!field.required && <span class="optional"> {t('rehearsal.page.optional')}</span>}
    </>
  )
  const about = (
    <>
      {field.hint !== '' && (
        <p id={`${id}-hint`} class="hint">
          {field.hint}
        </p>
      )}
    </>
  )
  const wrong = error !== null && (
    <p id={`${id}-error`} class="error">
      {error}
    </p>
  )
  if (field.kind === 'people' || field.kind === 'holders') {
    const { 'aria-required': _required, ...rest } = described
    return (
      <fieldset class="field" {...rest}>
        <legend>{label}</legend>
        {about}
        <Ticks field={field} value={value} onChange={onChange} />
        {wrong}
      </fieldset>
    )
  }
  const text = typeof value === 'string' ? value : ''
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {about}
      {field.kind === 'select' ? (
        <select {...described} id={id} value={text} onChange={typed}>
          <option value="" disabled={field.required}>
            {t('rehearsal.page.choose')}
          </option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : field.kind === 'text' && field.long ? (
        <textarea {...described} id={id} rows={4} maxLength={field.max} value={text} onInput={typed} />
      ) : (
        <input
          {...described}
          id={id}
          type="text"
          autocomplete="off"
          // a date is typed as its hint says, as on Discord: a browser's own field has an order of its own for it
          maxLength={field.kind === 'date' ? DATE : field.max}
          value={text}
          onInput={typed}
        />
      )}
      {wrong}
    </div>
  )
}

/** People, and groups where those may be picked too, each with a box to tick. */
function Ticks({
  field,
  value,
  onChange,
}: Omit<Props, 'error'> & { field: FormField & { kind: 'people' | 'holders' } }) {
  const picked = new Map(pickedIn(value).map((each) => [fieldKey(each), each]))
  const people: Holder[] = state.personas.value.map(({ id }) => ({ person: id }))
  const groups: Holder[] =
    field.kind === 'people' ? [] : (state.sight.value?.groups ?? []).map(({ id }) => ({ group: id }))
  const toggle = (each: Holder, on: boolean) => {
    if (on) picked.set(fieldKey(each), each)
    else picked.delete(fieldKey(each))
    const all = [...picked.values()]
    onChange(field.kind === 'people' ? all.flatMap((one) => ('person' in one ? [one.person] : [])) : all)
  }
  const full = picked.size >= Math.max(field.max, field.initial.length)
  return (
    <div class="ticks">
      {[...people, ...groups].map((each) => (
        <label key={fieldKey(each)}>
          <input
            type="checkbox"
            checked={picked.has(fieldKey(each))}
            disabled={full && field.max > 1 && !picked.has(fieldKey(each))}
            onChange={(event) => {
              // of one there is only ever the last that was picked
              if (field.max === 1) picked.clear()
              toggle(each, event.currentTarget.checked)
            }}
          />
          {'person' in each ? state.nameOf(each.person) : `@${groupName(each.group)}`}
        </label>
      ))}
    </div>
  )
}

const groupName = (group: string): string =>
  state.sight.value?.groups.find(({ id }) => id === group)?.name ?? t('rehearsal.page.a-group')
const fieldKey = (holder: Holder): string => ('person' in holder ? holder.person : `group ${holder.group}`)

function pickedIn(value: RawValue): Holder[] {
  return typeof value === 'string' ? [] : value.map((each) => (typeof each === 'string' ? { person: each } : each))
}
