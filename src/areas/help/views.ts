import type { Temporal } from 'temporal-polyfill'
import {
  actions,
  type Block,
  bold,
  button,
  heading,
  type Inline,
  joined,
  link,
  list,
  note,
  plain,
  type RichText,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { HELP_NOW } from './actions.ts'
import { type HelpLine, isStale, linesFor, type Region, regions, titleOf } from './help-lines.ts'

/** Where helplines of every country can be looked up. */
const FIND_A_HELPLINE = 'findahelpline.com'

/** What 'Get help now' shows. Built from bundled data alone; `today` decides which lines are shown with a warning. */
export function helpNow(region: Region | null, today: Temporal.PlainDate): View {
  return region === null ? everyRegion(today) : oneRegion(region, today)
}

function oneRegion(region: Region, today: Temporal.PlainDate): View {
  const lines = linesFor(region)
  const stale = lines.some((line) => isStale(line, today))
  return view(t('help.now.help.fallback', { emergency: emergencyWords(region) }), [
    heading(t('help.now.help.heading')),
    ...lines.filter((line) => line.emergency).map((line) => text(emergencyLine(line, today))),
    list(lines.filter((line) => !line.emergency).map((line) => lineText(line, today))),
    !lines.some((line) => line.web === FIND_A_HELPLINE) &&
      text(tr('help.now.help.elsewhere', { where: webLink(FIND_A_HELPLINE) })),
    stale && note(t('help.now.help.stale')),
    note(notWatched()),
  ])
}

/** Where the region is not known: every emergency number, and a button for each region's own lines. */
function everyRegion(today: Temporal.PlainDate): View {
  const emergencies = regions.map((region) => ({ region, lines: linesFor(region).filter((line) => line.emergency) }))
  const stale = emergencies.some(({ lines }) => lines.some((line) => isStale(line, today)))
  return view(t('help.now.help.fallback-anywhere'), [
    heading(t('help.now.help.heading')),
    text(t('help.now.help.danger-anywhere')),
    list(
      emergencies.map(({ region, lines }) => [
        bold(titleOf(region)),
        plain(': '),
        ...joined(
          lines.map((line) => [...ways(line), plain(` (${checked(line, today)})`)]),
          '; ',
        ),
      ]),
    ),
    text(tr('help.now.help.anywhere', { where: webLink(FIND_A_HELPLINE) })),
    text(t('help.now.help.which-region')),
    ...regionButtons(),
    stale && note(t('help.now.help.stale')),
    note(notWatched()),
  ])
}

/** Two rows: a row holds five. */
function regionButtons(): Block[] {
  const buttons = regions.map((region) => button(titleOf(region), HELP_NOW, { region }))
  return [actions(...buttons.slice(0, 4)), actions(...buttons.slice(4))]
}

/** 'In danger now: call 999 or 112.' What else there is to know about it follows. */
function emergencyLine(line: HelpLine, today: Temporal.PlainDate): RichText {
  return [
    bold(t('help.now.help.danger')),
    plain(' '),
    ...ways(line),
    plain(`. ${line.note ? `${line.note}. ` : ''}${line.hours}. (${checked(line, today)})`),
  ]
}

function lineText(line: HelpLine, today: Temporal.PlainDate): RichText {
  const where = line.where ? ` (${line.where})` : ''
  return [
    bold(`${line.name}${where}`),
    plain(': '),
    ...ways(line),
    plain(`. ${line.for}. ${line.note ? `${line.note}. ` : ''}${line.hours}. (${checked(line, today)})`),
  ]
}

function ways(line: HelpLine): RichText {
  const found: Inline[][] = []
  if (line.call) found.push([plain(t('help.now.help.call', { number: line.call }))])
  if (line.text) found.push([plain(t('help.now.help.text', { number: line.text }))])
  if (line.web) found.push([webLink(line.web)])
  return joined(found, t('help.now.help.or'))
}

const webLink = (address: string): Inline => link(`https://${address}`, address)

/** 'checked 1 November 2026', or a warning that this was long ago. */
function checked(line: HelpLine, today: Temporal.PlainDate): string {
  const day = line.verified.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return t(isStale(line, today) ? 'help.now.help.checked-long-ago' : 'help.now.help.checked', { day })
}

const notWatched = (): string => `${t('help.now.help.not-watched')} ${t('help.now.help.not-logged')}`

const emergencyWords = (region: Region): string =>
  linesFor(region)
    .filter((line) => line.emergency)
    .map((line) =>
      ways(line)
        .map((leaf) => ('text' in leaf ? leaf.text : ''))
        .join(''),
    )
    .join('; ')
