import fc from 'fast-check'
import { LIMITS } from '../../../src/chat/limits.ts'
import { assertView, type Block, type Inline, type View } from '../../../src/chat/view.ts'

const hostile = fc.constantFrom(
  ...[
    '<!channel>',
    '@here',
    '<@U0001>',
    '*b* _i_ ~s~ `c`',
    'https://evil.example',
    'www.evil.example',
    '&lt;',
    '\u202eabc',
  ],
  ...[
    '```x```',
    'שלום',
    '👩‍👩‍👧',
    '\u0000\u0007',
    '\ud800',
    '> q',
    '<https://a.example|b>',
    'mailto:a@b.example',
    '\r\n',
    '',
  ],
)
const written = (bound: number) =>
  fc
    .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 20 })), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('').slice(0, bound))
    .filter((text) => text !== '')
const leaf: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constantFrom('plain' as const, 'bold' as const, 'italic' as const), text: written(120) }),
  fc.record({ kind: fc.constant('person' as const), person: fc.constantFrom('U0001', 'W2', '17'), ping: fc.boolean() }),
  fc.record({ kind: fc.constant('room' as const), room: fc.constantFrom('C0001', 'x') }),
  fc.record({ kind: fc.constant('group' as const), group: fc.constantFrom('S0001', 'x') }),
  fc.record({
    kind: fc.constant('instant' as const),
    at: fc.constant('2027-03-16T19:00:00Z'),
    zone: fc.constantFrom('Europe/London', 'Pacific/Chatham'),
    shows: fc.constantFrom('date-time' as const, 'time' as const, 'relative' as const),
  }),
)
const rich = fc.array(leaf, { minLength: 1, maxLength: 5 })
const label = written(LIMITS.buttonLabel)
const action = fc.constant({ id: 'sessions.here', payload: ['a'.repeat(12)] })
const block: fc.Arbitrary<Block> = fc.oneof(
  written(LIMITS.heading).map((text): Block => ({ kind: 'heading', text })),
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const, 'quote' as const), text: rich }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: written(40), value: rich }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(rich, { minLength: 1, maxLength: 4 }),
  }),
  fc.constant<Block>({ kind: 'divider' }),
  fc.record({
    kind: fc.constant('actions' as const),
    buttons: fc.array(
      fc.record({
        kind: fc.constant('press' as const),
        label,
        style: fc.constantFrom('primary' as const, 'neutral' as const, 'danger' as const),
        action,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    label,
    action,
    options: fc
      .array(label, { minLength: 1, maxLength: 25 })
      .map((all) => all.map((each, at) => ({ label: each, value: `v${at}` }))),
    chosen: fc.constantFrom(null, 'v0'),
  }),
)
const fits = (made: View): boolean => {
  try {
    assertView(made)
    return true
  } catch {
    return false
  }
}
/** Any view that the kit allows, with the worst of texts in it. */
export const anyView: fc.Arbitrary<View> = fc
  .record({ fallback: written(LIMITS.fallback), blocks: fc.array(block, { minLength: 1, maxLength: 12 }) })
  .filter(fits)
