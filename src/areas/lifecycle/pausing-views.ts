import {
  actions,
  bold,
  button,
  choice,
  heading,
  instant,
  joined,
  list,
  person,
  plain,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { KEEP_AS_IT_IS } from '../membership/actions.ts'
import type { PlannedSession } from '../sessions/rhythm.ts'
import { RESUME, RESUME_FROM, RESUME_PAGE } from './actions.ts'
import type { ResumePreview } from './rules.ts'

/** 'Tuesday 13 April 2027'. */
const spoken = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')

/* ---- what the room reads: one line each ---- */

export const pausedLine = (): View => view(t('lifecycle.paused.line'), [text(t('lifecycle.paused.line'))])

/** `next`: null when no session is left to plan. */
export const goesOnLine = (next: PlannedSession | null): View =>
  view(t('lifecycle.resumed.fallback'), [
    next === null
      ? text(t('lifecycle.resumed.line-open'))
      : text(tr('lifecycle.resumed.line', { number: next.number, when: instant(next.at, next.zone) })),
  ])

/* ---- to the one who asked ---- */

export const pausedView = (circle: string, already: boolean, region: string | null): View => {
  const words = t(already ? 'lifecycle.paused.already' : 'lifecycle.paused.done')
  return view(words, [text(words), actions(button(t('lifecycle.resume'), RESUME_PAGE, { circle }), helpButton(region))])
}

/** The plan as it would be, date by date, before anything is done. `notFree`: who has another circle at one of them; for programme leads. */
export function resumePage(on: ResumePreview, notFree: readonly string[], region: string | null): View {
  const { circle, sessions, first } = on
  const input = { circle: circle.id }
  const options = on.others.map((date) => ({ label: spoken(date), value: date }))
  return view(t('lifecycle.resume.fallback', { name: circle.name }), [
    heading(t('lifecycle.resume.heading', { name: circle.name })),
    text(on.echo ?? t('lifecycle.resume.none-left')),
    sessions.length > 0 &&
      list(
        sessions.map((each) => [
          bold(t('circles.show.session', { number: each.number })),
          plain(' · '),
          instant(each.at, each.zone),
        ]),
      ),
    sessions.length > 0 && text(t('lifecycle.resume.told')),
    notFree.length > 0 &&
      text(
        tr('lifecycle.resume.not-free', {
          who: joined(
            notFree.map((id) => person(id)),
            ', ',
          ),
        }),
      ),
    sessions.length > 0 &&
      options.length > 0 &&
      choice(
        t('lifecycle.resume.first'),
        RESUME_FROM,
        input,
        options,
        options.some((each) => each.value === first) ? first : null,
      ),
    actions(
      button(t('lifecycle.resume'), RESUME, { ...input, first }, 'primary'),
      button(t('lifecycle.resume.wait'), KEEP_AS_IT_IS, input),
      helpButton(region),
    ),
  ])
}

export const resumedView = (already: boolean, region: string | null): View => {
  const words = t(already ? 'lifecycle.resume.already' : 'lifecycle.resume.done')
  return view(words, [text(words), actions(helpButton(region))])
}
