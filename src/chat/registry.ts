import type {
  AnyDefinition,
  CommandDef,
  FormDef,
  HomeDef,
  MessageActionDef,
  OptionSpec,
  Options,
  PressDef,
  SuggestDef,
  UrgentDef,
} from './command.ts'
import type { FieldSpecs } from './form.ts'
import { atMost, LIMITS, LimitError, within } from './limits.ts'

/** A catalogue of messages: finished words for a key. @throws when the key is unknown */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** One option as a platform publishes it: words, not keys. */
export interface PublishedOption {
  name: string
  kind: OptionSpec<unknown>['kind']
  description: string
  required: boolean
  max: number
  min: number
  choices: readonly { label: string; value: string }[]
}

export interface PublishedVerb {
  /** Null: the command stands alone, as /gethelp does. */
  verb: string | null
  description: string
  options: readonly PublishedOption[]
}

export interface PublishedCommand {
  noun: string
  description: string
  verbs: readonly PublishedVerb[]
}

export interface PublishedMessageAction {
  id: string
  name: string
}

/** What every adapter publishes: the one list, in finished words. */
export interface CommandRegistry {
  readonly commands: readonly PublishedCommand[]
  readonly messageActions: readonly PublishedMessageAction[]
}

/** Everything dispatch can find, by id. */
export interface Definitions<C> {
  commands: ReadonlyMap<string, CommandDef<C, Options>>
  presses: ReadonlyMap<string, PressDef<C, unknown>>
  forms: ReadonlyMap<string, FormDef<C, unknown, FieldSpecs>>
  messageActions: ReadonlyMap<string, MessageActionDef<C>>
  suggests: ReadonlyMap<string, SuggestDef<C>>
  urgent: ReadonlyMap<string, UrgentDef<unknown>>
  home: HomeDef<C> | null
  all: readonly AnyDefinition<C>[]
}

/** @throws LimitError when an id is taken twice or something named is not defined. */
export function defined<C>(all: readonly AnyDefinition<C>[]): Definitions<C> {
  const found = {
    commands: new Map<string, CommandDef<C, Options>>(),
    presses: new Map<string, PressDef<C, unknown>>(),
    forms: new Map<string, FormDef<C, unknown, FieldSpecs>>(),
    messageActions: new Map<string, MessageActionDef<C>>(),
    suggests: new Map<string, SuggestDef<C>>(),
    urgent: new Map<string, UrgentDef<unknown>>(),
  }
  let home: HomeDef<C> | null = null
  for (const each of all) {
    switch (each.what) {
      case 'command':
        addOnce(found.commands, each)
        break
      case 'press':
        addOnce(found.presses, each)
        break
      case 'form':
        addOnce(found.forms, each)
        break
      case 'message-action':
        addOnce(found.messageActions, each)
        break
      case 'suggest':
        addOnce(found.suggests, each)
        break
      case 'urgent':
        addOnce(found.urgent, each)
        break
      case 'home':
        home = each
    }
  }
  for (const command of found.commands.values()) {
    opensKnown(found.forms, command)
    for (const option of Object.values(command.options)) {
      if (option.kind === 'suggested' && !found.suggests.has(option.suggest))
        throw new LimitError(`no suggest '${option.suggest}'`)
    }
  }
  for (const press of found.presses.values()) opensKnown(found.forms, press)
  for (const action of found.messageActions.values()) opensKnown(found.forms, action)
  return { ...found, home, all }
}

function addOnce<D extends { id: string }>(into: Map<string, D>, definition: D): void {
  if (into.has(definition.id)) throw new LimitError(`'${definition.id}' is defined twice`)
  into.set(definition.id, definition)
}

function opensKnown<C>(
  forms: ReadonlyMap<string, unknown>,
  definition: { id: string; opens: PressDef<C, unknown>['opens'] },
): void {
  const opens = definition.opens
  if (opens.kind === 'form' && !forms.has(opens.form.id))
    throw new LimitError(`'${definition.id}' opens '${opens.form.id}', which is not listed`)
}

/**
 * The published list: nouns in the order of `nouns` (each with its message key), every bound of both platforms asserted.
 * @throws LimitError
 */
export function published<C>(
  definitions: Definitions<C>,
  nouns: Readonly<Record<string, string>>,
  words: Words,
): CommandRegistry {
  const described = (key: string) => within('description', words(key), LIMITS.description)
  const offered = (choices: OptionSpec<unknown>['choices']): PublishedOption['choices'] =>
    choices.length === 0
      ? []
      : atMost('choices', choices, LIMITS.choices).map(({ label, value }) => ({
          label: within('choice', words(label), LIMITS.choiceLabel),
          value: within('choice value', value, LIMITS.choiceValue),
        }))
  const verbs = (noun: string): PublishedVerb[] =>
    [...definitions.commands.values()]
      .filter((command) => command.path[0] === noun)
      .map((command) => ({
        verb: command.path[1] ?? null,
        description: described(command.summary),
        options: Object.entries(command.options)
          .map(([name, option]) => ({
            name,
            kind: option.kind,
            description: described(option.summary),
            required: option.required,
            max: option.max,
            min: option.min,
            choices: offered(option.choices),
          }))
          // Discord wants required options first
          .sort((a, b) => Number(b.required) - Number(a.required)),
      }))
  const commands = Object.entries(nouns).map(([noun, summary]): PublishedCommand => {
    const own = verbs(noun)
    const alone = [...definitions.urgent.values()].find((each) => each.path?.[0] === noun)
    if (alone) own.push({ verb: null, description: described(alone.summary), options: [] })
    for (const verb of own) if (verb.options.length > 0) atMost('options', verb.options, LIMITS.options)
    // Discord: a command with subcommands cannot run bare, and has at most 25 of them
    atMost(`verbs of /${noun}`, own, LIMITS.options)
    if (own.length > 1 && own.some((verb) => verb.verb === null))
      throw new LimitError(`/${noun} cannot both stand alone and have verbs`)
    return { noun, description: described(summary), verbs: own }
  })
  for (const command of definitions.commands.values()) {
    if (!(command.path[0] in nouns)) throw new LimitError(`/${command.path[0]} has no summary`)
  }
  const messageActions = [...definitions.messageActions.values()].map((action) => ({
    id: action.id,
    name: within('message action', words(action.label), LIMITS.messageAction),
  }))
  if (messageActions.length > 0) atMost('message actions', messageActions, LIMITS.messageActions)
  return { commands, messageActions }
}
