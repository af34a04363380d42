// Names, checked: one word has one meaning. A name declared at the top of more than two files is told, unless it is on the reviewed list
// (docs/names.json) with its reason; so is a function that takes more than four values by their places.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import ts from 'typescript'

const MOST_FILES = 2
const MOST_PARAMETERS = 4
const root = process.cwd()
const { shared } = JSON.parse(readFileSync(join(root, 'scripts', 'shared-names.json'), 'utf8'))

const files = globSync(['src/**/*.{ts,tsx}', 'commands/**/*.ts'], { cwd: root }).sort()
const declared = new Map()
const long = []

for (const file of files) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  for (const statement of source.statements)
    for (const name of namesOf(statement)) declared.set(name, (declared.get(name) ?? new Set()).add(file))
  visit(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.parameters.length <= MOST_PARAMETERS) return
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    long.push(
      `${file}:${line + 1} ${node.name?.getText() ?? 'a function'} takes ${node.parameters.length} values by their places`,
    )
  })
}

let failed = false
for (const [name, where] of [...declared].sort()) {
  if (where.size <= MOST_FILES || name in shared) continue
  console.error(`'${name}' is declared in ${where.size} files: ${[...where].join(', ')}`)
  failed = true
}
for (const name of Object.keys(shared))
  if ((declared.get(name)?.size ?? 0) <= MOST_FILES) {
    console.error(`'${name}' need not be in scripts/shared-names.json any more`)
    failed = true
  }
for (const each of long) console.error(`${each}: at most ${MOST_PARAMETERS}, or an object`)
failed ||= long.length > 0

console.log(`names: ${declared.size} in ${files.length} files`)
process.exitCode = failed ? 1 : 0

/** The names that a statement at the top of a file declares. */
function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  return named && statement.name ? [statement.name.text] : []
}

function visit(node, look) {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}
