import { aheadOfDate } from '../../chat/clock-ahead.ts'
import { SLACK_API } from './api.ts'

/** auth.test changes nothing; the client of @slack/web-api keeps the headers of its answers to itself. */
export const clockAhead = (
  token: string,
  apiUrl: string = SLACK_API,
  timeout: number,
): Promise<number | 'cannot-know'> =>
  aheadOfDate(() =>
    fetch(new URL('auth.test', apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeout),
    }),
  )
