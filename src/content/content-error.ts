/** One thing that is wrong with a content file, at its place, with the mend. Lines and columns count from 1. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly what: string
  readonly mend: string
}

/** A content file cannot be used. It lists everything that was found, so that one reading mends all. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join('\n'))
    this.faults = faults
  }
}

function faultLine({ file, line, column, what, mend }: Fault): string {
  return `${file}:${line}:${column} ${what}. ${mend}.`
}
