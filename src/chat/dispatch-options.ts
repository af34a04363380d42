import type { AnyContext, CommandDef, OptionSpec, Options } from './command.ts'
import { UserError } from './errors.ts'
import {
  buildForm,
  type FieldSpec,
  holdersField,
  peopleField,
  type RawValue,
  type RawValues,
  selectField,
  textField,
} from './form.ts'
import type { KitHost } from './host.ts'
import type { RawOption } from './inbound.ts'
import { FILL_IN, FILLED } from './kit-actions.ts'
import { plainView } from './kit-views.ts'
import { LIMITS } from './limits.ts'
import { openDefinition } from './opens.ts'
import { authorised, isAllowed } from './permissions.ts'
import type { Reply } from './reply.ts'
import { type OptionProblem, readOptions } from './text-args.ts'
import { button, type Choice } from './view.ts'

type Named = Readonly<Record<string, RawOption>>

/**
 * A missing or wrong option: what is wrong with each, and 'Fill in', which opens a form made from the options
 * (or the command's own form), with all that was right already in it.
 */
export async function showOptionProblems<C extends AnyContext>(
  house: KitHost<C>,
  command: CommandDef<C, Options>,
  named: Named,
  problems: readonly OptionProblem[],
  reply: Reply<C>,
): Promise<void> {
  const lines = problems.map((problem) => house.words(problem.key, problem.params))
  return reply.shows('private', async () => {
    const draft = await house.drafts.keep(reply.act.actor, JSON.stringify(named)).catch(() => null)
    return plainView(
      lines.join('\n'),
      button(house.words('kit.fill-in'), FILL_IN, { command: command.id, draft }, 'primary'),
    )
  })
}

export async function fillIn<C extends AnyContext>(
  house: KitHost<C>,
  input: { command: string; draft: string | null },
  reply: Reply<C>,
): Promise<void> {
  const command = house.definitions.commands.get(input.command)
  if (!command) return reply.unknown()
  reply.definition = command.id
  const body = input.draft === null ? null : await house.drafts.find(reply.act.actor, input.draft)
  const named: Named = body === null ? {} : JSON.parse(body)
  if (command.opens.kind === 'form') {
    const read = readOptions(command.options, named)
    const wrong = Object.fromEntries(
      read.problems.map(({ key, option }) => [option, key === 'kit.option.too-long' ? textIn(named[option]) : null]),
    )
    return openDefinition(house, command, command.opens, { ...read.values, ...wrong }, reply)
  }
  const circle = command.circle?.(readOptions(command.options, named).values) ?? null
  const context = await house.context({ ...reply.asker, circle, mayLookUp: false, progress: async () => {} })
  if (!(await authorised(house, command.requires, context)))
    return reply.shows('private', async () => reply.denied(command.requires.denied))
  const asked = Object.entries(command.options)
    .filter(([, option]) => option.kind !== 'room')
    .slice(0, LIMITS.formFields)
  const choices: Record<string, readonly Choice[]> = {}
  for (const [name, option] of asked) {
    if (option.kind === 'choice')
      choices[name] = option.choices.map((each) => ({ label: house.words(each.label), value: each.value }))
    if (option.kind !== 'suggested') continue
    const offered = await suggestions(house, option, '', context)
    if (offered.length > 0) choices[name] = offered
    else if (option.required) throw new UserError('kit.nothing-to-choose')
  }
  const askable = asked.filter(
    ([name, option]) => name in choices || (option.kind !== 'choice' && option.kind !== 'suggested'),
  )
  if (askable.length === 0) throw new UserError('kit.nothing-to-choose')
  const fields = Object.fromEntries(askable.map(([name, option]) => [name, fieldOf(name, option)]))
  const opening = { title: house.words('kit.fill-in-title'), submit: house.words('kit.submit'), choices }
  const refill = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, asValue(value)]))
  await reply.opens(
    buildForm(fields, opening, house.words, refill),
    FILLED.codec.encode({ command: command.id, room: reply.asker.room }),
    FILLED.id,
  )
}

/** What a person may choose from: a Suggest has an authority of its own, and one who has it not is offered nothing. */
export async function suggestions<C extends AnyContext>(
  house: KitHost<C>,
  option: OptionSpec<unknown>,
  typed: string,
  context: C,
): Promise<readonly Choice[]> {
  const definition = house.definitions.suggests.get(option.suggest)
  return definition && (await isAllowed(definition.requires, context)) ? definition.run(typed, context) : []
}

/** `room` is where 'Fill in' was pressed: on Slack a submission does not say. */
export async function filled<C extends AnyContext>(
  house: KitHost<C>,
  input: { command: string; room: string | null },
  raw: RawValues,
  reply: Reply<C>,
): Promise<void> {
  const command = house.definitions.commands.get(input.command)
  if (!command || command.opens.kind === 'form') return reply.unknown()
  reply.room ??= input.room
  reply.definition = command.id
  const named = Object.fromEntries(Object.entries(raw).flatMap(([name, value]) => asOption(name, value)))
  const read = readOptions(command.options, named)
  if (read.problems.length > 0) {
    const said = Object.fromEntries(
      read.problems.map((problem) => [problem.option, house.words(problem.key, problem.params)]),
    )
    if (await reply.refuses(said)) return
    return showOptionProblems(house, command, named, read.problems, reply)
  }
  return openDefinition(house, command, command.opens, read.values, reply)
}

/** A field has room for 45 characters: the option's own short name stands above, its summary below. */
function fieldOf(name: string, option: OptionSpec<unknown>): FieldSpec<unknown> {
  const said = { label: `option.name.${name}`, hint: option.summary, required: option.required }
  switch (option.kind) {
    case 'person':
      return peopleField({ ...said, max: 1 })
    case 'holder':
      return holdersField({ ...said, max: 1 })
    case 'choice':
    case 'suggested':
      return selectField(said)
    case 'integer':
      return textField({ ...said, max: 9 })
    case 'text':
      return textField({ ...said, max: option.max, long: option.max > 150 })
    case 'room':
      throw new RangeError('a room is given by mention, not by a form')
  }
}

const textIn = (option: RawOption | undefined): string | null => (option && 'text' in option ? option.text : null)

function asValue(option: RawOption): RawValue {
  if ('text' in option) return option.text
  if ('person' in option) return [option.person]
  if ('group' in option) return [option]
  return option.room
}

function asOption(name: string, value: RawValue): [string, RawOption][] {
  if (typeof value === 'string') return value === '' ? [] : [[name, { text: value }]]
  const first = value[0]
  if (first === undefined) return []
  return [[name, typeof first === 'string' ? { person: first } : first]]
}
