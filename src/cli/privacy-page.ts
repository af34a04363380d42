import { DATA_KINDS, type DataKind, type Keeping, KIND_NAMES } from '../areas/personal-data/data-kinds.ts'
import { keptWords, kindName } from '../areas/personal-data/retention-views.ts'
import { t } from '../locales/index.ts'
import { MADE, table } from './markdown.ts'

/** As setup has it where nobody chose otherwise. */
const BOUNDARY_DAYS = 30

const SHOWN: Readonly<Record<Keeping['shown'], string>> = {
  contents: 'yes',
  'how-many': 'how many',
  'in-general': 'in general words, the same for everybody',
}
const CORRECTED: Readonly<Record<Keeping['correct'], string>> = {
  form: 'in a form',
  adding: 'by adding to it, in `/boundary mine`',
  platform: 'in the platform’s profile',
  stewards: 'by a steward',
  no: 'no',
}
const ERASED: Readonly<Record<Keeping['erase'], string>> = { all: 'yes', part: 'what nobody else needs', no: 'no' }

const PURPOSE: Readonly<Record<DataKind, string>> = {
  name: 'to speak of people by name, and to know who administers',
  seats: 'who may be in the room, and is reminded',
  attendance: 'so that nobody is waited for in vain',
  leaving: 'so that programme leads can make the next round better',
  'next-round': 'so that people get the place that they asked for',
  drafts: 'so that nothing typed is lost',
  messages: 'to send them once, and to take back what is settled',
  rooms: 'to send them once, and to change what has changed',
  offices: 'who may do what, and whom to reach',
  side: 'so that both sides are read',
  notes: 'to keep to the agreement, fairly, with a review',
  incidents: 'so that somebody mends it, and it is told once',
  audit: 'so that it can be asked who read a note',
  circles: 'to keep the circle',
}

const tables = (kept: Keeping): string =>
  [...new Set(kept.columns.map((column) => column.split('.')[0] ?? ''))].join(', ')

/** docs/privacy.md: what is kept of people, where, for how long and why. Made of the list that `/mydata` and the daily job are made of. */
export function privacyPage(): string {
  const kinds: { kind: DataKind; kept: Keeping }[] = KIND_NAMES.map((kind) => ({ kind, kept: DATA_KINDS[kind] }))
  const parts = [
    MADE,
    '# What is kept of people, where, for how long and why',
    [
      'Everything is in one database, on the machine that runs Roundel. What people wrote in private is encrypted in it (AES-256-GCM); the key lies beside it or in',
      '`ROUNDEL_SECRET_KEY`, so whoever runs the machine could read it with effort. Nothing is sent anywhere but to Discord or Slack.',
      'What people write in their rooms Roundel never reads: it asks for no right to.',
    ].join('\n'),
    '## How long',
    table(
      ['What', 'What for', 'Kept', 'Tables'],
      kinds.map(({ kind, kept }) => [kindName(kind), PURPOSE[kind], keptWords(kind, BOUNDARY_DAYS), tables(kept)]),
    ),
    [
      'A month is 30.5 days here. Setup may choose another number of days for notes about boundaries; this page shows what it is until somebody does.',
      t('personal-data.retention.nudges'),
      'What has had its time is deleted each night at twenty past three by the community’s clock (the job `community.forget`), in small pieces;',
      'a night that was missed is made up for at the next start. Jobs that are done, in which nobody stands, go after 30 days. What is left of it is which kind and how many, in the list of who did what,',
      'and a line in the log with the same; of notes about boundaries the log tells no number. `/roundel retention` shows stewards what is deleted next.',
    ].join('\n'),
    '## Where deleted really is gone',
    [
      'SQLite overwrites what is deleted with zeros at once (`secure_delete`). Some copies of rows stay where it splits and joins its pages, and in the log beside the file. Roundel empties',
      'the log after `/mydata delete`, after ‘Start over’ in the rehearsal and when it stops. Each night in which something was deleted it rewrites the whole file (`VACUUM`). A file from an',
      'older version is rewritten in its first night. If the disk has no space for that, Roundel tries again the next night, and `npm run roundel -- doctor` says so. Then it is gone from the',
      'files. A program can’t control what a disk, a file system with snapshots or an undelete tool keeps: encrypt the disk.',
      '',
      'PostgreSQL keeps deleted and changed rows until it needs the space. A dead row stays readable in its files until autovacuum has run and something else is written there. The',
      'write-ahead log (and its archive, if there is one) keeps a copy until it is recycled, and a replica keeps what the server keeps. None of it can be read with SQL. If you need it gone at',
      'once, run `VACUUM FULL` and `CHECKPOINT`, and shorten the archive of the log.',
      '',
      'A backup keeps what was in the database on that day. With its key it can be read. Keep backups no longer than the shortest term above that matters to you, and keep the key',
      '(`secret.key` or `ROUNDEL_SECRET_KEY`) somewhere else than the backups.',
    ].join('\n'),
    '## What each person can do',
    [
      '`/mydata show`, `export`, `correct` and `delete` are about the one who asks and nobody else. Each answer is private; the files of `export` go to',
      'the person’s own direct messages, are kept sealed for an hour at most until they are there, and are wiped then.',
    ].join('\n'),
    table(
      ['What', 'Shown', 'In the files', 'Corrected', 'Deleted at a press'],
      kinds.map(({ kind, kept }) => [
        kindName(kind),
        SHOWN[kept.shown],
        kept.file ? 'yes' : 'no',
        CORRECTED[kept.correct],
        ERASED[kept.erase],
      ]),
    ),
    '## What stays after `/mydata delete`, and why',
    [
      '- The seat in a circle that goes on: it is who may be in the room. `/circle leave` ends it at once; afterwards it can be deleted.',
      '- That somebody facilitated a circle that has closed, for a year after it: its people may still have something to ask. Of everybody else the seat in a',
      '  circle that was left, or has closed, goes at a press: nobody needs to know of it.',
      '- Powers and posts, and being the contact of a circle or the one who opened it: others rely on finding that person. What waits to be sent to them is sent.',
      '- Notes about boundaries, and what a person added to one: two people are in them, and they are there to be looked at again, not erased at a press. They go',
      '  with the term above. Nobody learns from `/mydata` whether there are any: the words are the same for everybody. They are never in a file, because a phone',
      '  is read by others; a note leaves the community through the safeguarding lead.',
      '- Who read or changed something sensitive: it is there for the people who were written about.',
      '- What stands in rooms and direct messages: those are the platform’s. A goodbye that Roundel posted in somebody’s name is replaced by one neutral line where',
      '  its circle goes on.',
      '- Copies of the whole (backups), until whoever runs Roundel overwrites them.',
    ].join('\n'),
    '## When a community takes Roundel out',
    [
      'Nothing is deleted by that alone, so that it can come back to what it had; what has a term goes on to be deleted each night. To delete everything, stop Roundel',
      'and delete the database and its key.',
    ].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
