// Puts the content files (YAML) beside the built loader: tsc copies only what it compiles.
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const from = fileURLToPath(new URL('../src/content', import.meta.url))
const to = fileURLToPath(new URL('../dist/src/content', import.meta.url))

/** Folders are walked into; of files only YAML goes along. */
const isContent = (path) => path.endsWith('.yaml') || !/\.[a-z]+$/.test(path)

for (const folder of ['programmes', 'agreements']) rmSync(`${to}/${folder}`, { recursive: true, force: true })
cpSync(from, to, { recursive: true, filter: isContent })
