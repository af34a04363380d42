import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { table } from '../src/cli/markdown.ts'
import { sourceOf } from '../src/ops/stack-frames.ts'
import type { Stage } from './subjects.ts'
import type { Plan } from './trial.ts'

/** Lines and columns from 0. */
const Frame = z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number(), columnNumber: z.number() })

/** What V8 writes: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile. Times in µs. */
const Profile = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: Frame })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
type Profile = z.infer<typeof Profile>

/** At this rate, which all machines keep up. */
const RATE = 100
/** The end of the run, in which nothing starts any more, is all that is counted. */
const COUNTED = 0.6

/** Where the time goes: of each area the part of all time in which anything was done, from 0 to 1, most first. */
function areas({ nodes, samples, timeDeltas }: Profile): [area: string, part: number][] {
  const byId = new Map(nodes.map((node) => [node.id, areaOf(node.callFrame)]))
  const sums = new Map<string, number>()
  const all = timeDeltas.reduce((sum, delta) => sum + delta, 0)
  let at = 0
  samples.forEach((id, index) => {
    const delta = timeDeltas[index] ?? 0
    at += delta
    const area = byId.get(id)
    if (at < all * (1 - COUNTED) || area === undefined || area === null) return
    sums.set(area, (sums.get(area) ?? 0) + delta)
  })
  const busy = [...sums.values()].reduce((sum, part) => sum + part, 0)
  return [...sums].map(([area, part]): [string, number] => [area, part / busy]).sort((a, b) => b[1] - a[1])
}

const PACKAGES: readonly (readonly [RegExp, string])[] = [
  [
    /node_modules\/(@prisma\/adapter-better-sqlite3|better-sqlite3)\/|src\/data\/statements/,
    'SQLite, waiting for the disk at each commit included',
  ],
  [/node_modules\/@prisma\/|wasm:/, 'Prisma’s client'],
  [
    /node_modules\/(discord\.js|@discordjs|undici|@sapphire|@vladfrangu|ws)\//,
    'discord.js, with its HTTP and WebSocket',
  ],
  [/node_modules\/@slack\//, 'Bolt and Slack’s clients'],
  [/node_modules\/temporal-polyfill\//, 'Temporal'],
  [/node_modules\/(pino|sonic-boom|thread-stream)/, 'the log'],
  [/node_modules\/(intl-messageformat|@formatjs)/, 'messages put into words'],
  [/node_modules\/zod\//, 'zod'],
  [/node_modules\//, 'other packages'],
  [/\/src\/adapters\//, 'Roundel: the two adapters'],
  [/\/src\/chat\//, 'Roundel: the chat kit'],
  [/\/(src|commands)\//, 'Roundel: the practice'],
  [/^node:/, 'Node: network, promises, timers'],
]

/** Null for time in which nothing was done. */
function areaOf(frame: z.infer<typeof Frame>): string | null {
  if (frame.functionName === '(idle)') return null
  if (frame.functionName === '(garbage collector)') return 'collecting garbage'
  const file = fileOf(frame)
  return PACKAGES.find(([pattern]) => pattern.test(file))?.[1] ?? 'Node: network, promises, timers'
}

/** The build puts many files together: the one that it came from. */
function fileOf({ url, lineNumber, columnNumber }: z.infer<typeof Frame>): string {
  if (!url.startsWith('file:')) return url
  return sourceOf({ file: fileURLToPath(url), line: lineNumber + 1, column: columnNumber + 1 }).file
}

/** Runs it once more with V8's profiler, and says in a table where its time goes. */
export async function profile(stage: Stage, { seconds, warmUp }: Plan): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roundel-profile-'))
  try {
    const program = await stage.start(['--cpu-prof', `--cpu-prof-dir=${folder}`])
    await stage.town.drive('work', RATE, warmUp)
    await stage.town.drive('work', RATE, seconds * 3)
    await program.stop()
    const [file] = await readdir(folder)
    if (file === undefined) throw new Error('no profile was written')
    const found = areas(Profile.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))))
    return table(
      [`Roundel at ${RATE} commands a second`, 'Of the time it works'],
      found.filter(([, part]) => part >= 0.005).map(([area, part]) => [area, `${(part * 100).toFixed(1)} %`]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
