import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actionRef, choiceRef } from '../../src/chat/action-ref.ts'
import { PlatformError, UserError } from '../../src/chat/errors.ts'
import { ACKNOWLEDGE_AFTER } from '../../src/chat/host.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { id, nothing, payload } from '../../src/chat/payload.ts'
import { permission } from '../../src/chat/permissions.ts'
import type { View } from '../../src/chat/view.ts'
import { Away, aRoom, everybody, kit, may, press, type Room } from './support/house.ts'

/** What the one handler of these definitions does; each test puts its own here. */
let work: (c: { progress(view: View): Promise<void> }) => Promise<View> = async () => plainView('done')
const circleRef = actionRef('a.circle', payload({ circle: id }))
const throws = permission<never>('throws', 'denied.throws', () => {
  throw new Error('facts are missing')
})
const definitions = [
  kit.command(['say'], { summary: 's', requires: everybody, options: {}, opens: kit.privately((_, c) => work(c)) }),
  kit.command(['keep'], { summary: 's', requires: may('keep'), options: {}, opens: kit.privately((_, c) => work(c)) }),
  kit.press(actionRef('a.replace', nothing), { requires: everybody, opens: kit.replacing((_, c) => work(c)) }),
  kit.press(actionRef('a.throws', nothing), { requires: throws, opens: kit.privately((_, c) => work(c)) }),
  kit.press(choiceRef('a.choice', payload({ draft: id })), {
    requires: everybody,
    opens: kit.privately(async ({ draft, chosen }) => plainView(`${draft} ${chosen}`)),
  }),
  kit.press(circleRef, {
    requires: everybody,
    circle: ({ circle }) => circle,
    opens: kit.privately((_, c) => work(c)),
  }),
  kit.messageAction('a.message', {
    label: 's',
    requires: may('point'),
    opens: kit.privately(async ({ author }) => plainView(`by ${author}`)),
  }),
]

let room: Room
const says = (path: string, args = {}) => room.does({ kind: 'command', path: path.split(' '), args })
beforeEach(() => {
  room = aRoom(definitions)
  work = async () => plainView('done')
})

describe('an answer', () => {
  it('is shown to the one who acted, in one call', async () => {
    await says('say')
    expect(room.outside.calls).toEqual(['show private: done'])
    expect(room.acted).toMatchObject([{ kind: 'command', definition: 'say', outcome: 'answered' }])
  })

  it('stands in place of the private message that was pressed, where its definition says so', async () => {
    await room.does(press('a.replace'))
    expect(room.outside.calls).toEqual(['show replace: done'])
  })

  it('is worked out with the circle that was named, looked up, and with the room', async () => {
    await room.does(press('a.circle', ['c1']))
    expect(room.contexts).toMatchObject([{ circle: 'c1', room: 'r1', community: 'discord:1', mayLookUp: true }])
  })

  it('has what was chosen in a select', async () => {
    const action = { definition: 'a.choice', community: 'discord:1' as const, mark: '', payload: ['d1'] }
    await room.does({ kind: 'press', action, chosen: '19:00', message: null })
    expect(room.outside.calls).toEqual(['show private: d1 19:00'])
  })

  it('is the words of what cannot be', async () => {
    work = async () => Promise.reject(new UserError('sessions.over', { number: 3 }))
    await says('say')
    expect(room.outside.calls).toEqual(['show private: sessions.over 3'])
    expect(room.acted).toMatchObject([{ outcome: 'refused', problem: 'sessions.over' }])
  })

  it.each([
    ['something of ours fails', new Error('anna wrote marigold'), 'Error'],
    ['the platform refuses', new PlatformError('forbidden', 'SEND_MESSAGES'), 'PlatformError forbidden SEND_MESSAGES'],
    ['words are missing', new UserError('no-such-key'), 'no-such-key'],
  ])('says that it is our trouble when %s, and tells the log no more than what', async (_, error, problem) => {
    work = async () => Promise.reject(error)
    await says('say')
    expect(room.outside.calls).toEqual(['show private: trouble'])
    expect(room.acted).toMatchObject([{ outcome: expect.stringMatching(/failed|refused/), problem }])
    expect(JSON.stringify(room.acted)).not.toContain('marigold')
  })

  it('is our trouble when nobody can say who acts', async () => {
    room.failing.add('context')
    await says('say')
    expect(room.outside.calls).toEqual(['show private: trouble'])
  })

  it('that could not be shown is written down as such', async () => {
    room.outside.broken.add('show')
    await says('say')
    expect(room.acted).toMatchObject([{ outcome: 'failed', problem: 'PlatformError not-found too late' }])
  })
})

