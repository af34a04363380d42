import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

const forgetsStatements = `
  const Database = require('better-sqlite3')
  const db = new Database(':memory:')
  const run = async () => {
    for (let i = 0; i < 100_000; i++) {
      db.prepare('SELECT 1')
      await null
    }
    console.log('lives')
  }
  run()`

describe('better-sqlite3 as it was installed', () => {
  // scripts/mend-sqlite.mjs says where it would not
  it('outlives the collection of what it forgot, on this Node', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', forgetsStatements], { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'lives\n', stderr: '' })
  })
})
