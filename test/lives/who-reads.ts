import type { EverBeen } from './roles.ts'
import type { Secret } from './secrets.ts'

interface Reader {
  person: string
  ever: EverBeen
  /** Whether somebody has told her of a record that is about her. */
  told: boolean
}

/** Whom a text was written for, by where it was written. What stands in no row is for its writer alone. */
const READERS: readonly [place: RegExp, reads: (secret: Secret, reader: Reader) => boolean][] = [
  // names of circles, meeting links and numbers to ring are told to those who need them
  [/^Plan a circle \//, () => true],
  [
    /^(Log a boundary \/|\/boundary log )/,
    ({ about }, { person, ever, told }) =>
      about.includes(person) ? told : ever.is(person, 'Facilitator', 'Named contact', 'Safeguarding lead', 'Deputy'),
  ],
]

/** What may stand in a circle's room: it was written to be read there. */
const FOR_THE_ROOM = [/^Plan a circle \/ (Name|Link to meet)$/]

export const mayRead = (secret: Secret, reader: Reader): boolean =>
  secret.by === reader.person || READERS.some(([place, reads]) => place.test(secret.place) && reads(secret, reader))

export const isForTheRoom = (secret: Secret): boolean => FOR_THE_ROOM.some((place) => place.test(secret.place))
