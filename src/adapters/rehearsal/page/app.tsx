import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Dialog } from './dialog.tsx'
import { goTo } from './doing.ts'
import { FormWindow } from './form.tsx'
import { Icon } from './icons.tsx'
import { layout } from './layout.ts'
import { People } from './people.tsx'
import { Middle } from './room.tsx'
import { Rooms } from './rooms.tsx'
import * as state from './state.ts'
import { TopBar } from './top-bar.tsx'
import { Tour } from './tour.tsx'
import { Nobody, Welcome } from './welcome.tsx'
import { t } from './words.ts'

export function App() {
  const { begun, me, busy } = state
  if (begun.value === null)
    return (
      <main class="welcome">
        <p role="status">{t('rehearsal.page.connecting')}</p>
      </main>
    )
  return (
    <>
      {me.value !== null && (
        <button type="button" class="skip" onClick={skipToRoom}>
          {t('rehearsal.page.skip')}
        </button>
      )}
      <TopBar />
      <Line />
      {!begun.value || busy.value ? <Welcome /> : me.value === null ? <Nobody /> : <Chat />}
      <Notice />
      <p class="hidden" role="status" aria-live="polite">
        {state.announced.value}
      </p>
    </>
  )
}

function Chat() {
  const drawer = useSignal<'rooms' | 'people' | null>(null)
  const close = () => {
    drawer.value = null
  }
  useEffect(() => {
    addEventListener('keydown', shortcut)
    return () => removeEventListener('keydown', shortcut)
  }, [])
  const form = state.form.value
  return (
    <div class={`chat ${layout.value}`}>
      {layout.value !== 'narrow' && (
        <div class="side left">
          <Rooms onPick={close} />
        </div>
      )}
      <Middle onRooms={() => (drawer.value = 'rooms')} onPeople={() => (drawer.value = 'people')} />
      {layout.value === 'wide' && (
        <aside class="side right" aria-label={t('rehearsal.page.beside')}>
          <Tour />
          <People onPick={close} />
        </aside>
      )}
      {drawer.value === 'rooms' && layout.value === 'narrow' && (
        <Dialog side="left" title={state.community.value.name} onClose={close}>
          <Rooms onPick={close} />
        </Dialog>
      )}
      {drawer.value === 'people' && layout.value !== 'wide' && (
        <Dialog side="right" title={t('rehearsal.page.people')} onClose={close}>
          <People onPick={close} />
        </Dialog>
      )}
      {form !== null && <FormWindow key={form.id} open={form} />}
    </div>
  )
}

function Line() {
  if (state.connection.value !== 'lost') return null
  return (
    <p class="line-lost" role="status">
      {t('rehearsal.page.line-lost')}
    </p>
  )
}

function Notice() {
  const { notice } = state
  if (notice.value === null) return null
  return (
    <div class="notice" role="alert">
      <p>{notice.value}</p>
      <button
        type="button"
        class="quiet icon-only"
        aria-label={t('rehearsal.page.close')}
        onClick={() => (notice.value = null)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

function skipToRoom(event: Event): void {
  event.preventDefault()
  const where = document.querySelector<HTMLElement>('#write') ?? document.querySelector<HTMLElement>('.composer button')
  where?.focus()
}

/** None of them is a plain letter: those belong to whoever reads the page aloud. */
function shortcut(event: KeyboardEvent): void {
  if (event.ctrlKey && event.key === '/') {
    event.preventDefault()
    document.querySelector<HTMLElement>('#help-button')?.click()
    return
  }
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  const rooms = state.sight.value?.rooms ?? []
  const places = [
    ...rooms.filter(({ kind }) => kind !== 'dm').map(({ id }) => id),
    'home',
    ...rooms.filter(({ kind }) => kind === 'dm').map(({ id }) => id),
  ]
  const at = places.indexOf(state.open.value ?? '')
  const next = places[(at + (event.key === 'ArrowDown' ? 1 : -1) + places.length) % places.length]
  if (next !== undefined) goTo(next)
}
