import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formModal } from '../../../src/adapters/slack/render-form.ts'
import { MENTIONS, type Naming } from '../../../src/adapters/slack/render-rich.ts'
import { actionOf, blocks, content, homeBlocks, readingModal } from '../../../src/adapters/slack/render-view.ts'
import type { Form, FormField } from '../../../src/chat/form.ts'
import type { Block, Inline, View } from '../../../src/chat/view.ts'
import { checkBlocks, checkHome, checkModal } from '../../support/slack/blocks/check.ts'
import { readBlocks } from '../../support/slack/render/blocks.ts'
import { readMrkdwn } from '../../support/slack/render/mrkdwn.ts'
import { anyView } from './any-view.ts'

const names = { person: (id: string) => id, group: (id: string) => id, room: (id: string) => id }
const quiet: Naming = { pings: true, person: (id) => `name of ${id}`, group: () => 'carers' }
const bearing = (naming: Naming) => ({ community: 'slack:T0001' as const, mark: 'aaaaaaaaaaaa', naming })

describe('a view within the kit’s limits', () => {
  it('is within Slack’s, as a message, a modal and a Home', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom(MENTIONS, quiet), (made, naming) => {
        const wrong = [
          checkBlocks(blocks(made, bearing(naming))),
          checkModal(readingModal(made, bearing(naming), '{"room":"C0001"}')),
          checkHome(homeBlocks(made, bearing(naming))),
        ].flatMap((checked) => (checked.ok ? [] : checked.messages))
        expect(wrong).toEqual([])
        expect(content(made, bearing(naming)).text.length).toBeLessThan(4_000)
      }),
      { numRuns: 300 },
    )
  })

  it('makes nothing act that its own leaves do not mean, in what is read and in what notifies', () => {
    fc.assert(
      fc.property(anyView, (made) => {
        const said = content(made, bearing(quiet))
        const checked = checkBlocks(said.blocks)
        if (!checked.ok) throw new Error(checked.messages.join())
        const leaves = made.blocks.flatMap((each) => {
          if (each.kind === 'facts') return each.facts.flatMap((fact) => fact.value)
          if (each.kind === 'list') return each.items.flat()
          return 'text' in each && typeof each.text !== 'string' ? each.text : []
        })
        const meant = leaves.flatMap((each) =>
          each.kind === 'person' && each.ping && /^[UW]/.test(each.person) ? [each.person] : [],
        )
        const shown = readBlocks(checked.value, names)
        expect(new Set(shown.pings)).toEqual(new Set(meant))
        expect(shown.links).toEqual([])
        const spoken = readMrkdwn(said.text, names, false)
        expect(spoken.links).toEqual([])
        expect(meant).toEqual(expect.arrayContaining(spoken.pings))
        expect(JSON.stringify(said)).not.toMatch(/"type":"mrkdwn"/)
      }),
      { numRuns: 300 },
    )
  })
})

/* ---- what people read ---- */

const read = (made: readonly Block[], naming: Naming = quiet) => {
  const checked = checkBlocks(blocks({ fallback: 'x', blocks: made }, bearing(naming)))
  if (!checked.ok) throw new Error(checked.messages.join())
  return readBlocks(checked.value, names)
}
const plain = (text: string): Inline => ({ kind: 'plain', text })
const quietly: Inline = { kind: 'person', person: 'U0001', ping: false }

describe('people and groups', () => {
  it('are names where a mention would notify, and mentions where nobody else sees it', () => {
    const text: Block = { kind: 'text', text: [quietly, plain(' and '), { kind: 'group', group: 'S0001' }] }
    expect(read([text], quiet)).toMatchObject({ text: '@name of U0001 and @carers', pings: [] })
    expect(read([text], MENTIONS)).toMatchObject({ pings: ['U0001', 'group:S0001'] })
  })

  it('are notified where that is meant, but never by an edit', () => {
    const text: Block = { kind: 'text', text: [{ kind: 'person', person: 'U0001', ping: true }] }
    expect(read([text], quiet).pings).toEqual(['U0001'])
    expect(read([text], { ...quiet, pings: false })).toMatchObject({ text: '@name of U0001', pings: [] })
  })

  it('are words where their id is none of Slack’s', () => {
    const text: Block = {
      kind: 'text',
      text: [
        { kind: 'person', person: '4711', ping: true },
        { kind: 'room', room: '9' },
      ],
    }
    expect(read([text], MENTIONS)).toMatchObject({ text: '@4711#9', pings: [] })
  })
})

describe('text', () => {
  it('keeps an address readable and makes it no link, also across leaves', () => {
    const shown = read([{ kind: 'text', text: [plain('https:'), plain('//evil.example and www.evil.example')] }])
    expect(shown.text.replaceAll('\u2060', '')).toBe('https://evil.example and www.evil.example')
    expect(shown.text).not.toMatch(/https:\/\/|www\.evil/)
  })

  it('in right-to-left letters stands in isolates, and cannot reorder our words', () => {
    const shown = read([{ kind: 'text', text: [plain('by \u202eשלום\nעולם')] }])
    expect(shown.text).toBe('\u2068by שלום\u2069\n\u2068עולם\u2069')
  })

  it('that is nothing but invisible leaves no hole', () => {
    expect(read([{ kind: 'text', text: [plain('\u0000\u202e')] }]).text).toBe('\u2060')
  })

  it('is small print as long as it is words alone', () => {
    const note = (text: readonly Inline[]): Block => ({ kind: 'note', text })
    const types = blocks(
      { fallback: 'x', blocks: [note([plain('by '), quietly]), note([plain('at '), { kind: 'room', room: 'C0001' }])] },
      bearing(quiet),
    ).map((each) => each.type)
    expect(types).toEqual(['context', 'rich_text'])
  })

  it('links only to the web', () => {
    const link = (url: string): Block => ({ kind: 'text', text: [{ kind: 'link', url, text: 'the room' }] })
    expect(read([link('https://meet.example/a b')]).links).toEqual(['https://meet.example/a%20b'])
    expect(read([link('slack://user?team=T1')]).links).toEqual([])
    expect(read([link('javascript:alert(1)')]).links).toEqual([])
  })
})

