import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const MADE = '// Made from the folder by scripts/generate-indexes.mjs; not kept in git.'

/** Writes the lists that are made from what is in a folder, so that a new folder or file needs no line anywhere else. */
export async function writeIndexes() {
  await writeIfChanged(join(root, 'commands', 'folders.ts'), await commandFolders())
  const locales = join(root, 'src', 'locales')
  for (const { name } of (await readdir(locales, { withFileTypes: true })).filter((each) => each.isDirectory()))
    await writeIfChanged(join(locales, name, 'index.ts'), await catalogues(join(locales, name), name))
}

/** commands/folders.ts: what each folder of commands/ brings, under its name. */
async function commandFolders() {
  const entries = await readdir(join(root, 'commands'), { withFileTypes: true })
  const names = entries.filter((each) => each.isDirectory()).map(({ name }) => name)
  const sorted = names.toSorted()
  return [
    MADE,
    ...sorted.map((name, index) => `import { noun as _${index} } from './${name}/index.ts'`),
    '',
    'export const folders = {',
    ...sorted.map((name, index) => `  '${name}': _${index},`),
    '} as const',
    '',
  ].join('\n')
}

/** src/locales/<language>/index.ts: one catalogue out of all in the folder, each under the path that its keys begin with. */
async function catalogues(folder, language) {
  const files = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/'))
  const names = files.filter((path) => path.endsWith('.ts') && path !== 'index.ts').map((path) => path.slice(0, -3))
  const sorted = names.toSorted()
  const exported = (name) => name.replace(/[-/](\w)/g, (_, letter) => letter.toUpperCase())
  return [
    MADE,
    "import { catalogueOf } from '../catalogue.ts'",
    ...sorted.map((name) => `import { ${exported(name)} } from './${name}.ts'`),
    '',
    'export const parts = {',
    ...sorted.map((name) => `  '${name.replaceAll('/', '.')}': ${exported(name)},`),
    '} as const',
    '',
    `export const ${language} = catalogueOf(parts)`,
    '',
  ].join('\n')
}

/** A file that is written anew is read anew by whatever watches it. */
async function writeIfChanged(path, text) {
  const before = await readFile(path, 'utf8').catch(() => '')
  if (before !== text) await writeFile(path, text)
}
