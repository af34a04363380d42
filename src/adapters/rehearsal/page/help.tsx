import { Dialog } from './dialog.tsx'
import { t } from './words.ts'

/** How everything is reached with the keyboard. */
export function Help({ onClose }: { onClose(): void }) {
  const keys: readonly [string, string][] = [
    ['/', t('rehearsal.page.help.slash')],
    ['↑ ↓', t('rehearsal.page.help.arrows')],
    ['Enter', t('rehearsal.page.help.enter')],
    ['Shift + Enter', t('rehearsal.page.help.shift-enter')],
    ['Tab', t('rehearsal.page.help.tab')],
    ['Escape', t('rehearsal.page.help.escape')],
    ['Alt + ↑ ↓', t('rehearsal.page.help.rooms')],
    ['Ctrl + /', t('rehearsal.page.help.open')],
  ]
  return (
    <Dialog title={t('rehearsal.page.help')} onClose={onClose}>
      <p>{t('rehearsal.page.help.what')}</p>
      <p>{t('rehearsal.page.help.eyes')}</p>
      <p>{t('rehearsal.page.help.keeps')}</p>
      <h3>{t('rehearsal.page.help.keys')}</h3>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
