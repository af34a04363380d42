/** A Date header tells whole seconds, cut off: on average the answer was written half a second later. */
const CUT_OFF = 500

/**
 * By how many ms this machine's clock is ahead of the one that wrote the answer's Date (RFC 9110, 6.6.1), to the second. What was on the
 * way is taken to have taken as long there as back. 'cannot-know' where nothing answers, or without a date.
 */
export async function aheadOfDate(ask: () => Promise<Response>): Promise<number | 'cannot-know'> {
  try {
    const before = Date.now()
    const answer = await ask()
    const after = Date.now()
    await answer.body?.cancel()
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return 'cannot-know'
    const ahead = (before + after) / 2 - (theirs + CUT_OFF)
    return Math.round(ahead / 1_000) * 1_000
  } catch {
    return 'cannot-know'
  }
}
