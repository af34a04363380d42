import { useSignal } from '@preact/signals'
import type { ChatPerson } from '../chat/types.ts'
import { Avatar } from './avatar.tsx'
import { Dialog } from './dialog.tsx'
import { addPerson, become, leaves, letIn, takeOut } from './doing.ts'
import { Menu } from './menu.tsx'
import { NameForm } from './name-form.tsx'
import * as state from './state.ts'
import { t } from './words.ts'

/** Who sees the open room, and who else is in the community. Each of them one can be. */
export function People({ onPick }: { onPick(): void }) {
  const adding = useSignal(false)
  const room = state.room.value
  const sees = (person: ChatPerson) => room === null || room.seenBy.includes(person.id)
  const here = state.personas.value.filter(sees)
  const others = state.personas.value.filter((person) => !sees(person))
  return (
    <section class="people" aria-label={t('rehearsal.page.people')}>
      <h2>{room === null ? t('rehearsal.page.people') : t('rehearsal.page.people.here')}</h2>
      <Persons persons={here} onPick={onPick}>
        {room?.botIsIn === true && (
          <li class="person bot">
            <Avatar id={null} name="" />
            <span class="name">
              {t('rehearsal.page.bot')}
              <small>{t('rehearsal.page.bot.about')}</small>
            </span>
          </li>
        )}
      </Persons>
      {others.length > 0 && <h2>{t('rehearsal.page.people.others')}</h2>}
      {others.length > 0 && <Persons persons={others} onPick={onPick} />}
      <button type="button" class="quiet add" onClick={() => (adding.value = true)}>
        {t('rehearsal.page.person.add')}
      </button>
      {adding.value && <NewPerson onClose={() => (adding.value = false)} />}
    </section>
  )
}

function Persons(props: { persons: readonly ChatPerson[]; onPick(): void; children?: preact.ComponentChildren }) {
  return (
    <ul>
      {props.persons.map(({ id, name, admin, guest }) => {
        const mine = id === state.me.value
        const about = mine
          ? t('rehearsal.page.person.you')
          : admin
            ? t('rehearsal.page.person.admin')
            : guest
              ? t('rehearsal.page.person.guest')
              : null
        return (
          <li key={id} class="person">
            <Avatar id={id} name={name} />
            <span class="name">
              {name}
              {about !== null && <small>{about}</small>}
            </span>
            <span class="acts">
              {!mine && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('rehearsal.page.person.be', { name })}
                  onClick={() => {
                    become(id)
                    props.onPick()
                  }}
                >
                  {t('rehearsal.page.person.be', { name: name.split(' ')[0] ?? name })}
                </button>
              )}
              <PersonMenu id={id} name={name} />
            </span>
          </li>
        )
      })}
      {props.children}
    </ul>
  )
}

/** What those who look after a chat do by hand, so that its incidents can be rehearsed as well. */
function PersonMenu({ id, name }: { id: string; name: string }) {
  const leaving = useSignal(false)
  const room = state.room.value
  const closed = room !== null && room.kind === 'private' ? room : null
  const items = [
    ...(closed === null
      ? []
      : closed.members.includes(id)
        ? [{ label: t('rehearsal.page.person.take-out'), does: () => takeOut(closed.id, id) }]
        : [{ label: t('rehearsal.page.person.let-in'), does: () => letIn(closed.id, id) }]),
    { label: t('rehearsal.page.person.leaves'), does: () => (leaving.value = true) },
  ]
  return (
    <>
      <Menu label={t('rehearsal.page.person.more', { name })} items={items} />
      {leaving.value && <Leaving id={id} name={name} onClose={() => (leaving.value = false)} />}
    </>
  )
}

function Leaving({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  return (
    <Dialog title={t('rehearsal.page.person.leaves.title', { name })} onClose={onClose}>
      <p>{t('rehearsal.page.person.leaves.sure', { name })}</p>
      <div class="actions">
        <button
          type="button"
          class="button danger"
          onClick={() => {
            onClose()
            leaves(id)
          }}
        >
          {t('rehearsal.page.person.leaves.yes', { name })}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('rehearsal.page.person.leaves.no', { name })}
        </button>
      </div>
    </Dialog>
  )
}

export function NewPerson({ onClose }: { onClose(): void }) {
  const admin = useSignal(state.personas.value.length === 0)
  return (
    <NameForm
      title={t('rehearsal.page.person.add')}
      label={t('rehearsal.page.person.name')}
      hint={t('rehearsal.page.person.hint')}
      onClose={onClose}
      onName={(name) => addPerson(name, admin.value)}
    >
      <label class="tick">
        <input
          type="checkbox"
          checked={admin.value}
          onChange={(event) => {
            admin.value = event.currentTarget.checked
          }}
        />
        {t('rehearsal.page.person.is-admin')}
      </label>
    </NameForm>
  )
}
