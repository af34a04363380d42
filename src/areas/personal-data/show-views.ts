import {
  actions,
  type Block,
  bold,
  button,
  heading,
  lengthOf,
  list,
  note,
  quote,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { pagesOf } from '../boundaries/rules.ts'
import { helpButton } from '../help/actions.ts'
import { CORRECT_PAGE, DELETE_PAGE, EXPORT_PAGE, SHOW_PAGE } from './actions.ts'
import type { OwnedData } from './owned.ts'
import { type DataLine, type DataSection, sectionsOf } from './sections.ts'

/** Where she asks from, for dates and help lines. */
export interface OwnerPlace {
  zone: string
  region: string | null
}

/** Characters of what is kept on a page; what stands on every page takes some 1,200 of the 4,000 that fit. */
const ROOM = 2_400
/** Lines in one piece: what a list costs beyond its words stays small, and so does the number of blocks on a page. */
const LINES = 8

/** All of it, page by page: what is kept about her, and in words that are the same for everybody what is not shown here. */
export function showView(hers: OwnedData, page: number, { zone, region }: OwnerPlace): View {
  const pieces = sectionsOf(hers, zone, false).flatMap(piecesOf)
  const pages = pagesOf(
    pieces.map(({ cost }) => cost),
    ROOM,
  )
  const of = Math.max(1, pages.length)
  const at = Math.min(Math.max(0, page), of - 1)
  const turns = [
    ...(at > 0 ? [button(t('personal-data.show.earlier'), SHOW_PAGE, { page: at - 1 })] : []),
    ...(at < of - 1 ? [button(t('personal-data.show.later'), SHOW_PAGE, { page: at + 1 }, 'primary')] : []),
  ]
  return view(t('personal-data.show.fallback'), [
    heading(t('personal-data.show.heading')),
    text(t('personal-data.show.intro')),
    pieces.length === 0 && text(t('personal-data.show.none')),
    ...(pages[at] ?? []).flatMap((which) => pieces[which]?.blocks ?? []),
    note(t('personal-data.notes')),
    note(t('personal-data.audit')),
    of > 1 && note(t('personal-data.show.page', { page: at + 1, of })),
    turns.length > 0 && actions(...turns),
    actions(
      button(t('personal-data.export'), EXPORT_PAGE, {}),
      button(t('personal-data.correct'), CORRECT_PAGE, {}),
      button(t('personal-data.delete'), DELETE_PAGE, {}),
      helpButton(region),
    ),
  ])
}

/** What belongs together on a page. */
interface Piece {
  blocks: readonly Block[]
  cost: number
}

/** The title goes with the first lines; words of hers stand each in a quote of their own. */
function piecesOf({ title, lines }: DataSection): Piece[] {
  const groups: DataLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const alone = line.words !== null || group?.[0]?.words !== null
    if (group === undefined || alone || group.length === LINES) groups.push([line])
    else group.push(line)
  }
  return groups.map((group, at) => {
    const [first] = group
    const words = first?.words ?? null
    const blocks = [
      ...(at === 0 ? [text([bold(title)])] : []),
      ...(words === null
        ? [list(group.map((line) => line.text))]
        : [text(first?.text ?? []), ...(words === '' ? [] : [quote(words)])]),
    ]
    const cost = group.reduce(
      (sum, line) => sum + lengthOf(line.text) + (line.words?.length ?? 0) + 30,
      title.length + 30,
    )
    return { blocks, cost }
  })
}
