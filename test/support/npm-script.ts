import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const root = new URL('../../', import.meta.url)
const Manifest = z.object({ scripts: z.record(z.string(), z.string()) })

/**
 * What `npm run <script>` runs, by package.json: Node's own options, the file (absolute) and what is
 * said to it, so that tests and benches start what people
 * start.
 * @throws Error when the script is not `node`, options, a file and words for it
 */
export async function npmScript(script: string): Promise<{ options: string[]; file: string; args: string[] }> {
  const { scripts } = Manifest.parse(JSON.parse(await readFile(new URL('package.json', root), 'utf8')))
  const [command, ...words] = (scripts[script] ?? '').split(' ')
  const at = words.findIndex((word) => !word.startsWith('-'))
  const file = words[at]
  if (command !== 'node' || file === undefined)
    throw new Error(`npm run ${script} is not node and a file any more: ${scripts[script] ?? 'no such script'}`)
  return { options: words.slice(0, at), file: fileURLToPath(new URL(file, root)), args: words.slice(at + 1) }
}
