import { numberIn } from '../src/areas/agreement/rules.ts'
import { currentClauses } from '../src/areas/agreement/service.ts'
import { clauseChoices } from '../src/areas/agreement/views.ts'
import {
  LIST_PAGE,
  LOG_FORM,
  OPEN_RECORD,
  type Prefill,
  RECORD_PAGE,
  SHOW_CHOSEN,
} from '../src/areas/boundaries/actions.ts'
import { recordView } from '../src/areas/boundaries/record-views.ts'
import { WHAT_AT_MOST } from '../src/areas/boundaries/rules.ts'
import { listRecords, record, showRecord } from '../src/areas/boundaries/service.ts'
import { listView, recordKept } from '../src/areas/boundaries/views.ts'
import { boundaryReaders, facilitators } from '../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../src/areas/circles/subject-circle.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { peopleField, selectField, textField } from '../src/chat/form.ts'
import type { View } from '../src/chat/view.ts'
import { rich } from '../src/chat/view.ts'
import { type Context, kit } from '../src/context.ts'
import { t } from '../src/locales/index.ts'
import { definitions as adding } from './boundary-adding.ts'
import { definitions as deciding } from './boundary-deciding.ts'
import { acting, circleSuggest, ofOne, reader, where } from './boundary-here.ts'
import { definitions as mine } from './boundary-mine.ts'

/* ---- writing ---- */

const clauseSuggest = kit.suggest('boundary.clause', {
  requires: facilitators,
  run: async (typed, c) => clauseChoices(await currentClauses(c.db.read, circleOf(c).id), typed),
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
    recordKept(await record(c, acting(c), { about, clause: numberIn(clause), what, madeFrom }), where(c)),
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

/** The record's own page; `at` are its pages before. */
const recordPage = async (c: Context, number: number, at = 0): Promise<View> =>
  recordView(await showRecord(c, acting(c), number), at, await reader(c), where(c))

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
  options: ofOne,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number }: { number: number }, c) => recordPage(c, number)),
})

const showChosen = kit.press(SHOW_CHOSEN, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ chosen }, c) => recordPage(c, Number(chosen))),
})

const open = kit.press(OPEN_RECORD, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number, page }, c) => recordPage(c, number, page)),
})

const turn = kit.press(RECORD_PAGE, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ number, page }, c) => recordPage(c, number, page)),
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
  open,
  turn,
  ...adding,
  ...deciding,
  ...mine,
]
