import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions as mydata } from '../../../commands/mydata/index.ts'
import { eraseOwned } from '../../../src/areas/personal-data/erase.ts'
import { answer } from '../../../src/areas/sessions/service.ts'
import { SESSION_OPENING, sessionEntity } from '../../../src/areas/sessions/topics.ts'
import type { View } from '../../../src/chat/view.ts'
import { newId } from '../../../src/data/ids.ts'
import { viewOf } from '../../../src/outbox/content.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { someNotice, toRoom } from '../../support/posts.ts'
import { buttonOf, choiceOf, textOf } from '../../support/read-view.ts'
import { aTalk, type Came, type Talk } from '../../support/talk.ts'
import { everythingIn, holding, swept } from './support/everything.ts'
import { aDraft, aMessage, annasOwn, aSession, closes, leaves, settled, WORDS } from './support/planted.ts'

describe.each(databases)('what a person entered about herself, corrected and deleted, on %s', (kind) => {
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

  const everything = () => everythingIn({ kind, url: fresh.url, db: fresh.db }, talk.work.cipher)
  const says = async (who: string, verb: string): Promise<View | undefined> =>
    (await talk.says(who, `mydata ${verb}`, {}, null)).views[0]
  const presses = async (who: string, on: View | undefined, label: string): Promise<View | undefined> =>
    (await talk.presses(who, buttonOf(on, label))).views[0]

  const planted = () => annasOwn(talk)

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
      const words = [WORDS.name, WORDS.helped, WORDS.goodbye, WORDS.draft, WORDS.message]
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
        eraseOwned({ ...talk.work, now: talk.clock.now() }, me, made),
        eraseOwned({ ...talk.work, now: talk.clock.now() }, me, made),
      ])
      expect(both.map((each) => Object.keys(each)[0]).sort()).toEqual(['already', 'gone'])
    })

    it('takes her name from the opening that said she is on her way', async () => {
      const session = await aSession(talk, talk.circle, { state: 'open', answers: {} })
      await fresh.db.transaction((tx) =>
        talk.work.outbox.add(tx, {
          ...{ ...someNotice(talk.community, talk.circle), key: `opening:${session}` },
          ...{ owner: sessionEntity(session), topic: SESSION_OPENING },
          ...{
            to: toRoom('room1', talk.circle),
            dueAt: talk.clock.now(),
            view: { fallback: 'x', blocks: [{ kind: 'divider' }] },
          },
        }),
      )
      await answer(
        { ...talk.work, now: talk.clock.now() },
        { id: talk.circle, state: 'open' },
        session,
        'anna',
        'on-my-way',
      )
      expect(textOf((await talk.inTheRoom())[0])).toContain('@anna')
      await deletes()
      expect(textOf((await talk.inTheRoom())[0])).not.toContain('@anna')
    })

    it('takes a goodbye back in the room while its circle goes on, and leaves the room of a closed one alone', async () => {
      const left = await planted()
      await deletes()
      const [post] = await fresh.db.read.post.findMany({ where: { toKind: 'room', to: 'room2' } })
      expect(post && textOf(viewOf(talk.work.cipher, post))).toContain('It was taken back')
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
})
