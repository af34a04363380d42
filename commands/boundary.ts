import { numberIn } from '../src/agreement/rules.ts'
import { currentClauses } from '../src/agreement/service.ts'
import { clauseChoices } from '../src/agreement/views.ts'
import { LIST_PAGE, LOG_FORM, type Prefill, SHOW_CHOSEN } from '../src/boundaries/actions.ts'
import { NUMBERS, WHAT_AT_MOST } from '../src/boundaries/rules.ts'
import { type Acting, list as listRecords, record, show as showRecord } from '../src/boundaries/service.ts'
import { kept, listView, recordView } from '../src/boundaries/views.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { peopleField, selectField, textField } from '../src/chat/form.ts'
import type { Choice, View } from '../src/chat/view.ts'
import { rich } from '../src/chat/view.ts'
import { circlesLike, circlesOf } from '../src/circles/find.ts'
import { circleOf, openCircleOf } from '../src/circles/here.ts'
import { boundaryReaders, everyone, facilitators } from '../src/circles/powers.ts'
import { type Context, kit } from '../src/context.ts'
import { folded } from '../src/data/ids.ts'
import { t } from '../src/locales/index.ts'

const acting = (c: Context): Acting => ({
  community: c.community.id,
  circle: circleOf(c).id,
  person: c.actor.person,
  now: c.now,
})
const where = (c: Context) => ({ circle: circleOf(c), community: c.community })

/* ---- writing ---- */

const clauseSuggest = kit.suggest('boundary.clause', {
  requires: facilitators,
  run: async (typed, c) => clauseChoices(await currentClauses(c.db.read, circleOf(c).id), typed),
})

/** Circles whose notes this person may write or read: for when she is not in the room. Others' names are not shown. */
const circleSuggest = kit.suggest('boundary.circle', {
  requires: everyone,
  run: async (typed, c): Promise<readonly Choice[]> => {
    if (c.powers.safeguardingLead || c.powers.deputy) return circlesLike(c.db, c.community.id, typed)
    const { person } = c.actor
    const mine = (await circlesOf(c.db, c.community.id, person)).filter(
      (circle) => circle.contact === person || circle.facilitators.includes(person),
    )
    return mine
      .filter((circle) => folded(circle.name).includes(folded(typed)))
      .map((circle) => ({ label: circle.name, value: circle.id }))
  },
})

const logForm = kit.form(LOG_FORM, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  fields: {
    who: peopleField({ label: 'boundary.log.who', hint: 'boundary.log.who.hint', max: 1 }),
    clause: selectField({ label: 'boundary.log.clause' }),
    what: textField({ label: 'boundary.log.what', hint: 'boundary.log.what.hint', max: WHAT_AT_MOST, long: true }),
  },
  answers: 'private',
  open: async ({ prefill }, c) => {
    const circle = openCircleOf(c).id
    return {
      title: t('boundary.log.title'),
      submit: t('boundary.log.submit'),
      intro: rich(t('boundary.log.intro')),
      choices: { clause: clauseChoices(await currentClauses(c.db.read, circle)) },
      initial: {
        who: prefill?.about ? [prefill.about] : [],
        clause: String(numberIn(prefill?.clause ?? '') ?? ''),
        what: prefill?.what ?? '',
      },
      carries: { circle, prefill: null },
    }
  },
  run: async (_, { who: [about = ''], clause, what }, c, madeFrom) =>
    kept(await record(c, acting(c), { about, clause: numberIn(clause), what, madeFrom }), where(c)),
})

interface LogOptions {
  person: string | null
  clause: string | null
  what: string | null
  circle: string | null
}

const filledIn = (about: string | null, options: Partial<Prefill> = {}): Prefill => ({
  about,
  clause: options.clause ?? null,
  what: options.what ?? null,
})

const log = kit.command(['boundary', 'log'], {
  summary: 'boundary.log.summary',
  requires: facilitators,
  options: {
    person: opt.person.optional('boundary.option.person'),
    clause: opt.suggested(clauseSuggest).optional('boundary.option.clause'),
    what: opt.text(WHAT_AT_MOST).optional('boundary.option.what'),
    circle: opt.suggested(circleSuggest).optional('boundary.option.circle'),
  },
  circle: ({ circle }) => circle,
  opens: kit.opening(logForm, ({ circle, person, clause, what }: LogOptions) => ({
    circle,
    prefill: filledIn(person, { clause, what }),
  })),
})

/** On a message: who wrote it is filled in; the message itself goes no further. */
const logFromMessage = kit.messageAction('boundary.log-from-message', {
  label: 'boundary.log.action',
  requires: facilitators,
  opens: kit.opening(logForm, ({ author }) => ({ circle: null, prefill: filledIn(author) })),
})

/* ---- reading ---- */

const page = async (c: Context, skip: number): Promise<View> =>
  listView(await listRecords(c, acting(c), skip), skip, where(c))

const list = kit.command(['boundary', 'list'], {
  summary: 'boundary.list.summary',
  requires: boundaryReaders,
  options: { circle: opt.suggested(circleSuggest).optional('boundary.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => page(c, 0)),
})

const listPage = kit.press(LIST_PAGE, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ skip }, c) => page(c, skip)),
})

const show = kit.command(['boundary', 'show'], {
  summary: 'boundary.show.summary',
  requires: boundaryReaders,
  options: {
    number: opt.integer(NUMBERS.from, NUMBERS.to).required('boundary.option.number'),
    circle: opt.suggested(circleSuggest).optional('boundary.option.circle'),
  },
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ number }: { number: number }, c) =>
    recordView(await showRecord(c, acting(c), number), where(c)),
  ),
})

const showChosen = kit.press(SHOW_CHOSEN, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ chosen }, c) => recordView(await showRecord(c, acting(c), Number(chosen)), where(c))),
})

export const definitions: AnyDefinition<Context>[] = [
  clauseSuggest,
  circleSuggest,
  logForm,
  log,
  logFromMessage,
  list,
  listPage,
  show,
  showChosen,
]
