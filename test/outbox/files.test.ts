import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EXPORT } from '../../src/areas/personal-data/topics.ts'
import { placeOf } from '../../src/data/sealed.ts'
import { POST_FILE } from '../../src/outbox/content.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { rows } from '../support/raw-sql.ts'
import { type PostHouse, postHouse, swept } from './support/house.ts'
import type { Fate } from './support/model-platform.ts'

const MARIGOLD = 'what Anna entered about herself: marigold'

describe.each(databases)('a file for one person on %s', (kind) => {
  let fresh: FreshDatabase
  let house: PostHouse
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    await swept(fresh.db)
    house = postHouse(fresh.db)
  })
  afterAll(() => fresh.close())

  const file = () => ({ name: 'my-data.json', alt: 'A file from Roundel.', bytes: Buffer.from(MARIGOLD) })
  const toAnna = () =>
    house.add({
      to: { person: 'anna' },
      topic: EXPORT,
      file: file(),
      graceUntil: house.clock.now().add({ hours: 1 }),
    })
  const gone = async (id: string, state: string) => {
    expect(await house.row(id)).toMatchObject({ state, sealedFile: null, message: null })
    expect(JSON.stringify(await rows(kind, fresh.url, 'SELECT * FROM "Post"'))).not.toContain('marigold')
  }

  it('reaches her whole, and nothing of it is left with us', async () => {
    const id = await toAnna()
    const sealed = (await house.row(id)).sealedFile ?? ''
    expect(sealed).toMatch(/^v1\./)
    expect(sealed).not.toContain(Buffer.from('marigold').toString('base64').slice(0, 8))
    await house.run()
    expect(house.platform.files).toMatchObject([
      { to: 'anna', name: 'my-data.json', alt: 'A file from Roundel.', text: MARIGOLD },
    ])
    expect(house.platform.ledger).toEqual([])
    await gone(id, 'sent')
  })

  it('goes out in the order of asking, beside messages to the same person', async () => {
    await house.add({ to: { person: 'anna' } })
    await toAnna()
    await toAnna()
    await house.run()
    expect(house.platform.calls).toEqual(['direct anna', 'upload anna', 'upload anna'])
  })

  it('never goes to a room', async () => {
    await expect(house.add({ file: file() })).rejects.toThrow(RangeError)
  })

  const fated = async (...fates: Fate[]) => {
    const id = await toAnna()
    house.platform.fatesOf['upload anna'] = fates
    await house.run()
    return id
  }

  it('waits while the platform asks for patience', async () => {
    const id = await fated('too many')
    expect((await house.row(id)).sealedFile).not.toBeNull()
    await house.passes({ minutes: 5 })
    expect(house.platform.files).toHaveLength(1)
    await gone(id, 'sent')
  })

  it('is wiped where her door is closed, and nobody else is told', async () => {
    const id = await fated('forbidden')
    await gone(id, 'failed')
    expect(await house.notices()).toEqual(['anna: failed'])
    expect((await house.row(id)).problem).toMatchObject({ is: 'failed', refusal: { kind: 'forbidden' } })
  })

  it('waits at no gate: what else is to be told her goes on', async () => {
    house.delivery.gate = { ...house.delivery.gate, refused: async () => true }
    const id = await fated('forbidden')
    await gone(id, 'failed')
    await house.add({ to: { person: 'anna' } })
    await house.run()
    expect(house.platform.calls).toEqual(['upload anna', 'direct anna'])
  })

  it('is wiped when it is too late for it', async () => {
    const id = await toAnna()
    await house.afterBeingOff({ hours: 2 })
    expect(house.platform.files).toEqual([])
    await gone(id, 'stale')
  })

  it('is wiped when it is taken back', async () => {
    const id = await house.add({ to: { person: 'anna' }, file: file() })
    await fresh.db.transaction((tx) => house.work.outbox.cancel(tx, { post: id }))
    await house.run()
    expect(house.platform.calls).toEqual([])
    await gone(id, 'cancelled')
  })

  for (const fate of ['done, killed', 'not done, killed'] as const) {
    it(`killed with the call ${fate}: it is there once where a repeated key is known`, async () => {
      const id = await fated(fate)
      await house.passes({ minutes: 5 })
      expect(house.platform.files).toHaveLength(1)
      await gone(id, 'sent')
    })

    it(`killed with the call ${fate}: it is not sent twice where nothing is known of it`, async () => {
      house = postHouse(fresh.db, { sameKeyFor: 0 })
      const id = await fated(fate)
      await house.passes({ minutes: 5 })
      expect(house.platform.files).toHaveLength(fate === 'done, killed' ? 1 : 0)
      await gone(id, 'held')
    })
  }

  it.each<[what: string, sealed: (id: string) => string]>([
    ['cannot be opened any more', () => 'v1.torn'],
    ['was kept by another version', (id) => sealedAs(id, { v: 2, name: 'my-data.json', alt: '', bytes: '' })],
    ['is broken', (id) => sealedAs(id, { v: 1, name: 'my-data.json' })],
  ])('that %s is given up', async (_, sealed) => {
    const id = await toAnna()
    await fresh.db.transaction((tx) => tx.post.update({ where: { id }, data: { sealedFile: sealed(id) } }))
    await house.run()
    expect(house.platform.calls).toEqual([])
    await gone(id, 'failed')
  })

  const sealedAs = (id: string, kept: object) => house.work.cipher.seal(JSON.stringify(kept), placeOf(POST_FILE, id))
})
