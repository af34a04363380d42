import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bench } from './bench.ts'
import { actionFor, aForm, answering, form, message, press, said } from './said.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

describe('a form', () => {
  const opened = async () => form(await bench.anna.runs(bench.lobby, 'circle create'))

  it('is answered in its own place, and what is pressed there stays there', async () => {
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: (_act, answer) => answer.show('private', said('Saved', press('More', 'more'), press('Edit', 'edit'))),
      more: (_act, answer) => answer.show('private', said('More of it', press('Edit', 'edit'))),
      edit: (act, answer) => answer.open(aForm('Tuesday'), actionFor(act, 'saved')),
    })
    const saved = message(await bench.anna.submits(await opened(), { Name: 'Monday' }))
    expect(saved).toMatchObject({ text: 'Roundel\nSaved', private: true, seenBy: [bench.anna.id] })
    const more = message(await bench.anna.presses(saved, 'More'))
    expect(more.text).toBe('Roundel\nMore of it')
    const again = form(await bench.anna.presses(more, 'Edit'))
    expect(again.fields[0]?.value).toBe('Tuesday')
    expect(message(await bench.anna.submits(again, {})).text).toBe('Roundel\nSaved')
    expect(bench.acts.map((act) => act.room)).toEqual([bench.lobby, null, null, null, null])
    // nothing is left behind it: closing the answer closes all
    expect(await bench.anna.presses(message(await bench.anna.presses(saved, 'More')), 'Close')).toEqual({
      kind: 'nothing',
    })
    expect(bench.fake.complaints()).toEqual([])
  })

  it('says one moment where the work takes longer', async () => {
    const between: string[] = []
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: async (_act, answer) => {
        await answer.acknowledge('private')
        between.push('acknowledged')
        await answer.show('private', said('Half'), 'more-follows')
        await answer.show('private', said('Saved'))
      },
    })
    const half = message(await bench.anna.submits(await opened(), { Name: 'Monday' }))
    await expect.poll(() => bench.anna.again(half)?.text).toBe('Roundel\nSaved')
    expect(between).toEqual(['acknowledged'])
  })

  it('tells her in the room when she has closed it before the answer came', async () => {
    const { room } = await bench.circle(bench.anna, bench.ben)
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: async (_act, answer) => {
        await answer.acknowledge('private')
        bench.fake.extras.reload(bench.community, bench.anna)
        await answer.show('private', said('Saved after all'))
      },
    })
    const inRoom = form(await bench.anna.runs(room, 'circle create'))
    await bench.anna.submits(inRoom, { Name: 'Monday' })
    await expect.poll(() => bench.anna.reads(room).map((each) => each.text)).toEqual(['Saved after all'])
    expect(bench.anna.reads(room)[0]).toMatchObject({ private: true, seenBy: [bench.anna.id] })
    expect(bench.log.problems).toEqual([])
  })

  it('shows what is wrong under its field, and says so when it cannot', async () => {
    const shown: boolean[] = []
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: async (_act, answer) => {
        shown.push(await answer.refuse({ 'no-such-field': 'Never seen' }))
        shown.push(await answer.refuse({ name: 'Taken already' }))
      },
    })
    const refused = form(await bench.anna.submits(await opened(), { Name: 'Monday' }))
    expect(refused.fields[0]).toMatchObject({ value: 'Monday', error: 'Taken already' })
    expect(shown).toEqual([false, true])
  })

  it('that is delivered twice is handed over once, and its answer stays', async () => {
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: (_act, answer) => answer.show('private', said('Saved')),
    })
    const waiting = await opened()
    bench.fake.deliverTwice()
    const saved = message(await bench.anna.submits(waiting, { Name: 'Monday' }))
    expect(bench.anna.again(saved)?.text).toBe('Roundel\nSaved')
    expect(bench.acts.map((act) => act.kind)).toEqual(['command', 'submit'])
    expect(bench.fake.complaints()).toEqual([])
  })
})

describe('what the kit may not ask of Slack', () => {
  it('is refused: a form after a form, and suggestions', async () => {
    const failures: unknown[] = []
    const noted = (error: unknown) => {
      failures.push(error)
    }
    answering(bench, {
      'circle create': (act, answer) => answer.open(aForm(), actionFor(act, 'saved')),
      saved: async (act, answer) => {
        await answer.open(aForm(), actionFor(act, 'saved')).catch(noted)
        await answer.suggest([]).catch(noted)
        await answer.show('private', said('Saved'))
      },
    })
    await bench.anna.submits(form(await bench.anna.runs(bench.lobby, 'circle create')), { Name: 'x' })
    expect(failures).toMatchObject([{ kind: 'invalid' }, { kind: 'invalid' }])
  })
})
