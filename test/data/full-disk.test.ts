import { execFile } from 'node:child_process'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, it } from 'vitest'
import { migratedFile } from '../support/database.ts'

const run = promisify(execFile)

async function migrated(): Promise<string> {
  const file = join(await mkdtemp(join(inject('runDir'), 'full-')), 'roundel.sqlite')
  await copyFile(await migratedFile(), file)
  return file
}

describe('a process whose disk is full', () => {
  it.fails('lives on, says no to each that wants to write, reads, and writes again once there is room', async () => {
    const child = await run(process.execPath, ['--import', 'tsx', 'test/support/full-disk.ts', await migrated()])

    expect(JSON.parse(child.stdout)).toEqual({
      outcomes: ['rejected', 'rejected', 'rejected'],
      read: 1,
      kept: ['after', 'before'],
    })
  })
})
