/**
 * Who may do what. Each definition names one of these; there is no default, and an error while it is worked out denies.
 * `C` is the context that main builds: permissions read facts from it and look nothing up.
 */
export interface Permission<C> {
  /** For the table of powers in the docs. */
  readonly name: string
  /** Message key of what a person reads who may not. */
  readonly denied: string
  allows(context: C): boolean
}

export function permission<C>(name: string, denied: string, allows: (context: C) => boolean): Permission<C> {
  return { name, denied, allows }
}

/** Fails closed: whatever goes wrong while asking is a no. */
export function isAllowed<C>(required: Permission<C>, context: C): boolean {
  try {
    return required.allows(context) === true
  } catch {
    return false
  }
}
