import { useSignal } from '@preact/signals'
import { Composer } from './composer.tsx'
import { Dialog } from './dialog.tsx'
import { Icon } from './icons.tsx'
import { layout } from './layout.ts'
import { MessageList } from './list.tsx'
import { Message } from './message.tsx'
import * as state from './state.ts'
import { Tour } from './tour.tsx'
import { ViewOf } from './view.tsx'
import { t } from './words.ts'

/** The middle: the open room, or her Home. */
export function Middle(props: { onRooms(): void; onPeople(): void }) {
  const home = state.open.value === 'home'
  const room = state.room.value
  const empty = !home && room !== null && state.messages.value.length === 0
  return (
    <main class="middle" id="main">
      <Header {...props} />
      {layout.value !== 'wide' && <Tour />}
      {home ? <Home /> : <MessageList />}
      {empty && <p class="empty">{t('rehearsal.page.empty')}</p>}
      {!home && <Sending />}
      {!home && <Composer key={`${state.open.value} ${state.me.value}`} />}
    </main>
  )
}

function Header({ onRooms, onPeople }: { onRooms(): void; onPeople(): void }) {
  const pins = useSignal(false)
  const room = state.room.value
  const count = state.pins.value.length
  return (
    <header class="room-header">
      {layout.value === 'narrow' && (
        <button type="button" class="quiet icon-only" aria-label={t('rehearsal.page.rooms')} onClick={onRooms}>
          <Icon name="rooms" />
          {Object.values(state.unread.value).some((each) => each > 0) && <span class="dot" />}
        </button>
      )}
      <div class="title">
        <h1>
          {state.open.value === 'home' ? (
            t('rehearsal.page.home.title')
          ) : room === null ? null : room.kind === 'dm' ? (
            t('rehearsal.page.dm.title')
          ) : (
            <>
              <Icon name={room.kind === 'private' ? 'lock' : 'hash'} />
              {room.name}
            </>
          )}
        </h1>
        <p>{about()}</p>
      </div>
      {count > 0 && (
        <button
          type="button"
          class="quiet"
          aria-label={t('rehearsal.page.pins.count', { count })}
          onClick={() => (pins.value = true)}
        >
          <Icon name="pin" />
          {layout.value === 'narrow' ? count : t('rehearsal.page.pins.count', { count })}
        </button>
      )}
      {layout.value !== 'wide' && (
        <button type="button" class="quiet icon-only" aria-label={t('rehearsal.page.people')} onClick={onPeople}>
          <Icon name="people" />
        </button>
      )}
      {pins.value && (
        <Dialog title={t('rehearsal.page.pins')} onClose={() => (pins.value = false)}>
          {count === 0 && <p>{t('rehearsal.page.pins.none')}</p>}
          {state.pins.value.map((message) => (
            <Message key={message.id} message={message} joined={false} still />
          ))}
        </Dialog>
      )}
    </header>
  )
}

/** Who can see what is said here. */
function about(): string {
  const room = state.room.value
  if (room === null) return t('rehearsal.page.home.about')
  if (room.kind === 'dm') return t('rehearsal.page.dm.about')
  if (room.kind === 'public') return t('rehearsal.page.public')
  const names = room.seenBy.map((id) => state.nameOf(id) ?? t('rehearsal.page.someone'))
  return t('rehearsal.page.private', { names: new Intl.ListFormat('en-GB').format(names) })
}

function Home() {
  const view = state.home.value
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keys
    <section class="home list" tabIndex={0} aria-label={t('rehearsal.page.home.title')}>
      {view === null ? <p class="empty">{t('rehearsal.page.home.empty')}</p> : <ViewOf view={view} message="home" />}
    </section>
  )
}

/** What is said and has not arrived yet: only seen while the line is broken, or slow. */
function Sending() {
  const here = state.sending.value.filter(({ room }) => room === state.open.value)
  if (here.length === 0) return null
  return (
    <ul class="sending">
      {here.map(({ key, text }) => (
        <li key={key}>
          {text} <small>{t('rehearsal.page.sending')}</small>
        </li>
      ))}
    </ul>
  )
}
