import { useSignal } from '@preact/signals'
import { Dialog } from './dialog.tsx'
import { reset } from './doing.ts'
import { type Theme, theme } from './layout.ts'
import { t } from './words.ts'

/** How it looks, and starting over, which is asked twice. */
export function Settings({ onClose }: { onClose(): void }) {
  const sure = useSignal(false)
  const looks: readonly [Theme, string][] = [
    ['system', t('rehearsal.page.theme.system')],
    ['light', t('rehearsal.page.theme.light')],
    ['dark', t('rehearsal.page.theme.dark')],
  ]
  return (
    <Dialog title={t('rehearsal.page.settings')} onClose={onClose}>
      <div class="fields">
        <fieldset class="field">
          <legend>{t('rehearsal.page.theme')}</legend>
          <div class="ticks">
            {looks.map(([value, label]) => (
              <label key={value}>
                <input
                  type="radio"
                  name="theme"
                  checked={theme.value === value}
                  onChange={() => (theme.value = value)}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <section class="field">
          <h3>{t('rehearsal.page.reset')}</h3>
          <p class="hint">{sure.value ? t('rehearsal.page.reset.sure') : t('rehearsal.page.reset.about')}</p>
          <div class="actions">
            {sure.value ? (
              <>
                <button
                  type="button"
                  class="button danger"
                  onClick={() => {
                    reset()
                    onClose()
                  }}
                >
                  {t('rehearsal.page.reset.yes')}
                </button>
                <button type="button" class="button" onClick={() => (sure.value = false)}>
                  {t('rehearsal.page.reset.no')}
                </button>
              </>
            ) : (
              <button type="button" class="button" onClick={() => (sure.value = true)}>
                {t('rehearsal.page.reset.button')}
              </button>
            )}
          </div>
        </section>
      </div>
    </Dialog>
  )
}
