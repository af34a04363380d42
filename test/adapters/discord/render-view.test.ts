import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asComponents, asPost, pinged } from '../../../src/adapters/discord/render-view.ts'
import { actionRef } from '../../../src/chat/action-ref.ts'
import { nothing } from '../../../src/chat/payload.ts'
import {
  actions,
  type Block,
  bold,
  button,
  divider,
  facts,
  heading,
  instant,
  italic,
  link,
  list,
  note,
  person,
  plain,
  quote,
  type Rich,
  text,
  type View,
  view,
} from '../../../src/chat/view.ts'
import { everyBlock, manyParts } from '../../contract/platform/definitions.ts'

const bearing = { community: 'discord:1', mark: 'aaaaaaaaaaaa' } as const
const PRESS = actionRef('test.press', nothing)
const V2 = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds

const displayed = (components: readonly APIMessageTopLevelComponent[]): string[] =>
  components.flatMap((each) => (each.type === ComponentType.TextDisplay ? [each.content] : []))
const counted = (components: readonly APIMessageTopLevelComponent[]): number =>
  components.reduce((sum, each) => sum + 1 + (each.type === ComponentType.ActionRow ? each.components.length : 0), 0)

/** Words full of what must be escaped, of lines and of right-to-left letters; each 'x' must still be there in the end. */
const words = fc
  .tuple(
    fc.array(fc.constantFrom('x', '*', '_', '\\', '\n', 'א', ' ', '-', '#', '1.', '>', 'x*', '\nx', '@everyone'), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.integer({ min: 1, max: 130 }),
  )
  .map(([units, times]) => units.join('').repeat(times))
const leaf = fc.oneof(
  words.map(plain),
  words.map(bold),
  words.map(italic),
  words.map((label) => link('https://meet.example/room', label)),
  fc.constant(person('18446744073709551615')),
  fc.constant(instant('2027-03-16T19:00:00Z', 'Europe/London')),
)
const content: fc.Arbitrary<Rich> = fc.array(leaf, { minLength: 1, maxLength: 6 })
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((label) => heading(label.slice(0, 150))),
  content.map(text),
  content.map(note),
  content.map(quote),
  fc.array(fc.tuple(words, content), { minLength: 1, maxLength: 4 }).map((rows) => facts(...rows)),
  fc
    .tuple(fc.array(content, { minLength: 1, maxLength: 30 }), fc.boolean())
    .map(([items, ordered]) => list(items, ordered ? 'ordered' : 'unordered')),
  fc.constant(divider),
  fc.constant(actions(button('Press', PRESS, {}))),
)

/** As much of a random list of blocks as the kit lets into one view. */
function fitting(blocks: readonly Block[]): View | null {
  let made: View | null = null
  for (const each of blocks) {
    try {
      made = view('fallback', [...(made?.blocks ?? []), each])
    } catch {
      // over the kit's bounds: left out
    }
  }
  return made
}

const xs = (all: string): number => all.split('x').length - 1

function xsIn(made: View): number {
  return made.blocks.reduce((sum, each) => {
    switch (each.kind) {
      case 'heading':
        return sum + xs(each.text)
      case 'text':
      case 'note':
      case 'quote':
        return sum + xs(JSON.stringify(each.text.map((one) => ('text' in one ? one.text : ''))))
      case 'facts':
        return (
          sum +
          each.facts.reduce(
            (all, fact) => all + xs(fact.label) + xsIn({ ...made, blocks: [{ kind: 'text', text: fact.value }] }),
            0,
          )
        )
      case 'list':
        return (
          sum + each.items.reduce((all, item) => all + xsIn({ ...made, blocks: [{ kind: 'text', text: item }] }), 0)
        )
      default:
        return sum
    }
  }, 0)
}

describe('a view that the kit allows', () => {
  it('always fits Discord, whatever its characters are, and nothing is cut', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 30 }), (blocks) => {
        const made = fitting(blocks)
        fc.pre(made !== null)
        const { components } = asComponents(made, bearing)
        const all = displayed(components)
        expect(all.join('').length).toBeLessThanOrEqual(4_000)
        expect(all.every((each) => each.trim() !== '')).toBe(true)
        expect(counted(components)).toBeLessThanOrEqual(40)
        // links hold an x of their own
        expect(xs(all.join('').replaceAll(/<https:[^>]*>/g, ''))).toBe(xsIn(made))
      }),
      { numRuns: 400 },
    )
  })

  it('fits as a post too: plain within 2,000 characters and five rows, or made of components', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
        const made = fitting(blocks)
        fc.pre(made !== null)
        const { content: plainContent, components, flags } = asPost(made, bearing)
        if (plainContent === null) {
          expect(flags).toBe(V2)
          return
        }
        expect(plainContent.length).toBeLessThanOrEqual(2_000)
        expect(components.length).toBeLessThanOrEqual(5)
        expect(components.every((each) => each.type === ComponentType.ActionRow)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a post', () => {
  it('is plain where it can be, so that its notification has words', () => {
    const { content: said, components, flags } = asPost(everyBlock, bearing)
    expect(said).toContain('## Session 1')
    expect(said).toContain('**Where:** the usual room')
    expect(said).toContain('> Listen before you speak.')
    expect(said).toContain('1. Check in\n2. Two turns\n3. Check out')
    expect(said).toContain('-# Nothing needs a press.')
    expect(components).toHaveLength(1)
    expect(flags).toBe(MessageFlags.SuppressEmbeds)
  })

  it('is made of components where words follow buttons, or there is too much', () => {
    const after = view('After', [actions(button('Press', PRESS, {})), text('words after')])
    expect(asPost(after, bearing)).toMatchObject({ content: null, flags: V2 })
    expect(asPost(manyParts, bearing).flags).toBe(V2)
    expect(asPost(view('Long', [text('*'.repeat(1_500))]), bearing).flags).toBe(V2)
    expect(asPost(view('Only buttons', [actions(button('Press', PRESS, {}))]), bearing).flags).toBe(V2)
  })

  it('notifies each person once, and only whom it means to', () => {
    const made = view('Pings', [
      text([person('1', 'ping'), person('2')]),
      quote([person('1', 'ping')]),
      facts(['Host', [person('3', 'ping')]]),
      list([[person('4', 'ping')]]),
      note([person('5')]),
    ])
    expect(pinged(made)).toEqual(['1', '3', '4'])
  })
})
