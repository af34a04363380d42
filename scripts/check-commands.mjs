// commands/ is what people can say: it calls use cases of areas and shows what they give back. It touches no database (an area's use case
// takes the whole of `c`) and asks no permission by hand (`requires` is checked in dispatch; `isAllowed` denies when the check itself fails).
// The same check is run over a fixture that does both, so that a check which no longer bites is seen.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import ts from 'typescript'

const FORBIDDEN = new Map([
  ['db', 'touches the database: let a use case of its area do it'],
  ['allows', 'asks a permission itself: use `requires` or `isAllowed`'],
])
const FEWEST_FILES = 40
const root = process.cwd()

const found = broken('commands')
for (const each of found.problems) console.error(each)
let failed = found.problems.length > 0
if (found.files < FEWEST_FILES) {
  console.error(`only ${found.files} files of commands/ were read; at least ${FEWEST_FILES} are there`)
  failed = true
}
const fixture = broken(join('test', 'commands-fixture')).problems.length
const expected = 4
if (fixture !== expected) {
  console.error(`the fixture does ${expected} forbidden things, and ${fixture} were seen: the check does not bite`)
  failed = true
}
console.log(`commands: ${found.files} files without a database or a permission asked by hand`)
process.exitCode = failed ? 1 : 0

/** Every `x.db`, `x['db']` and `const { db } = x`, and `allows` likewise. */
function broken(folder) {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).sort()
  const problems = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
    const seen = []
    const visit = (node) => {
      const why = FORBIDDEN.get(memberOf(node) ?? '')
      if (why !== undefined)
        seen.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${why}`)
      ts.forEachChild(node, visit)
    }
    visit(source)
    return seen
  })
  return { files: files.length, problems }
}

/** The name of the member that this node takes from something, if it does. */
function memberOf(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return node.argumentExpression.text
  if (ts.isBindingElement(node)) return (node.propertyName ?? node.name).getText()
  return undefined
}
