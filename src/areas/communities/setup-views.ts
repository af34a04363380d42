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

const nobody: Inline = { kind: 'italic', text: t('communities.nobody') }

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
  return view(done ? t('communities.fallback.done') : t('communities.fallback.open'), [
    heading(t('communities.heading')),
    done ? text(t('communities.done')) : text(t('communities.missing')),
    !done && list(setup.missing.map((each) => t(`communities.missing.${each}`))),
    facts(
      [t('communities.stewards'), who(setup.stewards)],
      [t('communities.leads'), who(setup.leads)],
      [t('communities.facilitators'), who(setup.facilitators)],
    ),
    facts(
      [t('communities.safeguarding-lead'), one(setup.safeguardingLead)],
      [t('communities.deputy'), one(setup.deputy)],
      [t('communities.outsider'), one(setup.outsider)],
      [t('communities.telephone'), said(setup.telephone)],
    ),
    facts(
      [t('communities.region'), said(setup.region === null ? null : t(`help.region.${setup.region}` as MessageKey))],
      [t('communities.zone'), said(setup.zone)],
      [t('communities.boundary-retention'), t('communities.days', { days: setup.boundaryDays })],
      [
        t('communities.concern-retention'),
        said(setup.concernMonths === null ? null : t('communities.months', { months: setup.concernMonths })),
      ],
    ),
    actions(
      button(t('communities.edit.powers'), EDIT_SETUP.powers, {}, setup.stewards.length === 0 ? 'primary' : 'neutral'),
      button(
        t('communities.edit.named'),
        EDIT_SETUP.named,
        {},
        setup.safeguardingLead === null ? 'primary' : 'neutral',
      ),
      button(t('communities.edit.place'), EDIT_SETUP.place, {}, setup.region === null ? 'primary' : 'neutral'),
    ),
  ])
}
