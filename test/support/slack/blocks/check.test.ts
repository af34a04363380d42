import { describe, expect, it } from 'vitest'
import { checkBlocks } from './check.ts'

/** Limits by the pages of https://docs.slack.dev/reference/block-kit: blocks, block elements, composition objects. */
const words = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) })
const button = (over: Record<string, unknown> = {}) => ({ type: 'button', text: words(5), ...over })
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const option = (over: Record<string, unknown> = {}) => ({ text: words(5), value: 'v', ...over })
const options = (count: number) => Array.from({ length: count }, (_, at) => option({ value: `v${at}` }))
const select = (over: Record<string, unknown> = {}) => ({ type: 'static_select', options: options(2), ...over })
const confirm = (over: Record<string, unknown> = {}) => ({
  title: words(100),
  text: words(300),
  confirm: words(30),
  deny: words(30),
  ...over,
})
const input = (element: unknown, over: Record<string, unknown> = {}) => ({
  type: 'input',
  label: words(5),
  element,
  ...over,
})

describe('Block Kit', () => {
  it.each([
    ['section text 3,000', { type: 'section', text: words(3000) }, { type: 'section', text: words(3001) }],
    [
      '10 fields',
      { type: 'section', fields: Array(10).fill(words(5)) },
      { type: 'section', fields: Array(11).fill(words(5)) },
    ],
    ['field text 2,000', { type: 'section', fields: [words(2000)] }, { type: 'section', fields: [words(2001)] }],
    ['header 150', { type: 'header', text: words(150) }, { type: 'header', text: words(151) }],
    [
      '10 context elements',
      { type: 'context', elements: Array(10).fill(words(5)) },
      { type: 'context', elements: Array(11).fill(words(5)) },
    ],
    ['25 elements in actions', actions(...Array(25).fill(button())), actions(...Array(26).fill(button()))],
    ['block_id 255', { type: 'divider', block_id: 'x'.repeat(255) }, { type: 'divider', block_id: 'x'.repeat(256) }],
    ['button text 75', actions(button({ text: words(75) })), actions(button({ text: words(76) }))],
    ['button value 2,000', actions(button({ value: 'x'.repeat(2000) })), actions(button({ value: 'x'.repeat(2001) }))],
    ['button url 3,000', actions(button({ url: 'x'.repeat(3000) })), actions(button({ url: 'x'.repeat(3001) }))],
    ['action_id 255', actions(button({ action_id: 'x'.repeat(255) })), actions(button({ action_id: 'x'.repeat(256) }))],
    ['100 options', actions(select({ options: options(100) })), actions(select({ options: options(101) }))],
    [
      'option text 75',
      actions(select({ options: [option({ text: words(75) })] })),
      actions(select({ options: [option({ text: words(76) })] })),
    ],
    [
      'option value 150',
      actions(select({ options: [option({ value: 'x'.repeat(150) })] })),
      actions(select({ options: [option({ value: 'x'.repeat(151) })] })),
    ],
    ['placeholder 150', actions(select({ placeholder: words(150) })), actions(select({ placeholder: words(151) }))],
    [
      '5 overflow options',
      actions({ type: 'overflow', options: options(5) }),
      actions({ type: 'overflow', options: options(6) }),
    ],
    [
      '10 checkboxes',
      actions({ type: 'checkboxes', options: options(10) }),
      actions({ type: 'checkboxes', options: options(11) }),
    ],
    [
      'confirm title 100',
      actions(button({ confirm: confirm() })),
      actions(button({ confirm: confirm({ title: words(101) }) })),
    ],
    [
      'confirm text 300',
      actions(button({ confirm: confirm() })),
      actions(button({ confirm: confirm({ text: words(301) }) })),
    ],
    [
      'confirm buttons 30',
      actions(button({ confirm: confirm() })),
      actions(button({ confirm: confirm({ deny: words(31) }) })),
    ],
    [
      'input label 2,000',
      input({ type: 'plain_text_input' }, { label: words(2000) }),
      input({ type: 'plain_text_input' }, { label: words(2001) }),
    ],
    [
      'input text 3,000',
      input({ type: 'plain_text_input', max_length: 3000 }),
      input({ type: 'plain_text_input', max_length: 3001 }),
    ],
    [
      'image alt 2,000',
      { type: 'image', image_url: 'https://e.org/a.png', alt_text: 'x'.repeat(2000) },
      { type: 'image', image_url: 'https://e.org/a.png', alt_text: 'x'.repeat(2001) },
    ],
  ])('allows %s and not one more', (_limit, within, beyond) => {
    expect(checkBlocks([within])).toMatchObject({ ok: true })
    expect(checkBlocks([beyond])).toMatchObject({ ok: false })
  })

  it.each([
    ['empty text', { type: 'section', text: words(0) }, 'must be more than 0 characters'],
    ['a section with nothing', { type: 'section' }, 'needs `text` or `fields`'],
    ['an unknown block', { type: 'poll' }, 'unsupported type'],
    ['a header in mrkdwn', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }, 'json-pointer:/blocks/0/text/type'],
    ['an unknown key', { type: 'divider', colour: 'red' }, 'invalid additional property: colour'],
    ['a text input among actions', actions({ type: 'plain_text_input' }), 'unsupported type'],
    ['a button under an input', input(button()), 'unsupported type'],
    [
      'a twin action_id',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      'already exists in this block',
    ],
    ['twin option values', actions(select({ options: [option(), option()] })), 'is not unique'],
    ['a foreign initial option', actions(select({ initial_option: option({ value: 'x' }) })), 'must exactly match'],
    ['no options at all', actions(select({ options: undefined })), 'is required'],
    ['a date that is none', actions({ type: 'datepicker', initial_date: '2027-02-30' }), 'initial_date'],
  ])('refuses %s and says where', (_what, given, message) => {
    const checked = checkBlocks([given])
    expect(checked.ok ? [] : checked.messages.join('\n')).toContain(message)
  })

  it('wants each block_id once in a message, and an action_id once in its block only', () => {
    expect(
      checkBlocks([
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ]),
    ).toMatchObject({
      ok: false,
      messages: [expect.stringContaining('already exists')],
    })
    expect(checkBlocks([actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))])).toMatchObject({
      ok: true,
    })
  })

  it('gives every block and control an id of its own', () => {
    const checked = checkBlocks([actions(button(), button()), { type: 'divider' }])
    expect(checked).toMatchObject({
      ok: true,
      value: [
        {
          block_id: expect.any(String),
          elements: [{ action_id: expect.any(String) }, { action_id: expect.any(String) }],
        },
        { block_id: expect.any(String) },
      ],
    })
  })
})
