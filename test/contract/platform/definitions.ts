import { WORST_CASE } from '../../../src/chat/action-id.ts'
import { actionRef, choiceRef } from '../../../src/chat/action-ref.ts'
import { type AnyContext, type AnyDefinition, kitFor, opt, urgent } from '../../../src/chat/command.ts'
import { UserError } from '../../../src/chat/errors.ts'
import { dateField, holdersField, peopleField, selectField, textField } from '../../../src/chat/form.ts'
import type { ContextRequest } from '../../../src/chat/host.ts'
import { id, integer, nothing, payload } from '../../../src/chat/payload.ts'
import { permission } from '../../../src/chat/permissions.ts'
import {
  actions,
  button,
  choice,
  divider,
  facts,
  heading,
  linkButton,
  list,
  note,
  quote,
  text,
  type View,
  view,
} from '../../../src/chat/view.ts'

/** A context that only tells who asked from where. */
export interface TryContext extends AnyContext {
  asked: ContextRequest
}

const kit = kitFor<TryContext>()
const anyone = permission<TryContext>('anyone', 'denied', () => true)
const nobody = permission<TryContext>('nobody', 'You may not do this.', () => false)

const said = (words: string, ...more: Parameters<typeof view>[1][number][]): View => view(words, [text(words), ...more])

/** Every kind of option, echoed as it was read. */
const show = kit.command(['try', 'show'], {
  summary: 'Shows what was understood',
  requires: anyone,
  options: {
    word: opt.text(100).optional('Some words'),
    who: opt.person.optional('A person'),
    holder: opt.holder.optional('A person or a group'),
    where: opt.room.optional('A room'),
    count: opt.integer(1, 9).optional('A number'),
    colour: opt
      .choice([
        { label: 'Deep red', value: 'red' },
        { label: 'Pale blue', value: 'blue' },
      ])
      .optional('A colour'),
    clause: opt.suggested({ id: 'try.clauses' }).optional('One of the clauses'),
  },
  opens: kit.privately(async (input, c) => said(JSON.stringify({ input, room: c.asked.room }))),
})

const clauses = kit.suggest('try.clauses', {
  requires: anyone,
  run: async (query) =>
    [
      { label: '1 Listen', value: '1' },
      { label: '2 Pass', value: '2' },
    ].filter((each) => each.label.toLowerCase().includes(query.toLowerCase())),
})

const nobodys = kit.command(['try', 'nobodys'], {
  summary: 'May be used by nobody',
  requires: nobody,
  options: {},
  opens: kit.privately(async () => said('This must not be seen.')),
})

const failing = kit.command(['try', 'failing'], {
  summary: 'Fails in words',
  requires: anyone,
  options: {},
  opens: kit.privately(async () => {
    throw new UserError('That circle is gone.')
  }),
})

/** Long work: shows how far it is, then what came of it. */
const slow = kit.command(['try', 'slow'], {
  summary: 'Takes its time',
  requires: anyone,
  options: {},
  opens: kit.privately(async (_input, c) => {
    await c.progress(said('Half of it is done.'))
    return said('All of it is done.')
  }),
})

/** Shows nothing until well after the platform would like an answer: the kit acknowledges in between. */
const late = kit.command(['try', 'late'], {
  summary: 'Answers late',
  requires: anyone,
  options: {},
  opens: kit.privately(async () => {
    await new Promise((done) => setTimeout(done, 3_300))
    return said('Here after all.')
  }),
})

/* ---- presses, selects, forms ---- */

const TURN = actionRef('try.turn', payload({ page: integer }))
const PICK = choiceRef('try.pick', payload({ page: integer }))
const ASK = actionRef('try.ask', nothing)
export const TELL = actionRef('try.tell', nothing)
export const HERE = actionRef('try.here', payload({ session: id }))
const RENAME = actionRef('try.rename', nothing)
const FORM = actionRef('try.form', nothing)
const HELP = actionRef('try.help', nothing)

const page = (number: number, chosen: string | null = null): View =>
  said(
    `Page ${number}.`,
    actions(button('Turn the page', TURN, { page: number + 1 }, 'primary'), button('Rename', ASK, {})),
    choice(
      'Jump to',
      PICK,
      { page: number },
      {
        options: [
          { label: 'The first page', value: '1' },
          { label: 'The tenth page', value: '10' },
        ],
        chosen,
      },
    ),
  )

const menu = kit.command(['try', 'menu'], {
  summary: 'Opens a menu',
  requires: anyone,
  options: {},
  opens: kit.privately(async () => page(1)),
})
const turn = kit.press(TURN, { requires: anyone, opens: kit.replacing(async (input) => page(input.page)) })
const pick = kit.press(PICK, {
  requires: anyone,
  opens: kit.replacing(async (input) => page(Number(input.chosen), input.chosen)),
})
/** On a post: a private answer, the post stays as it is, even though this would like to replace. */
const here = kit.press(HERE, {
  requires: anyone,
  opens: kit.privately(async (input) => said(`You are expected at ${input.session}.`)),
})
const tell = kit.press(TELL, { requires: anyone, opens: kit.replacing(async () => said('This is for you alone.')) })

const rename = kit.form(RENAME, {
  requires: anyone,
  fields: { name: textField({ label: 'New name', max: 20 }) },
  answers: 'replace',
  open: async () => ({ title: 'Rename', submit: 'Save', initial: { name: 'Tuesday' } }),
  check: ({ name }) => (name === 'taken' ? { name: { key: 'That name is taken.', params: {} } } : {}),
  run: async (_input, { name }) => said(`It is called ${name} now.`),
})
const ask = kit.press(ASK, { requires: anyone, opens: kit.opening(rename, () => ({})) })

