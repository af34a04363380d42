/** What keeps working after the code that began it has gone: servers that listen and child processes, as Node names them. */
const KINDS = ['TCPServerWrap', 'PipeServerWrap', 'ProcessWrap']

/** Those of this process that are open now, sorted. Whoever was unref'd is not among them. */
export const leftOpen = (): string[] =>
  process
    .getActiveResourcesInfo()
    .filter((each) => KINDS.includes(each))
    .sort()
