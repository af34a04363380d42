import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { SETTINGS } from './config.ts'
import { StartError } from './data/start-error.ts'
import { ownPath } from './root.ts'

/** What reading the file brought. */
export interface EnvFile {
  /** Where it was looked for. */
  path: string
  /** Whether there is anything in it. */
  there: boolean
  /** Lines that set nothing, and names that look like a setting of Roundel's and are none: sentences that name lines and names, never a value. */
  doubts: readonly string[]
}

/**
 * Adds what the file .env sets to the environment; what is set there already wins. The file lies beside package.json, whatever folder
 * Roundel is started from; ROUNDEL_ENV_FILE names another.
 * @throws StartError when there is something of that name that cannot be read
 */
export function readEnvFile(environment: NodeJS.ProcessEnv): EnvFile {
  const named = environment.ROUNDEL_ENV_FILE
  const path = named === undefined || named === '' ? ownPath('.env') : named
  const bytes = contents(path)
  if (bytes === null) {
    if (path !== named) return { path, there: false, doubts: [] }
    throw new StartError({
      problem: `The file that ROUNDEL_ENV_FILE names (${path}) is not there.`,
      mend: 'Create the file, or remove ROUNDEL_ENV_FILE. Roundel then reads .env beside package.json.',
    })
  }
  const text = decoded(bytes, path)
  if (text.trim() === '') return { path, there: false, doubts: [] }
  const settings = parseEnv(text)
  for (const [name, value] of Object.entries(settings)) environment[name] ??= value
  return { path, there: true, doubts: [...linesThatSetNothing(text, path), ...unknownNames(settings, path)] }
}

function contents(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return null
    throw new StartError(
      code === 'EISDIR'
        ? { problem: `${path} is a folder.`, mend: 'It must be a text file: copy .env.example to that name.' }
        : {
            problem: `${path} cannot be read (${String(code)}).`,
            mend: 'Let the account that runs Roundel read it.',
          },
      error,
    )
  }
}

/** UTF-8 with or without a byte order mark, and UTF-16 as Windows writes it: Notepad's 'Unicode', and what `>` makes in PowerShell. */
function decoded(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    throw new StartError(
      {
        problem: `${path} is not a text file in UTF-8.`,
        mend: 'Open it in an editor and save it with the encoding UTF-8.',
      },
      error,
    )
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // without a mark: of each pair of bytes one is empty in what is written in letters of English
  if (second === 0 && first !== 0) return 'utf-16le'
  return first === 0 && second !== 0 && second !== undefined ? 'utf-16be' : 'utf-8'
}

/** As Node takes them: https://nodejs.org/api/environment_variables.html#dotenv. A value in quotes may go over several lines. */
function linesThatSetNothing(text: string, path: string): string[] {
  const rest = text.replace(
    /^([^\S\n]*(?:export[^\S\n]+)?[A-Za-z_][\w.-]*[^\S\n]*=[^\S\n]*)(["'`])([\s\S]*?)\2/gm,
    (_, name: string, __, value: string) => name + value.replace(/[^\n]/g, '').replaceAll('\n', '\n#'),
  )
  return rest.split(/\r\n|\n|\r/).flatMap((line, at) => {
    const sets = /^\s*(#.*)?$|^\s*(export\s+)?[A-Za-z_][\w.-]*\s*=/.test(line)
    return sets ? [] : [`Line ${at + 1} of ${path} sets nothing: a line looks like NAME=value.`]
  })
}

/** Other programs have names of their own: only one that begins as ours do is doubted. */
function unknownNames(settings: NodeJS.Dict<string>, path: string): string[] {
  const known: readonly string[] = SETTINGS
  const beginnings = new Set(known.map((name) => name.split('_')[0]))
  return Object.keys(settings)
    .filter((name) => !known.includes(name) && beginnings.has(name.split('_')[0]?.toUpperCase()))
    .map((name) => {
      const meant = known.find((each) => closeTo(each, name.toUpperCase()))
      return `${name} in ${path} is not a setting that Roundel knows.${meant === undefined ? '' : ` Do you mean ${meant}?`}`
    })
}

/** Whether one becomes the other by one letter that is missing, too many, another one, or swapped with its neighbour; or by the case alone. */
function closeTo(one: string, other: string): boolean {
  if (one === other) return true
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  const [left, right] = [one.slice(same), other.slice(same)]
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  )
}
