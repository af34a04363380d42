import { type APIApplicationCommand, Routes } from 'discord.js'
import type { Api } from './api.ts'

/** Names of commands, as people see them: '/circle', or the line of a message's menu. */
export interface Drift {
  missing: string[]
  superfluous: string[]
  changed: string[]
}

interface Named {
  name: string
  type?: number | undefined
  description?: string | undefined
  required?: boolean | undefined
  autocomplete?: boolean | undefined
  choices?: readonly { name: string; value: string | number }[] | undefined
  options?: readonly Named[] | undefined
}

/** In what the commands that Discord knows differ from those wanted. */
export async function driftFrom(api: Api, application: string, wanted: readonly Named[]): Promise<Drift> {
  const there = await api.get<APIApplicationCommand[]>(Routes.applicationCommands(application))
  const [known, meant] = [byKey(there), byKey(wanted)]
  return {
    missing: namedCommands(wanted.filter((each) => !known.has(commandKey(each)))),
    superfluous: namedCommands(there.filter((each) => !meant.has(commandKey(each)))),
    changed: namedCommands(
      wanted.filter((each) => {
        const other = known.get(commandKey(each))
        return other !== undefined && outline(other) !== outline(each)
      }),
    ),
  }
}

export const isSame = (drift: Drift): boolean => Object.values(drift).every((names) => names.length === 0)

/** A slash command and a line of a menu may have one name. */
const commandKey = ({ name, type }: Named): string => `${type ?? 1} ${name}`
const byKey = (all: readonly Named[]) => new Map(all.map((each) => [commandKey(each), each]))
const namedCommands = (all: readonly Named[]): string[] =>
  all.map(({ name, type }) => ((type ?? 1) === 1 ? `/${name}` : `‘${name}’`))

/** What a person would notice of a command; Discord adds much of its own. */
const outline = ({ name, type, description, required, autocomplete, choices, options }: Named): string =>
  JSON.stringify([
    ...[name, type ?? 1, description ?? '', required ?? false, autocomplete ?? false],
    (choices ?? []).map((choice) => [choice.name, choice.value]),
    (options ?? []).map(outline),
  ])
