// Puts the program and the libraries that are plain JavaScript together into a few files in dist/: reading a thousand small ones was
// two fifths of a start. Types are checked by `npm run types`.
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildPage } from './build-page.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = 'dist'

await buildPage(`${outdir}/page`)
await rm(new URL(`../${outdir}/src`, import.meta.url), { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: [
    'src/main.ts',
    'src/cli/roundel.ts',
    // what test/support/child.mjs starts, to be killed
    'src/compose.ts',
    'src/config.ts',
    'src/ops/points.ts',
    'src/posts/pace.ts',
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
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})

/** What discord.js and ws use where somebody has installed it. */
function optional() {
  return ['zlib-sync', 'bufferutil', 'utf-8-validate', 'erlpack', '@discordjs/opus', 'ffmpeg-static']
}