describe('patience', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  /** Work that takes so long, in ms. */
  const takes = (ms: number, result: () => Promise<View> = async () => plainView('done')) => {
    work = () => new Promise((resolve, reject) => setTimeout(() => result().then(resolve, reject), ms))
  }

  it('lasts for a second: work that is done by then is answered at once', async () => {
    takes(ACKNOWLEDGE_AFTER - 1)
    const done = says('say')
    await vi.advanceTimersByTimeAsync(ACKNOWLEDGE_AFTER - 1)
    await done
    await vi.advanceTimersByTimeAsync(60_000)
    expect(room.outside.calls).toEqual(['show private: done'])
  })

  it('then says ‘one moment’, once, and shows what comes of it', async () => {
    takes(10_000)
    const done = room.does(press('a.replace'))
    await vi.advanceTimersByTimeAsync(ACKNOWLEDGE_AFTER)
    expect(room.outside.calls).toEqual(['acknowledge replace'])
    await vi.advanceTimersByTimeAsync(9_000)
    await done
    expect(room.outside.calls).toEqual(['acknowledge replace', 'show replace: done'])
  })

  it('shows how far long work is', async () => {
    work = async (c) => {
      await c.progress(plainView('half-way'))
      return plainView('done')
    }
    await says('say')
    expect(room.outside.calls).toEqual(['acknowledge private', 'show private: half-way', 'show private: done'])
  })

  it('tries to show the answer even when ‘one moment’ could not be said', async () => {
    room.outside.broken.add('acknowledge')
    takes(2_000)
    const done = says('say')
    await vi.advanceTimersByTimeAsync(2_000)
    await done
    expect(room.outside.calls).toEqual(['acknowledge private', 'show private: done'])
  })

  it('tells the trouble too, after ‘one moment’', async () => {
    takes(2_000, async () => Promise.reject(new Error('broken')))
    const done = room.does(press('a.replace'))
    await vi.advanceTimersByTimeAsync(2_000)
    await done
    expect(room.outside.calls).toEqual(['acknowledge replace', 'show replace: trouble'])
  })

  it('is not waited out by finding out that a post is there: that goes on beside the answer', async () => {
    let end = () => {}
    room.slow.seen = new Promise((resolve) => {
      end = resolve
    })
    const done = room.does(press('a.replace', [], 'post1'))
    await vi.advanceTimersByTimeAsync(10)
    expect(room.outside.calls).toEqual(['show replace: done'])
    end()
    await done
    expect(room.seen).toEqual(['post1'])
  })
})

