import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const from = join(root, 'bench', 'bare')

/**
 * The bare program as plain JavaScript, as the product is run: neither pays for being translated while it starts. Checking its types is
 * left to `npm run types`. @returns its file, seen from the project's folder
 */
export async function buildBare(): Promise<string> {
  const files = (await readdir(from, { recursive: true })).filter((name) => name.endsWith('.ts'))
  await Promise.all(
    files.map(async (name) => {
      const { outputText } = ts.transpileModule(await readFile(join(from, name), 'utf8'), {
        fileName: name,
        compilerOptions: {
          target: ts.ScriptTarget.ES2023,
          module: ts.ModuleKind.ESNext,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      })
      const to = join(root, 'dist', 'bench', 'bare', name.replace(/\.ts$/, '.js'))
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, outputText)
    }),
  )
  return 'dist/bench/bare/main.js'
}
