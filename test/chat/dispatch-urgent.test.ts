import { beforeEach, describe, expect, it } from 'vitest'
import { actionRef } from '../../src/chat/action-ref.ts'
import { urgent } from '../../src/chat/command.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { id, payload } from '../../src/chat/payload.ts'
import { aRoom, press, type Room } from './support/house.ts'

const definitions = [
  urgent({
    path: ['gethelp'],
    summary: 's',
    action: actionRef('a.help', payload({ region: id })),
    run: (input) => {
      if (input?.region === 'broken') throw new Error('the lines cannot be read')
      return plainView(`help ${input?.region ?? 'everywhere'}`)
    },
  }),
]

let room: Room
beforeEach(() => {
  room = aRoom(definitions)
})

describe('what is urgent', () => {
  it.each([
    ['typed', { kind: 'command' as const, path: ['gethelp'], args: {} }, 'help everywhere'],
    ['pressed', press('a.help', ['uk'], 'post1'), 'help uk'],
    ['pressed on an old button', press('a.help', ['uk', 'more']), 'help everywhere'],
  ])('is shown when %s, with everything else down, and leaves no trace', async (_, step, shown) => {
    for (const what of ['context', 'drafts', 'seen']) room.failing.add(what)
    await room.does(step)
    expect(room.outside.calls).toEqual([`show private: ${shown}`])
    expect(room.acted).toEqual([])
    expect(room.seen).toEqual([])
    expect(room.contexts).toEqual([])
  })

  it('is shown from anywhere, another community’s button too', async () => {
    await room.does(press('a.help', ['uk']), { community: 'slack:T1', room: null })
    expect(room.outside.calls).toEqual(['show private: help uk'])
  })

  it('says so when it cannot be shown itself', async () => {
    await room.does(press('a.help', ['broken']))
    expect(room.outside.calls).toEqual(['show private: trouble'])
    expect(room.acted).toEqual([])
  })
})
