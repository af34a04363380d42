import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ownPath } from '../../src/root.ts'

const FOLDERS = ['src', 'commands', 'scripts', 'bench']

async function sources(): Promise<string[]> {
  const all = await Promise.all(
    FOLDERS.map(async (folder) => {
      const found = await readdir(ownPath(folder), { recursive: true, withFileTypes: true })
      return found.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    }),
  )
  return all.flat().filter((file) => /\.(ts|tsx|mjs)$/.test(file))
}

/** `void` before anything that is called or made: the linter takes a promise for handled then, and its rejection ends the process. */
function voided(text: string, name = 'x.ts'): string[] {
  if (!/\bvoid\s/.test(text)) return []
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const calls = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isIdentifier(node) ||
    (!ts.isPropertyAccessExpression(node) &&
      !ts.isFunctionLike(node) &&
      ts.forEachChild(node, (each) => calls(each) || undefined) === true)
  const visit = (node: ts.Node): void => {
    if (ts.isVoidExpression(node) && calls(node.expression)) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('a promise that nobody waits for', () => {
  it.each([
    ['void begun()', 1],
    ['const f = () => void this.begun().then(() => 1)', 1],
    ['if (x) void (await y, begun())', 1],
    ['void promise', 1],
    ['void (a ? begun() : b.c)', 1],
    ['void signal.value', 0],
    ['const f = (): void => { begun() }', 0],
  ])('%s: %d', (text, count) => {
    expect(voided(text)).toHaveLength(count)
  })

  it('says who is told when it fails (unawaited): none is void-ed', async () => {
    const files = await sources()
    expect(files.length).toBeGreaterThan(300)
    const found = files.flatMap((file) => voided(readFileSync(file, 'utf8'), file).map((text) => `${file}: ${text}`))
    expect(found).toEqual([])
  })
})
