/** The oldest Node that the database's driver and the code run on. */
export const OLDEST_NODE = [22, 12] as const

/**
 * What to say to someone who starts Roundel on a Node that is too old for it; null where it is not. On Node 20 better-sqlite3 would end the
 * process without a word, so that this is asked before anything else is loaded, and uses nothing that an old Node lacks.
 * @param version as process.version: 'v20.19.0'
 */
export function tooOld(version: string, command: string): string | null {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  const [oldest, least] = OLDEST_NODE
  if (major > oldest || (major === oldest && minor >= least)) return null
  return `Roundel does not run on Node ${version}. ‘npm ci’ has installed the Node it needs: start it with ‘${command}’.`
}
