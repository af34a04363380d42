import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions as mydata } from '../../../commands/mydata/index.ts'
import type { View } from '../../../src/chat/view.ts'
import { fileOf, viewOf } from '../../../src/outbox/content.ts'
import { writeProblem } from '../../../src/outbox/problem.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'
import { aTalk, type Talk } from '../../support/talk.ts'
import { swept } from './support/everything.ts'
import { annasOwn, anotherCircle, aSession, isKnown, leaves, WORDS } from './support/planted.ts'

describe.each(databases)('what a person entered about herself, shown and sent, on %s', (kind) => {
  let fresh: FreshDatabase
  let talk: Talk
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    await swept(fresh.db)
    talk = await aTalk(fresh.db, mydata)
  })
  afterAll(() => fresh.close())

  const says = async (who: string, verb: string): Promise<View | undefined> =>
    (await talk.says(who, `mydata ${verb}`, {}, null)).views[0]
  const presses = async (who: string, on: View | undefined, label: string): Promise<View | undefined> =>
    (await talk.presses(who, buttonOf(on, label))).views[0]

  const planted = () => annasOwn(talk)

  describe('shown', () => {
    it('is all there, kind by kind, in her own words', async () => {
      await planted()
      const shown = textOf(await says('anna', 'show'))
      const parts = [
        ...[WORDS.name, WORDS.helped, WORDS.goodbye, WORDS.side],
        ...['Tuesday: you have a seat', 'Wednesday: you had a seat, until', 'Wednesday, session 1', ': here.'],
        ...['planning to come', 'you asked for a place', 'One form', '2 messages'],
      ]
      for (const part of parts) expect(shown).toContain(part)
    })

    it('says of notes the same words to everybody, and shows no word of them', async () => {
      await planted()
      const words = 'Facilitators may have written notes'
      const same = [await says('anna', 'show'), await says('bea', 'show'), await says('otto', 'show')].map((shown) =>
        textOf(shown).slice(textOf(shown).indexOf(words)),
      )
      expect(new Set(same).size).toBe(1)
      expect(textOf(await says('anna', 'show'))).not.toContain(WORDS.what)
      expect(textOf(await says('bea', 'show'))).not.toContain('borage')
    })

    it('is nobody’s but her own', async () => {
      await planted()
      const shown = textOf(await says('bea', 'show'))
      for (const word of Object.values(WORDS)) expect(shown).not.toContain(word)
      expect(shown).toContain('Wednesday: you have a seat')
    })

    it('comes in pages that fit, however much there is', async () => {
      for (let number = 2; number < 12; number += 1) {
        const circle = await anotherCircle(talk, `${'W'.repeat(50)}${number}`, number)
        for (let session = 1; session < 7; session += 1)
          await aSession(talk, circle, { number: session, answers: { anna: 'here' } })
        await leaves(talk, circle, 'anna')
      }
      let page = await says('anna', 'show')
      const pages = [textOf(page)]
      for (let at = 0; at < 30 && textOf(page).includes('Next page'); at += 1) {
        page = await presses('anna', page, 'Next page')
        pages.push(textOf(page))
      }
      expect(pages.length).toBeGreaterThan(3)
      expect(pages.join(' ').split(', session 6, ')).toHaveLength(11)
      expect(pages.join(' ').split(WORDS.helped)).toHaveLength(11)
      expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}.`)
    })

    it('names what others gave her to do', async () => {
      expect(textOf(await says('stella', 'show'))).toContain('Steward. You opened Tuesday.')
      expect(textOf(await says('lena', 'show'))).toContain('Safeguarding lead.')
      expect(textOf(await says('otto', 'show'))).toContain('Nothing that you entered is kept')
    })
  })

  describe('sent to her', () => {
    const files = async () => {
      const rows = await fresh.db.read.post.findMany({
        where: { communityId: talk.community, sealedFile: { not: null } },
        orderBy: { createdAt: 'asc' },
      })
      return rows.map((row) => ({ row, file: fileOf(talk.work.cipher, row) }))
    }
    const textIn = async (name: string) => {
      const found = (await files()).find(({ file }) => file?.name === name)
      return Buffer.from(found?.file?.bytes ?? []).toString()
    }
    const sends = async (who = 'anna') => presses(who, await says(who, 'export'), 'Send me the files')

    it('are two files to her alone, with her words, and nothing that is about boundaries', async () => {
      await planted()
      expect(textOf(await sends())).toContain('on their way')
      const made = await files()
      expect(made.map(({ row, file }) => [row.toKind, row.to, file?.name])).toEqual([
        ['person', 'anna', 'my-data.html'],
        ['person', 'anna', 'my-data.json'],
      ])
      for (const name of ['my-data.html', 'my-data.json']) {
        const text = await textIn(name)
        for (const word of [WORDS.name, WORDS.helped, WORDS.goodbye, 'Wednesday']) expect(text).toContain(word)
        for (const word of [WORDS.what, WORDS.side, 'bea', 'fay']) expect(text).not.toContain(word)
      }
      for (const { row } of made)
        expect(JSON.stringify(viewOf(talk.work.cipher, row))).not.toMatch(/circle|boundar|Anna/)
    })

    it('are for programs as well', async () => {
      await planted()
      await sends()
      expect(JSON.parse(await textIn('my-data.json'))).toMatchObject({
        format: 'roundel-my-data',
        community: 'Riverside',
        person: 'anna',
        name: { name: WORDS.name },
        attendance: [
          { circle: 'Wednesday', session: 1, answer: 'here' },
          { circle: 'Tuesday', session: 1, answer: 'coming' },
        ],
        leaving: [{ circle: 'Wednesday', words: WORDS.helped }],
        goodbyes: [{ circle: 'Wednesday', words: WORDS.goodbye }],
        nextRound: { since: '2027-03-16T19:01:00Z' },
      })
    })

    it('are a page in which nothing that anybody wrote acts', async () => {
      const hostile = `<script>alert(1)</script><img src=x onerror="y">&'`
      await isKnown(talk, 'anna', hostile)
      await sends()
      const page = await textIn('my-data.html')
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;y&quot;&gt;&amp;&#39;')
      expect(page).not.toMatch(/<(script|img|a|link|iframe)\b/)
      expect(page).toContain("default-src 'none'")
    })

    it('are sent once, however often the button is pressed', async () => {
      const page = await says('anna', 'export')
      await presses('anna', page, 'Send me the files')
      expect(textOf(await presses('anna', page, 'Send me the files'))).toContain('asked for before')
      // nor by a second page, while the first are on their way
      expect(textOf(await sends())).toContain('asked for before')
      expect(await files()).toHaveLength(2)
    })

    it('tell her what became of them when she asks again, and how to open her door', async () => {
      await sends()
      const become = (state: string, problem: string | null = null) =>
        fresh.db.transaction((tx) =>
          tx.post.updateMany({ where: { to: 'anna' }, data: { state, problem, sealedFile: null } }),
        )
      expect(textOf(await says('anna', 'export'))).toContain('still on their way')
      await become(
        'failed',
        writeProblem({ is: 'failed', refusal: { kind: 'forbidden', detail: 'CannotMessageUser' } }),
      )
      const failed = textOf(await says('anna', 'export'))
      expect(failed).toContain('could not be sent, and were deleted')
      expect(failed).toContain('Privacy Settings')
      await become('held')
      expect(textOf(await says('anna', 'export'))).toContain('Nobody knows whether')
      await become('stale')
      expect(textOf(await says('anna', 'export'))).toContain('within the hour')
      await become('sent')
      expect(textOf(await says('anna', 'export'))).toContain('are in your direct messages')
      expect(textOf(await sends())).toContain('on their way')
    })
  })

  it('writes down that it was asked for, without a word of it', async () => {
    await planted()
    await presses('anna', await says('anna', 'export'), 'Send me the files')
    await presses('anna', await says('anna', 'delete'), 'Delete it for good')
    const events = await fresh.db.read.auditEvent.findMany({ where: { actor: 'anna' } })
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['mydata.export', 'mydata.delete']))
    for (const word of Object.values(WORDS)) expect(JSON.stringify([talk.log, events])).not.toContain(word)
  })
})
