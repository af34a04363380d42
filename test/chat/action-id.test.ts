import { readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allDefinitions } from '../../commands/index.ts'
import { decodeActionId, encodeActionId, WORST_CASE } from '../../src/chat/action-id.ts'
import { type ActionRef, actionRef, choiceRef } from '../../src/chat/action-ref.ts'
import { EDIT_AGAIN, FILL_IN, FILLED } from '../../src/chat/kit-actions.ts'
import { LIMITS } from '../../src/chat/limits.ts'
import { id, integer, nothing, oneOf, payload } from '../../src/chat/payload.ts'
import { defined } from '../../src/chat/registry.ts'

const SNOWFLAKE = '18446744073709551615'
const ID = 'zzzzzzzzzzzz'

/** The longest that each action of the house may have to carry. */
const WORST: Readonly<Record<string, object>> = {
  'agreement.read-all': { circle: ID },
  'agreement.easy-read': { circle: ID },
  'agreement.point-form': { circle: ID },
  'agreement.in-the-room': { circle: ID, clause: 999_999_999 },
  'agreement.quiet-word': { circle: ID, clause: 999_999_999 },
  'boundaries.log-form': { circle: ID, prefill: { about: SNOWFLAKE, clause: '8', what: 'x'.repeat(1_800) } },
  'boundaries.page': { circle: ID, skip: 999_999_999 },
  'boundaries.show-chosen': { circle: ID, chosen: '' },
  'help.now': { region: 'elsewhere' },
  'membership.add': { circle: ID, person: SNOWFLAKE },
  'membership.remove': { circle: ID, person: SNOWFLAKE },
  'membership.remove-line': { circle: ID, person: SNOWFLAKE },
  'membership.facilitates': { circle: ID, person: SNOWFLAKE },
  'membership.no-longer': { circle: ID, person: SNOWFLAKE },
  'membership.contact': { circle: ID, person: SNOWFLAKE },
  'circles.close-page': { circle: ID },
  'lifecycle.room-stays': { circle: ID },
  'lifecycle.room-read-only': { circle: ID },
  'lifecycle.close': { circle: ID },
  'lifecycle.really': { circle: ID },
  'lifecycle.announce': { circle: ID },
  'lifecycle.not-yet': { circle: ID },
  'lifecycle.read-only-again': { circle: ID },
  'lifecycle.leave-open': { circle: ID },
  'membership.step-down': { circle: ID },
  'membership.keep': { circle: ID },
  'membership.read-added': { circle: ID },
  'membership.read-removed': { circle: ID },
  'membership.read-facilitates': { circle: ID },
  'membership.how-it-stands': { circle: ID },
  'lifecycle.resume-page': { circle: ID },
  'membership.leave-now': { circle: ID },
  'membership.goodbye': { circle: ID },
  'membership.goodbye-form': { circle: ID },
  'membership.keep-a-place': { circle: ID },
  'membership.no-place': { circle: ID },
  'membership.would-have-helped': { circle: ID },
  'membership.helped-form': { circle: ID },
  'membership.read-left': { circle: ID },
  'circles.leave-page': { circle: ID },
  'membership.leave-which': { chosen: '' },
  'lifecycle.resume': { circle: ID, first: '2027-03-16' },
  'lifecycle.resume-from': { circle: ID, chosen: '' },
  'membership.what-was-said': { circle: ID, skip: 999_999_999 },
  'membership.waiting-page': { skip: 999_999_999 },
  'opening.try-again': { circle: ID },
  'opening.go-on': { circle: ID },
  'opening.undo': { circle: ID },
  'plan.form': { programme: 'p'.repeat(24), room: SNOWFLAKE, draft: null },
  'opening.plan.edit': { draft: ID },
  'opening.plan.day': { draft: ID, chosen: '' },
  'opening.plan.time': { draft: ID, chosen: '' },
  'opening.plan.weeks': { draft: ID, chosen: '' },
  'opening.plan.move-first': { draft: ID, date: '2027-03-16' },
  'opening.plan.advanced': { draft: ID },
  'opening.plan.advanced-form': { draft: ID },
  'opening.plan.contact': { draft: ID },
  'opening.plan.contact-form': { draft: ID },
  'opening.plan.open': { draft: ID },
  'opening.plan.discard': { draft: ID },
  'outbox.post-it': { circle: ID, post: ID },
  'outbox.it-is-there': { circle: ID, post: ID },
  'outbox.find': { circle: ID, message: SNOWFLAKE },
  'sessions.coming': { circle: ID, session: ID },
  'sessions.here': { circle: ID, session: ID },
  'sessions.on-my-way': { circle: ID, session: ID },
  'sessions.cannot': { circle: ID, session: ID },
  'sessions.open-anyway': { circle: ID, session: ID },
  'sessions.we-met': { circle: ID, session: ID },
  'sessions.we-did-not': { circle: ID, session: ID },
  'boundaries.add': { circle: ID, number: 9_999, kind: 'correction' },
  'boundaries.add-form': { circle: ID, prefill: null },
  'boundaries.ask-review': { record: ID },
  'boundaries.close-review': { circle: ID, number: 9_999 },
  'boundaries.close-review-form': { circle: ID, number: 9_999 },
  'boundaries.consider-strike': { circle: ID, number: 9_999 },
  'boundaries.entry-form': { circle: ID, number: 9_999, kind: 'correction' },
  'boundaries.mine-page': { skip: 999_999 },
  'boundaries.open': { circle: ID, number: 9_999, page: 999 },
  'boundaries.open-own': { record: ID, page: 999 },
  'boundaries.opinions': { circle: ID, number: 9_999, page: 999 },
  'boundaries.own-chosen': { chosen: '' },
  'boundaries.own-page': { record: ID, page: 999 },
  'boundaries.readers': { circle: ID, number: 9_999, skip: 999_999 },
  'boundaries.readers-page': { circle: ID, number: 9_999, skip: 999_999 },
  'boundaries.record-page': { circle: ID, number: 9_999, page: 999 },
  'boundaries.side': { record: ID },
  'boundaries.side-form': { record: ID },
  'boundaries.strike': { circle: ID, number: 9_999, nth: 999 },
  'boundaries.told': { circle: ID, number: 9_999 },
  'boundaries.told-form': { circle: ID, number: 9_999 },
  'boundaries.withdraw': { circle: ID, number: 9_999 },
  'boundaries.withdraw-form': { circle: ID, number: 9_999 },
  'sessions.move-edit': { circle: ID, draft: ID },
  'move.form': { circle: ID, number: 999, draft: ID },
  'sessions.move-it': { circle: ID, draft: ID },
  'sessions.leave-as-it-is': { circle: ID },
  'sessions.move-next': { circle: ID },
  'sessions.move-rest': { circle: ID, draft: ID },
  'personal-data.answer-form': { circle: ID, session: ID },
  'personal-data.answer-to': { chosen: '' },
  'personal-data.correct-page': {},
  'personal-data.delete': { made: ID },
  'personal-data.delete-page': {},
  'personal-data.export-page': {},
  'personal-data.send-files': { made: ID },
  'personal-data.show-page': { page: 999 },
  'personal-data.wish': {},
  'personal-data.wish-form': {},
  'personal-data.words-form': { leaving: ID },
  'personal-data.words-of': { chosen: '' },
  'personal-data.retention.ahead': {},
  'personal-data.retention.kept': {},
  'sessions.skip-it': { circle: ID, session: ID, rest: 'shift', stamp: 999_999 },
  'sessions.skip-next': { circle: ID },
  'sessions.skip-rest': { circle: ID, session: ID, rest: 'shift' },
  'incidents.ask-back': { circle: ID, incident: ID },
  'incidents.have-left': { circle: ID, incident: ID },
  'incidents.look-again': { circle: ID, incident: ID },
  'incidents.new-room': { circle: ID, incident: ID },
  'incidents.show-out': { circle: ID, incident: ID },
  'incidents.they-belong': { circle: ID, incident: ID },
  'communities.edit-powers': {},
  'communities.edit-named': {},
  'communities.edit-place': {},
  'communities.powers': {},
  'communities.named': {},
  'communities.place': {},
}