describe('authority', () => {
  it('is asked before anything runs', async () => {
    const ran = vi.fn(async () => plainView('done'))
    work = ran
    await says('keep')
    expect(room.outside.calls).toEqual(['show private: denied.keep'])
    expect(room.acted).toMatchObject([{ outcome: 'denied' }])
    expect(ran).not.toHaveBeenCalled()
    room.powers = ['keep']
    await says('keep')
    expect(ran).toHaveBeenCalledOnce()
  })

  it('is asked for an action on a message', async () => {
    const message = { community: 'discord:1' as const, room: 'r1', message: 'm' }
    await room.does({ kind: 'message-action', name: 'a.message', message, author: 'bea' })
    room.powers = ['point']
    await room.does({ kind: 'message-action', name: 'a.message', message, author: 'bea' })
    expect(room.outside.calls).toEqual(['show private: denied.point', 'show private: by bea'])
  })

  it('is denied by an error while it is worked out', async () => {
    await room.does(press('a.throws'))
    expect(room.outside.calls).toEqual(['show private: denied.throws'])
  })

  describe('that takes a moment to find out', () => {
    const ran = vi.fn(async () => plainView('done'))
    const requiring = (allows: () => Promise<boolean>) => {
      ran.mockClear()
      const requires = permission<unknown>('slow', 'denied.slow', allows)
      room = aRoom([kit.press(actionRef('a.slow', nothing), { requires, opens: kit.privately(ran) })])
      return room.does(press('a.slow'))
    }

    it('is waited for', async () => {
      await requiring(async () => true)
      expect(room.outside.calls).toEqual(['show private: done'])
      await requiring(async () => false)
      expect(room.outside.calls).toEqual(['show private: denied.slow'])
      expect(ran).not.toHaveBeenCalled()
    })

    it('is denied by an error', async () => {
      await requiring(async () => Promise.reject(new Error('facts are missing')))
      expect(room.outside.calls).toEqual(['show private: denied.slow'])
      expect(ran).not.toHaveBeenCalled()
    })

    it.each([
      ['the platform', new PlatformError('unavailable', 'refused')],
      ['the database', new Away()],
    ])('lets nothing run while %s cannot be asked, and says so instead of a no', async (_, error) => {
      await requiring(async () => Promise.reject(error))
      expect(room.outside.calls).toEqual(['show private: trouble'])
      expect(room.acted).toMatchObject([{ outcome: 'failed' }])
      expect(ran).not.toHaveBeenCalled()
    })
  })

  it('is denied by anything but a plain yes', async () => {
    const asked = kit.press(actionRef('a.maybe', nothing), {
      requires: { name: 'maybe', denied: 'denied.maybe', allows: () => JSON.parse('1') },
      opens: kit.privately(async () => plainView('done')),
    })
    room = aRoom([asked])
    await room.does(press('a.maybe'))
    expect(room.outside.calls).toEqual(['show private: denied.maybe'])
  })
})

describe('what is not known', () => {
  it.each([
    ['a command', { kind: 'command' as const, path: ['no', 'such'], args: {} }],
    ['a button', press('no.such')],
    ['a button with a payload of another shape', press('a.circle', ['c1', 'c2'])],
    ['a button with no id in its payload', press('a.circle', ['; drop'])],
    ['a button that names what every object has', press('constructor')],
    [
      'a form',
      {
        kind: 'submit' as const,
        action: { definition: 'no.such', community: 'discord:1' as const, mark: 'm', payload: [] },
        values: {},
      },
    ],
    [
      'a message action',
      {
        kind: 'message-action' as const,
        name: 'no.such',
        message: { community: 'discord:1' as const, room: 'r', message: 'm' },
        author: 'a',
      },
    ],
    ['a draft to fill in', press('kit.fill-in', ['', 'no.such'])],
  ])('is answered kindly: %s', async (_, step) => {
    await room.does(step)
    expect(room.outside.calls).toEqual(['show private: kit.gone'])
  })

  it('is another community’s button', async () => {
    const ran = vi.fn(async () => plainView('done'))
    work = ran
    await room.does(press('a.circle', ['c1'], 'post1'), { community: 'discord:2' })
    expect(room.outside.calls).toEqual(['show private: kit.gone'])
    expect(ran).not.toHaveBeenCalled()
    expect(room.seen).toEqual([])
  })
})

describe('a press on a post', () => {
  it('shows that the post is there', async () => {
    await room.does(press('a.replace', [], 'post1'))
    expect(room.seen).toEqual(['post1'])
  })

  it('is answered all the same when that cannot be noted', async () => {
    room.failing.add('seen')
    await room.does(press('a.replace', [], 'post1'))
    expect(room.outside.calls).toEqual(['show replace: done'])
    expect(room.acted.map((each) => `${each.kind} ${each.outcome}`).sort()).toEqual(['press answered', 'seen failed'])
  })
})
