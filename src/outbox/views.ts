import type { Temporal } from 'temporal-polyfill'
import {
  actions,
  type Block,
  button,
  type Choice,
  heading,
  instant,
  note,
  room as roomLeaf,
  text,
  type View,
  view,
} from '../chat/view.ts'
import { type MessageKey, t, tr } from '../locales/index.ts'
import { circleIn, IT_IS_THERE, POST_IT } from './actions.ts'
import type { EntityRef } from './outbox.ts'
import type { PlatformRefusal } from './problem.ts'
import { topicLabel } from './topic.ts'

/** A post as it can be spoken of: what it is for, where it goes and when it was due. Its text is nobody's business here. */
export interface DeliveryProblem {
  post: string
  subject: EntityRef
  /** The name of its topic. */
  topic: string
  room: string
  dueAt: Temporal.Instant
  zone: string
  /** 'held': perhaps there. 'failed': not there. 'unpinned', 'unedited': there, but not as wanted. 'unfound': said to be there; nobody showed which message it is. */
  is: 'held' | 'failed' | 'unpinned' | 'unedited' | 'unfound'
  /** What the platform said, where it said anything. */
  problem: PlatformRefusal | null
}

const spoken = (matter: DeliveryProblem) => ({
  what: t(topicLabel(matter.topic)),
  room: roomLeaf(matter.room),
  when: instant(matter.dueAt, matter.zone),
})

const postIt = (matter: DeliveryProblem) =>
  button(t('outbox.post-it'), POST_IT, { circle: circleIn(matter.subject), post: matter.post }, 'primary')
const itIsThere = (matter: DeliveryProblem) =>
  button(t('outbox.it-is-there'), IT_IS_THERE, { circle: circleIn(matter.subject), post: matter.post })

/** What happened, what is at stake, what to do: for a private notice and for the list of a circle's open matters. */
export function problemBlocks(matter: DeliveryProblem): Block[] {
  switch (matter.is) {
    case 'held':
      return [
        text(tr('outbox.held.what', spoken(matter))),
        text(t('outbox.held.stake')),
        actions(postIt(matter), itIsThere(matter)),
      ]
    case 'failed':
      return [text(tr('outbox.failed.what', spoken(matter))), text(mend(matter)), actions(postIt(matter))]
    case 'unpinned':
      return [text(tr('outbox.unpinned.what', spoken(matter))), text(mend(matter)), note(t('outbox.unpinned.by-hand'))]
    case 'unedited':
      return [text(tr('outbox.unedited.what', spoken(matter))), text(mend(matter))]
    case 'unfound':
      return [text(tr('outbox.unfound.what', spoken(matter))), text(t('outbox.unfound.mend'))]
  }
}

function mend({ problem }: DeliveryProblem): string {
  switch (problem?.kind) {
    case 'forbidden':
      return t('outbox.mend.forbidden', { detail: problem.detail })
    case 'not-found':
      return t('outbox.mend.not-found')
    case 'invalid':
      return t('outbox.mend.invalid', { detail: problem.detail })
    case 'rate-limited':
    case 'unavailable':
    case 'unknown-outcome':
    case undefined:
      return t('outbox.mend.unavailable')
  }
}

/** The private notice to those who are asked. */
export function problemNotice(matter: DeliveryProblem): View {
  return view(t(`outbox.${matter.is}.fallback` satisfies MessageKey), [
    heading(t(`outbox.${matter.is}.heading` satisfies MessageKey)),
    ...problemBlocks(matter),
  ])
}

/** To the person whose file may or may not have arrived. */
export function fileNotice(): View {
  return view(t('outbox.file-held.fallback'), [text(t('outbox.file-held'))])
}

/** What a notice turns into once there is nothing left to choose, so that a second person does not choose again. */
export function resolvedNotice(matter: Pick<DeliveryProblem, 'topic' | 'room'>, how: 'there' | 'asked' | 'over'): View {
  const what = { what: t(topicLabel(matter.topic)), room: roomLeaf(matter.room) }
  return view(t(`outbox.resolved.${how}.fallback` satisfies MessageKey), [
    text(tr(`outbox.resolved.${how}` satisfies MessageKey, what)),
  ])
}

export type Answered = 'posting' | 'on-its-way' | 'there' | 'noted' | 'noted-find' | 'found' | 'gone'

/** The private answer to a press of one of the two. */
export function answered(what: Answered): View {
  const words = t(`outbox.answer.${what}` satisfies MessageKey)
  return view(words, [text(words)])
}

/** For the form 'This is the post': 'the opening, 16 March 2027, 19:00'. */
export function problemChoice(matter: DeliveryProblem): Choice {
  const when = matter.dueAt
    .toZonedDateTimeISO(matter.zone)
    .toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })
  return { label: t('outbox.choice', { what: t(topicLabel(matter.topic)), when }), value: matter.post }
}
