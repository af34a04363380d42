import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carried, correlated, correlation, untraced } from '../../src/ops/correlation.ts'
import { logAt } from '../../src/ops/log.ts'
import { postHouse, swept } from '../outbox/support/house.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

describe('a correlation id', () => {
  it('is one of ours, the same throughout an act, and none outside of one', async () => {
    const [first, later] = await correlated(async () => [correlation(), await Promise.resolve().then(correlation)])
    expect(first).toMatch(/^[0-9A-Za-z]{12}$/)
    expect(later).toBe(first)
    expect(correlation()).toBeNull()
    expect(correlated(correlation, 'aaaaaaaaaaaa')).toBe('aaaaaaaaaaaa')
  })

  it('is none for what must not be traced, whatever it was called by', () => {
    expect(correlated(() => untraced(correlation))).toBeNull()
  })

  it('goes along with what waits in a queue, whoever works it off', () => {
    const waiting = correlated(() => carried(correlation), 'aaaaaaaaaaaa')
    expect(correlated(waiting, 'bbbbbbbbbbbb')).toBe('aaaaaaaaaaaa')
    const untracedOne = untraced(() => carried(correlation))
    expect(correlated(untracedOne, 'bbbbbbbbbbbb')).toBeNull()
  })

  it('is in each line of the log that an act causes, and in no other', () => {
    const lines: string[] = []
    const log = logAt('info', { write: (line) => lines.push(line) })
    correlated(() => log.info('acted', { kind: 'press' }), 'aaaaaaaaaaaa')
    log.info('started')
    untraced(() => log.info('acted'))
    expect(lines.map((line) => JSON.parse(line).correlation)).toEqual(['aaaaaaaaaaaa', undefined, undefined])
  })
})

describe('a post that must not be traced', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite')
    await swept(fresh.db)
  })
  afterAll(() => fresh.close())

  it('takes over no id from the post before it, which lets it go', async () => {
    const at = postHouse(fresh.db)
    const lines: string[] = []
    at.delivery.log = logAt('debug', { write: (line) => lines.push(line) })
    const first = await correlated(() => at.add(), 'aaaaaaaaaaaa')
    const second = await untraced(() => at.add())
    await at.run()
    expect((await at.row(first)).correlation).toBe('aaaaaaaaaaaa')
    expect((await at.row(second)).correlation).toBeNull()
    const jobs = await fresh.db.read.job.findMany({ orderBy: { id: 'asc' } })
    expect(jobs.find((job) => job.subject === second)?.correlation).toBeNull()
    const of = (post: string) => lines.map((line) => JSON.parse(line)).filter((line) => line.post === post)
    expect(of(first).map((line) => [line.event, line.correlation])).toEqual([
      ['post.attempt', 'aaaaaaaaaaaa'],
      ['post.sent', 'aaaaaaaaaaaa'],
    ])
    expect(of(second).map((line) => line.event)).toEqual(['post.attempt', 'post.sent'])
    for (const line of of(second)) expect(line.correlation).not.toBe('aaaaaaaaaaaa')
  })
})
