import { PlatformError } from './errors.ts'

/**
 * Who may do what. Each definition names one of these; there is no default, and an error while it is worked out denies.
 * `C` is the context that main builds. A permission asks it for facts: first those that cost nothing, and what a platform must be asked for
 * only where none of them decides.
 */
export interface Permission<C> {
  /** For the table of powers in the docs. */
  readonly name: string
  /** Message key of what a person reads who may not. */
  readonly denied: string
  /** @throws whatever kept a fact that it needs from being looked up */
  allows(context: C): boolean | Promise<boolean>
}

export function permission<C>(
  name: string,
  denied: string,
  allows: (context: C) => boolean | Promise<boolean>,
): Permission<C> {
  return { name, denied, allows }
}

/** Fails closed: whatever goes wrong while asking is a no. */
export async function isAllowed<C>(required: Permission<C>, context: C): Promise<boolean> {
  try {
    return (await required.allows(context)) === true
  } catch {
    return false
  }
}

/**
 * Whether a definition may be run. It fails closed too, and tells a no from facts that cannot be looked up just now: then nothing is run either,
 * but nobody reads that it is not for her, and what she wrote in a form is kept.
 * @param isUnavailable whether the database cannot be used just now, by the error that it gave
 * @throws PlatformError, or the error of a database that is away
 */
export async function authorised<C>(
  { isUnavailable }: { isUnavailable(error: unknown): boolean },
  required: Permission<C>,
  context: C,
): Promise<boolean> {
  try {
    return (await required.allows(context)) === true
  } catch (error) {
    if (error instanceof PlatformError || isUnavailable(error)) throw error
    return false
  }
}
