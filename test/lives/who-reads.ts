import type { EverBeen } from './roles.ts'
import type { Secret } from './secrets.ts'

interface Reader {
  person: string
  ever: EverBeen
  /** Whether somebody has told her of a record that is about her. */
  told: boolean
}

const reads = ({ ever, person }: Reader): boolean =>
  ever.is(person, 'Facilitator', 'Named contact', 'Safeguarding lead', 'Deputy')

/** Whom a text was written for, by where it was written. What stands in no row is for its writer alone. */
const READERS: readonly [place: RegExp, mayRead: (secret: Secret, reader: Reader) => boolean][] = [
  // names of circles, meeting links and numbers to ring are told to those who need them
  [/^Plan a circle \//, () => true],
  [/^Who to reach \//, () => true],
  // what happened: its readers, never the one it is about before a person has told her
  [
    /^(Log a boundary \/|\/boundary log )/,
    ({ about }, reader) => (about.includes(reader.person) ? reader.told : reads(reader)),
  ],
  // an opinion: never for the one it is about
  [/^What I made of it \//, (_, reader) => reads(reader)],
  // what was added since: she as well once she was told
  [
    /^(A correction|What was done|Add to a note|They have been told|Take the strike back|What came of the review|Add my side) \/|^\/boundary (add|told) /,
    (_, reader) => reader.told || reads(reader),
  ],
  [/^What would have helped\? \//, (_, { ever, person }) => ever.is(person, 'Programme lead', 'Steward')],
]

/** What may stand in a circle's room: it was written to be read there. */
const FOR_THE_ROOM = [/^Plan a circle \/ (Name|Link to meet)$/, /^Say goodbye \//]

export const mayRead = (secret: Secret, reader: Reader): boolean =>
  secret.by === reader.person || READERS.some(([place, mayRead]) => place.test(secret.place) && mayRead(secret, reader))

export const isForTheRoom = (secret: Secret): boolean => FOR_THE_ROOM.some((place) => place.test(secret.place))
