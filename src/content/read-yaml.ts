import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ContentError, type Fault } from './content-error.ts'
import { issueText } from './issue-text.ts'

/**
 * Reads a YAML file and checks it against a schema. Places of faults come from the file's own nodes.
 * @throws ContentError with every fault: unreadable file, YAML that does not parse, values that do not fit.
 */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const places = new LineCounter()
  const document = parseDocument(textOf(path), { lineCounter: places, prettyErrors: false })
  const at = (offset: number) => {
    const { line, col } = places.linePos(offset)
    return { file: path, line, column: col }
  }
  if (document.errors.length > 0)
    throw new ContentError(
      document.errors.map((error) => ({
        ...at(error.pos[0]),
        what: `This is not YAML as we read it: ${error.message}`,
        mend: 'Look at the indentation, the quotes and the brackets here and on the line above',
      })),
    )

  const checked = schema.safeParse(document.toJS())
  if (checked.success) return checked.data
  throw new ContentError(
    checked.error.issues.flatMap((issue): Fault[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({
          ...at(offsetOfKey(document, issue.path, key)),
          what: `‘${key}’ is not a word known here`,
          mend: 'Take it out, or look for a slip of spelling',
        }))
      return [{ ...at(offsetOf(document, issue.path)), ...issueText(issue, document.hasIn(issue.path)) }]
    }),
  )
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fault = { what: `The file cannot be read (${why})`, mend: 'Put it back, or let it be read by this program' }
    throw new ContentError([{ file: path, line: 1, column: 1, ...fault }])
  }
}

type Path = readonly PropertyKey[]

/** Where the value stands; where it is missing, the nearest thing around it. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function offsetOfKey(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isMap(map))
    for (const pair of map.items)
      if (isScalar(pair.key) && String(pair.key.value) === key && pair.key.range) return pair.key.range[0]
  return offsetOf(document, path)
}
