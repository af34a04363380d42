import type { CommandRegistry, PublishedOption } from '../../../chat/registry.ts'

/** A command as it is offered: one for each verb. */
export interface Offered {
  path: readonly string[]
  /** '/circle create' */
  name: string
  description: string
  options: readonly PublishedOption[]
}

export function offeredOf(registry: CommandRegistry): readonly Offered[] {
  return registry.commands.flatMap(({ noun, verbs }) =>
    verbs.map(({ verb, description, options }) => {
      const path = verb === null ? [noun] : [noun, verb]
      return { path, name: `/${path.join(' ')}`, description, options: [...options].sort(requiredFirst) }
    }),
  )
}

const requiredFirst = (a: PublishedOption, b: PublishedOption): number => Number(b.required) - Number(a.required)

/**
 * The commands that what was typed may mean: each of its words begins a word of the command's name, or stands in its description.
 * Those whose name it begins come first; otherwise in the order of the list.
 */
export function matchingCommands(offered: readonly Offered[], typed: string): readonly Offered[] {
  const sought = typed.replace(/^\//, '').toLowerCase().split(/\s+/).filter(Boolean)
  const name = `/${sought.join(' ')}`
  const fits = (each: Offered) =>
    sought.every(
      (word) =>
        each.path.some((part) => part.toLowerCase().startsWith(word)) || each.description.toLowerCase().includes(word),
    )
  const begins = (each: Offered) => Number(each.name.startsWith(name))
  return offered.filter(fits).sort((a, b) => begins(b) - begins(a))
}

/** The command that somebody sends, and what she wrote behind it: '/agreement point 3' is '/agreement point', and '3'. Null for none. */
export function meantBy(offered: readonly Offered[], sent: string): { command: Offered; rest: string } | null {
  const [found] = matchingCommands(offered, sent)
  if (found !== undefined) return { command: found, rest: '' }
  const words = sent.toLowerCase()
  const [command] = offered
    .filter(({ name }) => words.startsWith(`${name} `))
    .toSorted((one, other) => other.name.length - one.name.length)
  return command === undefined ? null : { command, rest: sent.slice(command.name.length).trim() }
}
