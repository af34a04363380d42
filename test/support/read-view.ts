import type { ActionCall, Choice, View } from '../../src/chat/view.ts'

/** All words of a view, one space between them; people and times as '@anna' and their instant. */
export function textOf(view: View | undefined): string {
  if (view === undefined) return ''
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    if ('kind' in value && value.kind === 'person' && 'person' in value) found.push(`@${value.person}`)
    if ('kind' in value && value.kind === 'instant' && 'at' in value) found.push(String(value.at))
    for (const [key, inner] of Object.entries(value)) {
      if (['text', 'label', 'url'].includes(key) && typeof inner === 'string') found.push(inner)
      else walk(inner)
    }
  }
  walk(view.blocks)
  return found.join(' ').replace(/\s+/g, ' ')
}

/** The button with these words. @throws when there is none */
export function buttonOf(view: View | undefined, label: string): ActionCall {
  const buttons = (view?.blocks ?? []).flatMap((block) => (block.kind === 'actions' ? block.buttons : []))
  const found = buttons.find((button) => button.label === label)
  if (found?.kind !== 'press') throw new Error(`no button '${label}' among ${buttons.map((each) => each.label)}`)
  return found.action
}

/** The select of a view. @throws when there is none */
export function choiceOf(view: View | undefined): { action: ActionCall; options: readonly Choice[] } {
  const found = (view?.blocks ?? []).find((block) => block.kind === 'choice')
  if (found?.kind !== 'choice') throw new Error('nothing to choose')
  return found
}