describe('what is read aloud', () => {
  const spoken = (made: View, naming = quiet) => readMrkdwn(content(made, bearing(naming)).text, names, false)

  it('is all that the blocks say, after the sentence that notifications begin with', () => {
    const { text, links } = spoken({
      fallback: 'Session 1 opens',
      blocks: [
        { kind: 'heading', text: 'Session 1' },
        { kind: 'facts', facts: [{ label: 'Host', value: [quietly] }] },
        { kind: 'list', ordered: true, items: [[plain('Check in')], [plain('Check <out>')]] },
        { kind: 'divider' },
        { kind: 'text', text: [{ kind: 'link', url: 'https://meet.example/a|b', text: 'Where > we meet' }] },
        {
          kind: 'quote',
          text: [{ kind: 'instant', at: '2027-03-16T19:00:00Z', zone: 'Europe/London', shows: 'date-time' }],
        },
      ],
    })
    expect(text).toBe(
      'Session 1 opens\nSession 1\nHost: @name of U0001\n1. Check in\n2. Check <out>\nWhere > we meet\nTue 16 March 2027, 19:00 UTC',
    )
    expect(links).toEqual(['https://meet.example/a%7Cb'])
  })

  it('is not said twice where the sentence is how the words begin', () => {
    const said: Block = { kind: 'text', text: [plain('It is kept. Nobody else sees it.')] }
    expect(spoken({ fallback: 'It is kept.', blocks: [said] }).text).toBe('It is kept. Nobody else sees it.')
  })

  it('is the sentence alone where all of it would be too long to be changed later', () => {
    const full = {
      fallback: 'Full',
      blocks: [1, 2].map((): Block => ({ kind: 'text', text: [plain('<'.repeat(1_900))] })),
    }
    expect(spoken(full).text).toBe('Full')
  })
})

describe('the id of a control', () => {
  it('gives back its action, wherever it stands, and nothing for a link', () => {
    const press = {
      kind: 'press',
      label: 'Here',
      style: 'neutral',
      action: { id: 'sessions.here', payload: ['x1', ''] },
    } as const
    const [row] = blocks(
      {
        fallback: 'x',
        blocks: [{ kind: 'actions', buttons: [press, press, { kind: 'link', label: 'L', url: 'https://a.example' }] }],
      },
      bearing(quiet),
    )
    if (row?.type !== 'actions') throw new Error('no buttons')
    const ids = row.elements.map((each) => each.action_id ?? '')
    const action = { definition: 'sessions.here', community: 'slack:T0001', mark: 'aaaaaaaaaaaa', payload: ['x1', ''] }
    expect(ids.map(actionOf)).toEqual([action, action, null])
    expect(new Set(ids).size).toBe(3)
  })
})

/* ---- forms ---- */

const base = { hint: '', required: true }
const fields: FormField[] = [
  { ...base, kind: 'text', name: 'notes', label: 'Notes', long: true, max: 3_000, initial: 'x'.repeat(3_000) },
  { ...base, kind: 'text', name: 'line', label: 'Line', long: false, max: 5, initial: 'a\nbcdefgh' },
  { ...base, kind: 'date', name: 'day', label: 'Day', initial: 'tomorrow' },
  { ...base, kind: 'people', name: 'who', label: 'Who', max: 1, initial: ['U1', 'U2'] },
  { ...base, kind: 'holders', name: 'may', label: 'May', max: 2, initial: [{ group: 'S1' }, { person: 'U1' }] },
]

describe('a form', () => {
  const modalOf = (form: Partial<Form>) => {
    const whole: Form = { title: 'T'.repeat(24), intro: null, submit: 'S'.repeat(24), fields, ...form }
    const action = { definition: 'x'.repeat(40), community: 'slack:T0001' as const, mark: 'aaaaaaaaaaaa', payload: [] }
    const checked = checkModal(formModal(whole, action, '{"room":null}'))
    if (!checked.ok) throw new Error(checked.messages.join())
    return checked.value
  }

  it('is within Slack’s limits at its largest, and starts with what could have been typed', () => {
    const elements = modalOf({}).blocks.flatMap((each) => (each.type === 'input' ? [each.element] : []))
    expect(elements[1]).toMatchObject({ initial_value: 'a bcd' })
    expect(elements[2]).not.toHaveProperty('initial_date')
    expect(elements[3]).toMatchObject({ initial_users: ['U1'], max_selected_items: 1 })
    expect(elements[5]).toMatchObject({ type: 'rich_text_input', initial_value: { type: 'rich_text' } })
  })

  it('asks in a second input for groups, and requires neither of the two by itself', () => {
    const inputs = modalOf({})
      .blocks.filter((each) => each.type === 'input')
      .slice(4)
    expect(inputs.map((each) => [each.block_id, each.optional])).toEqual([
      ['may', true],
      ['may:groups', true],
    ])
  })

  it('has its words above the fields, in which nothing acts', () => {
    const [intro] = modalOf({ intro: [plain('<!channel> https://evil.example')] }).blocks
    if (intro === undefined) throw new Error('no intro')
    expect(readBlocks([intro], names)).toMatchObject({ pings: [], links: [], styled: [] })
  })
})
