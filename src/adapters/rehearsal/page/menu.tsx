import { useSignal } from '@preact/signals'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from './icons.tsx'
import { t } from './words.ts'

interface Item {
  label: string
  does(): void
}

/** A button that opens a few things to choose from. Arrow keys move, Escape closes and gives the focus back. */
export function Menu(props: {
  label: string
  items: readonly Item[]
  icon?: IconName
  words?: string
  busy?: boolean
}) {
  const { label, items, icon = 'more', words = null, busy = false } = props
  const open = useSignal(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const close = (focus: boolean) => {
    open.value = false
    if (focus) button.current?.focus()
  }
  const isOpen = open.value
  useLayoutEffect(() => {
    if (!isOpen) return
    entries(list.current)[0]?.focus()
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  useEffect(() => {
    if (!isOpen) return
    const outside = (event: Event) => {
      const inside =
        event.target instanceof Node && (list.current?.contains(event.target) || button.current?.contains(event.target))
      if (!inside) open.value = false
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [isOpen, open])

  const keys = (event: KeyboardEvent) => {
    const all = entries(list.current)
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? all.indexOf(focused) : -1
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    const next = to[event.key]
    if (next !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      all[(next + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close(true)
    } else if (event.key === 'Tab') close(false)
  }

  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class={words === null ? 'quiet icon-only' : 'quiet'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={words === null ? label : undefined}
        aria-busy={busy}
        title={words === null ? t('rehearsal.page.more') : undefined}
        onClick={() => {
          open.value = !isOpen
        }}
      >
        <Icon name={icon} />
        {words}
      </button>
      {isOpen && (
        <div ref={list} id={id} role="menu" tabIndex={-1} aria-label={label} class="popup" onKeyDown={keys}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close(true)
                item.does()
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const entries = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
]