const isRef = (value: unknown): value is ActionRef<unknown> =>
  typeof value === 'object' && value !== null && 'id' in value && 'codec' in value

/** Every action that stands in a practice folder, wherever it is exported. */
async function everyRef(): Promise<ActionRef<unknown>[]> {
  const src = fileURLToPath(new URL('../../src/', import.meta.url))
  const found: ActionRef<unknown>[] = []
  for (const file of await readdir(src, { recursive: true })) {
    if (!/(^|\/)actions\.ts$/.test(file)) continue
    const module: Record<string, unknown> = await import(pathToFileURL(`${src}${file}`).href)
    for (const value of Object.values(module)) {
      if (isRef(value)) found.push(value)
      else if (typeof value === 'object' && value !== null) found.push(...Object.values(value).filter(isRef))
    }
  }
  return found
}

const encoded = (ref: ActionRef<unknown>, input: object): string =>
  encodeActionId({
    definition: ref.id,
    ...WORST_CASE,
    community: WORST_CASE.community,
    payload: ref.codec.encode(input),
  })

describe('an action id', () => {
  const part = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_:.'), maxLength: 9 })
  const anyId = fc.record({
    definition: part.filter((each) => each !== ''),
    community: fc
      .tuple(fc.constantFrom('discord', 'slack', 'rehearsal'), fc.stringMatching(/^[\w-]{1,20}$/))
      .map(([platform, own]) => `${platform}:${own}` as const),
    mark: part,
    payload: fc.array(part, { maxLength: 3 }),
  })

  it('comes back as it was, whatever it carries', () => {
    fc.assert(
      fc.property(anyId, (each) => {
        expect(decodeActionId(encodeActionId(each))).toEqual(each)
      }),
    )
  })

  it('is refused, not cut, when it is too long', () => {
    const long = { definition: 'x'.repeat(60), community: WORST_CASE.community, mark: WORST_CASE.mark, payload: [] }
    expect(() => encodeActionId(long)).toThrow('at most 100 fit')
    expect(() => actionRef('x'.repeat(60), nothing)).toThrow('at most 100 fit')
  })

  it('is refused when a part would fall into two', () => {
    expect(() => encodeActionId({ definition: 'a', community: 'discord:1', mark: '', payload: ['b|c'] })).toThrow(
      RangeError,
    )
  })

  it.each([
    '',
    'a button of somebody else',
    '2|session.here|discord:1|m',
    '1|session.here|discord:1',
    '1||discord:1|m',
    '1|session.here|teams:1|m',
    '1|session.here|discord:|m',
    '1|session.here|discord:1 OR 1=1|m',
  ])('is none of ours: %j', (text) => {
    expect(decodeActionId(text)).toBeNull()
  })

  it('fits at its longest, for everything in the house that can be pressed or sent', async () => {
    const refs = await everyRef()
    expect(refs.map((ref) => ref.id).sort()).toEqual(Object.keys(WORST).sort())
    const commands = allDefinitions.flatMap((each) => (each.what === 'command' ? [each.id] : []))
    const kit = [
      encoded(EDIT_AGAIN, { draft: ID }),
      ...commands.flatMap((command) => [
        encoded(FILL_IN, { command, draft: ID }),
        encoded(FILLED, { command, room: SNOWFLAKE }),
      ]),
    ]
    const house = refs.map((ref) => encoded(ref, WORST[ref.id] ?? {}))
    for (const each of [...kit, ...house]) {
      expect(each.length).toBeLessThanOrEqual(LIMITS.actionId)
      expect(decodeActionId(each)).not.toBeNull()
    }
  })

  it('leads somewhere, for every action that a view can show', async () => {
    const { presses, forms, urgent } = defined(allDefinitions)
    for (const { id: ref } of await everyRef())
      expect([ref, presses.has(ref) || forms.has(ref) || urgent.has(ref)]).toEqual([ref, true])
  })
})

