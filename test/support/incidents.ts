import { expect } from 'vitest'
import type { Person, SeenMessage, SeenRoom } from './people.ts'
import { withRoom } from './rooms.ts'
import type { aCircle } from './scene.ts'
import { until } from './until.ts'

export type Circle = Awaited<ReturnType<typeof aCircle>>

/** What a flow of incidents asks of the circle that it happens to. */
export function incidentsOf(circle: Circle) {
  const { db, here, people } = circle
  const row = async () => withRoom(db.read, await db.read.circle.findFirstOrThrow())
  const open = async () =>
    (await db.read.incident.findMany({ where: { resolvedAt: null } }))
      .filter((each) => each.kind !== 'pins' || each.decided === 'told')
      .map((each) => each.kind)
      .sort()
  /** Waits until it has been noticed, and told. */
  const noticed = async (...kinds: string[]) => {
    await until(`noticed: ${kinds.join(', ')}`, async () => {
      circle.roundel.runner.wake()
      return (await open()).join() === kinds.join()
    })
    await circle.quiet()
  }
  /** Whoever has left the community reads nothing any more: Slack's fake refuses it. */
  const count = (person: Person): number => {
    try {
      return person.dms().length
    } catch {
      return 0
    }
  }
  const said = (person: Person) => person.dms().map((each) => each.text)
  /** The last private message of the bot to this person that says so. */
  const told = (person: Person, words: string): SeenMessage => {
    const found = person.dms().findLast((each) => each.text.includes(words))
    if (!found) throw new Error(`${person.name} was not told '${words}': ${said(person).join(' | ')}`)
    expect(found.seenBy).toEqual([person.id])
    return found
  }
  const room = (): SeenRoom => {
    const found = here.find(/^circle-1-/)
    if (!found) throw new Error('there is no room')
    return found
  }
  const everybody = () => [
    people.steward,
    people.lead,
    people.deputy,
    people.facilitator,
    people.outsider,
    ...people.members,
  ]
  return {
    row,
    open,
    noticed,
    told,
    room,
    everybody,
    /** How many private messages each of them has. */
    counts: () => everybody().map(count),
    /** Only these have been told anything since. */
    onlyTold: (before: readonly number[], ...who: Person[]) => {
      const more = everybody().filter((person, at) => count(person) > (before[at] ?? 0))
      expect(more.map((person) => person.name)).toEqual(who.map((person) => person.name))
    },
    posts: () => here.transcript(circle.room).length,
  }
}
