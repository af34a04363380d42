import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Dialog } from './dialog.tsx'
import { t } from './words.ts'

/** Asks for a name: of somebody new, or of a new room. */
export function NameForm(props: {
  title: string
  label: string
  hint: string
  onClose(): void
  onName(name: string): void
  children?: ComponentChildren
}) {
  const { title, label, hint, onClose, onName, children } = props
  const id = useId()
  const name = useSignal('')
  const error = useSignal(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const said = name.value.trim()
          error.value = said === ''
          if (error.value) return field.current?.focus()
          onName(said)
          onClose()
        }}
      >
        <div class="field">
          <label for={id}>{label}</label>
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
          <input
            id={id}
            ref={field}
            type="text"
            autocomplete="off"
            maxLength={80}
            aria-required
            aria-invalid={error.value}
            aria-describedby={error.value ? `${id}-hint ${id}-error` : `${id}-hint`}
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
          {error.value && (
            <p class="error" id={`${id}-error`}>
              {t('rehearsal.page.needed')}
            </p>
          )}
        </div>
        {children}
        <div class="actions">
          <button type="submit" class="button primary">
            {t('rehearsal.page.add')}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {t('rehearsal.page.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
