/** Discord's nested form errors: `_errors` at the field they belong to. */
export interface FormErrors {
  _errors?: { code: string; message: string }[]
  [field: string]: FormErrors | { code: string; message: string }[] | undefined
}

/**
 * A request that Discord refuses. Statuses, codes and messages are those of
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: FormErrors,
  ) {
    super(message)
  }

  body(): object {
    const { message, code, errors } = this
    return errors === undefined ? { message, code } : { message, code, errors }
  }
}

export const unauthorised = () => new Refusal(401, 0, '401: Unauthorized')
export const unknownRoute = () => new Refusal(404, 0, '404: Not Found')
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel')
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild')
export const unknownMember = () => new Refusal(404, 10007, 'Unknown Member')
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message')
export const unknownOverwrite = () => new Refusal(404, 10009, 'Unknown permission overwrite')
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User')
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook')
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction')
export const tooManyPins = () => new Refusal(400, 30003, 'Maximum number of pins reached for the channel (250)')
export const tooManyChannels = () => new Refusal(400, 30013, 'Maximum number of guild channels reached (500)')
export const tooManyFiles = () => new Refusal(400, 30015, 'Maximum number of attachments in a message reached (10)')
export const fileTooLarge = () =>
  new Refusal(413, 40005, 'Request entity too large. Try sending something smaller in size')
export const alreadyAcknowledged = () => new Refusal(400, 40060, 'Interaction has already been acknowledged.')
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access')
export const notForDms = () => new Refusal(400, 50003, 'Cannot execute action on a DM channel')
export const notYourMessage = () => new Refusal(403, 50005, 'Cannot edit a message authored by another user')
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message')
export const cannotReach = () => new Refusal(403, 50007, 'Cannot send messages to this user')
export const notThisChannelType = () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel')
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions')
export const systemMessage = () => new Refusal(400, 50021, 'Cannot execute action on a system message')
export const expiredToken = () => new Refusal(401, 50027, 'Invalid Webhook Token')

/** 50035 with one error at one field, for what a schema cannot say. */
export function invalidForm(path: readonly (string | number)[], code: string, message: string): Refusal {
  let errors: FormErrors = { _errors: [{ code, message }] }
  for (const step of [...path].reverse()) errors = { [String(step)]: errors }
  return new Refusal(400, 50035, 'Invalid Form Body', errors)
}

/** Runs a check on a part of the body: its form errors come back under the part's name. */
export function within<T>(field: string, check: () => T): T {
  try {
    return check()
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.errors === undefined) throw problem
    throw new Refusal(problem.status, problem.code, problem.message, { [field]: problem.errors })
  }
}
