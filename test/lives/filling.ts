import type { PublishedOption } from '../../src/chat/registry.ts'
import type { FormInput, OptionValue, Person, SeenField, SeenForm } from '../support/people.ts'
import type { Secrets } from './secrets.ts'

/** Numbers of an act, one after the other, and from the beginning again. */
function numbers(fill: readonly number[]): () => number {
  let at = -1
  return () => {
    at += 1
    return fill[at % Math.max(1, fill.length)] ?? 0
  }
}

export function nth<T>(all: readonly T[], number: number): T | undefined {
  return all.length === 0 ? undefined : all[number % all.length]
}

/** What people write where one line is asked: mostly words, now and then what the field hopes for. */
const USUAL = ['19:30', '2027-04-20', '2027-03-25', '1', '2', 'Europe/London', '0 19 * * TUE', '+44 20 7946 0001']
const HOSTILE = ['@everyone', '<!channel> *bold*', '[here](https://evil.example)', '   ', '𝕊 ‮ \u200b']

function written(by: Person, place: string, secrets: Secrets, number: number): string {
  if (number % 4 === 0) return nth(USUAL, number >> 2) ?? ''
  const { word } = secrets.write(by.id, place)
  return number % 4 === 1 ? `${word} ${nth(HOSTILE, number >> 2)}` : `said ${word}`
}

/** A form as somebody in a hurry fills it in. What is not required stays as it is every other time. */
export function filledIn(
  by: Person,
  form: SeenForm,
  people: readonly Person[],
  secrets: Secrets,
  fill: readonly number[],
): FormInput {
  const next = numbers(fill)
  const before = secrets.all.length
  const values: [string, FormInput[string]][] = []
  const about: string[] = []
  for (const field of form.fields) {
    const number = next()
    if (!field.required && number % 2 === 0) continue
    const value = valueFor(by, field, `${form.title} / ${field.label}`, people, secrets, number)
    if (value === undefined) continue
    if (field.kind === 'people' && Array.isArray(value)) about.push(...value.map((each) => each.id))
    values.push([field.label, value])
  }
  for (const secret of secrets.all.slice(before)) secret.about.push(...about)
  return Object.fromEntries(values)
}

function valueFor(
  by: Person,
  field: SeenField,
  place: string,
  people: readonly Person[],
  secrets: Secrets,
  number: number,
): FormInput[string] | undefined {
  switch (field.kind) {
    case 'people':
    case 'holders': {
      const one = nth(people, number >> 1)
      return one && [one]
    }
    case 'select':
      return nth(field.options, number >> 1)
    case 'date':
      return nth(['2027-03-18', '2027-03-23', '2027-04-06', '2027-05-25', '2026-01-01'], number >> 1)
    case 'text':
    case 'paragraph':
      return written(by, place, secrets, number)
    case 'rooms':
      return undefined
  }
}

/** Options of a command: what is required always, the rest every third time. */
export function options(
  by: Person,
  command: string,
  asked: readonly PublishedOption[],
  people: readonly Person[],
  circles: readonly string[],
  secrets: Secrets,
  fill: readonly number[],
): Record<string, OptionValue> {
  const next = numbers(fill)
  const given: [string, OptionValue][] = []
  for (const option of asked) {
    const number = next()
    if (!option.required && number % 3 !== 0) continue
    const value = optionValue(by, command, option, people, circles, secrets, number)
    if (value !== undefined) given.push([option.name, value])
  }
  return Object.fromEntries(given)
}

function optionValue(
  by: Person,
  command: string,
  option: PublishedOption,
  people: readonly Person[],
  circles: readonly string[],
  secrets: Secrets,
  number: number,
): OptionValue | undefined {
  switch (option.kind) {
    case 'text':
      return written(by, `/${command} ${option.name}`, secrets, number).slice(0, option.max)
    case 'integer':
      return option.min + (number % (option.max - option.min + 1))
    case 'person':
    case 'holder':
      return nth(people, number)
    case 'choice':
      return nth(option.choices, number)?.value
    case 'suggested':
      return option.name === 'circle' ? nth(circles, number) : String(1 + (number % 9))
    case 'room':
      return undefined
  }
}
