import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PlatformError } from '../../../src/chat/errors.ts'
import type { Button } from '../../../src/chat/view.ts'
import { Bench } from './bench.ts'
import { actionFor, aForm, answering, form, message, press, said } from './said.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

describe('a command', () => {
  it('is answered by its acknowledgement alone where the answer is there at once', async () => {
    answering(bench, { 'circle show': (_act, answer) => answer.show('private', said('Tuesday circle')) })
    const answer = await bench.anna.runs(bench.lobby, 'circle show')
    expect(answer).toMatchObject({ text: 'Tuesday circle', private: true, seenBy: [bench.anna.id] })
    expect(bench.fake.calls().some((call) => /response|chat\./.test(call.route))).toBe(false)
  })

  it('without a word that it knows is told which there are, and nothing is handed over', async () => {
    for (const typed of ['/circle', '/circle dance', '/circle createx']) {
      const answer = message(await bench.anna.types(bench.lobby, typed))
      expect(answer).toMatchObject({ private: true, seenBy: [bench.anna.id] })
      expect(answer.text).toContain('/circle create: Opens a new one')
      expect(answer.text).toContain('/circle show: Shows one')
    }
    expect(bench.acts).toEqual([])
  })

  it('stands alone where it has no verbs, whatever is typed after it', async () => {
    answering(bench, { gethelp: (_act, answer) => answer.show('private', said('Ring 999.')) })
    expect(message(await bench.anna.types(bench.lobby, '/gethelp please now')).text).toBe('Ring 999.')
    expect(bench.acts[0]).toMatchObject({ path: ['gethelp'], args: [{ text: 'please now' }] })
  })

  it('says nothing half-way, since an ephemeral message cannot change, and the end in one message', async () => {
    answering(bench, {
      'circle show': async (_act, answer) => {
        await answer.acknowledge('private')
        for (let part = 1; part <= 8; part += 1) await answer.show('private', said(`${part} of 8`), 'more-follows')
        await answer.show('private', said('All of it'))
      },
    })
    expect(message(await bench.anna.runs(bench.lobby, 'circle show')).text).toBe('All of it')
    expect(bench.anna.reads(bench.lobby)).toHaveLength(1)
  })

  it('has other ways when its address for answers is used up', async () => {
    const { room } = await bench.circle(bench.anna)
    answering(bench, {
      'circle show': async (_act, answer) => {
        await answer.acknowledge('private')
        for (let part = 1; part <= 8; part += 1) await answer.show('private', said(`Answer ${part}`))
      },
    })
    await bench.anna.runs(room, 'circle show')
    await expect.poll(() => bench.anna.reads(room).map((each) => each.text)).toContain('Answer 8')
    expect(bench.anna.reads(room).every((each) => each.private)).toBe(true)
    expect(bench.log.problems).toEqual([])
  })

  it('tells her where a form cannot be opened, and fails with its kind', async () => {
    const failures: unknown[] = []
    bench.fake.extras.times({ trigger: 0 })
    answering(bench, {
      'circle create': (act, answer) =>
        answer.open(aForm(), actionFor(act, 'form')).catch((error: unknown) => {
          failures.push(error)
        }),
    })
    const told = message(await bench.anna.runs(bench.lobby, 'circle create'))
    expect(told).toMatchObject({ private: true, seenBy: [bench.anna.id] })
    expect(told.text).toContain('could not be opened')
    await expect.poll(() => failures).toMatchObject([new PlatformError('not-found', 'expired_trigger_id')])
  })
})

describe('an answer that cannot be given', () => {
  it.each([
    ['is unknown', { kind: 'reset', stored: true }, { kind: 'unknown-outcome' }],
    ['is unknown after a silence', { kind: 'timeout', stored: false }, { kind: 'unknown-outcome' }],
    ['says how long to wait', { kind: 'status', status: 429, retryAfter: 2 }, { kind: 'rate-limited' }],
  ] as const)('%s', async (_what, fault, expected) => {
    const failures: unknown[] = []
    bench.fake.fail('response_url', fault)
    answering(bench, {
      'circle show': async (_act, answer) => {
        await answer.acknowledge('private')
        await answer.show('private', said('Lost')).catch((error: unknown) => failures.push(error))
      },
    })
    bench.fake.extras.times({ patience: 200 })
    await bench.anna.runs(bench.lobby, 'circle show')
    await expect.poll(() => failures).toMatchObject([expected])
    expect(failures[0]).toBeInstanceOf(PlatformError)
    expect(bench.community.transcript(bench.lobby)).toEqual([])
  })
})

