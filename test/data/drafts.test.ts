import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RECORD_AUDITS } from '../../src/areas/boundaries/audits.ts'
import { audit } from '../../src/data/audit.ts'
import { cipherFrom, newKey, SealError } from '../../src/data/cipher.ts'
import { changeDraft, dropDraft, keepDraft, openDraft, purgeDrafts } from '../../src/data/drafts.ts'
import { instantOf } from '../../src/data/times.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'

const cipher = cipherFrom(newKey(), 'the test')
const now = instantOf(new Date('2027-03-16T12:00:00Z'))
const anns = { community: 'discord:1', owner: 'ann', kind: 'boundary.log' }
const body = { clause: 3, what: 'she said so' }

describe.each(databases)('a draft on %s', (kind) => {
  let fresh: FreshDatabase
  let id: string

  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    id = await fresh.db.transaction((tx) => keepDraft(tx, cipher, { ...anns, body, now }))
  })

  afterEach(() => fresh.close())

  it('gives its owner the answers back, for 24 hours', async () => {
    const afterwards = (duration: { hours?: number; seconds?: number }) =>
      openDraft(fresh.db.read, cipher, { ...anns, id, now: now.add(duration) })

    expect(await afterwards({ seconds: 0 })).toEqual(body)
    expect(await afterwards({ hours: 23, seconds: 3599 })).toEqual(body)
    expect(await afterwards({ hours: 24 })).toBeNull()
  })

  it.each([
    ['another person', { owner: 'bea' }],
    ['another community', { community: 'discord:2' }],
    ['another form', { kind: 'circle.create' }],
    ['another id', { id: 'nothing' }],
  ])('gives %s nothing', async (_, other) => {
    expect(await openDraft(fresh.db.read, cipher, { ...anns, id, now, ...other })).toBeNull()
  })

  it('cannot be read in the database', async () => {
    expect(JSON.stringify(await fresh.db.read.draft.findMany())).not.toContain('said')
  })

  it('cannot change hands, even in the database', async () => {
    await fresh.db.transaction((tx) => tx.draft.updateMany({ data: { owner: 'bea' } }))

    await expect(openDraft(fresh.db.read, cipher, { ...anns, owner: 'bea', id, now })).rejects.toThrow(SealError)
  })

  it('takes new answers from its owner alone, and then lives another 24 hours', async () => {
    const change = (owner: string, hours: number) =>
      fresh.db.transaction((tx) =>
        changeDraft(tx, cipher, { ...anns, owner, id, body: owner, now: now.add({ hours }) }),
      )

    expect(await change('bea', 1)).toBe(false)
    expect(await change('ann', 23)).toBe(true)
    expect(await openDraft(fresh.db.read, cipher, { ...anns, id, now: now.add({ hours: 46 }) })).toBe('ann')
    expect(await change('ann', 47)).toBe(false)
  })

  it('is forgotten when its owner is done with it', async () => {
    await fresh.db.transaction((tx) => dropDraft(tx, { ...anns, owner: 'bea', id }))
    expect(await openDraft(fresh.db.read, cipher, { ...anns, id, now })).toEqual(body)

    await fresh.db.transaction((tx) => dropDraft(tx, { ...anns, id }))
    expect(await fresh.db.read.draft.count()).toBe(0)
  })

  it('is deleted after its time, and not before', async () => {
    const purge = (hours: number) => fresh.db.transaction((tx) => purgeDrafts(tx, now.add({ hours })))

    expect(await purge(23)).toBe(0)
    expect(await purge(24)).toBe(1)
    expect(await fresh.db.read.draft.count()).toBe(0)
  })
})

describe.each(databases)('the audit trail on %s', (kind) => {
  let fresh: FreshDatabase

  beforeEach(async () => {
    fresh = await freshDatabase(kind)
  })

  afterEach(() => fresh.close())

  const event = { community: 'discord:1', actor: 'ann', action: RECORD_AUDITS.read, subject: 'record1', at: now }

  it('says who did what to what, and when', async () => {
    await fresh.db.transaction((tx) => audit(tx, event))

    expect(await fresh.db.read.auditEvent.findMany({ omit: { id: true } })).toEqual([
      {
        communityId: 'discord:1',
        actor: 'ann',
        action: 'boundary.read',
        subject: 'record1',
        at: new Date('2027-03-16T12:00:00Z'),
      },
    ])
  })

  it('does not tell of what was undone', async () => {
    const undone = fresh.db.transaction(async (tx) => {
      await audit(tx, event)
      throw new Error('undone')
    })

    await expect(undone).rejects.toThrow('undone')
    expect(await fresh.db.read.auditEvent.count()).toBe(0)
  })
})
