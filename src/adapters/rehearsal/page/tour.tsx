import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { become, goTo, tourGoes } from './doing.ts'
import { Icon } from './icons.tsx'
import { layout } from './layout.ts'
import * as state from './state.ts'
import { t } from './words.ts'

/** The way through a circle's life: the present step is open, the others are a line each. It can be left and taken up again. */
export function Tour() {
  const all = useSignal(false)
  /** Where it stands above the messages it can be folded to its title. */
  const folded = useSignal(false)
  const above = layout.value !== 'wide'
  const open = !above || !folded.value
  /** The step that is read. Once it is done its words stay, until she goes on: they say what to look at. */
  const reading = useSignal<string | null>(null)
  const tour = state.tour.value
  const present = tour?.at ?? null
  const finished = tour?.steps.some(({ id, done }) => id === reading.value && done) ?? false
  const shown = finished && present !== null ? reading.value : present
  useEffect(() => {
    reading.value = shown
  }, [shown, reading])
  if (tour === null) return null
  const at = tour.steps.findIndex(({ id }) => id === shown)
  const step = tour.steps[at]
  if (tour.paused)
    return (
      <section class="tour paused" aria-label={t('rehearsal.page.tour')}>
        <button type="button" class="button" onClick={() => tourGoes('on')}>
          {present === null ? t('rehearsal.page.tour.again') : t('rehearsal.page.tour.go-on')}
        </button>
      </section>
    )
  return (
    <section class="tour" aria-label={t('rehearsal.page.tour')}>
      <header>
        <p class="note">
          {step === undefined
            ? t('rehearsal.page.tour.done')
            : t('rehearsal.page.tour.step', { number: at + 1, of: tour.steps.length })}
        </p>
        {above && step !== undefined && (
          <button
            type="button"
            class="quiet"
            aria-expanded={open}
            onClick={() => {
              folded.value = !folded.value
            }}
          >
            {open ? t('rehearsal.page.tour.fold') : t('rehearsal.page.tour.unfold')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => tourGoes('later')}>
          {step === undefined ? t('rehearsal.page.close') : t('rehearsal.page.tour.later')}
        </button>
      </header>
      {step !== undefined && (
        <div aria-live="polite">
          <h2>{step.title}</h2>
          {open && step.words.map((words) => <p key={words}>{words}</p>)}
          {step.done && (
            <p class="is-done">
              <Icon name="done" />
              {t('rehearsal.page.tour.step-done')}
            </p>
          )}
          {step.done ? (
            <div class="actions">
              <button
                type="button"
                class="button primary"
                onClick={() => {
                  reading.value = null
                }}
              >
                {t('rehearsal.page.tour.next')}
              </button>
            </div>
          ) : (
            open && (
              <div class="actions">
                {step.as !== null && step.as !== state.me.value && <Be person={step.as} />}
                {step.room !== null && step.room !== state.open.value && <Go room={step.room} />}
              </div>
            )
          )}
        </div>
      )}
      {open && (
        <button
          type="button"
          class="quiet"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value
          }}
        >
          {all.value ? t('rehearsal.page.tour.fewer') : t('rehearsal.page.tour.all')}
        </button>
      )}
      {open && all.value && (
        <ol>
          {tour.steps.map(({ id, title, done, words }) => (
            <li key={id} class={done ? 'done' : ''} aria-current={id === tour.at ? 'step' : undefined}>
              <details>
                <summary>
                  {title}
                  {done && (
                    <span>
                      <Icon name="done" />
                      <span class="hidden">{t('rehearsal.page.tour.is-done')}</span>
                    </span>
                  )}
                </summary>
                {words.map((each) => (
                  <p key={each}>{each}</p>
                ))}
              </details>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Be({ person }: { person: string }) {
  const name = state.nameOf(person)
  if (name === undefined) return null
  return (
    <button type="button" class="button primary" onClick={() => become(person)}>
      {t('rehearsal.page.person.be', { name })}
    </button>
  )
}

function Go({ room }: { room: string }) {
  const found = state.sight.value?.rooms.find(({ id }) => id === room)
  if (found === undefined) return null
  const name = found.kind === 'dm' ? t('rehearsal.page.bot') : `#${found.name}`
  return (
    <button type="button" class="button" onClick={() => goTo(room)}>
      {t('rehearsal.page.tour.go', { room: name })}
    </button>
  )
}
