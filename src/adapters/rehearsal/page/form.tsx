import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { FormField, RawValue, RawValues } from '../../../chat/form.ts'
import type { OpenForm } from '../chat/types.ts'
import { Dialog } from './dialog.tsx'
import { dismissForm, noticed, submit } from './doing.ts'
import { FieldOf } from './form-field.tsx'
import { layout } from './layout.ts'
import { Rich } from './rich.tsx'
import * as state from './state.ts'
import { t } from './words.ts'

/** The form that stands open before her. What she wrote stays when it comes back with errors. */
export function FormWindow({ open }: { open: OpenForm }) {
  const initial: RawValues = Object.fromEntries(open.form.fields.map((each) => [each.name, each.initial]))
  const values = useSignal(initial)
  const missing = useSignal<Readonly<Record<string, string>>>({})
  const refused = useSignal<string | null>(null)
  const busy = useSignal(false)
  const leaving = useSignal(false)
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
  /** Once more, and it is closed whatever was filled in. */
  const leaves = () => {
    // one that came back holds what she wrote
    const written =
      Object.keys(open.errors).length > 0 ||
      open.form.fields.some(({ name }) => differs(values.value[name], initial[name]))
    if (!written || leaving.value) noticed(dismissForm(open.id))
    else leaving.value = true
  }
  const set = (field: FormField) => (value: RawValue) => {
    values.value = { ...values.value, [field.name]: value }
  }

  return (
    <Dialog title={open.form.title} onClose={leaves}>
      <form
        ref={form}
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          noticed(send())
        }}
      >
        <TourSays />
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
        {leaving.value ? (
          <Leaving
            onYes={() => noticed(dismissForm(open.id))}
            onNo={() => {
              leaving.value = false
              toFirst('input, select, textarea')
            }}
          />
        ) : (
          <div class="actions">
            <button type="submit" class="button primary" aria-busy={busy.value}>
              {open.form.submit}
            </button>
            <button type="button" class="button" onClick={leaves}>
              {t('rehearsal.page.cancel')}
            </button>
          </div>
        )}
      </form>
    </Dialog>
  )
}

/** What was filled in is not thrown away by one key. */
function Leaving({ onYes, onNo }: { onYes(): void; onNo(): void }) {
  const stay = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => stay.current?.focus(), [])
  return (
    <div class="actions">
      <p class="error" role="alert">
        {t('rehearsal.page.discard')}
      </p>
      <button ref={stay} type="button" class="button primary" onClick={onNo}>
        {t('rehearsal.page.discard.no')}
      </button>
      <button type="button" class="button danger" onClick={onYes}>
        {t('rehearsal.page.discard.yes')}
      </button>
    </div>
  )
}

/** The words of the present step, which the form covers. */
function TourSays() {
  const tour = state.tour.value
  const step = tour?.steps.find(({ id }) => id === tour.at)
  if (tour === null || tour.paused || step === undefined) return null
  return (
    <details class="tour-says" open={layout.value !== 'narrow'}>
      <summary>{t('rehearsal.page.tour.says')}</summary>
      {step.words.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </details>
  )
}

const differs = (one: RawValue | undefined, other: RawValue | undefined): boolean =>
  JSON.stringify(one) !== JSON.stringify(other)
const isEmpty = (value: RawValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0)
