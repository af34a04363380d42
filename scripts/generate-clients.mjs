/**
 * Makes a SQLite and a PostgreSQL client out of prisma/models, into prisma/generated, and the small one of what the bench
 * compares with, into bench/bare/generated (none is kept in git).
 * Skips the work when neither the models, nor Prisma, nor this script have changed.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readModels } from './models.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const generated = join(root, 'prisma', 'generated')
const stampFile = join(generated, 'stamp')
const prismaPackage = createRequire(import.meta.url).resolve('prisma/package.json')

const bare = join(root, 'bench', 'bare', 'schema.prisma')

const models = await readModels()
const { version } = JSON.parse(await readFile(prismaPackage, 'utf8'))
const stamp = createHash('sha256')
  .update(models)
  .update(version)
  .update(await readFile(bare))
  .update(await readFile(fileURLToPath(import.meta.url)))
  .digest('hex')

const before = await readFile(stampFile, 'utf8').catch(() => '')
if (before !== stamp) {
  await rm(stampFile, { force: true })
  await Promise.all([...['sqlite', 'postgresql'].map(written), bare].map(async (schema) => generate(await schema)))
  await writeFile(stampFile, stamp)
}

async function written(provider) {
  const folder = join(generated, provider)
  const schema = join(folder, 'schema.prisma')
  await mkdir(folder, { recursive: true })
  await writeFile(schema, `${header(provider)}\n${models}`)
  return schema
}

async function generate(schema) {
  const child = spawn(
    process.execPath,
    [join(prismaPackage, '..', 'build', 'index.js'), 'generate', '--schema', schema],
    {
      cwd: root,
      env: {
        ...process.env,
        // `prisma generate` never runs the schema engine, yet downloads one from Prisma's own server unless a path is named:
        // naming any executable keeps the install to the npm registry alone (migrations run on the engine's WebAssembly build).
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`prisma generate failed for ${schema}:\n${said}`)
}

/**
 * The small compiler of queries: some 50 MB less memory and a faster start, for a little more time whenever a query of a new shape comes
 * (docs/performance.md). Its work is kept, so that it is done once for each shape.
 */
function header(provider) {
  return `generator client {
  provider            = "prisma-client"
  output              = "./client"
  runtime             = "nodejs"
  moduleFormat        = "esm"
  importFileExtension = "ts"
  compilerBuild       = "small"
}

datasource db {
  provider = "${provider}"
}
`
}