/** Every kind of field. */
const form = kit.form(FORM, {
  requires: anyone,
  fields: {
    notes: textField({ label: 'What happened', hint: 'In your own words', max: 3000, long: true }),
    day: dateField({ label: 'On which day' }),
    people: peopleField({ label: 'Who was there', max: 3, required: false }),
    holders: holdersField({ label: 'Who may know', max: 2, required: false }),
    clause: selectField({ label: 'Which clause' }),
  },
  answers: 'private',
  open: async () => ({
    title: 'A note',
    submit: 'Keep it',
    choices: {
      clause: [
        { label: '1 Listen', value: '1' },
        { label: '2 Pass', value: '2' },
      ],
    },
  }),
  run: async (_input, values, _c, minted) => view('Kept.', [text(JSON.stringify(values)), note(`minted ${minted}`)]),
})
const formCommand = kit.command(['try', 'form'], {
  summary: 'Opens a form',
  requires: anyone,
  options: {},
  opens: kit.opening(form, () => ({})),
})

/* ---- as much as fits ---- */

/** 100 characters with the longest community and mark: what a practice may not go beyond. */
export const LONGEST = actionRef('try.longest', payload({ page: id }))
export const longestPayload = 'p'.repeat(
  100 - ['1', 'try.longest', WORST_CASE.community, WORST_CASE.mark, ''].join('|').length,
)

const wide = (words: string, length: number): string =>
  words
    .padEnd(length, ' wide')
    .slice(0, length - 1)
    .concat('.')

/** 40 components: six rows of five buttons, and words around them. */
export const manyParts: View = view('Many parts', [
  heading(wide('A heading', 150)),
  text('Some words.'),
  ...Array.from({ length: 6 }, (_row, row) =>
    actions(
      ...Array.from({ length: 5 }, (_button, at) =>
        button(wide(`Button ${row}${at}`, 75), TURN, { page: row * 5 + at }),
      ),
    ),
  ),
  choice(
    wide('Choose', 75),
    PICK,
    { page: 1 },
    {
      options: Array.from({ length: 25 }, (_option, at) => ({
        label: wide(`Option ${at}`, 75),
        value: wide(`v${at}`, 75),
      })),
      chosen: null,
    },
  ),
])

const full = kit.command(['try', 'full'], {
  summary: 'Shows as much as fits',
  requires: anyone,
  options: {},
  opens: kit.privately(async () => manyParts),
})
const longest = kit.press(LONGEST, {
  requires: anyone,
  opens: kit.privately(async (input) => said(`It carried ${input.page}.`)),
})

const LARGE = actionRef('try.large', nothing)
const large = kit.form(LARGE, {
  requires: anyone,
  fields: {
    one: textField({ label: wide('First', 45), hint: wide('A hint', 100), max: 3000, long: true }),
    two: textField({ label: wide('Second', 45), hint: wide('A hint', 100), max: 3000, long: true }),
    three: selectField({ label: wide('Third', 45), hint: wide('A hint', 100) }),
    four: peopleField({ label: wide('Fourth', 45), hint: wide('A hint', 100), max: 25 }),
    five: holdersField({ label: wide('Fifth', 45), hint: wide('A hint', 100), max: 25 }),
  },
  answers: 'private',
  open: async () => ({
    title: wide('A very wide form', 24),
    submit: wide('Send it all away', 24),
    initial: { one: 'o'.repeat(3000), two: 'two' },
    choices: {
      three: Array.from({ length: 25 }, (_option, at) => ({
        label: wide(`Option ${at}`, 75),
        value: wide(`v${at}`, 75),
      })),
    },
  }),
  run: async (_input, values) => said(`${values.one.length} and ${values.two.length} characters, ${values.three}`),
})
const largeCommand = kit.command(['try', 'large'], {
  summary: 'Opens the largest form',
  requires: anyone,
  options: {},
  opens: kit.opening(large, () => ({})),
})

/* ---- messages, help, Home ---- */

const onMessage = kit.messageAction('try.point', {
  label: 'Point to this',
  requires: anyone,
  opens: kit.privately(async ({ message, author }) => said(`You pointed at ${message.message} by ${author}.`)),
})

const help = urgent({
  path: ['gethelp'],
  summary: 'Lines to ring',
  action: HELP,
  run: () => said('Ring 999.'),
})

/** Her own place, with a button that would replace it, one that opens a form, and one that is answered privately. */
export const homeView: View = said(
  'Your circles.',
  actions(
    button('Turn the page', TURN, { page: 2 }),
    button('Rename', ASK, {}),
    button('I am here', HERE, { session: 's1' }),
  ),
)
const home = kit.home({ requires: anyone, run: async () => homeView })

/** Every kind of block in one view. */
export const everyBlock: View = view('Session 1 opens', [
  heading('Session 1'),
  text('Purpose, and what brought us here.'),
  facts(['Where', 'the usual room'], ['When', 'Tuesday']),
  quote('Listen before you speak.'),
  list(['Check in', 'Two turns', 'Check out'], 'ordered'),
  list(['Passing is always fine']),
  note('Nothing needs a press.'),
  divider,
  actions(
    button('I am here', HERE, { session: 's1' }, 'primary'),
    button('Tell me', TELL, {}),
    button('Get help now', HELP, {}, 'danger'),
    linkButton('Where we meet', 'https://meet.example/room'),
  ),
])

export const everything: readonly AnyDefinition<TryContext>[] = [
  show,
  clauses,
  nobodys,
  failing,
  slow,
  late,
  menu,
  turn,
  pick,
  here,
  tell,
  rename,
  ask,
  form,
  formCommand,
  full,
  longest,
  large,
  largeCommand,
  onMessage,
  help,
  home,
]

/** The nouns as the registry wants them. */
export const NOUNS = { try: 'Things to try', gethelp: 'Lines to ring' } as const
