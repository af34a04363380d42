import { useId } from 'preact/hooks'
import type { RawOption } from '../../../chat/inbound.ts'
import type { PublishedOption } from '../../../chat/registry.ts'
import * as state from './state.ts'
import { Suggested } from './suggested.tsx'
import { t } from './words.ts'

interface Props {
  path: readonly string[]
  option: PublishedOption
  error: string | null
  /** Null: nothing is given. */
  onGive(value: RawOption | null): void
}

/** More than this is written on several lines. */
const ONE_LINE = 200

/** One option of a command, as a field that suits its kind. */
export function OptionField({ path, option, error, onGive }: Props) {
  const id = useId()
  const described = {
    id,
    'aria-required': option.required,
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? `${id}-hint` : `${id}-hint ${id}-error`,
  }
  const gives = (text: string) => onGive(text.trim() === '' ? null : { text })
  const typed = (event: { currentTarget: { value: string } }) => gives(event.currentTarget.value)

  const field = () => {
    switch (option.kind) {
      case 'text':
        return option.max > ONE_LINE ? (
          <textarea {...described} rows={3} onInput={typed} />
        ) : (
          <input {...described} type="text" autocomplete="off" onInput={typed} />
        )
      case 'integer':
        return (
          <input {...described} type="number" inputMode="numeric" min={option.min} max={option.max} onInput={typed} />
        )
      case 'suggested':
        return <Suggested {...described} path={path} option={option.name} onGive={gives} />
      case 'choice':
        return (
          <Select {...described} onPick={(value) => onGive(value === '' ? null : { text: value })}>
            {option.choices}
          </Select>
        )
      case 'person':
        return (
          <Select {...described} onPick={(value) => onGive(value === '' ? null : { person: value })}>
            {peopleField()}
          </Select>
        )
      case 'room':
        return (
          <Select {...described} onPick={(value) => onGive(value === '' ? null : { room: value })}>
            {roomsField()}
          </Select>
        )
      case 'holder':
        return (
          <Select {...described} onPick={(value) => onGive(holder(value))}>
            {[...peopleField(), ...groups()]}
          </Select>
        )
      default:
        return option.kind satisfies never
    }
  }

  return (
    <div class="field">
      <label for={id}>
        {option.name}
        {!option.required && <span class="optional"> {t('rehearsal.page.optional')}</span>}
      </label>
      <p id={`${id}-hint`} class="hint">
        {option.description}
      </p>
      {field()}
      {error !== null && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  )
}

const peopleField = () => state.personas.value.map(({ id, name }) => ({ label: name, value: id }))
const groups = () => (state.sight.value?.groups ?? []).map(({ id, name }) => ({ label: `@${name}`, value: id }))
const roomsField = () =>
  (state.sight.value?.rooms ?? [])
    .filter(({ kind }) => kind !== 'dm')
    .map(({ id, name }) => ({ label: `#${name}`, value: id }))

function holder(value: string): RawOption | null {
  if (value === '') return null
  return state.sight.value?.groups.some(({ id }) => id === value) ? { group: value } : { person: value }
}

function Select(props: {
  id: string
  onPick(value: string): void
  children: readonly { label: string; value: string }[]
}) {
  const { onPick, children, ...described } = props
  return (
    <select {...described} onChange={(event) => onPick(event.currentTarget.value)}>
      <option value="">{t('rehearsal.page.choose')}</option>
      {children.map(({ label, value }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
