import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { FormInput, SeenField, SeenForm } from '../people.ts'
import { isSelect } from './components.ts'
import type { Interaction } from './interactions.ts'
import { renderMarkdown } from './markdown.ts'
import { selectKind, startingNames, wordsFor } from './seen.ts'
import { type Mentioned, noneMentioned } from './slash.ts'
import type { World } from './world.ts'

/** One thing to fill in, with the words over it. */
interface Question {
  label: string
  hint: string
  component: APIComponentInLabel
}

function questions(modal: APIModalInteractionResponseCallbackData): Question[] {
  return modal.components.flatMap((top): Question[] => {
    if (top.type === ComponentType.Label) {
      return [{ label: top.label, hint: top.description ?? placeholder(top.component), component: top.component }]
    }
    if (top.type === ComponentType.TextDisplay) return []
    return top.components.map((input) => ({
      label: input.label ?? '',
      hint: placeholder(input),
      component: input,
    }))
  })
}

const placeholder = (component: APIComponentInLabel): string =>
  'placeholder' in component ? (component.placeholder ?? '') : ''

const required = (component: APIComponentInLabel): boolean =>
  component.type === ComponentType.Checkbox ? false : (component.required ?? true)

/** Ids or values that a question starts with. */
function startValues(component: APIComponentInLabel): string[] {
  if (component.type === ComponentType.TextInput) return component.value ? [component.value] : []
  if (component.type === ComponentType.Checkbox) return component.default === true ? ['true'] : []
  if ('options' in component) return component.options.filter((o) => o.default === true).map((o) => o.value)
  return 'default_values' in component ? (component.default_values ?? []).map((v) => v.id) : []
}

function field(world: World, interaction: Interaction, { label, hint, component }: Question): SeenField {
  const base = { label, hint, required: required(component), error: '' }
  if (component.type === ComponentType.TextInput) {
    const kind = component.style === TextInputStyle.Paragraph ? 'paragraph' : 'text'
    return { ...base, kind, value: component.value ?? '', options: [] }
  }
  if ('options' in component) {
    const on = component.options.filter((o) => o.default === true).map((o) => o.label)
    return { ...base, kind: 'select', value: on, options: component.options.map((o) => o.label) }
  }
  if (!isSelect(component)) return { ...base, kind: 'select', value: startValues(component), options: ['true'] }
  const kind = selectKind(component.type)
  return {
    ...base,
    kind: kind === 'options' ? 'select' : kind,
    value: startingNames(world, interaction.guild, component),
    options: [],
  }
}

/** The modal as its one reader sees it. */
export function seenForm(
  world: World,
  interaction: Interaction,
  modal: APIModalInteractionResponseCallbackData,
): SeenForm {
  const words = wordsFor(world, interaction.guild)
  const intro = modal.components.flatMap((c) => (c.type === ComponentType.TextDisplay ? [c.content] : []))
  return {
    kind: 'form',
    title: modal.title,
    intro: intro.map((text) => renderMarkdown(text, words).text).join('\n'),
    fields: questions(modal).map((question) => field(world, interaction, question)),
    submitLabel: 'Submit',
    seenBy: [interaction.user.id],
  }
}

type Given = FormInput[string]
const refuse = (label: string, why: string) => new Error(`the form cannot be submitted: '${label}' ${why}`)

/** A text as typed, checked as the client checks it. */
function typed(label: string, input: APITextInputComponent, given: Given | undefined): string {
  const value = given ?? input.value ?? ''
  if (typeof value !== 'string') throw refuse(label, 'takes text')
  if (required(input) && value === '') throw refuse(label, 'is required')
  if (value.length > (input.max_length ?? 4000)) throw refuse(label, `is longer than ${input.max_length ?? 4000}`)
  if (value !== '' && value.length < (input.min_length ?? 0)) throw refuse(label, `is shorter than ${input.min_length}`)
  return value
}

