import { PlatformError } from '../../chat/errors.ts'
import { ChatRefusal } from './chat/types.ts'

/**
 * Any failure of a call in the words of the port. The chat is in this process, and a change of it is made whole or not at all: what is
 * no refusal (its file cannot be written, it is closed) was not carried out.
 */
function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof ChatRefusal) return new PlatformError(error.kind, error.detail)
  return new PlatformError('unavailable', codeOf(error))
}

/** The call, with its failures in the words of the port. */
export async function asked<R>(call: () => Promise<R>): Promise<R> {
  try {
    return await call()
  } catch (error) {
    throw platformError(error)
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
