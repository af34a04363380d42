import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseOwned } from '../../../src/areas/personal-data/erase.ts'
import { forgetInTime } from '../../../src/areas/personal-data/forget.ts'
import { logAt } from '../../../src/ops/log.ts'
import { readable } from '../../support/bytes.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { aTalk, type Talk } from '../../support/talk.ts'
import { aDraft, aNote, closes } from './support/planted.ts'

/** So many that pages are split and joined, as in a file that has lived for a while. */
const MANY = 150
const NAMES = Array.from({ length: MANY }, (_, nth) => `Annabel Nasturtium the ${nth}th of her name`)

describe('what was deleted', () => {
  let fresh: FreshDatabase
  let talk: Talk
  let file: string
  beforeEach(async () => {
    fresh = await freshDatabase('sqlite')
    file = fresh.url.slice('file:'.length)
    talk = await aTalk(fresh.db, [])
  })
  afterEach(() => fresh.close())

  const night = () => forgetInTime({ ...talk.work, now: talk.clock.now() }, logAt('fatal'), talk.community, false)
  const people = () =>
    fresh.db.transaction(async (tx) => {
      for (const [nth, name] of NAMES.entries()) {
        const at = new Date(talk.clock.now().epochMilliseconds)
        const row = { communityId: talk.community, person: `gone${nth}`, name }
        await tx.person.create({ data: { ...row, factsAt: at, leftAt: nth % 2 === 0 ? at : null } })
      }
    })

  it('in its time, a note or a name, is nowhere in the bytes of the files', async () => {
    for (let nth = 0; nth < 20; nth += 1) await aNote(talk, talk.circle, 'bea')
    await people()
    const notes = await fresh.db.read.boundaryRecord.findMany({ orderBy: { number: 'asc' } })
    const entries = await fresh.db.read.boundaryEntry.findMany({ orderBy: { id: 'asc' } })
    // what opens with the key that lies beside the file
    const sealed = [...notes.map((note) => note.sealedWhat), ...entries.map((entry) => entry.sealedWords)]
    await closes(talk, talk.circle)
    expect(readable(file, [...sealed, ...NAMES])).toHaveLength(sealed.length + MANY)

    talk.clock.advance({ hours: 24 * 400 })
    await night()

    expect(await fresh.db.read.boundaryRecord.count()).toBe(0)
    expect(await fresh.db.read.person.count({ where: { person: { startsWith: 'gone' } } })).toBe(0)
    expect(readable(file, [...sealed, ...NAMES])).toEqual([])
  })

  it('at a press of the person whose it is, is nowhere in them either', async () => {
    await aDraft(talk, 'anna')
    const [draft] = await fresh.db.read.draft.findMany({ orderBy: { id: 'asc' } })
    const sealed = draft?.sealedBody ?? ''
    expect(readable(file, [sealed])).toEqual([sealed])

    await eraseOwned({ ...talk.work, now: talk.clock.now() }, { community: talk.community, person: 'anna' }, 'made')

    expect(await fresh.db.read.draft.count()).toBe(0)
    expect(readable(file, [sealed])).toEqual([])
  })
})
