import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The lines of an error's stack that are ours, relative to the program: 'src/posts/deliver.ts:40:11'. Its message stays out. */
export function ownLines({ stack = '', message }: Error): string[] {
  // the message stands before the lines, and could hold what looks like one
  const lines = stack.slice(Math.max(0, stack.indexOf(message) + message.length))
  const places = lines.matchAll(/^\s+at .*?((?:file:\/\/)?\/[^\s()]+:\d+:\d+)\)?$/gm)
  return [...places]
    .map(([, place = '']) => relative(root, place.startsWith('file:') ? fileURLToPath(place) : place))
    .filter((place) => !place.startsWith('..') && !place.includes('node_modules'))
    .slice(0, 5)
}
