import { useSignal } from '@preact/signals'
import { Avatar } from './avatar.tsx'
import { become, move } from './doing.ts'
import { Help } from './help.tsx'
import { Icon } from './icons.tsx'
import { layout } from './layout.ts'
import { Menu } from './menu.tsx'
import { Settings } from './settings.tsx'
import * as state from './state.ts'
import { dateTimeOf } from './times-rules.ts'
import { t } from './words.ts'

/** What stands above all: that this is a rehearsal, what time it is there, and who one is. */
export function TopBar() {
  return (
    <header class="top">
      <p class="rehearsal">
        <strong>{t('rehearsal.page.rehearsal')}</strong> <span>{t('rehearsal.page.nothing-real')}</span>
      </p>
      <div class="bar">
        <Clock />
        <YouAre />
        <Buttons />
      </div>
    </header>
  )
}

function Clock() {
  const clock = state.clock.value
  if (clock === null) return <div class="clock" />
  const now = state.now.value
  const next = clock.next === null ? null : dateTimeOf(clock.next, clock.zone, now)
  const items = [
    ...(next === null ? [] : [{ label: t('rehearsal.page.to-next'), about: next, does: () => move('next') }]),
    { label: t('rehearsal.page.hour'), about: t('rehearsal.page.hour.about'), does: () => move('hour') },
    { label: t('rehearsal.page.day'), about: t('rehearsal.page.day.about'), does: () => move('day') },
    { label: t('rehearsal.page.week'), about: t('rehearsal.page.week.about'), does: () => move('week') },
  ]
  const time = (
    <p class="now">
      <Icon name="clock" />
      <time dateTime={now}>{dateTimeOf(now, clock.zone, now)}</time>
    </p>
  )
  return (
    <section class="clock" aria-label={t('rehearsal.page.clock')}>
      {time}
      {clock.moving ? (
        <p class="moving" role="status">
          {t('rehearsal.page.moving')}
        </p>
      ) : layout.value === 'wide' ? (
        items.map(({ label, about, does }) => (
          <button
            key={label}
            type="button"
            class="quiet"
            aria-label={`${label}: ${about}`}
            title={about}
            onClick={does}
          >
            {label}
          </button>
        ))
      ) : (
        <Menu
          label={t('rehearsal.page.clock.move')}
          icon="down"
          words={t('rehearsal.page.clock.move')}
          items={items.map(({ label, about, does }) => ({ label: `${label} (${about})`, does }))}
        />
      )}
    </section>
  )
}

/** The same rooms through another's eyes. */
function YouAre() {
  const { me, personas, connection } = state
  const mine = personas.value.find(({ id }) => id === me.value)
  if (mine === undefined) return null
  return (
    <div class="you-are">
      <Avatar id={mine.id} name={mine.name} />
      <label for="you-are">{t('rehearsal.page.you-are')}</label>
      <select
        id="you-are"
        value={mine.id}
        disabled={connection.value !== 'open'}
        onChange={(event) => become(event.currentTarget.value)}
      >
        {personas.value.map(({ id, name, admin, guest }) => (
          <option key={id} value={id}>
            {admin ? t('rehearsal.page.name.admin', { name }) : guest ? t('rehearsal.page.name.guest', { name }) : name}
          </option>
        ))}
      </select>
    </div>
  )
}

function Buttons() {
  const shown = useSignal<'help' | 'settings' | null>(null)
  const close = () => {
    shown.value = null
  }
  return (
    <div class="buttons">
      <button
        type="button"
        class="quiet icon-only"
        id="help-button"
        aria-label={t('rehearsal.page.help')}
        title={t('rehearsal.page.help')}
        onClick={() => (shown.value = 'help')}
      >
        ?
      </button>
      <button
        type="button"
        class="quiet icon-only"
        aria-label={t('rehearsal.page.settings')}
        title={t('rehearsal.page.settings')}
        onClick={() => (shown.value = 'settings')}
      >
        <Icon name="gear" />
      </button>
      {shown.value === 'help' && <Help onClose={close} />}
      {shown.value === 'settings' && <Settings onClose={close} />}
    </div>
  )
}
