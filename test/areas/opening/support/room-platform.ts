import { PlatformError } from '../../../../src/chat/errors.ts'
import type { KnownPerson, MemberOutcome, Platform } from '../../../../src/chat/platform.ts'
import type { CommunityRef } from '../../../../src/chat/refs.ts'

interface Room {
  community: CommunityRef
  name: string
  key: string
  members: Set<string>
  closed: boolean
  readOnly?: boolean
  archived?: boolean
}

export interface RoomPlatform extends Platform {
  /** Every call, in order: 'openRoom', 'changeMembers +anna+bea'. */
  readonly calls: string[]
  /** What exists outside, however often the process dies. */
  readonly rooms: Map<string, Room>
  readonly living: Map<string, KnownPerson>
  readonly groups: Map<string, string[] | 'cannot-list'>
  /** Who cannot be let in, and how it is said. */
  readonly outcomes: Map<string, 'gone' | 'refused' | 'unknown'>
  /** People who were let in and are not there all the same. */
  readonly vanishing: Set<string>
  cannotListRooms: boolean
  /** Throws what is to go wrong with a call, before it is carried out or after it. */
  wrong(call: string, moment: 'before' | 'after'): void
}

export const somebody = (person: string, facts: Partial<KnownPerson> = {}): KnownPerson => ({
  person,
  name: person,
  bot: false,
  admin: false,
  guest: false,
  groups: 'unknown',
  ...facts,
})

/** A platform as far as opening and setting up know one: rooms, people and groups that live on whatever happens to the process. */
export function roomPlatform(name: 'discord' | 'slack' = 'discord'): RoomPlatform {
  const rooms: RoomPlatform['rooms'] = new Map()
  const calls: string[] = []
  const notAsked = () => Promise.reject(new Error('nobody here asks for that'))
  async function call<R>(what: string, work: () => R): Promise<R> {
    calls.push(what)
    const [kind = ''] = what.split(' ')
    platform.wrong(kind, 'before')
    const result = work()
    platform.wrong(kind, 'after')
    return result
  }
  const open = (id: string): Room => {
    const room = rooms.get(id)
    if (!room || room.closed) throw new PlatformError('not-found', 'unknown channel')
    return room
  }
  const platform: RoomPlatform = {
    name,
    sameKeyFor: 0,
    calls,
    rooms,
    living: new Map(),
    groups: new Map(),
    outcomes: new Map(),
    vanishing: new Set(),
    cannotListRooms: false,
    wrong: () => {},
    findRoom: (community, key) =>
      call('findRoom', () => {
        if (platform.cannotListRooms) return 'cannot-know'
        const found = [...rooms].find(([, room]) => room.key === key && !room.closed)
        return found ? { community, room: found[0] } : 'absent'
      }),
    openRoom: ({ community, name, key }) =>
      call('openRoom', () => {
        const room = `room${rooms.size + 1}`
        rooms.set(room, { community, name, key, members: new Set(), closed: false })
        return { community, room }
      }),
    changeMembers: ({ room }, { add, remove }) =>
      call(`changeMembers ${[...add.map((each) => `+${each}`), ...remove.map((each) => `-${each}`)].join('')}`, () => {
        const changed = (person: string, is: 'in' | 'out'): MemberOutcome => {
          const wrong = platform.outcomes.get(person)
          if (wrong !== undefined) return { person, is: wrong, detail: wrong }
          if (is === 'in') open(room).members.add(person)
          else open(room).members.delete(person)
          return { person, is }
        }
        return [...add.map((person) => changed(person, 'in')), ...remove.map((person) => changed(person, 'out'))]
      }),
    lookAt: ({ room }) =>
      call('lookAt', () => {
        const { name, archived = false } = open(room)
        return { name, archived }
      }),
    members: ({ room }) =>
      call('members', () => [...open(room).members].filter((each) => !platform.vanishing.has(each))),
    closeRoom: ({ room }) =>
      call('closeRoom', () => {
        open(room).closed = true
      }),
    people: (_, ids) =>
      call('people', () => ids.flatMap((id) => [platform.living.get(id)].filter((each) => each !== undefined))),
    groupMembers: ({ group }) => call('groupMembers', () => platform.groups.get(group) ?? 'cannot-list'),
    connected: () => true,
    start: notAsked,
    stop: notAsked,
    publish: notAsked,
    communities: notAsked,
    post: notAsked,
    edit: notAsked,
    direct: notAsked,
    pin: notAsked,
    home: notAsked,
    makeReadOnly: ({ room }) =>
      call('makeReadOnly', () => {
        open(room).readOnly = true
      }),
    upload: notAsked,
    clockAhead: notAsked,
    check: notAsked,
  }
  return platform
}
