import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { startRoundel } from '../../src/compose/index.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/data/open.ts'
import { logAt } from '../../src/ops/log.ts'
import { fillingDisk } from '../support/failing-disk.ts'
import { startError } from '../support/start-error.ts'

describe('Roundel on a full disk', () => {
  let dataDir: string
  let disk: ReturnType<typeof fillingDisk>
  let lines: { level: string; event: string; message?: string; problem?: string }[]
  beforeEach(async () => {
    dataDir = await mkdtemp(join(inject('runDir'), 'full-'))
    lines = []
    disk = fillingDisk()
    const { connect } = PrismaBetterSqlite3.prototype
    vi.spyOn(PrismaBetterSqlite3.prototype, 'connect').mockImplementation(async function (this: PrismaBetterSqlite3) {
      const adapter = await connect.call(this)
      disk.on(adapter)
      return adapter
    })
    const db = await openDatabase({ url: undefined, dataDir })
    await db.transaction((tx) =>
      tx.job.create({
        data: { id: 'j', kind: 'session.remind', subject: 'none', state: 'waiting', dueAt: new Date('2020-01-01') },
      }),
    )
    await db.close()
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await rm(dataDir, { recursive: true, force: true })
  })
  const start = () =>
    startRoundel(readConfig({ ROUNDEL_DATA_DIR: dataDir, ROUNDEL_PORT: '0' }), {
      log: logAt('info', {
        write: (line: string) => {
          lines.push(JSON.parse(line))
        },
      }),
    })

  it('does not start, in words that name the disk, and starts once there is room', async () => {
    disk.full = true
    const refused = await startError(start())
    expect(refused.problem).toContain('The disk is full')
    expect(refused.problem).toContain(dataDir)
    disk.full = false
    await (await start()).stop()
  })

  it('tells monitors, and the log once and not each second, until there is room again', async () => {
    const roundel = await start()
    try {
      await roundel.idle()
      const health = async () => {
        const answer = await fetch(`http://127.0.0.1:${roundel.port}/health`)
        return [answer.status, Reflect.get(Object(await answer.json()), 'database')]
      }
      expect(await health()).toEqual([200, 'up'])
      await due()
      disk.full = true
      lines = []
      for (let second = 0; second < 20; second += 1) {
        roundel.runner.wake()
        await roundel.runner.idle()
      }
      expect(await health()).toEqual([503, 'down'])
      expect(lines.map(({ event, level }) => `${event} ${level}`).toSorted()).toEqual([
        'data warn',
        'jobs.unread error',
      ])

      disk.full = false
      expect(await health()).toEqual([200, 'up'])
      await roundel.idle()
      const said = lines.filter(({ event }) => event === 'data').map(({ problem }) => problem)
      expect(said).toEqual(['SQLITE_FULL', 'written-again'])
      expect(await roundel.read.job.count({ where: { state: { not: 'done' } } })).toBe(0)
    } finally {
      disk.full = false
      await roundel.stop()
    }
  })

  /** Another job, written beside Roundel. */
  async function due(): Promise<void> {
    const db = await openDatabase({ url: undefined, dataDir })
    await db.transaction((tx) => tx.job.updateMany({ data: { state: 'waiting', dueAt: new Date('2020-01-01') } }))
    await db.close()
  }
})
