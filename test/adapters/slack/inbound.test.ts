import { describe, expect, it } from 'vitest'
import { formValues } from '../../../src/adapters/slack/form-values.ts'
import { placeOfAction, roomOf } from '../../../src/adapters/slack/inbound.ts'
import { pieces, verbOf } from '../../../src/adapters/slack/slash-text.ts'

describe('what is typed after a command', () => {
  it.each([
    ['name:"Tuesday circle" <@U012|anna>', [{ text: 'name:"Tuesday circle"' }, { person: 'U012' }]],
    ['who:<@U012> and <#C034|garden>', [{ text: 'who:' }, { person: 'U012' }, { text: 'and' }, { room: 'C034' }]],
    ['<!subteam^S056|@carers> please', [{ group: 'S056' }, { text: 'please' }]],
    ['<!subteam^S056>', [{ group: 'S056' }]],
    ['a &lt;b&gt; &amp;amp; c', [{ text: 'a <b> &amp; c' }]],
    ['&lt;@U012&gt; stays text', [{ text: '<@U012> stays text' }]],
    ['<!channel> <!here>', [{ text: '@channel @here' }]],
    ['see <https://a.example|a.example> or <https://b.example>', [{ text: 'see a.example or https://b.example' }]],
    ['<mailto:a@b.example|a@b.example>', [{ text: 'a@b.example' }]],
    ['<something new>', [{ text: '<something new>' }]],
    ['  ', []],
    ['שלום 👩‍👧 “quoted”', [{ text: 'שלום 👩‍👧 “quoted”' }]],
  ])('%s', (typed, expected) => {
    expect(pieces(typed)).toEqual(expected)
  })

  it.each([
    ['create name:x', { verb: 'create', rest: ' name:x' }],
    ['  CREATE', { verb: 'create', rest: '' }],
    ['created', null],
    ['', null],
    ['<@U1> create', null],
    ['create-new now', { verb: 'create-new', rest: ' now' }],
  ])('has a verb: %s', (typed, expected) => {
    expect(verbOf(typed, ['create', 'create-new', 'show'])).toEqual(expected)
  })
})

describe('what is filled in', () => {
  it('comes by field, what is empty as nothing', () => {
    expect(
      formValues({
        notes: { value: { type: 'plain_text_input', value: null } },
        day: { value: { type: 'datepicker', selected_date: null } },
        who: { value: { type: 'multi_users_select', selected_users: [] } },
        clause: { value: { type: 'static_select', selected_option: null } },
        may: { value: { type: 'multi_users_select', selected_users: [] } },
        'may:groups': { value: { type: 'rich_text_input' } },
      }),
    ).toEqual({ notes: '', day: '', who: [], clause: '', may: [] })
  })

  it('has people and mentioned groups in one list, each once, whatever else was typed', () => {
    const values = formValues({
      may: { value: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
      'may:groups': {
        value: {
          type: 'rich_text_input',
          rich_text_value: {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'the ' },
                  { type: 'usergroup', usergroup_id: 'S1' },
                  { type: 'user', user_id: 'U1' },
                  { type: 'broadcast', range: 'channel' },
                ],
              },
              {
                type: 'rich_text_list',
                style: 'bullet',
                elements: [{ type: 'rich_text_section', elements: [{ type: 'usergroup', usergroup_id: 'S1' }] }],
              },
            ],
          },
        },
      },
    })
    expect(values).toEqual({ may: [{ person: 'U1' }, { person: 'U2' }, { group: 'S1' }] })
  })
})

describe('where it happened', () => {
  it('is no room in a direct message', () => {
    expect([roomOf('C1'), roomOf('G1'), roomOf('D1'), roomOf(undefined)]).toEqual(['C1', 'G1', null, null])
  })

  it('is hers alone where the message is ephemeral', () => {
    const body = {
      type: 'block_actions' as const,
      ...{
        actions: [],
        team: { id: 'T1', domain: 't' },
        user: { id: 'U1', username: 'u' },
        token: '',
        response_url: '',
      },
      ...{ trigger_id: '1', api_app_id: 'A1', channel: { id: 'C1', name: 'lobby' } },
      container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true },
    }
    expect(placeOfAction(body)).toEqual({ in: 'message', channel: 'C1', message: '1.2', ephemeral: true })
  })
})
