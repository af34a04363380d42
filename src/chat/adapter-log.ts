/** What an adapter may tell the log: a name and a code of what went wrong or right; never content, names or tokens. */
export interface AdapterLog {
  problem(what: string): void
  info(what: string): void
}
