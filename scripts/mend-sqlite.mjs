/**
 * Builds better-sqlite3 once more where it was compiled on this machine against a Node whose headers make a program end by itself:
 * from Node 24.19 on, `node::ObjectWrap` takes a clean-up hook away while memory is collected, where that is not allowed
 * (https://github.com/nodejs/node/issues/65446). What is fetched finished was built before and is left as it is, as is every other Node.
 * better-sqlite3 13 does without `ObjectWrap`, but does not run on Node 20.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const built = join(
  dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json')),
  'build/Release/better_sqlite3.node',
)
const ends = () => readFileSync(built).includes('RemoveEnvironmentCleanupHook')

if (ends()) {
  console.log(
    'better-sqlite3 is built once more, without what makes this Node end by itself; this takes a minute or two.',
  )
  const header = fileURLToPath(new URL('object-wrap.h', import.meta.url))
  const { CXXFLAGS = '', CL = '', npm_execpath: npm = '' } = process.env
  const env = { ...process.env, CXXFLAGS: `${CXXFLAGS} -include "${header}"`, CL: `${CL} /FI"${header}"` }
  spawnSync(process.execPath, [npm, 'rebuild', 'better-sqlite3'], { env, stdio: 'inherit' })
  if (ends()) {
    console.error(
      `better-sqlite3 could not be built so that it runs on Node ${process.version}. Use Node 20 or 22, delete the folder node_modules, and run npm ci again.`,
    )
    process.exitCode = 1
  }
}
