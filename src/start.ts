import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { readConfig, readRehearsalConfig } from './config.ts'
import { StartError } from './data/start-error.ts'
import { untilStopped } from './stopping.ts'

interface Running {
  stop(): Promise<void>
}

/**
 * Without tokens there is nothing to connect to, and it is rehearsed; by name it is rehearsed whatever is set. Never rejects: what keeps it
 * from starting is said, and the exit code is 1.
 */
export async function start([name]: readonly string[]): Promise<void> {
  try {
    if (existsSync('.env')) loadEnvFile('.env')
    if (name !== undefined && name !== 'rehearsal')
      throw new StartError({
        problem: `There is nothing called ‘${name}’ to start.`,
        mend: '‘npm start’ starts Roundel, ‘npm run rehearsal’ the rehearsal.',
      })
    const config = name === undefined ? readConfig(process.env) : null
    // what is not started is not even read
    if (config === null || (config.discord === null && config.slack === null)) await untilStopped(rehearse)
    else
      await untilStopped(async (signal) => {
        const { startRoundel } = await import('./compose.ts')
        return startRoundel(config, { signal, say: (sentence) => console.error(sentence) })
      })
  } catch (error) {
    console.error(error instanceof StartError ? `Roundel cannot start.\n${error.problem}\n${error.mend}` : error)
    process.exitCode = 1
  }
}

async function rehearse(signal: AbortSignal): Promise<Running> {
  const { startRehearsal } = await import('./rehearsal/index.ts')
  const rehearsal = await startRehearsal(readRehearsalConfig(process.env))
  try {
    signal.throwIfAborted()
    console.log(`Rehearse with Roundel at ${rehearsal.url} (Ctrl+C ends it).
This is a rehearsal: nothing real belongs in it. The README says how to connect Discord or Slack.`)
    await rehearsal.ready
  } catch (error) {
    await rehearsal.stop()
    throw error
  }
  return rehearsal
}
