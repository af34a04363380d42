import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { NO_ENV_FILE } from '../support/no-env-file.ts'
import { npmScript } from '../support/npm-script.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

/**
 * What `npm run <script>` runs, by what package.json says (built: `npm test` builds first), in a folder of its own and with
 * these variables alone.
 */
export async function run(
  script: 'start' | 'roundel',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { options, file, args: named } = await npmScript(script)
  const folder = await mkdtemp(join(tmpdir(), 'roundel-cli-'))
  const child = spawn(process.execPath, [...options, file, ...named, ...args], {
    cwd: folder,
    env: { ...NO_ENV_FILE, ROUNDEL_DATA_DIR: join(folder, 'data'), ROUNDEL_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 55_000,
    killSignal: 'SIGKILL',
  })
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  await rm(folder, { recursive: true, force: true })
  if (typeof code !== 'number') throw new Error(`ended by ${String(signal)}:\n${out}\n${err}`)
  return { code, out, err }
}
