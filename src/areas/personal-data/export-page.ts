import { Temporal } from 'temporal-polyfill'
import type { Inline } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import type { OwnedData } from './owned.ts'
import { type DataSection, sectionsOf } from './sections.ts'

/** Whose copy of what, made when. */
export interface DataExport {
  community: string
  person: string
  zone: string
  made: Temporal.Instant
  hers: OwnedData
}

/** The copy for programs. What is about boundaries is not in it (PRACTICE, section 5), in words that are the same for everybody. */
export function jsonOf({ community, person, zone, made, hers }: DataExport): string {
  const { name, seats, attendance, leaving, rooms, wish, drafts, messages, offices } = hers
  return JSON.stringify(
    {
      ...{ format: 'roundel-my-data', version: 1, community, person, zone, made },
      name,
      ...{ seats, offices },
      attendance: attendance.map(({ circle, number, at, answer }) => ({ circle, session: number, at, answer })),
      leaving: leaving.map(({ circle, at, words }) => ({ circle, at, words })),
      goodbyes: rooms,
      nextRound: wish && { programme: wish.programme, since: wish.since },
      unfinishedForms: drafts,
      privateMessages: messages,
      notInThisFile: [t('personal-data.export.without'), t('personal-data.notes'), t('personal-data.audit')],
    },
    null,
    2,
  )
}

/** Nothing is loaded and nothing runs, whatever somebody wrote: https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}
blockquote{margin:.5rem 0;padding-left:1rem;border-left:.25rem solid;white-space:pre-wrap;overflow-wrap:anywhere}`

/** The copy to read: one page that needs nothing else. What people wrote is text in it, and nothing more. */
export function htmlOf({ community, zone, made, hers }: DataExport): string {
  const title = escaped(t('personal-data.page.heading'))
  const sections = sectionsOf(hers, zone, true)
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escaped(t('personal-data.page.made', { community, when: dateIn(made, zone) }))}</p>
<p>${escaped(t('personal-data.page.keep'))}</p>
${sections.length === 0 ? `<p>${escaped(t('personal-data.page.none'))}</p>` : sections.map((each) => sectionOf(each)).join('\n')}
${['personal-data.export.without' as const, 'personal-data.notes' as const, 'personal-data.audit' as const].map((key) => `<p>${escaped(t(key))}</p>`).join('\n')}
</body>
</html>
`
}

function sectionOf({ title, lines }: DataSection): string {
  const items = lines.map(({ text, words }) => {
    const quoted = words === null || words === '' ? '' : `<blockquote>${escaped(words)}</blockquote>`
    return `<li>${escaped(text.map(inWords).join(''))}${quoted}</li>`
  })
  return `<h2>${escaped(title)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
}

function inWords(leaf: Inline): string {
  switch (leaf.kind) {
    case 'plain':
    case 'bold':
    case 'italic':
    case 'link':
      return leaf.text
    case 'instant':
      return dateIn(Temporal.Instant.from(leaf.at), leaf.zone)
    case 'person':
      return leaf.person
    case 'room':
      return leaf.room
    case 'group':
      return leaf.group
  }
}

/** '16 March 2027 at 19:00, Europe/London'. */
function dateIn(at: Temporal.Instant, zone: string): string {
  const there = at.toZonedDateTimeISO(zone)
  return `${there.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}, ${zone}`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
