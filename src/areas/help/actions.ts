import { actionRef } from '../../chat/action-ref.ts'
import { nullable, oneOf, payload } from '../../chat/payload.ts'
import { type Button, button } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { type Region, regions } from './help-lines.ts'

/** 'Get help now'. The button carries the region, so that a press is answered without the database. */
export const HELP_NOW = actionRef('help.now', payload({ region: nullable(oneOf(...regions)) }))

/** A region as setup wrote it, or null: not set yet, or one that this version has no lines for. */
export function regionFrom(written: string | null): Region | null {
  return regions.find((region) => region === written) ?? null
}

/** For every opening post and every private menu. Calm, not red: nobody should have to feel like an alarm to press it. */
export function helpButton(region: string | null): Button {
  return button(t('help.now.help-now'), HELP_NOW, { region: regionFrom(region) })
}
