// Puts the program and the libraries that are plain JavaScript together into a few files in dist/: reading a thousand small ones was
// two fifths of a start. Types are checked by `npm run types`.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildPage } from './build-page.mjs'
import { writeIndexes } from './indexes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = 'dist'

await writeIndexes()
await buildPage(`${outdir}/page`)
await rm(new URL(`../${outdir}/src`, import.meta.url), { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: [
    'src/main.ts',
    'src/cli/roundel.ts',
    // what test/support/child.mjs starts, to be killed
    'src/compose/index.ts',
    'src/config.ts',
    'src/ops/checkpoints.ts',
    'src/outbox/pace.ts',
  ],
  outbase: '.',
  outdir,
  chunkNames: 'src/parts/[name]-[hash]',
  bundle: true,
  // what only one platform, database or command needs is a file of its own, loaded when it is
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // written in C++ or WebAssembly, finding files of their own beside themselves, or (Temporal) of values that callers bring along
  external: ['better-sqlite3', 'temporal-polyfill', '@prisma/*', 'pg', 'pg-native', 'pino', 'node-cron', ...optional()],
  banner: {
    // for those of the libraries that are CommonJS
    js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
  },
  // less to read and to keep in memory; names stay, for stack traces
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  plugins: [oneCopyEach()],
  logLevel: 'warning',
})

/**
 * A library that npm installs twice in the same version, beside each of those that need it, is put in once. Without it undici is loaded twice
 * by discord.js: 0.9 MB of program.
 */
function oneCopyEach() {
  const copies = new Map()
  const known = Symbol('resolved by this plugin')
  return {
    name: 'one-copy-each',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === known) return undefined
        const found = await resolve(path, { ...from, pluginData: known })
        const [, folder, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(found.path) ?? []
        if (found.errors.length > 0 || found.external || folder === undefined) return found
        const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
        const first = copies.get(`${name}@${version}`) ?? folder
        copies.set(`${name}@${version}`, first)
        return { ...found, path: first + found.path.slice(folder.length) }
      })
    },
  }
}

/** What discord.js and ws use where somebody has installed it. */
function optional() {
  return ['zlib-sync', 'bufferutil', 'utf-8-validate', 'erlpack', '@discordjs/opus', 'ffmpeg-static']
}
