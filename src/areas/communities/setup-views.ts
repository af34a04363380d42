import type { Holder } from '../../chat/refs.ts'
import {
  actions,
  button,
  facts,
  group,
  heading,
  type Inline,
  joined,
  list,
  person,
  type RichText,
  rich,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { type MessageKey, t } from '../../locales/index.ts'
import { EDIT_SETUP } from './actions.ts'
import type { Setup } from './community.ts'

const nobody: Inline = { kind: 'italic', text: t('setup.nobody') }

const who = (holders: readonly Holder[]): RichText =>
  holders.length === 0
    ? [nobody]
    : joined(
        holders.map((holder) => ('group' in holder ? group(holder.group) : person(holder.person))),
        ', ',
      )

const one = (id: string | null): RichText => (id === null ? [nobody] : [person(id)])

const said = (value: string | null): RichText => (value === null ? [nobody] : rich(value))

/** The state of the setup, what is missing, and a button to each part. Only stewards (until it is done: admins) see it. */
export function setupView(setup: Setup): View {
  const done = setup.missing.length === 0
  return view(done ? t('setup.fallback.done') : t('setup.fallback.open'), [
    heading(t('setup.heading')),
    done ? text(t('setup.done')) : text(t('setup.missing')),
    !done && list(setup.missing.map((each) => t(`setup.missing.${each}`))),
    facts(
      [t('setup.stewards'), who(setup.stewards)],
      [t('setup.leads'), who(setup.leads)],
      [t('setup.facilitators'), who(setup.facilitators)],
    ),
    facts(
      [t('setup.safeguarding-lead'), one(setup.safeguardingLead)],
      [t('setup.deputy'), one(setup.deputy)],
      [t('setup.outsider'), one(setup.outsider)],
      [t('setup.telephone'), said(setup.telephone)],
    ),
    facts(
      [t('setup.region'), said(setup.region === null ? null : t(`region.${setup.region}` as MessageKey))],
      [t('setup.zone'), said(setup.zone)],
      [t('setup.boundary-retention'), t('setup.days', { days: setup.boundaryDays })],
      [
        t('setup.concern-retention'),
        said(setup.concernMonths === null ? null : t('setup.months', { months: setup.concernMonths })),
      ],
    ),
    actions(
      button(t('setup.edit.powers'), EDIT_SETUP.powers, {}, setup.stewards.length === 0 ? 'primary' : 'neutral'),
      button(t('setup.edit.named'), EDIT_SETUP.named, {}, setup.safeguardingLead === null ? 'primary' : 'neutral'),
      button(t('setup.edit.place'), EDIT_SETUP.place, {}, setup.region === null ? 'primary' : 'neutral'),
    ),
  ])
}
