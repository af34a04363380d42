import { beforeEach, describe, expect, it } from 'vitest'
import { opt } from '../../src/chat/command.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { aRoom, kit, may, type Room } from './support/house.ts'

const suggest = kit.suggest('a.suggest', {
  requires: may('suggest'),
  run: async (typed) => [{ label: `${typed}!`, value: '1' }],
})
const definitions = [
  suggest,
  kit.command(['guess'], {
    summary: 's',
    requires: may('guess'),
    options: { what: opt.suggested(suggest).optional('s'), plain: opt.text(5).optional('s') },
    opens: kit.privately(async ({ what }: { what: string | null }) => plainView(`guessed ${what}`)),
  }),
]

let room: Room
beforeEach(() => {
  room = aRoom(definitions)
})

describe('suggestions', () => {
  const asks = (option: string, path = 'guess') => room.does({ kind: 'suggest', path: [path], option, query: 'Tu' })

  it('are offered to whoever may have them', async () => {
    room.powers = ['suggest']
    await asks('what')
    expect(room.outside.choices).toEqual([[{ label: 'Tu!', value: '1' }]])
    expect(room.contexts).toMatchObject([{ mayLookUp: false }])
  })

  it.each([
    ['to whoever may not', 'what', 'guess'],
    ['for an option that has none', 'plain', 'guess'],
    ['for an option that there is not', 'no-such', 'guess'],
    ['for a command that there is not', 'what', 'no-such'],
  ])('are none %s', async (_, option, path) => {
    await asks(option, path)
    expect(room.outside.calls).toEqual(['suggest 0'])
  })

  it('are none when nobody can say who asks', async () => {
    room.failing.add('context')
    await asks('what')
    expect(room.outside.calls).toEqual(['suggest 0'])
  })
})
