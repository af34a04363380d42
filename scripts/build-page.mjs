// The rehearsal's page: one index.html with one script and one style sheet, minified, named by what is in them.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = 'src/adapters/rehearsal/page'

/** @param outdir from package.json */
export async function buildPage(outdir = 'dist/page') {
  await rm(`${root}${outdir}`, { recursive: true, force: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${source}/main.tsx`],
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  const built = Object.keys(metafile.outputs)
  const named = (ending) => `/${basename(built.find((path) => path.endsWith(ending)) ?? '')}`
  const page = await readFile(`${root}${source}/index.html`, 'utf8')
  await mkdir(`${root}${outdir}`, { recursive: true })
  await writeFile(
    `${root}${outdir}/index.html`,
    page.replace('{style}', named('.css')).replace('{script}', named('.js')),
  )
}
