import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { SESSION_OPENING } from '../../src/areas/sessions/topics.ts'
import { encodeActionId, WORST_CASE } from '../../src/chat/action-id.ts'
import { assertView } from '../../src/chat/view.ts'
import { HOUSE } from '../../src/compose/house.ts'
import { keys, t } from '../../src/locales/index.ts'
import { FIND_POST, IT_IS_THERE, POST_IT } from '../../src/outbox/actions.ts'
import {
  answered,
  type DeliveryProblem,
  problemBlocks,
  problemChoice,
  problemNotice,
  resolvedNotice,
} from '../../src/outbox/views.ts'

const topics = HOUSE.topics.map(({ binds }) => binds.name)
const standings: DeliveryProblem['is'][] = ['held', 'failed', 'unpinned', 'unedited', 'unfound']
const problems: DeliveryProblem['problem'][] = [
  null,
  ...(['forbidden', 'not-found', 'rate-limited', 'unknown-outcome', 'unavailable', 'invalid'] as const).map((kind) => ({
    kind,
    detail: 'PIN_MESSAGES',
  })),
]
const matter = (more: Partial<DeliveryProblem> = {}): DeliveryProblem => ({
  post: 'aaaaaaaaaaaa',
  subject: circleEntity('bbbbbbbbbbbb'),
  topic: SESSION_OPENING.name,
  room: 'C1',
  dueAt: Temporal.Instant.from('2027-03-28T18:00:00Z'),
  zone: 'Europe/London',
  is: 'held',
  problem: null,
  ...more,
})
const every = topics.flatMap((topic) =>
  standings.flatMap((is) => problems.map((problem) => matter({ topic, is, problem }))),
)

describe('what people see of a post that did not go its way', () => {
  it('fits both platforms, whatever happened to whichever post', () => {
    for (const each of every) {
      assertView(problemNotice(each))
      expect(problemBlocks(each).length).toBeGreaterThan(0)
      expect(problemChoice(each).label.length).toBeLessThanOrEqual(75)
    }
    for (const how of ['there', 'asked'] as const) assertView(resolvedNotice(matter(), how))
    for (const what of ['posting', 'on-its-way', 'there', 'noted', 'noted-find', 'found', 'gone'] as const)
      assertView(answered(what))
  })

  it('offers to post only what may be missing', () => {
    const offered = (is: DeliveryProblem['is']) =>
      problemBlocks(matter({ is })).flatMap((block) =>
        block.kind === 'actions' ? block.buttons.map((button) => button.label) : [],
      )
    expect(offered('held')).toEqual(['Post it', 'It is there'])
    expect(offered('failed')).toEqual(['Post it'])
    for (const is of ['unpinned', 'unedited', 'unfound'] as const) expect(offered(is)).toEqual([])
  })

  it('says the mend that fits the refusal', () => {
    const mend = (kind: 'forbidden' | 'not-found' | 'invalid' | 'unavailable') =>
      JSON.stringify(problemBlocks(matter({ is: 'failed', problem: { kind, detail: 'SEND_MESSAGES' } })))
    expect(mend('forbidden')).toContain('lacks a permission: SEND_MESSAGES. Ask an administrator')
    expect(mend('not-found')).toContain('not there any more')
    expect(mend('invalid')).toContain('a fault of ours')
    expect(mend('unavailable')).toContain('could not be reached')
  })

  it('names a post in a choice by its time in the circle’s own zone, the summer’s included', () => {
    expect(problemChoice(matter())).toEqual({
      label: '28 March 2027 at 19:00: the opening of a session',
      value: 'aaaaaaaaaaaa',
    })
  })

  it('has room for its ids in buttons and forms of either platform', () => {
    const on = { community: WORST_CASE.community, mark: WORST_CASE.mark } as const
    const post = { circle: 'bbbbbbbbbbbb', post: 'aaaaaaaaaaaa' }
    for (const ref of [POST_IT, IT_IS_THERE])
      encodeActionId({ ...on, definition: ref.id, payload: ref.codec.encode(post) })
    const ids = ['18446744073709551615', '1700000000.123456']
    for (const message of ids) {
      const payload = FIND_POST.codec.encode({ circle: 'bbbbbbbbbbbb', message })
      encodeActionId({ ...on, definition: FIND_POST.id, payload })
      expect(FIND_POST.codec.decode(payload)).toEqual({ circle: 'bbbbbbbbbbbb', message })
    }
    expect(() => FIND_POST.codec.decode(['', 'not an id'])).toThrow('not an id')
  })

  it('has no exclamation marks', () => {
    for (const key of keys.filter((each) => each.startsWith('posts.')))
      expect(t(key, { what: 'it', when: 'then', room: 'there', detail: 'X' })).not.toContain('!')
  })
})
