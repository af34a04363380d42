import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npmScript } from '../test/support/npm-script.ts'
import { buildBare } from './build-bare.ts'
import type { Subject } from './load/wire.ts'
import { type Measured, start } from './measured.ts'
import { type Town, town } from './town.ts'

/** One of the two, with platforms and people of its own, on data that outlive its starts. */
export interface Stage {
  subject: Subject
  town: Town
  start(nodeOptions?: readonly string[]): Promise<Measured>
  close(): Promise<void>
}

/** Platforms, people and an empty database; started once, so that commands are published and people have something to act on. */
export async function stage(subject: Subject): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), `roundel-bench-${subject}-`))
  const { file, options } = subject === 'bare' ? { file: await buildBare(), options: [] } : await npmScript('start')
  const place = await town(subject)
  const own: Record<string, string> =
    subject === 'bare'
      ? { BARE_DATABASE: join(folder, 'bare.sqlite') }
      : { ROUNDEL_DATA_DIR: folder, ROUNDEL_PORT: '0', LOG_LEVEL: 'info' }
  const env = { ...place.env, ...own }
  const close = async () => {
    await place.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const first = await start(file, { ...env, BARE_PUBLISH: 'yes' }, place.ready, options)
    try {
      await place.prepare()
    } finally {
      await first.stop()
    }
  } catch (error) {
    await close()
    throw error
  }
  return { subject, town: place, start: (more = []) => start(file, env, place.ready, [...options, ...more]), close }
}
