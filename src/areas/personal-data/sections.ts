import type { Temporal } from 'temporal-polyfill'
import { instant, type RichText, rich } from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { DATA_KINDS, type DataKind } from './data-kinds.ts'
import type { OwnedData } from './owned.ts'

/** One thing that is kept, and what she wrote with it, if she did. */
export interface DataLine {
  text: RichText
  words: string | null
}

export interface DataSection {
  kind: DataKind
  title: string
  lines: readonly DataLine[]
}

const KEYS = [
  'name',
  'seats',
  'offices',
  'attendance',
  'leaving',
  'rooms',
  'next-round',
  'side',
  'drafts',
  'messages',
] as const satisfies readonly DataKind[]

/** What is kept about her, in sentences, in its order: those of `/mydata show`, and with `forFile` those that may stand in a file. */
export function sectionsOf(hers: OwnedData, zone: string, forFile: boolean): DataSection[] {
  const lines = linesOf(hers, (at) => instant(at, zone))
  return KEYS.filter((kind) => lines[kind].length > 0 && (DATA_KINDS[kind].file || !forFile)).map((kind) => ({
    kind,
    title: t(`personal-data.${kind}` satisfies MessageKey),
    lines: lines[kind],
  }))
}

type When = (at: Temporal.Instant) => ReturnType<typeof instant>

const plain = (text: string | RichText): DataLine => ({ text: rich(text), words: null })

function linesOf(hers: OwnedData, when: When): Record<(typeof KEYS)[number], readonly DataLine[]> {
  const { name, wish, drafts, messages } = hers
  return {
    name: [
      ...(name ? [plain(tr('personal-data.name.is', { name: name.name, when: when(name.asOf) }))] : []),
      ...(name?.admin ? [plain(t('personal-data.name.admin'))] : []),
    ],
    seats: hers.seats.map((seat) => plain(seatLine(seat, when))),
    offices: hers.offices.map(({ is, circle }) =>
      plain(t(`personal-data.office.${is}` satisfies MessageKey, circle === null ? {} : { circle })),
    ),
    attendance: hers.attendance.map(({ circle, number, at, answer }) =>
      plain(tr('personal-data.attendance.is', { circle, number, when: when(at), answer: answerWords(answer) })),
    ),
    leaving: hers.leaving.map(({ circle, at, words }) => ({
      text: tr(words === null ? 'personal-data.leaving.silent' : 'personal-data.leaving.is', {
        circle,
        when: when(at),
      }),
      words,
    })),
    rooms: hers.rooms.map(({ circle, at, words }) => ({
      text: tr('personal-data.rooms.is', { circle, when: when(at) }),
      words,
    })),
    'next-round': wish
      ? [plain(tr('personal-data.next-round.is', { programme: wish.programme, when: when(wish.since) }))]
      : [],
    side: hers.side.map(({ at, words }) => ({ text: tr('personal-data.side.is', { when: when(at) }), words })),
    drafts: drafts.length > 0 ? [plain(t('personal-data.drafts.is', { count: drafts.length }))] : [],
    messages: messages.length > 0 ? [plain(t('personal-data.messages.is', { count: messages.length }))] : [],
  }
}

function seatLine({ circle, role, state, left, closed }: OwnedData['seats'][number], when: When): RichText {
  if (state === 'refused') return tr('personal-data.seat.refused', { circle })
  if (left !== null) return tr('personal-data.seat.left', { circle, when: when(left) })
  if (closed) return tr('personal-data.seat.closed', { circle })
  return tr(role === 'facilitator' ? 'personal-data.seat.facilitator' : 'personal-data.seat.member', { circle })
}

const ANSWERS = ['coming', 'here', 'on-my-way', 'cannot'] as const

/** What she pressed, as words; an answer that is not known here as it stands. */
function answerWords(answer: string): string {
  const known = ANSWERS.find((each) => each === answer)
  return known === undefined ? answer : t(`personal-data.answer.${known}` satisfies MessageKey)
}
