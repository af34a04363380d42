import { describe, expect, it } from 'vitest'
import { readModels } from '../../../scripts/models.mjs'
import { DATA_KINDS, type Keeping, KIND_NAMES } from '../../../src/areas/personal-data/data-kinds.ts'
import { ERASED } from '../../../src/areas/personal-data/erasing.ts'
import { FORGOTTEN } from '../../../src/areas/personal-data/retention.ts'

/** Text in which nobody stands and nobody has written: ids, states and settings. A new column is put here or into the list of kinds. */
const NOBODY = [
  'Agreement.circleId Agreement.id Attendance.sessionId AuditEvent.action AuditEvent.communityId AuditEvent.id',
  'BoundaryEntry.id BoundaryEntry.kind BoundaryEntry.madeFrom BoundaryEntry.recordId',
  'BoundaryRecord.circleId BoundaryRecord.clauseStrike BoundaryRecord.communityId BoundaryRecord.id BoundaryRecord.madeFrom',
  'Circle.communityId Circle.cron Circle.endsBy Circle.firstDate Circle.id Circle.madeFrom Circle.meetKind Circle.programme',
  'Circle.state Circle.zone Clause.agreementId Clause.id',
  'Community.id Community.name Community.platform Community.region Community.telephone Community.zone',
  'Draft.communityId Draft.id GroupFact.communityId GroupFact.group Job.correlation Job.id Job.kind Job.leasedBy Job.problem',
  'Job.state Job.subject',
  'Leaving.circleId Leaving.communityId Leaving.id Incident.circleId Incident.communityId Incident.decided Incident.id Incident.kind',
  'NamedPerson.communityId NamedPerson.post NextRound.communityId Person.communityId',
  'Post.audienceKind Post.communityId Post.conversation Post.correlation Post.id Post.message Post.ownerKind Post.problem Post.state Post.subjectId',
  'Post.subjectKind Post.toKind Post.topic',
  'Power.communityId Power.holderKind Power.power Seat.circleId',
  'Room.afterwards Room.communityId Room.id Room.key Room.label Room.ownerId Room.ownerKind Room.platformId Room.step',
  'Session.circleId Session.id Session.local Session.state Session.zone Setting.key Setting.value Strike.recordId',
].flatMap((line) => line.split(' '))

/** 'Model.column' of every column of text, as prisma/models has them. */
async function textColumns(): Promise<string[]> {
  const models = await readModels()
  return [...models.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = '']) =>
    [...body.matchAll(/^\s+(\w+)\s+String\??(?:\s|$)/gm)].map(([, column]) => `${model}.${column}`),
  )
}

const kept: readonly (readonly [string, Keeping])[] = KIND_NAMES.map((kind) => [kind, DATA_KINDS[kind]])

describe('the list of what is kept of people', () => {
  it('knows every column of text in the models: a person, or somebody’s words, or nobody', async () => {
    const columns = await textColumns()
    expect(columns.length).toBeGreaterThan(80)
    const listed = new Set<string>(kept.flatMap(([, { columns }]) => columns))
    expect(columns.filter((column) => !listed.has(column) && !NOBODY.includes(column))).toEqual([])
    // and nothing that is not there, or in both
    expect([...listed, ...NOBODY].filter((column) => !columns.includes(column))).toEqual([])
    expect(NOBODY.filter((column) => listed.has(column))).toEqual([])
  })

  it('seals what people write in private', async () => {
    const sealed = (await textColumns()).filter((column) => column.includes('.sealed'))
    expect(sealed.length).toBeGreaterThan(4)
    for (const column of sealed)
      expect([column, kept.some(([, { columns }]) => columns.some((each) => each === column))]).toEqual([column, true])
  })

  it('has a way to delete for each kind that it says is deleted, and a term for each but what goes with another', () => {
    const erased = kept.filter(([, { erase }]) => erase !== 'no').map(([kind]) => kind)
    expect([...ERASED].sort()).toEqual(erased.sort())
    const withAnother = ['seats', 'side']
    expect([...FORGOTTEN, ...withAnother].sort()).toEqual([...KIND_NAMES].sort())
  })

  it('lets nothing that is about boundaries into a file', () => {
    for (const kind of ['side', 'notes', 'audit', 'incidents'] as const)
      expect([kind, DATA_KINDS[kind].file]).toEqual([kind, false])
  })
})
