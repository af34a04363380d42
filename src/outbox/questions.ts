import { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'
import { instantOf } from '../data/times.ts'
import { deliveryProblemOf } from './delivery-problems.ts'
import { findPost, findPosts, ownedBy } from './find.ts'
import type { InTransaction } from './in-transaction.ts'
import type { EntityRef, Outbox } from './outbox.ts'
import { type PostRow, type PostSummary, parsePost, postSummary } from './row.ts'
import { isHeld, isUndecided, mayReach, type PostState } from './states.ts'
import { QUESTION } from './topics.ts'
import { fileNotice, problemNotice, resolvedNotice } from './views.ts'

/**
 * Who may be asked about a post to a room, as platform ids in groups: the first group in which anyone can be reached is asked.
 * Given by main, because posts know nothing of circles' people.
 */
export type ResponsibleFor = (tx: ReadOnly<Tables>, post: PostSummary) => Promise<readonly (readonly string[])[]>

/** What asking takes. */
interface Asking {
  readonly outbox: Outbox
  readonly responsible: ResponsibleFor
}

/** A question belongs to the post that it asks about. */
const asPost = (id: string): EntityRef => ({ kind: 'post', id })

const questionsAbout = (tables: ReadOnly<Tables>, post: string): Promise<PostRow[]> =>
  findPosts(tables, { owner: asPost(post), topic: QUESTION })

/** A file for one person is asked about by asking that person. */
async function groupsFor(
  tx: ReadOnly<Tables>,
  responsible: ResponsibleFor,
  row: PostRow,
): Promise<readonly (readonly string[])[]> {
  return row.toKind === 'person' ? [[row.to]] : responsible(tx, postSummary(row))
}

/** Asked since the post was last tried: an earlier question was about an earlier attempt, and has been answered. */
function isCurrent(question: PostRow, row: PostRow): boolean {
  return row.triedAt === null || question.createdAt >= row.triedAt
}

/** Whether someone who may decide about the post has a question that arrived, or is on its way. */
export async function hasOpenQuestion(
  tables: ReadOnly<Tables>,
  responsible: ResponsibleFor,
  row: PostRow,
): Promise<boolean> {
  const asked = (await questionsAbout(tables, row.id)).filter((each) => isCurrent(each, row) && mayReach(each.state))
  if (asked.length === 0) return false
  const may = (await groupsFor(tables, responsible, row)).flat()
  return asked.some((each) => may.includes(each.to))
}

/**
 * Asks those concerned, each in private, what to do about the post. Each time there is something new to say about it they are asked again.
 * Whoever could not be reached with the same question is passed over for the next group.
 *
 * A message to one person is no matter of anyone else's, and is never held (rules.ts); a file is, and that person is asked.
 * @param again everyone was passed over before: begin with the first group once more
 * @returns how many were asked; 0 when nobody can be reached
 */
export async function askAbout(
  { tx, work: { outbox, responsible }, now }: InTransaction<Asking>,
  row: PostRow,
  { again = false }: { again?: boolean } = {},
): Promise<number> {
  const question = await questionOf(tx, row)
  if (question === null) return 0
  const groups = (await groupsFor(tx, responsible, row)).map((group) => [...new Set(group)])
  const passedOver = (await questionsAbout(tx, row.id))
    .filter((each) => isCurrent(each, row) && !mayReach(each.state))
    .map((each) => each.to)
  const left = groups.map((group) => group.filter((person) => !passedOver.includes(person)))
  const asked = [...left, ...(again ? groups : [])].find((group) => group.length > 0) ?? []
  for (const person of asked) {
    await outbox.add(tx, {
      key: `asked:${row.id}:${person}:${question.is}-${now.epochMilliseconds}`,
      community: row.communityId,
      owner: asPost(row.id),
      topic: QUESTION,
      subject: postSummary(row).subject,
      to: { person },
      view: question.view,
      dueAt: now,
    })
  }
  return asked.length
}

/** Null when there is nothing to ask. */
async function questionOf(tx: Tables, row: PostRow) {
  const matter = await deliveryProblemOf(tx, row)
  if (matter !== null) return { is: matter.is, view: problemNotice(matter) }
  const isFile = row.toKind === 'person' && !row.atLeastOnce
  return isFile && isHeld(row.state) ? { is: 'held', view: fileNotice() } : null
}

/** A question could not be sent: if nobody else has it, whoever is next is asked. */
export async function askNextPerson(t: InTransaction<Asking>, question: PostRow): Promise<void> {
  const row = question.topic === QUESTION.name ? await findPost(t.tx, question.ownerId) : null
  if (row === null || !isUndecided(row.state)) return
  if (!(await hasOpenQuestion(t.tx, t.work.responsible, row))) await askAbout(t, row)
}

/** Every question about the post now says that there is nothing left to choose. */
export async function resolveQuestions(
  tx: Tables,
  outbox: Pick<Outbox, 'revise'>,
  row: PostRow,
  how: 'there' | 'asked' | 'over',
): Promise<void> {
  const { topic, to } = postSummary(row)
  if (!('room' in to)) return
  await outbox.revise(tx, { owner: asPost(row.id), topic: QUESTION }, resolvedNotice({ topic, room: to.room }, how))
}

/** Whether this person was asked about the post. */
export async function wasAsked(tables: ReadOnly<Tables>, row: PostRow, person: string): Promise<boolean> {
  const asked = { ...ownedBy(asPost(row.id), QUESTION), communityId: row.communityId, toKind: 'person', to: person }
  return (await tables.post.count({ where: asked })) > 0
}

/** Held posts about which nobody has an open question: of one community, or of all that the bot is in. */
export async function heldUnasked(
  tables: ReadOnly<Tables>,
  responsible: ResponsibleFor,
  community: string | null = null,
): Promise<PostRow[]> {
  const here = await tables.community.findMany({
    where: { leftAt: null, ...(community === null ? {} : { id: community }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const held = await tables.post.findMany({
    where: { state: 'held' satisfies PostState, communityId: { in: here.map(({ id }) => id) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  const unasked: PostRow[] = []
  for (const row of held.map(parsePost)) if (!(await hasOpenQuestion(tables, responsible, row))) unasked.push(row)
  return unasked
}

/** A message to one person that is older than this is not sent any more, in days: what it tells of has passed. */
const OLD = 7

/** Whether a message to one person, held by an earlier version, is still worth sending. */
export const isRecent = (row: PostRow, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(instantOf(row.dueAt).add({ hours: 24 * OLD }), now) >= 0
