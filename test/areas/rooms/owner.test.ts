import { beforeEach, describe, expect, it } from 'vitest'
import type { AreaTools } from '../../../src/areas/area.ts'
import { openRoomStep } from '../../../src/areas/rooms/opening.ts'
import type { RoomOpening, RoomPerson } from '../../../src/areas/rooms/owner.ts'
import { planRoom, roomById } from '../../../src/areas/rooms/room.ts'
import { databases } from '../../support/database.ts'
import { openings } from '../opening/support/opening.ts'

/** A pair of two people, kept in memory: rooms know nothing of circles. */
function aPair(people: readonly string[]) {
  const inside = new Set<string>()
  const said: string[] = []
  const duty: RoomOpening = {
    duty: 'opening',
    ownerKind: 'pair',
    wants: async () => (said.length === 0 ? 'open' : 'neither'),
    people: async () => people.map((person): RoomPerson => ({ person, state: inside.has(person) ? 'in' : 'waiting' })),
    changed: async (_tx, _id, outcomes) => {
      for (const { person, is } of outcomes) if (is === 'in') inside.add(person)
    },
    opened: async (_tx, _work, { ownerId, room, platform }) => {
      said.push(`${ownerId} is open in ${room} on ${platform}`)
      return true
    },
    stuck: async (_work, ownerId, problem) => {
      said.push(`${ownerId} is stuck: ${JSON.stringify(problem)}`)
    },
    undone: async (_work, ownerId) => {
      said.push(`${ownerId} is undone`)
    },
  }
  return { duty, said }
}

describe.each(databases)('the room of another kind of owner, on %s', (kind) => {
  const here = openings(kind)
  let id: string
  beforeEach(async () => {
    const owner = { kind: 'pair', id: `pair-${here.circle}` }
    id = await here.db.transaction((tx) => planRoom(tx, { community: here.place.community, owner, label: 'pair-1' }))
  })
  async function opens(duty: RoomOpening): Promise<void> {
    const tools: AreaTools = { ...here.place.work, platformFor: () => here.place.platform, roomDuties: [duty] }
    const room = await roomById(here.db.read, id)
    if (room === null) throw new Error('there is no room')
    await openRoomStep(tools, room)
  }

  it('is opened, filled and checked by the same steps, under its own label', async () => {
    const { duty, said } = aPair(['anna', 'bea'])
    await opens(duty)
    const row = await roomById(here.db.read, id)
    expect(said).toEqual([`pair-${here.circle} is open in ${row?.platformId} on ${here.place.platform.name}`])
    expect(row?.step).toBe('done')
    expect(here.rooms().map(({ name, members }) => [name, [...members].sort()])).toEqual([
      [`pair-1-${row?.key}`, ['anna', 'bea']],
    ])
  })

  it('tells its owner who could not be let in, and does not open', async () => {
    here.place.platform.outcomes.set('bea', 'refused')
    const { duty, said } = aPair(['anna', 'bea'])
    await opens(duty)
    expect(said).toEqual([`pair-${here.circle} is stuck: {"why":"refused","people":["bea"]}`])
    expect((await roomById(here.db.read, id))?.step).toBe('invite')
  })

  it('is not touched while no area answers for its kind', async () => {
    const { duty } = aPair(['anna'])
    await expect(opens({ ...duty, ownerKind: 'hub' })).rejects.toThrow(
      "no area answers for opening rooms of the kind 'pair'",
    )
    expect(here.rooms()).toEqual([])
  })
})
