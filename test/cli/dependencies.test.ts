import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'

const root = new URL('../../', import.meta.url)
const named = z.record(z.string(), z.string())
const Package = z.object({ dependencies: named, optionalDependencies: named, devDependencies: named })

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
