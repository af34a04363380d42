import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/boundary/index.ts'
import { RECORDS_PAGE, record } from '../../../src/areas/boundaries/service.ts'
import type { View } from '../../../src/chat/view.ts'
import { newId } from '../../../src/data/ids.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, choiceOf } from '../../support/read-view.ts'
import { aTalk, type Talk } from '../../support/talk.ts'

describe.each(databases)('a long list of boundary notes on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    talk = await aTalk(fresh.db, definitions)
  })
  afterAll(() => fresh.close())

  it('has ten a page, the newest first, without the one in between that is about the reader', async () => {
    const acting = () => ({ community: talk.community, circle: talk.circle, person: 'fay', now: talk.clock.now() })
    const numbers: number[] = []
    for (let at = 0; at < RECORDS_PAGE + 3; at += 1) {
      talk.clock.advance({ minutes: 1 })
      const about = at === 5 ? 'finn' : 'anna'
      const { number } = await record(talk.work, acting(), {
        about,
        clause: 1,
        what: 'What happened.',
        madeFrom: newId(),
      })
      if (about !== 'finn') numbers.unshift(number)
    }
    const steps = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0))
    expect(new Set(steps).size).toBeGreaterThan(1)
    const listed = (view: View | undefined) => choiceOf(view).options.map((each) => Number(each.value))
    const first = (await talk.says('finn', 'boundary list')).views[0]
    const second = (await talk.presses('finn', buttonOf(first, 'Older'))).views[0]
    expect(listed(first)).toEqual(numbers.slice(0, RECORDS_PAGE))
    expect(listed(second)).toEqual(numbers.slice(RECORDS_PAGE))
    expect(() => buttonOf(second, 'Older')).toThrow('no button')
  })
})
