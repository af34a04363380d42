import { PlatformError } from '../chat/errors.ts'
import type { PlatformName } from '../chat/refs.ts'
import { StartError } from '../data/start-error.ts'

const TITLES: Readonly<Record<PlatformName, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  rehearsal: 'The rehearsal’s chat',
}

const VARIABLES: Readonly<Record<PlatformName, string>> = {
  discord: 'DISCORD_TOKEN',
  slack: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN',
  rehearsal: 'what is set',
}

/** Why a platform could not be connected, in words that name the variable; any other error as it is. */
export function connectError(platform: PlatformName, error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error
  return new StartError(
    error.kind === 'forbidden'
      ? {
          problem: `${TITLES[platform]} does not accept ${error.detail} as it is set.`,
          mend: `Check ${VARIABLES[platform]} in the file .env: copy it again from the place that .env.example names.`,
        }
      : {
          problem: `${TITLES[platform]} could not be reached (${error.kind}, ${error.detail}).`,
          mend: 'Check the connection to the internet, and the platform’s own status page.',
        },
    error,
  )
}

/** The same for the person who has just started Roundel, and what happens next. */
export function stillTrying(platform: PlatformName, error: unknown): string {
  const said = connectError(platform, error)
  if (!(said instanceof StartError)) return `${TITLES[platform]} could not be connected. Roundel keeps trying.`
  const refused = error instanceof PlatformError && error.kind === 'forbidden'
  const next = refused ? 'Then start Roundel again.' : 'Roundel keeps trying.'
  return `${said.problem} ${said.mend} ${next}`
}
