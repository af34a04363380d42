/**
 * Everything that is kept of people, in one list: for each kind the columns in which a person stands or what somebody wrote, and what she
 * can do about it. `/mydata`, the daily job, `/roundel retention` and docs/privacy.md are made of it; a test walks prisma/models and
 * wants every column of text to be here, or on its own list of those in which nobody stands.
 */
export interface Keeping {
  /** 'Model.column'. */
  columns: readonly `${string}.${string}`[]
  /** On the page of `/mydata show`: its contents, only how many, or said in words that are the same for everybody. */
  shown: 'contents' | 'how-many' | 'in-general'
  /** In the files of `/mydata export`. What is about safeguarding never is: a phone is read by others. */
  file: boolean
  /** A form, by adding to it, where the platform or setup keeps it, or not at all. */
  correct: 'form' | 'adding' | 'platform' | 'stewards' | 'no'
  /** `/mydata delete`: all of it, what nobody else needs, or nothing. */
  erase: 'all' | 'part' | 'no'
}

export const DATA_KINDS = {
  name: {
    columns: ['Person.person', 'Person.name'],
    shown: 'contents',
    file: true,
    correct: 'platform',
    erase: 'part',
  },
  seats: {
    columns: ['Seat.person', 'Seat.role', 'Seat.state', 'Seat.problem', 'Seat.leftHow'],
    shown: 'contents',
    file: true,
    correct: 'no',
    erase: 'part',
  },
  attendance: {
    columns: ['Attendance.person', 'Attendance.answer'],
    shown: 'contents',
    file: true,
    correct: 'form',
    erase: 'all',
  },
  leaving: {
    columns: ['Leaving.person', 'Leaving.sealedWords'],
    shown: 'contents',
    file: true,
    correct: 'form',
    erase: 'all',
  },
  'next-round': {
    columns: ['NextRound.person', 'NextRound.programme', 'NextRound.fromCircle'],
    shown: 'contents',
    file: true,
    correct: 'form',
    erase: 'all',
  },
  drafts: {
    columns: ['Draft.owner', 'Draft.kind', 'Draft.sealedBody'],
    shown: 'how-many',
    file: true,
    correct: 'no',
    erase: 'all',
  },
  messages: {
    // with those in rooms: who reads one is what tells them apart
    columns: ['Post.key', 'Post.ownerId', 'Post.to', 'Post.audienceId', 'Post.sealedView', 'Post.sealedFile'],
    shown: 'how-many',
    file: true,
    correct: 'no',
    erase: 'all',
  },
  rooms: {
    columns: ['Post.author', 'Post.sealedView'],
    shown: 'contents',
    file: true,
    correct: 'no',
    erase: 'part',
  },
  offices: {
    columns: ['Power.holder', 'NamedPerson.person', 'GroupFact.people', 'Circle.contact', 'Circle.createdBy'],
    shown: 'contents',
    file: true,
    correct: 'stewards',
    erase: 'no',
  },
  side: {
    columns: ['BoundaryEntry.by', 'BoundaryEntry.sealedWords'],
    shown: 'contents',
    file: false,
    correct: 'adding',
    erase: 'no',
  },
  notes: {
    columns: [
      'BoundaryRecord.about',
      'BoundaryRecord.by',
      'BoundaryRecord.toldBy',
      'BoundaryRecord.clauseWords',
      'BoundaryRecord.sealedWhat',
      'BoundaryEntry.by',
      'BoundaryEntry.sealedWords',
      'Strike.by',
      'Strike.withdrawnBy',
    ],
    shown: 'in-general',
    file: false,
    correct: 'no',
    erase: 'no',
  },
  incidents: {
    columns: ['Incident.about', 'Incident.detail', 'Incident.openKey', 'Room.stopped', 'Circle.problem'],
    shown: 'in-general',
    file: false,
    correct: 'no',
    erase: 'part',
  },
  audit: {
    columns: ['AuditEvent.actor', 'AuditEvent.subject'],
    shown: 'in-general',
    file: false,
    correct: 'no',
    erase: 'no',
  },
  circles: {
    columns: ['Circle.name', 'Circle.foldedName', 'Circle.meet', 'Clause.words', 'Clause.meaning', 'Clause.easy'],
    shown: 'contents',
    file: true,
    correct: 'no',
    erase: 'no',
  },
} as const satisfies Record<string, Keeping>

export type DataKind = keyof typeof DATA_KINDS
export const KIND_NAMES = Object.keys(DATA_KINDS) as DataKind[]
