import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { startRoundel } from './compose.ts'
import { readConfig } from './config.ts'
import { StartError } from './data/start-error.ts'

/** Nothing to connect to: three lines, and exit code 2. */
const NO_TOKENS = `Roundel has nowhere to go yet: no tokens are set.
Copy .env.example to .env in this folder, and set DISCORD_TOKEN for Discord, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN for Slack.
The README says where to find them, step by step: ‘Ten minutes to a first circle’.`

async function main(): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  const config = readConfig(process.env)
  if (config.discord === null && config.slack === null) {
    console.error(NO_TOKENS)
    process.exitCode = 2
    return
  }
  const roundel = await startRoundel(config)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // a second Ctrl-C means it
      if (stopping) process.exit(130)
      stopping = true
      void roundel.stop()
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `Roundel cannot start.\n${error.problem}\n${error.mend}` : error)
  process.exitCode = 1
})
