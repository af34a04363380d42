import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { CommandForm } from './command-form.tsx'
import { matchingCommands, meantBy, type Offered } from './command-rules.ts'
import { noticed, say } from './doing.ts'
import { Icon } from './icons.tsx'
import { keepHere, keptHere } from './keep.ts'
import * as state from './state.ts'
import { t } from './words.ts'

/** Where one writes: ordinary words, or '/' and a command. For another room, or another person, it is another one. */
export function Composer() {
  const room = state.room.value
  const command = useSignal<{ picked: Offered; rest: string } | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  if (room === null) return null
  if (!room.canWrite) return <p class="composer note">{t('rehearsal.page.read-only')}</p>
  const back = () => {
    command.value = null
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#write')?.focus())
  }
  if (command.value !== null) {
    const { picked, rest } = command.value
    return <CommandForm key={picked.name} command={picked} rest={rest} onDone={back} />
  }
  return (
    <Writing
      field={field}
      room={room.kind === 'dm' ? t('rehearsal.page.bot') : `#${room.name}`}
      draft={`draft ${state.me.value} ${room.id}`}
      picks={(picked, rest) => {
        command.value = { picked, rest }
      }}
    />
  )
}

function Writing(props: {
  field: { current: HTMLTextAreaElement | null }
  room: string
  /** Where what is being written is remembered. */
  draft: `draft ${string}`
  /** `rest`: what was written behind the command. */
  picks(picked: Offered, rest: string): void
}) {
  const { field, room, draft } = props
  const text = useSignal(keptHere(draft) ?? '')
  const written = text.value
  useEffect(() => keepHere(draft, written.startsWith('/') ? '' : written), [draft, written])
  const picks = (picked: Offered, rest = '') => {
    // not to be found there again when the command has been run
    text.value = ''
    props.picks(picked, rest)
  }
  /** She has not gone elsewhere, nor become somebody else. */
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  const at = useSignal(0)
  const shut = useSignal(false)
  const error = useSignal<string | null>(null)

  const slash = /^\/\S*( \S*)*$/.test(text.value)
  const found = slash && !shut.value ? matchingCommands(state.offered.value, text.value) : []
  const chosen = Math.min(at.value, found.length - 1)

  useEffect(() => {
    document.getElementById(`command-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const send = async () => {
    const words = text.value.trim()
    if (words === '') return
    if (words.startsWith('/')) {
      const meant = meantBy(state.offered.value, words)
      if (meant !== null) picks(meant.command, meant.rest)
      else error.value = t('rehearsal.page.no-command')
      return
    }
    text.value = ''
    // at once: she may be elsewhere before this is drawn again
    keepHere(draft, '')
    error.value = null
    const outcome = await say(words)
    if (outcome.is !== 'refused' && outcome.is !== 'silent') return
    // nobody has to write it again
    if (here.current) {
      error.value = outcome.why
      if (text.value === '') text.value = words
    } else {
      state.notice.value = outcome.why
      if ((keptHere(draft) ?? '') === '') keepHere(draft, words)
    }
  }

  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const picked = found[chosen]
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (picked !== undefined) picks(picked)
      else noticed(send())
    } else if (picked !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      at.value = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length
    } else if (picked !== undefined && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault()
      picks(picked)
    } else if (event.key === 'Escape' && found.length > 0) {
      shut.value = true
    }
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        noticed(send())
      }}
    >
      {found.length > 0 && (
        <div id="commands" class="popup commands" role="listbox" aria-label={t('rehearsal.page.commands')}>
          {found.map((each, nth) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field above
            <div
              key={each.name}
              id={`command-${nth}`}
              role="option"
              tabIndex={-1}
              aria-selected={nth === chosen}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => picks(each)}
            >
              <strong>{each.name}</strong>
              <span>{each.description}</span>
            </div>
          ))}
        </div>
      )}
      {error.value !== null && (
        <p class="error" id="write-error" role="alert">
          {error.value}
        </p>
      )}
      <div class="line">
        <button
          type="button"
          class="quiet icon-only slash"
          aria-label={t('rehearsal.page.commands.button')}
          onClick={() => {
            text.value = '/'
            shut.value = false
            field.current?.focus()
          }}
        >
          /
        </button>
        <label class="hidden" for="write">
          {t('rehearsal.page.write', { room })}
        </label>
        <textarea
          id="write"
          ref={field}
          rows={1}
          autocomplete="off"
          placeholder={t('rehearsal.page.write', { room })}
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? 'commands' : undefined}
          aria-activedescendant={found.length > 0 ? `command-${chosen}` : undefined}
          aria-describedby={error.value === null ? 'write-hint' : 'write-error'}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value
            at.value = 0
            shut.value = false
            error.value = null
          }}
          onKeyDown={keys}
        />
        <button type="submit" class="icon-only send" aria-label={t('rehearsal.page.send')}>
          <Icon name="send" />
        </button>
      </div>
      <p id="write-hint" class="hint">
        {t('rehearsal.page.write.hint')}
      </p>
      <p class="hidden" role="status">
        {slash ? t('rehearsal.page.commands.found', { count: found.length }) : ''}
      </p>
    </form>
  )
}
