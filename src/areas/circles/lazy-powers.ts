import type { Temporal } from 'temporal-polyfill'
import type { ContextRequest } from '../../chat/host.ts'
import { platformOf } from '../../chat/refs.ts'
import type { Db } from '../../data/db.ts'
import type { Directory } from '../communities/directory.ts'
import { isStale } from '../communities/freshness.ts'
import { anyOf } from './any-of.ts'
import type { Powers } from './powers.ts'

/** What setup says, read with the act: to whom each power was given. */
interface Given {
  held: readonly { power: string; holderKind: string; holder: string }[]
  safeguardingLead: boolean
  deputy: boolean
  ready: boolean
}

/**
 * The powers of one who acts. Each question goes to what the platform sent along, then to facts that are fresh, and to the platform last,
 * where `asked.mayLookUp`; what was asked once in an act is not asked again.
 */
export function lazyPowers(
  { db, directory, now }: { db: Db; directory: Directory; now: Temporal.Instant },
  asked: ContextRequest,
  { held, ...known }: Given,
): Powers {
  const { community } = asked
  const { person, groups: sent, admin } = asked.actor
  const withPower = [...new Set(held.filter((each) => each.holderKind === 'group').map((each) => each.holder))]

  const look = askedOnce(() => directory.look(community, [person]))
  const listed = new Map<string, () => Promise<readonly string[]>>(
    withPower.map((group) => [group, askedOnce(() => directory.groupMembers(community, group))]),
  )
  const groupFacts = askedOnce(() =>
    db.cached(`groups ${community} ${withPower.join(' ')}`, (facts) =>
      facts.groupFact.findMany({
        where: { communityId: community, group: { in: withPower } },
        orderBy: { group: 'asc' },
      }),
    ),
  )
  const personFact = askedOnce(() =>
    db.cached(`person ${community} ${person}`, (facts) =>
      facts.person.findUnique({ where: { communityId_person: { communityId: community, person } } }),
    ),
  )

  async function isInOneOf(groups: readonly string[], mayLookUp: boolean): Promise<boolean> {
    if (sent !== 'unknown') return groups.some((group) => sent.includes(group))
    // a press in a direct message brings no roles: Discord says which ones a person has, Slack who is in a group
    const [found] = mayLookUp && platformOf(community) === 'discord' ? await look() : []
    if (found && found.groups !== 'unknown') return groups.some((group) => found.groups.includes(group))
    const facts = await groupFacts()
    const factOf = (group: string) => facts.find((each) => each.group === group)
    const wasIn = (group: string) => factOf(group)?.people.split(' ').includes(person) ?? false
    if (!mayLookUp) return groups.some(wasIn)
    const isFresh = (group: string) => {
      const fact = factOf(group)
      return fact !== undefined && !isStale(fact.factsAt, now)
    }
    if (groups.some((group) => isFresh(group) && wasIn(group))) return true
    const stale = groups.filter((group) => !isFresh(group))
    return anyOf(...stale.map((group) => async () => ((await listed.get(group)?.()) ?? []).includes(person)))
  }

  const questions = (mayLookUp: boolean): Pick<Powers, 'holds' | 'admin'> => ({
    async holds(...oneOf) {
      const those = held.filter((each) => oneOf.some((power) => power === each.power))
      if (those.some((each) => each.holderKind === 'person' && each.holder === person)) return true
      const groups = withPower.filter((group) =>
        those.some((each) => each.holderKind === 'group' && each.holder === group),
      )
      return groups.length > 0 && isInOneOf(groups, mayLookUp)
    },
    async admin() {
      if (admin !== 'unknown') return admin
      const fact = await personFact()
      if (fact && !isStale(fact.factsAt, now)) return fact.admin
      if (!mayLookUp) return fact?.admin ?? false
      return (await look()).some((each) => each.person === person && each.admin)
    },
  })

  const lastKnown: Powers = {
    ...known,
    ...questions(false),
    get lastKnown() {
      return lastKnown
    },
  }
  return asked.mayLookUp ? { ...known, ...questions(true), lastKnown } : lastKnown
}

/** Asks when it is first called; whoever calls again gets the same answer, or the same error. */
function askedOnce<R>(ask: () => Promise<R>): () => Promise<R> {
  let answer: Promise<R> | null = null
  return () => {
    answer ??= ask()
    return answer
  }
}
