import { DefaultRestOptions, Routes } from 'discord.js'
import { aheadOfDate } from '../../chat/clock-ahead.ts'

/** GET /gateway needs no token and changes nothing; discord.js keeps the headers of its answers to itself. */
export const clockAhead = (apiUrl: string = DefaultRestOptions.api, timeout: number): Promise<number | 'cannot-know'> =>
  aheadOfDate(() =>
    fetch(`${apiUrl}/v${DefaultRestOptions.version}${Routes.gateway()}`, { signal: AbortSignal.timeout(timeout) }),
  )
