/**
 * Something that must be mended before Roundel can start, in plain words.
 * `problem` says what is wrong and names the variable or file; `mend` says what to do. Neither ever holds a password or a key.
 */
export class StartError extends Error {
  readonly problem: string
  readonly mend: string
  /** 75 (EX_TEMPFAIL) where trying again later may help. */
  readonly exitCode: number

  constructor(said: { problem: string; mend: string; exitCode?: number }, cause?: unknown) {
    super(`${said.problem}\n${said.mend}`, cause === undefined ? undefined : { cause })
    this.name = 'StartError'
    this.problem = said.problem
    this.mend = said.mend
    this.exitCode = said.exitCode ?? 1
  }
}
