import { StartError } from '../../src/data/start-error.ts'

/** The words with which a start was stopped. Throws if it was not, or without words. */
export async function startError(starting: Promise<unknown>): Promise<StartError> {
  const error = await starting.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof StartError) return error
  throw new Error('The start was not stopped with words', { cause: error })
}
