import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownPath } from '../root.ts'

const ownRoot = ownPath('')

/** The lines of an error's stack that are ours, as they stand in the sources: 'src/outbox/deliver.ts:40:11'. Its message stays out. */
export function ownFrames({ stack = '', message }: Error): string[] {
  // the message stands before the lines, and could hold what looks like one
  const lines = stack.slice(Math.max(0, stack.indexOf(message) + message.length))
  const places = lines.matchAll(/^\s+at .*?((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)\)?$/gm)
  return [...places]
    .map(([, file = '', line, column]) =>
      sourceOf({
        file: file.startsWith('file:') ? fileURLToPath(file) : file,
        line: Number(line),
        column: Number(column),
      }),
    )
    .map(({ file, line, column }) => `${relative(ownRoot, file)}:${line}:${column}`)
    .filter((place) => !place.startsWith('..') && !place.includes('node_modules'))
    .slice(0, 5)
}

/** Lines and columns from 1. */
interface SourcePlace {
  file: string
  line: number
  column: number
}

/** Where it stands in the sources, for a file that was put together by the build; the place itself for any other. */
export function sourceOf(built: SourcePlace): SourcePlace {
  const entry = mapOf(built.file)?.findEntry(built.line - 1, built.column - 1)
  if (entry === undefined || !('originalSource' in entry)) return built
  const { originalSource, originalLine, originalColumn } = entry
  return { file: resolve(dirname(built.file), originalSource), line: originalLine + 1, column: originalColumn + 1 }
}

const maps = new Map<string, SourceMap | null>()

/** Read when something goes wrong, and not before: most processes never need it. */
function mapOf(file: string): SourceMap | null {
  const known = maps.get(file)
  if (known !== undefined) return known
  const read = readMap(`${file}.map`)
  maps.set(file, read)
  return read
}

function readMap(path: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null // it was not built, or the map is gone: the line of the file itself is told
  }
}
