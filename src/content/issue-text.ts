import type { z } from 'zod'

type Told = { what: string; mend: string }

/** What a zod issue means to somebody with the file open: what is wrong, and how to mend it. */
export function issueText(issue: z.core.$ZodIssue, present: boolean): Told {
  const name = `‘${fieldName(issue.path)}’`
  if (!present && issue.code !== 'custom') return { what: `${name} is missing`, mend: `Add ${name} here` }
  switch (issue.code) {
    case 'invalid_type':
      return {
        what: `${name} is not ${kinds[issue.expected] ?? issue.expected}`,
        mend: mends[issue.expected] ?? 'Change it',
      }
    case 'too_big':
      return {
        what: `${name} is more than ${issue.maximum}${unit(issue.origin)}`,
        mend: `At most ${issue.maximum}${unit(issue.origin)} fit: make it less`,
      }
    case 'too_small':
      return {
        what: `${name} is less than ${issue.minimum}${unit(issue.origin)}`,
        mend: `At least ${issue.minimum}${unit(issue.origin)} are needed`,
      }
    case 'invalid_value':
      return {
        what: `${name} is none of the words known here`,
        mend: `Choose one of: ${issue.values.map(String).join(', ')}`,
      }
    case 'custom':
      return { what: issue.message, mend: mendOf(issue.params) }
    default:
      return { what: `${name}: ${issue.message}`, mend: 'Change it' }
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named values',
}

const mends: Readonly<Record<string, string>> = {
  string: 'Put it in quotes, so that it is read as text',
  number: 'Write a number without quotes',
  int: 'Write a whole number',
  boolean: 'Write true or false',
  array: 'Begin each of its entries with a dash',
  object: 'Write its values as ‘name: value’, indented',
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}

/** The last named part of the path, with its place in a list: 'prompts, entry 2'. */
function fieldName(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  return typeof last === 'number' ? `${fieldName(path.slice(0, -1))}, entry ${last + 1}` : String(last)
}

function mendOf(params: Readonly<Record<string, unknown>> | undefined): string {
  return typeof params?.mend === 'string' ? params.mend : 'Change it'
}
