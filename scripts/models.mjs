import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../prisma/models', import.meta.url))

/** All models as one text: prisma/models/*.prisma one after the other, by name. prisma/README.md says how they are written. */
export async function readModels() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
}
