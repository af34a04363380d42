import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { link, linkButton, type View } from '../../src/chat/view.ts'
import type { Cipher } from '../../src/data/cipher.ts'
import { placeOf } from '../../src/data/sealed.ts'
import { POST_VIEW, UnreadableError, viewOf } from '../../src/outbox/content.ts'
import { openDeliveryProblems } from '../../src/outbox/delivery-problems.ts'
import { readProblem, UNREADABLE, writeProblem } from '../../src/outbox/problem.ts'
import { readView, writeView } from '../../src/outbox/stored-view.ts'
import { anyView } from '../adapters/slack/any-view.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { postHouse, swept, words } from './support/house.ts'

describe('a view that a row keeps', () => {
  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(readView(writeView(view))).toEqual(view)
      }),
    )
    const withLinks: View = {
      fallback: 'Where we meet',
      blocks: [
        { kind: 'text', text: [link('https://meet.example/a', 'here')] },
        { kind: 'actions', buttons: [linkButton('Join', 'https://meet.example/a')] },
      ],
    }
    expect(readView(writeView(withLinks))).toEqual(withLinks)
  })

  it.each([
    ['a later version', JSON.stringify({ v: 2, view: words('hello') })],
    ['none, as before there were versions', JSON.stringify(words('hello'))],
    ['a block that there is not', JSON.stringify({ v: 1, view: { fallback: 'x', blocks: [{ kind: 'video' }] } })],
    [
      'more than this version has',
      JSON.stringify({ v: 1, view: { fallback: 'x', blocks: [{ kind: 'divider', wide: true }] } }),
    ],
    ['half a view', writeView(words('hello')).slice(0, -5)],
    ['nothing', ''],
  ])('is not guessed at when it has %s', (_, stored) => {
    expect(() => readView(stored)).toThrow()
  })
})

describe('a problem that a row keeps', () => {
  it('is read as it was written', () => {
    for (const problem of [
      { is: 'held', refusal: null },
      { is: 'failed', refusal: { kind: 'forbidden', detail: 'Send Messages: in #circle-3' } },
      { is: 'unpinned', refusal: { kind: 'not-found', detail: '' } },
    ] as const)
      expect(readProblem(writeProblem(problem))).toEqual(problem)
    expect(readProblem(null)).toBeNull()
  })

  it.each([
    ['of a later version', JSON.stringify({ v: 2, is: 'held', refusal: null })],
    ['with a code that there is not', JSON.stringify({ v: 1, is: 'lost', refusal: null })],
    ['with a refusal that there is not', JSON.stringify({ v: 1, is: 'held', refusal: { kind: 'busy', detail: '' } })],
    ['as it was written before there were versions', 'failed: forbidden SEND_MESSAGES'],
    ['that is broken', '{'],
  ])('%s is still a problem', (_, stored) => {
    expect(readProblem(stored)).toEqual({ is: 'failed', refusal: UNREADABLE })
  })
})

describe.each(databases)('a post that cannot be read any more, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  const place = (id: string) => placeOf(POST_VIEW, id)
  const unreadable: [what: string, sealed: (cipher: Cipher, id: string) => string][] = [
    ['of a later version', (cipher, id) => cipher.seal(JSON.stringify({ v: 9, view: words('hello') }), place(id))],
    ['that is broken', (cipher, id) => cipher.seal('{"v":1,"view":', place(id))],
    ['that was moved from another row', (cipher) => cipher.seal(writeView(words('hello')), place('another'))],
    ['of which the key is gone', () => 'v1.gone.x.x.x'],
  ]

  /** Has its row keep something else. */
  const keeps = (id: string, sealedView: string) =>
    fresh.db.transaction((tx) => tx.post.update({ where: { id }, data: { sealedView } }))

  it.each(unreadable)('because of a view %s is not sent, and those concerned are told', async (_, sealed) => {
    const { add, work, row, run, notices, platform } = postHouse(fresh.db)
    const post = await add()
    await keeps(post, sealed(work.cipher, post))
    await run()
    expect(await row(post)).toMatchObject({ state: 'failed', problem: { is: 'failed', refusal: UNREADABLE } })
    expect(await notices()).toEqual(['anna: A post could not be sent'])
    expect(platform.calls).toEqual(['direct anna'])
  })

  it.each(unreadable)('because of a view %s is not edited, and those concerned are told once', async (_, sealed) => {
    const { add, work, row, run, notices, platform } = postHouse(fresh.db)
    const post = await add()
    await run()
    await work.db.transaction((tx) => work.outbox.revise(tx, { post }, words('second')))
    await keeps(post, sealed(work.cipher, post))
    await run()
    expect(await row(post)).toMatchObject({ state: 'sent', problem: { is: 'unedited', refusal: UNREADABLE } })
    expect(await notices()).toEqual(['anna: A post could not be brought up to date'])
    expect(platform.calls).toEqual(['post C1', 'direct anna'])
  })

  it.each(unreadable)('because of a view %s is sent once it has another', async (_, sealed) => {
    const { add, work, row, run, platform } = postHouse(fresh.db)
    const post = await add()
    await keeps(post, sealed(work.cipher, post))
    await work.db.transaction((tx) => work.outbox.revise(tx, { post }, words('second')))
    await run()
    expect((await row(post)).state).toBe('sent')
    expect(platform.ledger.map(({ view }) => view)).toEqual([words('second')])
  })

  it('says where it is, and nothing of what it says', async () => {
    const { add, work, row } = postHouse(fresh.db)
    const post = await add()
    await keeps(post, work.cipher.seal('{"v":1,"view":"marigold"}', place(post)))
    const unread = await row(post)
    const reading = () => viewOf(work.cipher, unread)
    expect(reading).toThrow(UnreadableError)
    expect(reading).toThrow(`Post.sealedView:["${post}"] cannot be read`)
    expect(reading).not.toThrow('marigold')
  })

  it('because of its problem is still among what is not as it should be', async () => {
    const { add, work, run, platform } = postHouse(fresh.db)
    platform.fates = ['forbidden']
    const post = await add({ circle: 'circleAAAAAA' })
    await run()
    await fresh.db.transaction((tx) =>
      tx.post.update({ where: { id: post }, data: { problem: 'failed: in old words' } }),
    )
    expect(await openDeliveryProblems(work, circleEntity('circleAAAAAA'))).toMatchObject([
      { post, is: 'failed', problem: UNREADABLE },
    ])
  })
})
