import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folders } from '../../commands/folders.ts'
import { allDefinitions, nouns } from '../../commands/index.ts'

const root = fileURLToPath(new URL('../../commands/', import.meta.url))
const folderNames = readdirSync(root, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map((each) => each.name)

describe('the folders of commands/', () => {
  it('are all in the registry', () => {
    expect(Object.keys(folders).sort()).toEqual(folderNames.sort())
  })

  it('give each command the file that is called what people type', () => {
    const commands = allDefinitions.filter((each) => each.what === 'command')
    expect(commands.length).toBeGreaterThan(30)
    for (const { path } of commands) {
      const [noun, verb] = path
      const file = `${root}${noun}/${verb}.ts`
      expect(existsSync(file), `/${path.join(' ')} is not in commands/${noun}/${verb}.ts`).toBe(true)
      expect(readFileSync(file, 'utf8')).toContain(`kit.command(['${noun}', '${verb}']`)
    }
  })

  it('list every definition of a noun together, nouns in the order of their places', () => {
    const typed = allDefinitions.filter((each) => each.what === 'command').map((each) => each.path[0])
    const order = typed.filter((noun, index) => noun !== typed[index - 1])
    expect(order).toEqual(Object.keys(nouns).filter((noun) => noun !== 'gethelp'))
  })
})
