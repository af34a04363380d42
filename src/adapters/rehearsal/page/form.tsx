import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { FormField, RawValue, RawValues } from '../../../chat/form.ts'
import type { OpenForm } from '../chat/types.ts'
import { Dialog } from './dialog.tsx'
import { dismissForm, submit } from './doing.ts'
import { FieldOf } from './form-field.tsx'
import { Rich } from './rich.tsx'
import { t } from './words.ts'

/** The form that stands open before her. What she wrote stays when it comes back with errors. */
export function FormWindow({ open }: { open: OpenForm }) {
  const values = useSignal<RawValues>(Object.fromEntries(open.form.fields.map((each) => [each.name, each.initial])))
  const missing = useSignal<Readonly<Record<string, string>>>({})
  const refused = useSignal<string | null>(null)
  const busy = useSignal(false)
  const form = useRef<HTMLFormElement>(null)
  const errors = { ...open.errors, ...missing.value }

  const toFirst = (what: string) => form.current?.querySelector<HTMLElement>(what)?.focus()
  useEffect(() => toFirst('input, select, textarea'), [])
  const told = open.errors
  useEffect(() => {
    if (Object.keys(told).length > 0) toFirst('[aria-invalid=true], [aria-invalid=true] input')
  }, [told])

  const send = async () => {
    if (busy.value) return
    missing.value = Object.fromEntries(
      open.form.fields
        .filter((each) => each.required && isEmpty(values.value[each.name]))
        .map((each) => [each.name, t('rehearsal.page.needed')]),
    )
    if (Object.keys(missing.value).length > 0) {
      requestAnimationFrame(() => toFirst('[aria-invalid=true], [aria-invalid=true] input'))
      return
    }
    busy.value = true
    refused.value = null
    const outcome = await submit(open.id, values.value)
    busy.value = false
    if (outcome.is === 'refused' || outcome.is === 'silent') refused.value = outcome.why
  }
  const set = (field: FormField) => (value: RawValue) => {
    values.value = { ...values.value, [field.name]: value }
  }

  return (
    <Dialog title={open.form.title} onClose={() => void dismissForm(open.id)}>
      <form
        ref={form}
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {open.form.intro !== null && (
          <p class="intro">
            <Rich text={open.form.intro} />
          </p>
        )}
        {open.form.fields.map((field) => (
          <FieldOf
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ''}
            error={errors[field.name] ?? null}
            onChange={set(field)}
          />
        ))}
        {refused.value !== null && (
          <p class="error" role="alert">
            {refused.value}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="button primary" aria-busy={busy.value}>
            {open.form.submit}
          </button>
          <button type="button" class="button" onClick={() => void dismissForm(open.id)}>
            {t('rehearsal.page.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const isEmpty = (value: RawValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0)
