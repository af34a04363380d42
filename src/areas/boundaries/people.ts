import type { Choice } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { folded } from '../../data/ids.ts'
import type { Work } from '../../work.ts'
import { circleFacts, UNSEATED_STATES } from '../circles/find.ts'
import type { RecordRow } from './records.ts'
import type { Reviewers } from './review-rules.ts'

/** The safeguarding lead and the deputy, in this order, without some people. */
export async function safeguardersOf(
  tables: ReadOnly<Tables>,
  community: string,
  not: readonly string[],
): Promise<string[]> {
  const posts = ['safeguarding-lead', 'deputy']
  const named = await tables.namedPerson.findMany({
    where: { communityId: community, post: { in: posts } },
    orderBy: { post: 'asc' },
  })
  const people = posts.flatMap((post) => named.filter((each) => each.post === post).map((each) => each.person))
  return [...new Set(people)].filter((person) => !not.includes(person))
}

/** Those who keep a circle's records: its facilitators, or its named contact; never the one whom this record is about. */
export function keepersOf(row: RecordRow): string[] {
  const { facilitators, contact } = circleFacts(row.circle, null)
  const people = contact === null ? facilitators : [...facilitators, contact]
  return [...new Set(people)].filter((person) => person !== row.about)
}

export async function reviewersOf(tables: ReadOnly<Tables>, row: RecordRow): Promise<Reviewers> {
  const people = [...keepersOf(row), ...(await safeguardersOf(tables, row.communityId, []))]
  return { writer: row.by, about: row.about, people: [...new Set(people)] }
}

/** Circles whose records this person keeps, closed ones too: what completes `circle:`. The platforms show at most 25. */
export async function circlesKeptBy(
  { db }: Pick<Work, 'db'>,
  communityId: string,
  person: string,
  typed: string,
): Promise<Choice[]> {
  const seated = { person, role: 'facilitator', state: { notIn: [...UNSEATED_STATES] } }
  const rows = await db.read.circle.findMany({
    where: {
      communityId,
      state: { notIn: ['undoing', 'undone'] },
      foldedName: { contains: folded(typed) },
      OR: [{ contact: person }, { seats: { some: seated } }],
    },
    orderBy: { number: 'desc' },
    take: 25,
  })
  return rows.map((row) => ({ label: row.name, value: row.id }))
}