describe('a payload', () => {
  const codec = payload({ circle: id, number: integer, way: oneOf('on', 'again') })
  const inputs = fc.record({
    circle: fc.stringMatching(/^[\w:-]{1,20}$/),
    number: fc.integer({ min: -999_999_999, max: 999_999_999 }),
    way: fc.constantFrom('on' as const, 'again' as const),
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(codec.decode(codec.encode(input))).toEqual(input)
      }),
    )
  })

  it('refuses to write what it could not read again', () => {
    const sound = { circle: 'c', number: 1, way: 'on' as const }
    expect(() => codec.encode({ ...sound, circle: 'Peer support circle' })).toThrow("'circle' cannot ride in a button")
    for (const number of [1.5, Number.NaN, 1e12]) expect(() => codec.encode({ ...sound, number })).toThrow(RangeError)
  })

  it('refuses to read what it did not write', () => {
    const mutilated = fc.tuple(inputs, fc.array(fc.string(), { maxLength: 5 })).filter(([input, parts]) => {
      return JSON.stringify(parts) !== JSON.stringify(codec.encode(input))
    })
    fc.assert(
      fc.property(mutilated, ([, parts]) => {
        let read: unknown
        try {
          read = codec.decode(parts)
        } catch (error) {
          expect(error).toMatchObject({ name: 'PayloadError' })
          return
        }
        // only what is as good as written by us is read
        expect(Object.keys(read ?? {})).toEqual(['circle', 'number', 'way'])
        expect(parts).toHaveLength(3)
      }),
    )
  })

  it('has what was chosen beside it', () => {
    const ref = choiceRef('a.choice', payload({ draft: id }))
    expect(ref.codec.encode({ draft: 'd', chosen: 'not written' })).toEqual(['d'])
    expect(ref.codec.decode(['d', 'anything at all | ’'])).toEqual({ draft: 'd', chosen: 'anything at all | ’' })
    expect(() => ref.codec.decode(['anything'])).toThrow('expected 1 parts')
  })
})
