/**
 * Something that must be mended before Roundel can start, in plain words.
 * `problem` says what is wrong and names the variable or file; `mend` says what to do. Neither ever holds a password or a key.
 */
export class StartError extends Error {
  readonly problem: string
  readonly mend: string

  constructor(said: { problem: string; mend: string }, cause?: unknown) {
    super(`${said.problem}\n${said.mend}`, cause === undefined ? undefined : { cause })
    this.name = 'StartError'
    this.problem = said.problem
    this.mend = said.mend
  }
}
