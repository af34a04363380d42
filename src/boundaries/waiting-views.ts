import { actions, button, text, type View, view } from '../chat/view.ts'
import { t } from '../locales/index.ts'
import { OPEN_OWN, OPEN_RECORD } from './actions.ts'

/** Lock screens are read by others: that something is waiting, and nothing of what it is. */
export const readersIsWaiting = ({ circleId, number }: { circleId: string; number: number }): View =>
  view(t('boundary.waiting'), [
    text(t('boundary.waiting')),
    actions(button(t('boundary.waiting.open'), OPEN_RECORD, { circle: circleId, number, page: 0 }, 'primary')),
  ])

/** The same, to the one whom the record is about. */
export const hersIsWaiting = (record: string): View =>
  view(t('boundary.waiting'), [
    text(t('boundary.waiting')),
    actions(button(t('boundary.waiting.open'), OPEN_OWN, { record, page: 0 }, 'primary')),
  ])
