import { renewPins } from '../../src/areas/agreement/service.ts'
import { admins } from '../../src/areas/circles/powers.ts'
import { EDIT_SETUP, NAMED_FORM, PLACE_FORM, POWERS_FORM } from '../../src/areas/communities/actions.ts'
import { setNamed, setPlace, setPowers, setupOf } from '../../src/areas/communities/community.ts'
import { isTelephone, isZone } from '../../src/areas/communities/setup-rules.ts'
import { setupView } from '../../src/areas/communities/setup-views.ts'
import { regions } from '../../src/areas/help/help-lines.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { holdersField, peopleField, selectField, textField } from '../../src/chat/form.ts'
import { type Context, kit } from '../../src/context.ts'
import { type MessageKey, t } from '../../src/locales/index.ts'

const setup = kit.command(['roundel', 'setup'], {
  summary: 'communities.summary',
  requires: admins,
  options: {},
  opens: kit.privately(async (_, c) => setupView(await setupOf(c, c.community.id))),
})

const powersForm = kit.form(POWERS_FORM, {
  requires: admins,
  fields: {
    stewards: holdersField({ label: 'communities.powers.stewards', hint: 'communities.powers.stewards.hint', max: 10 }),
    leads: holdersField({
      label: 'communities.powers.leads',
      hint: 'communities.powers.leads.hint',
      max: 10,
      required: false,
    }),
    facilitators: holdersField({
      label: 'communities.powers.facilitators',
      hint: 'communities.powers.facilitators.hint',
      max: 25,
      required: false,
    }),
  },
  answers: 'replace',
  open: async (_, c) => {
    const { stewards, leads, facilitators } = await setupOf(c, c.community.id)
    return {
      title: t('communities.powers.title'),
      submit: t('communities.save'),
      initial: { stewards, leads, facilitators },
    }
  },
  run: async (_, { stewards, leads, facilitators }, c) => {
    await setPowers(c, { steward: stewards, lead: leads, facilitator: facilitators })
    return setupView(await setupOf(c, c.community.id))
  },
})

const namedForm = kit.form(NAMED_FORM, {
  requires: admins,
  fields: {
    lead: peopleField({ label: 'communities.named.lead', hint: 'communities.named.lead.hint', max: 1 }),
    deputy: peopleField({ label: 'communities.named.deputy', hint: 'communities.named.deputy.hint', max: 1 }),
    outsider: peopleField({
      label: 'communities.named.outsider',
      hint: 'communities.named.outsider.hint',
      max: 1,
      required: false,
    }),
    telephone: textField({ label: 'communities.named.telephone', hint: 'communities.named.telephone.hint', max: 30 }),
  },
  answers: 'replace',
  open: async (_, c) => {
    const known = await setupOf(c, c.community.id)
    const one = (id: string | null) => (id === null ? [] : [id])
    return {
      title: t('communities.named.title'),
      submit: t('communities.save'),
      initial: {
        lead: one(known.safeguardingLead),
        deputy: one(known.deputy),
        outsider: one(known.outsider),
        telephone: known.telephone ?? '',
      },
    }
  },
  check: ({ telephone }) =>
    isTelephone(telephone) ? {} : { telephone: { key: 'communities.telephone.wrong', params: {} } },
  run: async (
    _,
    { lead: [safeguardingLead = ''], deputy: [deputy = ''], outsider: [outsider = null], telephone },
    c,
  ) => {
    await setNamed(c, { safeguardingLead, deputy, outsider, telephone })
    await renewPins(c, c.community.id)
    return setupView(await setupOf(c, c.community.id))
  },
})

const DAYS = [30, 60, 90, 180]

const MONTHS = [6, 12, 24, 36, 72, 84, 120]

const placeForm = kit.form(PLACE_FORM, {
  requires: admins,
  fields: {
    region: selectField({ label: 'communities.place.region', hint: 'communities.place.region.hint' }),
    zone: textField({ label: 'communities.place.zone', hint: 'communities.place.zone.hint', max: 40 }),
    boundaryDays: selectField({
      label: 'communities.place.boundary-days',
      hint: 'communities.place.boundary-days.hint',
    }),
    concernMonths: selectField({
      label: 'communities.place.concern-months',
      hint: 'communities.place.concern-months.hint',
    }),
  },
  answers: 'replace',
  open: async (_, c) => {
    const known = await setupOf(c, c.community.id)
    return {
      title: t('communities.place.title'),
      submit: t('communities.save'),
      initial: {
        region: known.region ?? '',
        zone: known.zone ?? 'Europe/London',
        boundaryDays: String(known.boundaryDays),
        concernMonths: known.concernMonths === null ? '' : String(known.concernMonths),
      },
      choices: {
        region: regions.map((region) => ({ label: t(`help.region.${region}` satisfies MessageKey), value: region })),
        boundaryDays: DAYS.map((days) => ({ label: t('communities.days', { days }), value: String(days) })),
        concernMonths: MONTHS.map((months) => ({ label: t('communities.months', { months }), value: String(months) })),
      },
    }
  },
  check: ({ zone }) => (isZone(zone) ? {} : { zone: { key: 'communities.zone.wrong', params: {} } }),
  run: async (_, { region, zone, boundaryDays, concernMonths }, c) => {
    await setPlace(c, { region, zone, boundaryDays: Number(boundaryDays), concernMonths: Number(concernMonths) })
    await renewPins(c, c.community.id)
    return setupView(await setupOf(c, c.community.id))
  },
})

// one press for each part: which form it opens is fixed before it runs
const editPowers = kit.press(EDIT_SETUP.powers, { requires: admins, opens: kit.opening(powersForm, () => ({})) })

const editNamed = kit.press(EDIT_SETUP.named, { requires: admins, opens: kit.opening(namedForm, () => ({})) })

const editPlace = kit.press(EDIT_SETUP.place, { requires: admins, opens: kit.opening(placeForm, () => ({})) })

export const definitions: AnyDefinition<Context>[] = [
  setup,
  powersForm,
  namedForm,
  placeForm,
  editPowers,
  editNamed,
  editPlace,
]
