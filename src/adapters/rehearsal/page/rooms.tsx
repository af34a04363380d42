import { useSignal } from '@preact/signals'
import type { PageSight } from '../server/wire.ts'
import { addRoom, goTo } from './doing.ts'
import { Icon, type IconName } from './icons.tsx'
import { NameForm } from './name-form.tsx'
import * as state from './state.ts'
import { t } from './words.ts'

type Room = PageSight['rooms'][number]

/** The rooms she sees, and what is between her and Roundel alone. */
export function Rooms({ onPick }: { onPick(): void }) {
  const adding = useSignal(false)
  const rooms = state.sight.value?.rooms ?? []
  const ofKind = (...kinds: Room['kind'][]) => rooms.filter(({ kind }) => kinds.includes(kind))
  const pick = (place: string) => {
    goTo(place)
    onPick()
  }
  return (
    <nav class="rooms" aria-label={t('rehearsal.page.rooms')}>
      <h2>{t('rehearsal.page.rooms')}</h2>
      <ul>
        {ofKind('private', 'public').map((room) => (
          <li key={room.id}>
            <Place
              place={room.id}
              icon={room.kind === 'private' ? 'lock' : 'hash'}
              name={room.name}
              about={room.kind === 'private' ? t('rehearsal.page.private.count', { count: room.seenBy.length }) : null}
              onPick={pick}
            />
          </li>
        ))}
      </ul>
      {rooms.every(({ kind }) => kind === 'dm') && <p class="hint">{t('rehearsal.page.rooms.none')}</p>}
      <button type="button" class="quiet add" onClick={() => (adding.value = true)}>
        {t('rehearsal.page.room.add')}
      </button>
      <h2>{t('rehearsal.page.bot')}</h2>
      <ul>
        <li>
          <Place place="home" icon="home" name={t('rehearsal.page.home')} about={null} onPick={pick} />
        </li>
        {ofKind('dm').map((room) => (
          <li key={room.id}>
            <Place place={room.id} icon="letter" name={t('rehearsal.page.dm')} about={null} onPick={pick} />
          </li>
        ))}
      </ul>
      {adding.value && (
        <NameForm
          title={t('rehearsal.page.room.add')}
          label={t('rehearsal.page.room.name')}
          hint={t('rehearsal.page.room.hint')}
          onClose={() => (adding.value = false)}
          onName={(name) => addRoom(name)}
        />
      )}
    </nav>
  )
}

function Place(props: {
  place: string
  icon: IconName
  name: string
  about: string | null
  onPick(place: string): void
}) {
  const { place, icon, name, about, onPick } = props
  const unread = state.unread.value[place] ?? 0
  const here = state.open.value === place
  return (
    <button
      type="button"
      class={`place${unread > 0 && !here ? ' unread' : ''}`}
      aria-current={here ? 'page' : undefined}
      onClick={() => onPick(place)}
    >
      <Icon name={icon} />
      <span class="name">
        {name}
        {about !== null && <small>{about}</small>}
      </span>
      {unread > 0 && !here && (
        <span class="badge">
          {unread > 99 ? '99+' : unread}
          <span class="hidden"> {t('rehearsal.page.unread')}</span>
        </span>
      )}
    </button>
  )
}