/** One choice: its id, checked against what the select offers. */
export function choiceId(
  interaction: Pick<Interaction, 'guild'>,
  select: APISelectMenuComponent,
  given: Exclude<Given, readonly unknown[]>,
  into: Mentioned,
): string {
  const { guild } = interaction
  const wrong = (why: string) =>
    new Error(`the select '${select.placeholder ?? select.custom_id}' does not offer ${why}`)
  if (typeof given === 'string') {
    if (select.type !== ComponentType.StringSelect) throw wrong('words to choose from')
    const option = select.options.find((o) => o.label === given)
    if (option === undefined) throw wrong(`'${given}'`)
    return option.value
  }
  if ('group' in given) {
    if (select.type !== ComponentType.RoleSelect && select.type !== ComponentType.MentionableSelect)
      throw wrong('roles')
    if (guild?.roles.has(given.group) !== true) throw wrong('that role')
    into.roles.add(given.group)
    return given.group
  }
  if ('room' in given) {
    if (select.type !== ComponentType.ChannelSelect) throw wrong('rooms')
    const room = guild?.channels.get(given.room)
    if (room === undefined) throw wrong('that room')
    if (select.channel_types !== undefined && !select.channel_types.some((t) => Number(t) === room.type)) {
      throw wrong('that kind of room')
    }
    into.channels.add(given.room)
    return given.room
  }
  if (select.type !== ComponentType.UserSelect && select.type !== ComponentType.MentionableSelect) throw wrong('people')
  if (guild?.members.has(given.id) !== true) throw wrong('that person')
  into.users.add(given.id)
  return given.id
}

/** Default values count as mentioned too. */
function mentionDefaults(select: APISelectMenuComponent, into: Mentioned): void {
  if (select.type === ComponentType.StringSelect) return
  for (const value of select.default_values ?? []) {
    if (value.type === 'user') into.users.add(value.id)
    else if (value.type === 'role') into.roles.add(value.id)
    else into.channels.add(value.id)
  }
}

function isMany(given: Given): given is Extract<Given, readonly unknown[]> {
  return Array.isArray(given)
}

function submitted(interaction: Interaction, question: Question, given: Given | undefined, into: Mentioned): object {
  const { component, label } = question
  const base = { type: component.type, id: component.id, custom_id: component.custom_id }
  if (component.type === ComponentType.TextInput) return { ...base, value: typed(label, component, given) }
  if (component.type === ComponentType.Checkbox) {
    return { ...base, value: given === undefined ? component.default === true : given === 'true' }
  }
  if (component.type === ComponentType.FileUpload) throw refuse(label, 'takes files')
  const list = given === undefined ? undefined : isMany(given) ? [...given] : [given]
  let values = startValues(component)
  if (isSelect(component)) {
    if (list === undefined) mentionDefaults(component, into)
    else values = list.map((one) => choiceId(interaction, component, one, into))
  } else if (list !== undefined) {
    values = list.map((one) => {
      const option = component.options.find((o) => o.label === one)
      if (option === undefined) throw refuse(label, `does not offer ${String(one)}`)
      return option.value
    })
  }
  checkCount(label, component, values.length)
  return component.type === ComponentType.RadioGroup ? { ...base, value: values[0] ?? null } : { ...base, values }
}

function checkCount(label: string, component: APIComponentInLabel, count: number): void {
  if (count === 0) {
    if (required(component)) throw refuse(label, 'is required')
    return
  }
  const min = 'min_values' in component ? (component.min_values ?? 1) : 1
  const max = 'max_values' in component ? (component.max_values ?? 1) : 1
  if (count < min) throw refuse(label, `needs at least ${min}`)
  if (count > max) throw refuse(label, `takes at most ${max}`)
}

/**
 * The submission's data, from values by visible label.
 * @throws Error for what the client would not send: unknown labels, empty required fields, too long texts
 */
export function submission(
  interaction: Interaction,
  modal: APIModalInteractionResponseCallbackData,
  values: FormInput,
): { data: object; mentioned: Mentioned } {
  const mentioned = noneMentioned()
  const known = questions(modal)
  for (const label of Object.keys(values)) {
    if (!known.some((q) => q.label === label)) throw new Error(`the form has no field '${label}'`)
  }
  const components = modal.components.map((top) => {
    if (top.type === ComponentType.TextDisplay) return { type: top.type, id: top.id }
    const inside = questions({ ...modal, components: [top] })
    const sent = inside.map((question) => submitted(interaction, question, values[question.label], mentioned))
    return top.type === ComponentType.Label
      ? { type: top.type, id: top.id, component: sent[0] }
      : { type: top.type, id: top.id, components: sent }
  })
  return { data: { custom_id: modal.custom_id, components }, mentioned }
}
