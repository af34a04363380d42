import { existsSync, readFileSync } from 'node:fs'

/** A SQLite file and what SQLite keeps beside it. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/** Which of these texts stand anywhere in the bytes of a SQLite file, or of the files beside it. */
export function readable(file: string, texts: readonly string[]): string[] {
  const bytes = Buffer.concat(
    BESIDE.map((end) => `${file}${end}`)
      .filter(existsSync)
      .map((each) => readFileSync(each)),
  )
  return texts.filter((text) => bytes.includes(text))
}
