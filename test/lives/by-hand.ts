import type { Act } from './acts.ts'
import { nth } from './filling.ts'
import type { Life } from './life.ts'

/** What people do to rooms and to one another without us: administrators in their client, and whoever leaves. */
export function byHand({ community, gone }: Life, act: Extract<Act, { do: 'by hand' }>): string {
  const { here, cast, lobby } = community
  const rooms = here.owner.rooms().concat(cast.facilitator.rooms())
  const room = nth(
    rooms.filter((each) => each.id !== lobby && each.name.startsWith('circle-') && !each.archived),
    act.where,
  )
  const living = community.everybody.filter(({ id }) => !gone.has(id) && id !== here.owner.id)
  const person = nth(living, act.who)
  if (!person) return 'nobody is left'
  switch (act.what % 5) {
    case 0:
      // somebody must be left to look after what happens
      if (living.length < 7) return 'nobody leaves'
      gone.add(person.id)
      here.leaves(person)
      return `${person.name} leaves`
    case 1:
      if (!room || room.seenBy.includes(person.id)) return 'nobody is let in by hand'
      here.byHand.addToRoom(room.id, person)
      return `${person.name} is let into ${room.name} by hand`
    case 2:
      if (!room?.seenBy.includes(person.id)) return 'nobody is thrown out by hand'
      here.byHand.removeFromRoom(room.id, person)
      return `${person.name} is thrown out of ${room.name} by hand`
    case 3: {
      const pinned = room && here.transcript(room.id).find((each) => each.pinned)
      if (!pinned) return 'no pin is taken off'
      here.byHand.unpin(pinned)
      return 'a pin is taken off by hand'
    }
    default:
      if (!room) return 'nothing is renamed'
      here.byHand.renameRoom(room.id, `circle-renamed-${act.where}`)
      return `${room.name} is renamed by hand`
  }
}
