import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/circle/index.ts'
import type { RawOption } from '../../../src/chat/inbound.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { aTalk, CAST, type Talk } from '../../support/talk.ts'

describe.each(databases)('/circle create on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, definitions)
  })
  afterAll(() => fresh.close())

  const creates = (options: Record<string, RawOption> = {}) => talk.says(CAST.steward, 'circle create', options, null)

  it.each(['peer-support-circle', 'Peer support circle', ' PEER  support CIRCLE '])(
    'knows the programme %j',
    async (typed) => {
      const { form } = await creates({ programme: { text: typed }, room: { room: 'voice1' } })
      expect(form?.action.payload).toEqual(['peer-support-circle', 'voice1', ''])
    },
  )

  it('says so before anything is filled in where the programme is none', async () => {
    const { form, views } = await creates({ programme: { text: 'Knitting | for all' } })
    expect(form).toBeNull()
    expect(textOf(views[0])).toContain('There is no programme ‘Knitting | for all’ here.')
  })

  it('needs neither programme nor room', async () => {
    expect((await creates()).form?.action.payload).toEqual(['', '', ''])
  })

  it('offers programmes to those who may open circles, and to nobody else', async () => {
    const offered = async (who: string) =>
      (await talk.suggested(who, 'circle create', 'programme', 'peer', null)).choices
    expect(await offered(CAST.steward)).toEqual([{ label: 'Peer support circle', value: 'peer-support-circle' }])
    expect(await offered('anna')).toEqual([])
  })
})
