import { describe, expect, it } from 'vitest'
import type { Area } from '../src/areas/area.ts'
import { assertBoundOnce } from '../src/binding.ts'
import { AREAS, assertWhole, HOUSE, houseOf } from '../src/compose/house.ts'
import type { AuditAction } from '../src/data/audit.ts'
import { StartError } from '../src/data/start-error.ts'
import { carries, type Job, job } from '../src/jobs/job.ts'
import { mintedTokens, type Token } from '../src/token.ts'

// the tests of a worker share what is minted: a fixture's own tokens are not
const before = mintedTokens()
const OPEN: Job = { token: 'job', name: 'fixture.open', timing: 'wait', visible: false }
const READ: AuditAction = { token: 'audit action', name: 'fixture.read' }
const all: readonly Token[] = [...before, OPEN, READ]

const area = (change: Partial<Area> = {}): Area => ({
  name: 'fixture',
  jobs: [carries(OPEN, async () => {})],
  topics: 'none',
  audits: [READ],
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
  ...change,
})

const NAMES = [...AREAS.map(({ name }) => name), 'fixture']
const whole = (areas: readonly Area[], names = NAMES, minted: readonly Token[] = all) =>
  assertWhole(houseOf(areas), names, minted)

function problemOf(work: () => void): string {
  try {
    work()
  } catch (error) {
    if (error instanceof StartError) return `${error.problem} ${error.mend}`
    throw error
  }
  return 'none'
}

describe('the list of areas', () => {
  it('is whole as it stands', () => {
    expect(() => whole(AREAS, NAMES.slice(0, -1), before)).not.toThrow()
  })

  it('takes one more area', () => {
    expect(() => whole([...AREAS, area()])).not.toThrow()
  })

  it('refuses an area that has no place in the order, and a place without an area', () => {
    expect(problemOf(() => whole([...AREAS, area({ name: 'lost' })]))).toMatch(/‘lost’ has no place.*order\.json/)
    expect(problemOf(() => whole(AREAS))).toMatch(/‘fixture’.*order\.json.*areas\.ts/)
  })

  it('refuses what is defined by an area that is not in the list, or forgotten by its area', () => {
    expect(problemOf(() => whole(AREAS, NAMES.slice(0, -1)))).toMatch(/The job ‘fixture\.open’.*no part.*area\.ts/)
    expect(problemOf(() => whole([...AREAS, area({ audits: 'none' })]))).toMatch(/The audit action ‘fixture\.read’/)
  })

  it('refuses an owner of rooms that answers for a part of their life, or twice', () => {
    const [one] = HOUSE.roomDuties
    if (one === undefined) throw new Error('nobody owns rooms')
    expect(problemOf(() => whole([...AREAS, area({ roomDuties: [one] })]))).toMatch(/More than one.*roomDuties/)
    const pairs = { ...one, ownerKind: 'pair' }
    expect(problemOf(() => whole([...AREAS, area({ roomDuties: [pairs] })]))).toMatch(/No area answers.*‘pair’/)
  })

  it('refuses a token that two bind', () => {
    const twice = [...AREAS, area({ jobs: [carries(OPEN, async () => {}), carries(OPEN, async () => {})] })]
    expect(problemOf(() => whole(twice))).toMatch(/The job ‘fixture\.open’ is bound by ‘fixture’ and by ‘fixture’/)
  })

  it('refuses an area that stands in it twice, and a name that is minted twice', () => {
    expect(problemOf(() => whole([...AREAS, area(), area()]))).toMatch(/The part ‘fixture’ is in the list twice/)
    const minted = [OPEN, { ...OPEN }]
    expect(problemOf(() => assertBoundOnce([{ part: 'fixture', tokens: [OPEN] }], minted))).toMatch(
      /The job ‘fixture\.open’ is defined twice/,
    )
  })
})

it('a name that is none is refused where it is minted', () => {
  for (const name of ['open', 'Session open', 'session.', '']) expect(() => job(name)).toThrow(/is no name for a job/)
})
