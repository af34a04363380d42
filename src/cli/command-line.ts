import { parseArgs } from 'node:util'
import { StartError } from '../data/start-error.ts'
import { readEnvFile } from '../env-file.ts'
import { NO_PROXIES, useProxies } from '../proxies.ts'
import type { Printed } from './publish.ts'
import { USAGE, UsageError } from './usage.ts'

/** `npm run roundel -- <what>`; each loads what it needs. @returns the exit code */
async function run(args: string[]): Promise<number> {
  const { positionals, values } = readArguments(args)
  const said = positionals.join(' ')
  if (values.application !== undefined && said !== 'publish discord')
    throw new UsageError('--application belongs to: publish discord')
  if ((values.json || values.strict) && said !== 'doctor') throw new UsageError('--json and --strict belong to: doctor')
  switch (said) {
    case 'publish slack':
      print((await import('./publish.ts')).slackManifest(process.env))
      return 0
    case 'publish discord':
      print(await (await import('./publish.ts')).discordInvite(values.application, process.env))
      return 0
    case 'doctor':
      return (await import('./doctor/index.ts')).doctor(process.env, (line) => console.log(line), values)
    case 'docs':
      for (const file of await (await import('./pages.ts')).writePages('docs')) console.log(file)
      return 0
    case 'help':
      console.log(USAGE)
      return 0
    default:
      throw new UsageError(said === '' ? USAGE : `‘${said}’ is not known.\n\n${USAGE}`)
  }
}

const OPTIONS = {
  application: { type: 'string' },
  json: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
} as const

function readArguments(args: string[]) {
  try {
    const parsed = parseArgs({ args, allowPositionals: true, options: OPTIONS })
    const { application } = parsed.values
    // a snowflake: https://docs.discord.com/developers/reference#snowflakes
    if (application !== undefined && !/^\d{17,20}$/.test(application))
      throw new UsageError('--application is followed by the Application ID: 17 to 20 digits')
    return parsed
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${USAGE}`)
    throw error
  }
}

/** What is to be pasted alone on stdout, so that it can go into a file; what is to be read beside it. */
function print({ paste, read }: Printed): void {
  console.error(`${read}\n`)
  console.log(paste)
}

/** Never rejects: what went wrong is said, and the exit code is 2 for what was typed and 1 for the rest. */
export async function commandLine(args: string[]): Promise<void> {
  try {
    for (const doubt of readEnvFile(process.env).doubts) console.error(doubt)
    if (useProxies(process.env) === 'cannot-be-used') console.error(NO_PROXIES)
    process.exitCode = await run(args)
  } catch (error) {
    if (error instanceof UsageError) console.error(error.message)
    else if (error instanceof StartError) console.error(`${error.problem}\n${error.mend}`)
    else console.error(error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}
