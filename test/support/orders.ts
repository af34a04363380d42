import ts from 'typescript'

/** A model as prisma/models has it. */
interface Model {
  /** Sets of columns of which each is unique: the primary key first. */
  unique: string[][]
  /** Lists of other models, by the name of the field. */
  lists: Map<string, string>
  /** Every other model that it refers to. */
  ones: Map<string, string>
}

/** The models by the name of their delegate: 'boundaryRecord'. */
export function modelsOf(prisma: string): Map<string, Model> {
  const delegate = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  const bodies = [...prisma.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const names = new Set(bodies.map(([, name = '']) => name))
  return new Map(
    bodies.map(([, name = '', body = '']) => {
      const model: Model = { unique: [], lists: new Map(), ones: new Map() }
      for (const [, field = '', type = '', list, rest = ''] of body.matchAll(/^ +(\w+) +(\w+)(\[\])?(.*)$/gm)) {
        if (list !== undefined) model.lists.set(field, delegate(type))
        else if (names.has(type)) model.ones.set(field, delegate(type))
        if (/@id\b/.test(rest)) model.unique.unshift([field])
        else if (/@unique\b/.test(rest)) model.unique.push([field])
      }
      for (const [, kind, columns = ''] of body.matchAll(/@@(id|unique)\(\[([^\]]+)\]\)/g))
        model.unique[kind === 'id' ? 'unshift' : 'push'](columns.split(/,\s*/))
      return [delegate(name), model]
    }),
  )
}

/** A list that the database may give in any order: where it is asked for, and the keys of which one set would settle it. */
export interface Unordered {
  line: number
  what: string
  /** Where an `orderBy` would stand, for a person. */
  model: string
}

const LISTS = new Set(['findMany', 'findFirst', 'findFirstOrThrow', 'groupBy'])

/** What people wrote is ordered otherwise by each database (SQLite by bytes, PostgreSQL by its collation): it is sorted in code. */
const WORDS = new Set(['name', 'foldedName', 'words', 'meaning', 'easy', 'programme', 'meet'])

/** Every list of rows in a source file whose order is left to the database. What fixes an order is a unique key, in `orderBy` or in `where`. */
export function unordered(source: string, models: ReadonlyMap<string, Model>): Unordered[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true)
  const found: Unordered[] = []
  const constants = new Map<string, ts.Expression>()

  const report = (node: ts.Node, model: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    found.push({ line: line + 1, what: node.getText().split('\n')[0]?.slice(0, 80) ?? '', model })
  }
  const property = (of: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined =>
    of.properties.find((each) => each.name !== undefined && each.name.getText() === name)
  const valued = (of: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
    const one = property(of, name)
    if (one === undefined) return undefined
    if (ts.isPropertyAssignment(one)) return one.initializer
    return ts.isShorthandPropertyAssignment(one) ? one.name : undefined
  }
  /** The columns that are ordered by. */
  const ordered = (by: ts.Expression | undefined): string[] => {
    if (by === undefined) return []
    if (ts.isIdentifier(by)) return ordered(constants.get(by.text))
    if (ts.isArrayLiteralExpression(by)) return by.elements.flatMap((each) => ordered(each))
    if (ts.isAsExpression(by)) return ordered(by.expression)
    if (!ts.isObjectLiteralExpression(by)) return []
    return by.properties.flatMap((each) => {
      const name = each.name?.getText() ?? ''
      // ordered by a column of another model: that settles nothing of this one
      return ts.isPropertyAssignment(each) && ts.isObjectLiteralExpression(each.initializer) ? [] : [name]
    })
  }
  /** The columns that have one value alone. */
  const fixed = (where: ts.Expression | undefined): string[] => {
    if (where === undefined || !ts.isObjectLiteralExpression(where)) return []
    return where.properties.flatMap((each) => {
      if (ts.isShorthandPropertyAssignment(each)) return [each.name.text]
      if (!ts.isPropertyAssignment(each)) return []
      const { initializer: value } = each
      const one = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isStringLiteral(value)
      return one ? [each.name.getText()] : []
    })
  }
  const settled = (model: Model, args: ts.ObjectLiteralExpression | undefined, also: readonly string[]): boolean => {
    if (args !== undefined && ordered(valued(args, 'orderBy')).some((column) => WORDS.has(column))) return false
    const known = new Set(also)
    if (args !== undefined)
      for (const column of [...ordered(valued(args, 'orderBy')), ...fixed(valued(args, 'where'))]) known.add(column)
    return model.unique.some((key) => key.every((column) => known.has(column)))
  }
  /** The lists that are read along with a row. */
  const along = (model: Model, args: ts.ObjectLiteralExpression): void => {
    for (const way of ['include', 'select']) {
      const chosen = valued(args, way)
      if (chosen === undefined || !ts.isObjectLiteralExpression(chosen)) continue
      for (const each of chosen.properties) {
        if (!ts.isPropertyAssignment(each)) continue
        const [field, inner] = [each.name.getText(), each.initializer]
        const child = models.get(model.lists.get(field) ?? model.ones.get(field) ?? '')
        if (child === undefined) continue
        const more = ts.isObjectLiteralExpression(inner) ? inner : undefined
        // the rows of one parent: the column that refers to it is fixed
        const parent = [...child.ones].flatMap(([one, of]) => (models.get(of) === model ? [`${one}Id`] : []))
        if (model.lists.has(field) && !settled(child, more, parent)) report(each, model.lists.get(field) ?? '')
        if (more !== undefined) along(child, more)
      }
    }
  }
  const walk = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: of, name } = node.expression
      const model = ts.isPropertyAccessExpression(of) ? models.get(of.name.text) : undefined
      if (model !== undefined && ts.isPropertyAccessExpression(of)) {
        const [first] = node.arguments
        const args = first !== undefined && ts.isObjectLiteralExpression(first) ? first : undefined
        if (LISTS.has(name.text) && !settled(model, args, [])) report(node, of.name.text)
        if (args !== undefined) along(model, args)
      }
    }
    ts.forEachChild(node, walk)
  }
  walk(file)
  return found
}
