import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const MADE = '// Made from the folder by scripts/generate-indexes.mjs; not kept in git.'

/** Writes the lists that are made from what is in a folder, so that a new folder or file needs no line anywhere else. */
export async function writeIndexes() {
  await writeIfChanged(join(root, 'commands', 'folders.ts'), await commandFolders())
}

/** commands/folders.ts: what each folder of commands/ brings, under its name. */
async function commandFolders() {
  const entries = await readdir(join(root, 'commands'), { withFileTypes: true })
  const names = entries.filter((each) => each.isDirectory()).map(({ name }) => name)
  return listed(names, (name, as) => `import { noun as ${as} } from './${name}/index.ts'`, 'folders')
}

function listed(names, importLine, exported) {
  const sorted = names.toSorted()
  const imports = sorted.map((name, index) => importLine(name, `_${index}`))
  const entries = sorted.map((name, index) => `  '${name}': _${index},`)
  return [MADE, ...imports, '', `export const ${exported} = {`, ...entries, '} as const', ''].join('\n')
}

/** A file that is written anew is read anew by whatever watches it. */
async function writeIfChanged(path, text) {
  const before = await readFile(path, 'utf8').catch(() => '')
  if (before !== text) await writeFile(path, text)
}
