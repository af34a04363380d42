import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import packed from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/**
 * A real browser, from the npm registry alone. It is unpacked once for each version, into a folder that only appears when it is whole:
 * several test files may want it at the same time.
 */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `roundel-browser-${versionOf('@sparticuz/chromium')}`)
  if (existsSync(home)) return home
  const making = await mkdtemp(join(tmpdir(), 'roundel-unpacks-'))
  // it unpacks into the temporary folder, wherever that is
  const { TMPDIR } = process.env
  process.env.TMPDIR = making
  try {
    await packed.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  // another was quicker: hers is as good
  await rename(making, home).catch(() => rm(making, { recursive: true, force: true }))
  return home
}

function versionOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name)
  const found: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'any'
}

/** Opens it; whoever did closes it. Its own switches are for a place that is not ours: here the rules of the web stay on. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    timeout: 60_000,
  })
}
