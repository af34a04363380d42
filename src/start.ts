import { readConfig, readRehearsalConfig } from './config.ts'
import { HELD_BY_ANOTHER } from './data/process-lease.ts'
import { StartError } from './data/start-error.ts'
import { type EnvFile, readEnvFile } from './env-file.ts'
import { NO_PROXIES, useProxies } from './proxies.ts'
import { untilStopped } from './stopping.ts'

interface StartedProgram {
  stop(): Promise<void>
}

/**
 * Without tokens there is nothing to connect to, and it is rehearsed; by name it is rehearsed whatever is set. Never rejects: what keeps it
 * from starting is said, and the exit code is 1.
 */
export async function start([name]: readonly string[]): Promise<void> {
  try {
    const file = readEnvFile(process.env)
    if (useProxies(process.env) === 'cannot-be-used') console.error(NO_PROXIES)
    if (name !== undefined && name !== 'rehearsal')
      throw new StartError({
        problem: `There is nothing called ‘${name}’ to start.`,
        mend: '‘npm start’ starts Roundel, ‘npm run rehearsal’ the rehearsal.',
      })
    const config = name === undefined ? readConfig(process.env) : null
    const rehearsed = config === null || (config.discord === null && config.slack === null)
    // whoever wrote something into the file wanted more than the rehearsal
    if (config !== null && rehearsed && file.doubts.length > 0) throw noToken(file)
    for (const doubt of file.doubts) console.error(doubt)
    // what is not started is not even read
    if (rehearsed) await untilStopped((signal) => rehearse(signal, name === undefined && file.there ? file.path : null))
    else
      await untilStopped(async (signal, stop) => {
        const { startRoundel } = await import('./compose/index.ts')
        const lost = () => {
          console.error('Another Roundel has taken over this database, so this one is stopping.')
          stop(HELD_BY_ANOTHER)
        }
        return startRoundel(config, { signal, lost, say: (sentence) => console.error(sentence) })
      })
  } catch (error) {
    console.error(error instanceof StartError ? `Roundel cannot start.\n${error.problem}\n${error.mend}` : error)
    process.exitCode = error instanceof StartError ? error.exitCode : 1
  }
}

const noToken = ({ path, doubts }: EnvFile): StartError =>
  new StartError({
    problem: doubts.join('\n'),
    mend: `No token is set. Correct ${path} (.env.example explains each line), or start the rehearsal with ‘npm run rehearsal’.`,
  })

/** @param without a file that sets no token: why this is the rehearsal */
async function rehearse(signal: AbortSignal, without: string | null): Promise<StartedProgram> {
  const { startRehearsal } = await import('./rehearsal/index.ts')
  const rehearsal = await startRehearsal(readRehearsalConfig(process.env))
  try {
    signal.throwIfAborted()
    console.log(`Rehearse with Roundel at ${rehearsal.url} (Ctrl+C ends it).
This is a rehearsal: nothing real belongs in it. The README says how to connect Discord or Slack.`)
    if (without !== null) console.log(`${without} sets no token yet, so there is nothing to connect to.`)
    await rehearsal.ready
  } catch (error) {
    await rehearsal.stop()
    throw error
  }
  return rehearsal
}
