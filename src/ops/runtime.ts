/**
 * The oldest Node that the database's driver runs on: better-sqlite3 13 is built for Node-API 10, which Node has from 22.14 and 23.6 on
 * (https://nodejs.org/api/n-api.html#node-api-version-matrix). On an older one it ends the process with SIGSEGV.
 */
const OLDEST_NODE = [22, 14] as const
/** The one odd version that came after it without Node-API 10 at first. */
const OLDEST_NODE_23 = 6

/** As it is named to people. */
export const OLDEST_NODE_NAME = OLDEST_NODE.join('.')

/** @param version as process.version: 'v20.19.0' */
export function canRunOn(version: string): boolean {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  const [oldest, least] = OLDEST_NODE
  if (major === oldest) return minor >= least
  return major > oldest && (major !== 23 || minor >= OLDEST_NODE_23)
}

/**
 * What to say to someone who starts Roundel on a Node that is too old for it; null where it is not. The database's driver would end the
 * process without a word, so that this is asked before anything else is loaded, and uses nothing that an old Node lacks.
 * @param version as process.version: 'v20.19.0'
 */
export function tooOld(version: string, command: string): string | null {
  if (canRunOn(version)) return null
  return (
    `Roundel does not run on Node ${version}. ‘npm ci’ installs the Node it needs: start it with ‘${command}’. ` +
    `If that says the same, npm has no Node for this machine: install ${OLDEST_NODE_NAME} or newer.`
  )
}
