import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DatabaseKind, databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { statements } from '../support/raw-sql.ts'
import { scriptedLife } from '../support/scripted-life.ts'
import { type Access, accesses, foreignKeysWithoutIndex } from './support/plans.ts'
import { listening, type Questions } from './support/questions.ts'

/** Tables of a few rows a community: to read the whole of one is right. Every other table grows. */
const FEW_ROWS = ['Community', 'Setting', 'Power', 'NamedPerson', 'GroupFact', '_prisma_migrations']

/** Reviewed: these may read the whole of a table that grows. */
const EXCEPTIONS: readonly { reads: RegExp; why: string }[] = [
  {
    reads: /"?`?sealed\w+`?"?(::text)? LIKE/,
    why: 'asked once, at the start: whether anything is sealed with a key that this process does not have',
  },
]

/** Each of these is missed by a question of the life; where PostgreSQL would go another way, by SQLite alone. */
const MISSED: readonly { index: string; table: string; by: readonly DatabaseKind[] }[] = [
  { index: 'Seat_person_idx', table: 'Seat', by: databases },
  { index: 'BoundaryRecord_communityId_about_idx', table: 'BoundaryRecord', by: databases },
  { index: 'Leaving_circleId_idx', table: 'Leaving', by: databases },
  { index: 'Draft_communityId_owner_idx', table: 'Draft', by: databases },
  // from the circles of the community to their sessions, and to those who answered
  { index: 'Attendance_person_idx', table: 'Attendance', by: ['sqlite'] },
  // from the records of the community to their entries
  { index: 'BoundaryEntry_by_idx', table: 'BoundaryEntry', by: ['sqlite'] },
  { index: 'Clause_lastPointed_idx', table: 'Clause', by: ['sqlite'] },
]

const isExcepted = ({ sql }: Access): boolean => EXCEPTIONS.some(({ reads }) => reads.test(sql))

/** A table that grows, with the question for which all of it would be read. */
const scans = (found: readonly Access[]): string[] =>
  found
    .filter(({ by, table }) => by.length === 0 && !FEW_ROWS.includes(table))
    .filter((access) => !isExcepted(access))
    .map(({ table, plan, sql }) => `${table}: ${plan.trim()}: ${sql}`)

describe.each(databases)('what a life of a circle asks of the database on %s', (kind) => {
  let fresh: FreshDatabase
  let questions: Questions
  let found: Access[]
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
    const heard = listening()
    try {
      const circle = await scriptedLife(fresh)
      await circle.close()
    } finally {
      heard.stop()
    }
    questions = heard.questions
    found = await accesses(kind, fresh.url, questions)
  })
  afterAll(() => fresh.close())

  it('is enough to judge by: of every table that grows something is asked by an index', () => {
    expect(questions.size).toBeGreaterThan(200)
    const searched = new Set(found.filter(({ by }) => by.length > 0).map(({ table }) => table))
    for (const table of [
      'Agreement',
      'Attendance',
      'AuditEvent',
      'BoundaryEntry',
      'BoundaryRecord',
      'Circle',
      'Clause',
    ])
      expect(searched).toContain(table)
    for (const table of ['Draft', 'Incident', 'Job', 'Leaving', 'NextRound', 'Person', 'Post', 'Seat', 'Session'])
      expect(searched).toContain(table)
  })

  it('never reads the whole of a table that grows', () => {
    expect(scans(found)).toEqual([])
  })

  it('needs each exception that was made', () => {
    for (const { reads, why } of EXCEPTIONS)
      expect(
        found.some(({ by, sql }) => by.length === 0 && reads.test(sql)),
        why,
      ).toBe(true)
  })

  it('finds the rows that go with a deleted row by an index', async () => {
    expect(await foreignKeysWithoutIndex(kind, fresh.url)).toEqual([])
  })

  it('would read the whole of a table without each of these indexes', async () => {
    for (const { index, table } of MISSED.filter(({ by }) => by.includes(kind))) {
      await statements(kind, fresh.url, [`DROP INDEX "${index}"`])
      const without = scans(await accesses(kind, fresh.url, questions))
      expect(
        without.filter((each) => each.startsWith(`${table}: `)),
        index,
      ).not.toEqual([])
    }
  })
})
