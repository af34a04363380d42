import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { definitions, registry } from '../compose/definitions.ts'
import { commandsPage } from './commands-page.ts'
import { operatorsPage } from './operators-page.ts'
import { powersPage } from './powers-page.ts'
import { privacyPage } from './privacy-page.ts'

/** The pages of docs/ that are made from the code, by file name. A test compares them with what stands there. */
export const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  'commands.md': commandsPage(definitions, registry),
  'operators.md': operatorsPage(),
  'powers.md': await powersPage(definitions),
  'privacy.md': privacyPage(),
})

export async function writePages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const made = Object.entries(await pages())
  await Promise.all(made.map(([name, text]) => writeFile(join(folder, name), text)))
  return made.map(([name]) => join(folder, name))
}
