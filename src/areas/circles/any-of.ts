/**
 * Whether one of these is so, asked in turn until one is. What cannot be known does not keep another from granting.
 * @throws the first error, where one could not be known and no other is so
 */
export async function anyOf(...questions: readonly (() => boolean | Promise<boolean>)[]): Promise<boolean> {
  const errors: unknown[] = []
  for (const ask of questions) {
    try {
      if (await ask()) return true
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return false
}
