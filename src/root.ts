import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The program's folder, with package.json in it: found from the sources, and from wherever a build puts them together. */
const root = rootFrom(new URL('.', import.meta.url))

function rootFrom(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder
  const up = new URL('..', folder)
  if (up.href === folder.href) throw new Error('package.json is missing from this installation')
  return rootFrom(up)
}

/** Of a file or folder of the program's own, by its path from package.json: 'src/content'. The program's folder itself for ''. */
export const ownPath = (path: string): string => fileURLToPath(new URL(path, root))
