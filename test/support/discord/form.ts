import type { z } from 'zod'
import { type FormErrors, Refusal } from './refusal.ts'

type Issue = z.core.$ZodIssue

/** The name and words under which Discord reports a broken bound (Error Messages in https://docs.discord.com/developers/reference#error-messages). */
function worded(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${issue.maximum}.` }
        : { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${issue.minimum}.` }
        : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
    case 'invalid_type':
      return issue.message.includes('undefined')
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { code: 'BASE_TYPE_BAD_TYPE', message: issue.message }
    case 'invalid_format':
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' }
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${issue.values.map(String).join(', ')}).` }
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of the types allowed here.' }
    case 'custom': {
      const code: unknown = issue.params?.code
      return { code: typeof code === 'string' ? code : 'BASE_TYPE_INVALID', message: issue.message }
    }
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message }
  }
}

function nested(issues: readonly Issue[]): FormErrors {
  const root: FormErrors = {}
  for (const issue of issues) {
    let at = root
    for (const step of issue.path) {
      const key = String(step)
      const known = at[key]
      const next: FormErrors = known === undefined || Array.isArray(known) ? {} : known
      at[key] = next
      at = next
    }
    const errors = at._errors ?? []
    errors.push(worded(issue))
    at._errors = errors
  }
  return root
}

/**
 * Reads a request body by its schema. Unknown fields are ignored, as Discord does.
 * Lengths are counted in UTF-16 units: the strictest reading of 'characters'.
 * @throws Refusal 50035 with an error at every field that breaks a documented bound.
 */
export function read<T>(schema: z.ZodType, body: unknown): T {
  const result = schema.safeParse(body)
  if (!result.success) throw new Refusal(400, 50035, 'Invalid Form Body', nested(result.error.issues))
  return checked<T>(result.data)
}

/** The one seam between a checked body and the API's own type for it: the schema is the proof. */
export function checked<T>(value: unknown): T {
  return value as T
}
