import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The lines of a stack that are ours, relative to the program: 'src/posts/deliver.ts:40:11'. None of them holds a word of the message. */
export function ownLines(stack: string | undefined): string[] {
  const places = (stack ?? '').matchAll(/^\s+at .*?((?:file:\/\/)?\/[^\s()]+:\d+:\d+)\)?$/gm)
  return [...places]
    .map(([, place = '']) => relative(root, place.startsWith('file:') ? fileURLToPath(place) : place))
    .filter((place) => !place.startsWith('..') && !place.includes('node_modules'))
    .slice(0, 5)
}
