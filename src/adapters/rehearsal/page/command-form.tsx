import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { RawOption } from '../../../chat/inbound.ts'
import type { PublishedOption } from '../../../chat/registry.ts'
import type { Offered } from './command-rules.ts'
import { noticed, run } from './doing.ts'
import { OptionField } from './option-field.tsx'
import { t } from './words.ts'

/** A command that was picked: its options as fields, the required ones first. */
export function CommandForm({ command, rest, onDone }: { command: Offered; rest: string; onDone(): void }) {
  const given = useSignal<Readonly<Record<string, RawOption>>>({})
  const errors = useSignal<Readonly<Record<string, string>>>({})
  const refused = useSignal<string | null>(null)
  const busy = useSignal(false)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button[type=submit]')?.focus()
  }, [])

  const send = async () => {
    if (busy.value) return
    errors.value = Object.fromEntries(
      command.options.flatMap((option) => {
        const wrong = wrongWith(option, given.value[option.name])
        return wrong === null ? [] : [[option.name, wrong]]
      }),
    )
    if (Object.keys(errors.value).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    busy.value = true
    refused.value = null
    const outcome = await run(command.path, given.value)
    busy.value = false
    if (outcome.is === 'refused' || outcome.is === 'silent') refused.value = outcome.why
    else onDone()
  }

  return (
    <form
      ref={form}
      class="composer command"
      noValidate
      aria-label={command.name}
      onSubmit={(event) => {
        event.preventDefault()
        noticed(send())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone()
      }}
    >
      <p class="title">
        <strong>{command.name}</strong> <span>{command.description}</span>
      </p>
      {rest !== '' && <p class="note">{t('rehearsal.page.rest', { rest })}</p>}
      {command.options.map((option) => (
        <OptionField
          key={option.name}
          path={command.path}
          option={option}
          error={errors.value[option.name] ?? null}
          onGive={(value) => {
            const { [option.name]: _before, ...rest } = given.value
            given.value = value === null ? rest : { ...rest, [option.name]: value }
          }}
        />
      ))}
      {refused.value !== null && (
        <p class="error" role="alert">
          {refused.value}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button primary" aria-busy={busy.value}>
          {t('rehearsal.page.run')}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {t('rehearsal.page.cancel')}
        </button>
      </div>
    </form>
  )
}

/** What is wrong with it, in words, before it is sent; the chat looks at it again. */
function wrongWith(option: PublishedOption, value: RawOption | undefined): string | null {
  if (value === undefined) return option.required ? t('rehearsal.page.needed') : null
  if (!('text' in value)) return null
  if (option.kind === 'integer') {
    const number = Number(value.text)
    if (!Number.isInteger(number) || number < option.min || number > option.max)
      return t('rehearsal.page.whole-number', { min: option.min, max: option.max })
  } else if (option.max > 0 && value.text.length > option.max && option.kind !== 'choice')
    return t('rehearsal.page.too-long', { max: option.max })
  return null
}
