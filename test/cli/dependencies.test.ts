import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'
import * as z from 'zod'

const root = new URL('../../', import.meta.url)
const named = z.record(z.string(), z.string())
const Package = z.object({ scripts: named, dependencies: named, optionalDependencies: named, devDependencies: named })

it('docs/dependencies.md says of every dependency why it is there, each under its own heading', async () => {
  const text = await readFile(new URL('docs/dependencies.md', root), 'utf8')
  const { dependencies, optionalDependencies, devDependencies } = Package.parse(
    JSON.parse(await readFile(new URL('package.json', root), 'utf8')),
  )
  const [, runs = '', builds = ''] = text.split(/^## /m)
  const listed = (part: string) => [...part.matchAll(/^- `(.+?)`: \S.{20,}$/gm)].map((line) => line[1])
  expect(listed(runs)).toEqual(Object.keys({ ...dependencies, ...optionalDependencies }).sort())
  expect(listed(builds)).toEqual(Object.keys(devDependencies).sort())
})

it('what builds Roundel is installed with it, whatever NODE_ENV says', async () => {
  const npm = promisify(execFile)('npm', ['config', 'get', 'include'], {
    cwd: fileURLToPath(root),
    env: { ...process.env, NODE_ENV: 'production' },
    // npm is a script on Windows
    shell: process.platform === 'win32',
  })
  expect((await npm).stdout.trim()).toBe('dev')
})

/** What is left of an installed Node of which starting does this, after npm has installed. */
async function installedNode(behaviour: string): Promise<'stays' | 'is removed'> {
  const folder = await mkdtemp(join(inject('runDir'), 'runtime-'))
  const bin = join(folder, 'node_modules', '.bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, 'node'), `#!/bin/sh\n${behaviour}\n`, { mode: 0o755 })
  const { scripts } = Package.parse(JSON.parse(await readFile(new URL('package.json', root), 'utf8')))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts }))
  await promisify(execFile)('npm', ['run', 'postinstall', '--if-present'], { cwd: folder })
  return existsSync(join(bin, 'node')) ? 'stays' : 'is removed'
}

// npm's Node for Linux needs glibc, and a new one; on Windows npm has none that Windows could not run
const posix = it.runIf(process.platform !== 'win32')

posix('an installed Node that runs stays', async () => {
  expect(await installedNode('echo v24.21.0')).toBe('stays')
})

posix('an installed Node that cannot run here is removed, so that the machine’s own runs Roundel', async () => {
  expect(await installedNode('exit 127')).toBe('is removed')
})
