import { useSignal } from '@preact/signals'
import { begin } from './doing.ts'
import { Ring } from './icons.tsx'
import { NewPerson } from './people.tsx'
import * as state from './state.ts'
import { t } from './words.ts'

/** The first visit: nothing is here yet. */
export function Welcome() {
  if (state.busy.value)
    return (
      <main class="welcome">
        <Ring />
        <p role="status">{t('rehearsal.page.setting-up')}</p>
      </main>
    )
  return (
    <main class="welcome">
      <Ring />
      <h1>{t('rehearsal.page.welcome')}</h1>
      <p>{t('rehearsal.page.welcome.what')}</p>
      <p>{t('rehearsal.page.welcome.real')}</p>
      <div class="ways">
        <Way
          words={t('rehearsal.page.begin.sample')}
          about={t('rehearsal.page.begin.sample.about')}
          primary
          onPick={() => begin('sample')}
        />
        <Way
          words={t('rehearsal.page.begin.empty')}
          about={t('rehearsal.page.begin.empty.about')}
          onPick={() => begin('empty')}
        />
      </div>
    </main>
  )
}

function Way(props: { words: string; about: string; primary?: boolean; onPick(): void }) {
  return (
    <div>
      <button type="button" class={props.primary === true ? 'button primary' : 'button'} onClick={props.onPick}>
        {props.words}
      </button>
      <p class="hint">{props.about}</p>
    </div>
  )
}

/** A community with nobody in it. */
export function Nobody() {
  const adding = useSignal(false)
  return (
    <main class="welcome">
      <Ring />
      <h1>{t('rehearsal.page.nobody-here')}</h1>
      <p>{t('rehearsal.page.nobody-here.what')}</p>
      <div class="ways">
        <Way
          words={t('rehearsal.page.person.add')}
          about={t('rehearsal.page.person.hint')}
          primary
          onPick={() => (adding.value = true)}
        />
      </div>
      {adding.value && <NewPerson onClose={() => (adding.value = false)} />}
    </main>
  )
}
