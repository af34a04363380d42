import type { Form } from '../../../src/chat/form.ts'
import {
  actions,
  bold,
  choice,
  divider,
  facts,
  group,
  heading,
  instant,
  italic,
  link,
  linkButton,
  list,
  note,
  person,
  quote,
  room,
  text,
  type View,
  view,
} from '../../../src/chat/view.ts'
import type { Stage } from './stage.ts'

const call = { id: 'here', payload: [] }

/** A form with a field of each kind. */
export const FORM: Form = {
  title: 'A boundary',
  intro: [{ kind: 'plain', text: 'Only facilitators read this.' }],
  submit: 'Keep it',
  fields: [
    {
      kind: 'text',
      name: 'what',
      label: 'What happened',
      hint: 'What was said or done',
      required: true,
      long: true,
      max: 500,
      initial: '',
    },
    { kind: 'date', name: 'day', label: 'When', hint: '', required: true, initial: '' },
    { kind: 'people', name: 'who', label: 'Who', hint: '', required: true, max: 2, initial: [] },
    {
      kind: 'select',
      name: 'clause',
      label: 'Which clause',
      hint: '',
      required: false,
      choices: [{ label: 'Listening', value: '2' }],
      initial: '',
    },
  ],
}

/** A post with one of everything that a view can hold. */
export function everything({ ids }: Stage, team: string): View {
  return view('Session 1 of 6 begins.', [
    heading('Session 1 of 6: Purpose'),
    facts(['When', instant('2027-01-05T19:00:00Z', 'Europe/London')], ['Where', room(ids.circle)]),
    text(['Hosted by ', person(ids.ada, 'ping'), ' and ', group(team), ', ', italic('warmly'), '.']),
    text([bold('Our agreement')]),
    list(['What is said here stays here.', 'Everyone may pass.'], 'ordered'),
    list(['What would you like to have happen?', 'What kind of?']),
    quote('Listen first. <b>Do not</b> mend.'),
    text(['Read more at ', link('https://example.org/', 'the handbook'), '.']),
    divider,
    note([
      'It begins ',
      instant('2027-01-05T19:00:00Z', 'Europe/London', 'relative'),
      ', at ',
      instant('2027-01-05T19:00:00Z', 'America/New_York', 'time'),
      '.',
    ]),
    actions(
      { kind: 'press', label: 'I’m here', style: 'primary', action: call },
      { kind: 'press', label: 'On my way', style: 'neutral', action: call },
      { kind: 'press', label: 'Get help now', style: 'danger', action: call },
      linkButton('Meeting link', 'https://example.org/meet'),
    ),
    {
      ...choice(
        'How was it?',
        { id: 'rate', codec: { encode: () => [], decode: () => ({ chosen: '' }) } } as never,
        {} as never,
        {
          options: [
            { label: 'It helped', value: 'a' },
            { label: 'It did not', value: 'b' },
          ],
          chosen: null,
        },
      ),
    },
  ])
}
