import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions as mydata } from '../../commands/mydata.ts'
import type { View } from '../../src/chat/view.ts'
import { newId } from '../../src/data/ids.ts'
import { fileOf, viewOf } from '../../src/posts/rows.ts'
import { erase } from '../../src/privacy/erase.ts'
import { answer } from '../../src/sessions/service.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { buttonOf, choiceOf, textOf } from '../support/read-view.ts'
import { aTalk, type Came, type Talk } from '../support/talk.ts'
import { everythingIn, holding, swept } from './support/everything.ts'
import {
  aDraft,
  aMessage,
  aMishap,
  aNote,
  anotherCircle,
  aSession,
  closes,
  isKnown,
  leaves,
  settled,
  WORDS,
} from './support/planted.ts'

const { what, side, ...hers } = WORDS

describe.each(databases)('what a person entered about herself, on %s', (kind) => {
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

  const everything = () => everythingIn({ kind, url: fresh.url, db: fresh.db }, talk.desk.cipher)
  const says = async (who: string, verb: string): Promise<View | undefined> =>
    (await talk.says(who, `mydata ${verb}`, {}, null)).views[0]
  const presses = async (who: string, on: View | undefined, label: string): Promise<View | undefined> =>
    (await talk.presses(who, buttonOf(on, label))).views[0]

  /** Anna is in one circle, has left another with all the words there are, and a note is about her. Returns the circle she left. */
  async function planted(): Promise<string> {
    const left = await anotherCircle(talk, 'Wednesday', 2)
    await aSession(talk, left, { answers: { anna: 'here', bea: 'here' } })
    talk.clock.advance({ minutes: 1 })
    await aSession(talk, talk.circle, { state: 'planned', answers: { anna: 'coming', bea: 'coming' } })
    await leaves(talk, left, 'anna')
    await settled(talk)
    await aNote(talk, talk.circle, 'anna')
    await aDraft(talk, 'anna')
    await aMessage(talk, 'anna')
    await aMishap(talk, ['anna', 'bea'], talk.clock.now())
    await isKnown(talk, 'anna', WORDS.name)
    return left
  }

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
      return rows.map((row) => ({ row, file: fileOf(talk.desk.cipher, row) }))
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
        expect(JSON.stringify(viewOf(talk.desk.cipher, row))).not.toMatch(/circle|boundar|Anna/)
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
      await become('failed', 'failed: forbidden Cannot send messages to this user')
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

  describe('corrected', () => {
    const page = () => says('anna', 'correct')
    const chooses = async (value: RegExp): Promise<Came> => {
      const found = (await page())?.blocks.flatMap((block) => (block.kind === 'choice' ? [block] : [])) ?? []
      for (const { action, options } of found) {
        const option = options.find(({ label }) => value.test(label))
        if (option) return talk.presses('anna', action, option.value)
      }
      throw new Error(`nothing like ${value} can be chosen`)
    }

    it('her words on leaving: filled in, saved in place of the old, or taken back', async () => {
      await planted()
      const { form } = await chooses(/^Wednesday/)
      expect(form?.form.fields).toMatchObject([{ name: 'words', initial: WORDS.helped }])
      expect(textOf((await talk.sends('anna', form, { words: 'lovage: something else' })).views[0])).toContain('Saved')
      expect(holding(await everything(), WORDS.helped)).toEqual([])
      expect(textOf(await says('anna', 'show'))).toContain('lovage')
      await talk.sends('anna', form, { words: ' ' })
      expect(textOf(await says('anna', 'show'))).toContain('You said nothing more')
    })

    it('her answer to a session that is still to come, and to no other', async () => {
      await planted()
      const choices = choiceOf({ ...(await page()), blocks: (await page())?.blocks.slice(2) ?? [], fallback: '' })
      expect(choices.options.map(({ label }) => label)).toEqual(['Session 1, 16 March 2027'])
      const { form } = await chooses(/^Session 1/)
      expect(form?.form.fields).toMatchObject([{ name: 'answer', initial: 'coming' }])
      await talk.sends('anna', form, { answer: 'cannot' })
      expect(textOf(await says('anna', 'show'))).toContain('can’t make it')
    })

    it('her wish for the next round: taken back, and made again', async () => {
      await planted()
      const wish = async () => (await talk.presses('anna', buttonOf(await page(), 'A place in the next round'))).form
      const form = await wish()
      const field = form?.form.fields[0]
      expect(field).toMatchObject({ kind: 'select', initial: expect.stringMatching(/^\w{12}$/) })
      await talk.sends('anna', form, { circle: 'none' })
      expect(await fresh.db.read.nextRound.count()).toBe(0)
      await talk.sends('anna', await wish(), { circle: talk.circle })
      expect(await fresh.db.read.nextRound.count()).toBe(1)
    })

    it('not anybody else’s: what is hers cannot be reached by an id', async () => {
      await planted()
      const { form } = await chooses(/^Wednesday/)
      const refused = await talk.sends('bea', form, { words: 'not mine' })
      expect(textOf(refused.views[0])).toContain('That is not there any more')
      expect(holding(await everything(), WORDS.helped)).toHaveLength(1)
    })

    it('and says where the rest is corrected', async () => {
      const said = textOf(await page())
      for (const part of ['change it in your profile', 'Powers and posts', '/boundary mine'])
        expect(said).toContain(part)
    })
  })

  describe('deleted', () => {
    const deletes = async (who = 'anna') => presses(who, await says(who, 'delete'), 'Delete it for good')

    it('shows what goes and what stays before anything does', async () => {
      await planted()
      const before = await everything()
      const said = textOf(await says('anna', 'delete'))
      const goes = [
        ...['one unfinished form', '2 answers to sessions', 'that you left a circle', 'your goodbye', 'your wish'],
        ...['2 private messages', 'that you had a seat in a circle', 'your name in one settled matter'],
      ]
      for (const part of goes) expect(said).toContain(part)
      for (const part of [
        'Nothing has happened yet',
        'Your seat, in every circle that goes on',
        'Facilitators may have',
      ])
        expect(said).toContain(part)
      expect(await everything()).toEqual(before)
    })

    it('leaves no word of hers in any table, any sealed value, any post; notes stay, and so do other people’s', async () => {
      await planted()
      await leaves(talk, talk.circle, 'bea')
      await settled(talk)
      const words = Object.values(hers)
      const before = holding(await everything(), ...words)
      expect(before.length).toBeGreaterThan(words.length)
      const receipt = textOf(await deletes())
      for (const part of ['Deleted', '2 answers to sessions', 'your receipt', 'Your seat'])
        expect(receipt).toContain(part)
      const left = await everything()
      // what bea said when she left is hers; the name that the platform tells is kept while anna has a seat
      const beas = left.filter((line) => line.startsWith('Leaving.sealedWords') || line.includes('"person":"bea"'))
      expect(beas).toHaveLength(2)
      expect(holding(left, WORDS.helped, WORDS.goodbye).sort()).toEqual(beas.sort())
      expect(holding(left, WORDS.draft, WORDS.message)).toEqual([])
      expect(holding(left, WORDS.what, WORDS.side)).toHaveLength(2)
      const tables = holding(left, 'anna').map((line) => line.split(':')[0])
      expect([...new Set(tables)].sort()).toEqual(['AuditEvent', 'BoundaryEntry', 'BoundaryRecord', 'Person', 'Seat'])
    })

    it('deletes once: pressed twice it says so, and what was entered since stays', async () => {
      await planted()
      const page = await says('anna', 'delete')
      await presses('anna', page, 'Delete it for good')
      await aDraft(talk, 'anna')
      expect(textOf(await presses('anna', page, 'Delete it for good'))).toContain('done already')
      expect(await fresh.db.read.draft.count()).toBe(1)
    })

    it('two presses at the same time are one deletion', async () => {
      await planted()
      const made = newId()
      const me = { community: talk.community, person: 'anna' }
      const both = await Promise.all([
        erase(talk.desk, me, made, talk.clock.now()),
        erase(talk.desk, me, made, talk.clock.now()),
      ])
      expect(both.map((each) => Object.keys(each)[0]).sort()).toEqual(['already', 'gone'])
    })

    it('takes her name from the opening that said she is on her way', async () => {
      const session = await aSession(talk, talk.circle, { state: 'open', answers: {} })
      await fresh.db.transaction((tx) =>
        talk.desk.posts.add(tx, {
          ...{ key: `opening:${session}`, community: talk.community, circle: talk.circle, purpose: 'opening' },
          ...{ to: { room: 'room1' }, dueAt: talk.clock.now(), view: { fallback: 'x', blocks: [{ kind: 'divider' }] } },
        }),
      )
      await answer(talk.desk, talk.circle, session, 'anna', 'on-my-way', talk.clock.now())
      expect(textOf((await talk.inTheRoom())[0])).toContain('@anna')
      await deletes()
      expect(textOf((await talk.inTheRoom())[0])).not.toContain('@anna')
    })

    it('takes a goodbye back in the room while its circle goes on, and leaves the room of a closed one alone', async () => {
      const left = await planted()
      await deletes()
      const [post] = await fresh.db.read.post.findMany({ where: { toKind: 'room', to: 'room2' } })
      expect(post && textOf(viewOf(talk.desk.cipher, post))).toContain('It was taken back')
      await closes(talk, left)
      await leaves(talk, talk.circle, 'anna')
      await settled(talk)
      await closes(talk, talk.circle)
      await deletes()
      expect(await fresh.db.read.post.count({ where: { toKind: 'room', to: 'room1' } })).toBe(0)
    })

    it('does not send what still waits for her', async () => {
      await aMessage(talk, 'anna')
      await deletes()
      expect(await fresh.db.read.post.count()).toBe(0)
      expect(await fresh.db.read.job.count({ where: { state: 'waiting' } })).toBe(0)
    })

    it('still sends a facilitator what she is asked for the sake of others', async () => {
      await aMessage(talk, 'fay')
      await aDraft(talk, 'fay')
      await deletes('fay')
      expect(await fresh.db.read.post.count({ where: { to: 'fay', state: 'waiting' } })).toBe(1)
    })

    it('keeps that somebody facilitated a circle that has closed, and of nobody else', async () => {
      await closes(talk, talk.circle)
      await aDraft(talk, 'fay')
      await deletes('anna')
      await deletes('fay')
      const seats = await fresh.db.read.seat.findMany({ where: { circleId: talk.circle } })
      expect(seats.map(({ person }) => person).sort()).toEqual(['bea', 'cleo', 'fay', 'finn'])
    })

    it('says so where there is nothing', async () => {
      const page = await says('otto', 'delete')
      expect(textOf(page)).toContain('Nothing that could go at a press')
      expect(() => buttonOf(page, 'Delete it for good')).toThrow()
    })
  })

  it('writes down that it was asked for, without a word of it', async () => {
    await planted()
    await presses('anna', await says('anna', 'export'), 'Send me the files')
    await presses('anna', await says('anna', 'delete'), 'Delete it for good')
    const events = await fresh.db.read.auditEvent.findMany({ where: { actor: 'anna' } })
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['mydata.export', 'mydata.delete']))
    expect(JSON.stringify(talk.log)).not.toMatch(new RegExp(Object.values(WORDS).join('|')))
    expect([what, side].every((word) => !JSON.stringify(events).includes(word))).toBe(true)
  })
})