describe('a press', () => {
  const posting = async (...buttons: Button[]) => {
    const circle = await bench.circle(bench.anna, bench.ben)
    await bench.platform.post(circle, said('Session 1', ...buttons), 'key', 'mark1')
    const [posted] = bench.community.transcript(circle.room)
    if (posted === undefined) throw new Error('nothing was posted')
    return { circle, posted }
  }

  it('on a post tells which post, and never changes it', async () => {
    answering(bench, { here: (_act, answer) => answer.show('replace', said('Noted')) })
    const { circle, posted } = await posting(press('I am here', 'here'))
    expect(await bench.anna.presses(posted, 'I am here')).toMatchObject({ text: 'Noted', private: true })
    expect(bench.community.transcript(circle.room)).toEqual([posted])
    expect(bench.acts[0]).toMatchObject({
      kind: 'press',
      room: circle.room,
      message: { room: circle.room, message: posted.id },
      action: { definition: 'here', mark: 'mark1' },
      chosen: null,
    })
  })

  it('on a link is acknowledged and asks for nothing', async () => {
    const { posted } = await posting({ kind: 'link', label: 'Where', url: 'https://meet.example' })
    bench.fake.extras.times({ patience: 300 })
    await bench.anna.presses(posted, 'Where')
    expect(bench.acts).toEqual([])
    expect(bench.fake.complaints()).toEqual([])
  })

  it('on her own private message shows in it how far long work is', async () => {
    const states: string[] = []
    answering(bench, {
      'circle show': (_act, answer) => answer.show('private', said('Ready?', press('Go', 'go'))),
      go: async (_act, answer) => {
        await answer.acknowledge('replace')
        for (let part = 1; part <= 8; part += 1) {
          await answer.show('replace', said(`${part} of 8`), 'more-follows')
          states.push(bench.anna.reads(bench.lobby).at(-1)?.text ?? '')
        }
        await answer.show('replace', said('Done'))
      },
    })
    const ready = message(await bench.anna.runs(bench.lobby, 'circle show'))
    await bench.anna.presses(ready, 'Go')
    await expect.poll(() => bench.anna.again(ready)?.text).toBe('Done')
    expect(states[0]).toBe('1 of 8')
    expect(bench.anna.reads(bench.lobby)).toHaveLength(1)
    expect(bench.acts[1]).toMatchObject({ message: null, room: bench.lobby })
  })

  it('in a direct message is answered beside it: what is private does not stay there', async () => {
    answering(bench, { look: (_act, answer) => answer.show('replace', said('The secret')) })
    await bench.platform.direct(
      { community: bench.here, person: bench.anna.id },
      said('Something is waiting', press('Look', 'look')),
      'key',
      'mark',
    )
    const [dm] = bench.anna.dms()
    if (dm === undefined) throw new Error('no message came')
    expect(await bench.anna.presses(dm, 'Look')).toMatchObject({ text: 'The secret', private: true })
    expect(bench.anna.again(dm)?.text).toBe('Something is waiting')
    expect(bench.acts[0]).toMatchObject({ room: null })
  })

  it('on the Home opens a modal, at once where the answer takes its time', async () => {
    answering(bench, {
      quick: (_act, answer) => answer.show('private', said('Quick')),
      slow: async (_act, answer) => {
        await answer.acknowledge('private')
        await answer.show('private', said('Slow'))
      },
      form: (act, answer) => answer.open(aForm(), actionFor(act, 'kept')),
    })
    const page = said('Yours', press('Quick', 'quick'), press('Slow', 'slow'), press('Form', 'form'))
    await bench.platform.home({ community: bench.here, person: bench.anna.id }, page)
    bench.fake.extras.times({ patience: 200 })
    const home = message(await bench.anna.opensHome())
    bench.fake.extras.times({ patience: 5_000 })
    expect(message(await bench.anna.presses(home, 'Quick')).text).toBe('Roundel\nQuick')
    expect(message(await bench.anna.presses(home, 'Slow')).text).toBe('Roundel\nSlow')
    expect(form(await bench.anna.presses(home, 'Form')).title).toBe('A name')
    // once when she opened it, and after each press, which may have changed what stands there
    const opened = { kind: 'home-opened', actor: { person: bench.anna.id } }
    await expect.poll(() => bench.happenings).toMatchObject([opened, opened, opened, opened])
    expect(bench.fake.complaints()).toEqual([])
  })
})

describe('a message’s menu', () => {
  it('brings who wrote it, a person or the bot, and nothing of what it says', async () => {
    answering(bench, { 'message-action': (_act, answer) => answer.show('private', said('Chosen')) })
    const { room } = await bench.circle(bench.anna, bench.ben)
    const hers = await bench.ben.says(room, 'a sentence that drifts')
    expect(await bench.anna.choosesOn(hers, 'Point to this')).toMatchObject({ text: 'Chosen', private: true })
    await bench.platform.post({ community: bench.here, room }, said('The agreement'), 'key', 'mark')
    const ours = bench.community.transcript(room).at(-1)
    if (ours === undefined) throw new Error('nothing was posted')
    await bench.anna.choosesOn(ours, 'Point to this')
    expect(bench.acts[0]).toMatchObject({
      name: 'circle.point',
      author: bench.ben.id,
      room,
      message: { community: bench.here, room, message: hers.id },
    })
    expect(bench.acts[1]).toMatchObject({ author: bench.fake.extras.raw().botUser })
    expect(JSON.stringify([bench.acts, bench.log])).not.toContain('drifts')
  })
})
