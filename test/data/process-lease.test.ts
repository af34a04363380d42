import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  LEASE_TERM,
  type LeaseHolder,
  leaseHolder,
  type ProcessLease,
  takeLease,
  thisProcess,
} from '../../src/data/process-lease.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'

const process = (id: string, pid: number, place = 'here'): LeaseHolder => ({ ...thisProcess(), id, pid, place })

describe.each(databases)('the lease of a process on %s', (kind) => {
  let fresh: FreshDatabase
  let elapsed = 0
  const leases: ProcessLease[] = []
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    elapsed = 0
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(async () => {
    for (const lease of leases.splice(0)) await lease.release()
    vi.useRealTimers()
    await fresh.close()
  })

  /** @param meanwhile what happens in each second that it waits */
  async function takes(me: LeaseHolder, meanwhile: () => Promise<void> = async () => {}, alive = true) {
    const said: string[] = []
    const lost = vi.fn()
    const lease = await takeLease(fresh.db, {
      ...{ me, lost, say: (sentence: string) => said.push(sentence) },
      elapsed: () => elapsed,
      isAlive: () => alive,
      wait: async (ms) => {
        elapsed += ms
        await meanwhile()
      },
    })
    leases.push(lease)
    return { lease, said, lost }
  }
  /** As the machine's time passes: each renewal that falls due is made. */
  async function passes(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 1_000) {
      elapsed += 1_000
      const before = await leaseHolder(fresh.db.read)
      const due = vi.getTimerCount() > 0 && elapsed % 10_000 === 0
      await vi.advanceTimersByTimeAsync(1_000)
      // a renewal is over when it has been written, or nobody renews any more
      if (due)
        await until('the renewal is over', async () => {
          const now = await leaseHolder(fresh.db.read)
          return vi.getTimerCount() === 0 || now?.id !== before?.id || now?.beat !== before?.beat
        })
    }
  }
  const renews = async () => {
    const held = await leaseHolder(fresh.db.read)
    if (held === null) throw new Error('nobody has it')
    const value = JSON.stringify({ ...held, beat: held.beat + 1 })
    await fresh.db.transaction((tx) => tx.setting.update({ where: { key: 'process-lease' }, data: { value } }))
  }

  it('is taken at once where nobody has it, and given back', async () => {
    const { lease, said } = await takes(process('a', 1))
    expect([lease.held(), await lease.isOurs(fresh.db.read), said, elapsed]).toEqual([true, true, [], 0])
    expect([lease.id, lease.after]).toEqual(['a', null])
    await lease.release()
    expect(await leaseHolder(fresh.db.read)).toBeNull()
  })

  it('of one that has ended on this machine is taken at once', async () => {
    await takes(process('a', 1))
    const { lease } = await takes(process('b', 2), undefined, false)
    expect([lease.held(), elapsed]).toEqual([true, 0])
    // what that one has leased is taken up at once
    expect([lease.id, lease.after]).toEqual(['b', 'a'])
  })

  it('of one that has gone without a word elsewhere is taken when its term has passed, and it is said who has it', async () => {
    await takes(process('a', 1, 'another machine'))
    const { said } = await takes(process('b', 2), undefined, false)
    expect(elapsed).toBe(LEASE_TERM)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('process 1 on ')
  })

  it('that goes on being renewed is not taken: the start ends with 75, naming who has it', async () => {
    await takes(process('a', 1))
    await expect(takes(process('b', 2), renews)).rejects.toMatchObject({
      name: 'StartError',
      exitCode: 75,
      problem: expect.stringContaining('process 1 on '),
    })
    expect(elapsed).toBeGreaterThan(LEASE_TERM)
    expect((await leaseHolder(fresh.db.read))?.id).toBe('a')
  })

  it('that is renewed for a while and then no more is waited for', async () => {
    await takes(process('a', 1))
    let times = 0
    const { lease } = await takes(process('b', 2), async () => {
      times += 1
      if (times < 10) await renews()
    })
    expect(lease.held()).toBe(true)
    expect(elapsed).toBeGreaterThanOrEqual(9_000 + LEASE_TERM)
  })

  it('is renewed for as long as it is held', async () => {
    const { lease, lost } = await takes(process('a', 1))
    await passes(3 * LEASE_TERM)
    expect([lease.held(), lost.mock.calls.length]).toEqual([true, 0])
    expect((await leaseHolder(fresh.db.read))?.beat).toBeGreaterThan(3)
  })

  it('is lost, and it is said once, when another has taken it while this one slept', async () => {
    const { lease, lost } = await takes(process('a', 1))
    elapsed += 2 * LEASE_TERM
    // nothing is delivered from the moment when it wakes
    expect(lease.held()).toBe(false)
    await takes(process('b', 2), undefined, false)
    expect(await lease.isOurs(fresh.db.read)).toBe(false)
    await passes(20_000)
    await until('it is noticed', () => lost.mock.calls.length > 0)
    expect([lease.held(), lost.mock.calls.length]).toEqual([false, 1])
    await lease.release()
    expect((await leaseHolder(fresh.db.read))?.id).toBe('b')
  })

  it('is held again by one that slept while nobody took it', async () => {
    const { lease, lost } = await takes(process('a', 1))
    elapsed += 2 * LEASE_TERM
    expect(lease.held()).toBe(false)
    await passes(10_000)
    await until('it is renewed', () => lease.held())
    expect(lost).not.toHaveBeenCalled()
  })

  it('is taken by one alone when two want it at the same moment', async () => {
    const both = await Promise.allSettled([takes(process('a', 1), renews), takes(process('b', 2), renews)])
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })
})
