import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A call such as t('session.over', { number }) as it stands in a source. */
export interface Said {
  where: string
  by: string
  key: string
  /** Names of the parameters given; null where they are no object literal. */
  params: readonly string[] | null
}

export interface Spoken {
  /** Every string in the sources. */
  literals: ReadonlySet<string>
  /** `region.${region}` as /^region\.[\w-]+$/. */
  patterns: readonly RegExp[]
  calls: readonly Said[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the sources say, read from their syntax: all of src/ and commands/ but the catalogues themselves and the adapters of others’ chats, which say nothing of their own. */
export async function spoken(): Promise<Spoken> {
  const literals = new Set<string>()
  const patterns: RegExp[] = []
  const calls: Said[] = []
  for (const folder of ['src', 'commands']) {
    for (const name of await readdir(`${root}${folder}`, { recursive: true })) {
      if (!/\.tsx?$/.test(name) || /^(locales\/en|adapters\/(discord|slack))\//.test(name)) continue
      const where = `${folder}/${name}`
      const source = ts.createSourceFile(where, await readFile(`${root}${where}`, 'utf8'), ts.ScriptTarget.ESNext, true)
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node)) literals.add(node.text)
        if (ts.isTemplateExpression(node) && /^[a-z][\w-]*\./.test(node.head.text)) patterns.push(patternOf(node))
        if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(...saidBy(node, where))
        ts.forEachChild(node, visit)
      }
      visit(source)
    }
  }
  return { literals, patterns, calls }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternOf(node: ts.TemplateExpression): RegExp {
  const rest = node.templateSpans.map((span) => `[\\w-]+${escaped(span.literal.text)}`)
  return new RegExp(`^${escaped(node.head.text)}${rest.join('')}$`)
}

/** t('key', { ... }), tr(...), words(...), new UserError(...), and what is made of their words: button(t('key'), ...). */
function saidBy(node: ts.CallExpression | ts.NewExpression, where: string): Said[] {
  const by = node.expression.getText().split('.').at(-1) ?? ''
  const [first, second] = node.arguments ?? []
  if (first === undefined) return []
  if (by === 'button' || by === 'choice' || by === 'heading')
    return keysIn(first).map((key) => ({ where, by, key, params: null }))
  if (!['t', 'tr', 'words', 'UserError'].includes(by)) return []
  const params = second === undefined ? [] : ts.isObjectLiteralExpression(second) ? namesIn(second) : null
  return keysIn(first).map((key) => ({ where, by, key, params }))
}

/** The keys that an expression may come to: 'a', or x ? 'a' : 'b', or t('a'). */
function keysIn(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)]
  if (ts.isCallExpression(node) && node.expression.getText() === 't')
    return node.arguments[0] ? keysIn(node.arguments[0]) : []
  return []
}

function namesIn(node: ts.ObjectLiteralExpression): string[] | null {
  const names = node.properties.map((each) => each.name?.getText())
  return names.every((name) => name !== undefined) ? names : null
}
