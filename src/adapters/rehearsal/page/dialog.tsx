import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { t } from './words.ts'

/**
 * A window before the page. The browser keeps the focus in it and gives it back; where what had the focus is gone by then, it goes to
 * where one writes. `side`: a drawer.
 */
export function Dialog(props: {
  title: string
  onClose(): void
  side?: 'left' | 'right'
  children: ComponentChildren
}) {
  const { title, onClose, side, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    return () => {
      shown?.close()
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null
      ;(back ?? document.querySelector<HTMLElement>('#write'))?.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={dialog}
      class={side === undefined ? 'window' : `drawer ${side}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // beside a drawer is away from it; beside a form, somebody may only have missed
        if (side !== undefined && event.target === event.currentTarget) onClose()
      }}
    >
      <div class="inside">
        <div class="heading">
          <h2 id={id}>{title}</h2>
          <button type="button" class="quiet icon-only" aria-label={t('rehearsal.page.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
