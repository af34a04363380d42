import type { Form } from '../../chat/form.ts'
import type { Answer, Intake } from '../../chat/inbound.ts'
import type { Platform } from '../../chat/platform.ts'
import type { Block, Inline, RichText, View } from '../../chat/view.ts'

/** Puts the prefix before the commands that a text of ours names: '/circle show' becomes '/r-circle show'. */
export type Spell = (text: string) => string

/** @param nouns the commands that there are, without their slash */
export function spelling(prefix: string, nouns: readonly string[]): Spell {
  if (prefix === '' || nouns.length === 0) return (text) => text
  const named = new RegExp(`(?<![\\p{L}\\p{N}/])/(?=(?:${nouns.join('|')})(?![\\p{L}\\p{N}-]))`, 'gu')
  return (text) => text.replace(named, `/${prefix}`)
}

/** A platform on which every command has a prefix: what is shown names the commands as they are typed there. */
export function prefixed(platform: Platform, prefix: string): Platform {
  let spell: Spell = (text) => text
  const said = (view: View): View => spelledView(view, spell)
  return {
    ...platform,
    start: ({ act, event: happening }: Intake) =>
      platform.start({
        event: happening,
        act: (what, answer) =>
          act(
            what,
            spelledAnswer(answer, () => spell),
          ),
      }),
    publish: (commands, published) => {
      const nouns = commands.commands.map(({ noun }) => noun)
      spell = spelling(prefix, nouns)
      return platform.publish(commands, published)
    },
    post: (room, view, key, mark) => platform.post(room, said(view), key, mark),
    edit: (message, view, mark) => platform.edit(message, said(view), mark),
    direct: (person, view, key, mark) => platform.direct(person, said(view), key, mark),
    home: (person, view) => platform.home(person, said(view)),
  }
}

const spelledAnswer = (answer: Answer, spell: () => Spell): Answer => ({
  acknowledge: (how) => answer.acknowledge(how),
  show: (how, view, more) => answer.show(how, spelledView(view, spell()), more),
  open: (form, action) => answer.open(spelledForm(form, spell()), action),
  refuse: (errors) =>
    answer.refuse(Object.fromEntries(Object.entries(errors).map(([field, words]) => [field, spell()(words)]))),
  suggest: (choices) => answer.suggest(choices),
})

const spelledForm = (form: Form, spell: Spell): Form => ({
  ...form,
  intro: form.intro && spelledText(form.intro, spell),
  fields: form.fields.map((field) => ({ ...field, hint: spell(field.hint) })),
})

const spelledView = ({ fallback, blocks }: View, spell: Spell): View => ({
  fallback: spell(fallback),
  blocks: blocks.map((block) => spelledBlock(block, spell)),
})

const spelledText = (text: RichText, spell: Spell): RichText => text.map((leaf) => spelledLeaf(leaf, spell))

const spelledLeaf = (leaf: Inline, spell: Spell): Inline =>
  leaf.kind === 'plain' || leaf.kind === 'bold' || leaf.kind === 'italic' ? { ...leaf, text: spell(leaf.text) } : leaf

function spelledBlock(block: Block, spell: Spell): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: spell(block.text) }
    case 'text':
    case 'note':
      return { ...block, text: spelledText(block.text, spell) }
    case 'facts':
      return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: spelledText(fact.value, spell) })) }
    case 'list':
      return { ...block, items: block.items.map((item) => spelledText(item, spell)) }
    // what people wrote stays as they wrote it
    case 'quote':
    case 'actions':
    case 'choice':
    case 'divider':
      return block
    default:
      return block satisfies never
  }
}
