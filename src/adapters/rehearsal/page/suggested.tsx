import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Choice } from '../../../chat/view.ts'
import { noticed, suggestions } from './doing.ts'
import { t } from './words.ts'

/** How long to wait after a key, in ms, before asking what is offered. */
const PAUSE = 120

/** A field that offers what the server suggests while one types. What was only typed is sent as it is. */
export function Suggested(props: { id: string; path: readonly string[]; option: string; onGive(text: string): void }) {
  const { id, path, option, onGive, ...described } = props
  const text = useSignal('')
  const open = useSignal(false)
  const at = useSignal(0)
  const offered = useSignal<readonly Choice[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)
  const list = `${id}-list`

  const look = async (query: string) => {
    latest.current += 1
    const mine = latest.current
    const found = await suggestions(path, option, query)
    // an answer that was overtaken says nothing any more
    if (mine === latest.current) offered.value = found
  }
  const ask = (query: string, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => noticed(look(query)), wait)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const pick = (choice: Choice) => {
    text.value = choice.label
    open.value = false
    onGive(choice.value)
  }
  const shown = open.value ? offered.value : []
  const chosen = Math.min(at.value, shown.length - 1)

  const keys = (event: KeyboardEvent) => {
    const picked = shown[chosen]
    if (event.key === 'ArrowDown' && !open.value) {
      open.value = true
      ask(text.value, 0)
    } else if (picked === undefined) return
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      at.value = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length
    else if (event.key === 'Enter') pick(picked)
    else if (event.key === 'Escape') open.value = false
    else return
    event.preventDefault()
  }

  return (
    <div class="suggested">
      <input
        {...described}
        id={id}
        type="text"
        autocomplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? `${list}-${chosen}` : undefined}
        value={text.value}
        onFocus={() => {
          open.value = true
          ask(text.value, 0)
        }}
        onBlur={() => {
          open.value = false
        }}
        onInput={(event) => {
          text.value = event.currentTarget.value
          open.value = true
          at.value = 0
          onGive(text.value)
          ask(text.value, PAUSE)
        }}
        onKeyDown={keys}
      />
      <div
        id={list}
        class="popup"
        role="listbox"
        aria-label={t('rehearsal.page.suggestions')}
        hidden={shown.length === 0}
      >
        {shown.map((choice, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field above
          <div
            key={choice.value}
            id={`${list}-${nth}`}
            role="option"
            tabIndex={-1}
            aria-selected={nth === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
          >
            {choice.label}
          </div>
        ))}
      </div>
    </div>
  )
}
