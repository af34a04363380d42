import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { unawaited } from './chat/unawaited.ts'
import { readConfig, readRehearsalConfig } from './config.ts'
import { StartError } from './data/start-error.ts'

interface Running {
  stop(): Promise<void>
}

/** Without tokens there is nothing to connect to, and it is rehearsed; by name it is rehearsed whatever is set. */
async function main([name]: readonly string[]): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  if (name !== undefined && name !== 'rehearsal')
    throw new StartError({
      problem: `There is nothing called ‘${name}’ to start.`,
      mend: '‘npm start’ starts Roundel, ‘npm run rehearsal’ the rehearsal.',
    })
  const config = name === undefined ? readConfig(process.env) : null
  // what is not started is not even read
  if (config === null || (config.discord === null && config.slack === null)) return rehearse()
  const { startRoundel } = await import('./compose.ts')
  stopBySignal(await startRoundel(config))
}

async function rehearse(): Promise<void> {
  const { startRehearsal } = await import('./rehearsal/index.ts')
  const rehearsal = await startRehearsal(readRehearsalConfig(process.env))
  stopBySignal(rehearsal)
  console.log(`Rehearse with Roundel at ${rehearsal.url} (Ctrl+C ends it).
This is a rehearsal: nothing real belongs in it. The README says how to connect Discord or Slack.`)
  try {
    await rehearsal.ready
  } catch (error) {
    await rehearsal.stop()
    throw error
  }
}

function stopBySignal(running: Running): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // a second Ctrl-C means it
      if (stopping) process.exit(130)
      stopping = true
      unawaited(running.stop(), told)
    })
  }
}

function told(error: unknown): void {
  console.error(error instanceof StartError ? `Roundel cannot start.\n${error.problem}\n${error.mend}` : error)
  process.exitCode = 1
}

unawaited(main(process.argv.slice(2)), told)
