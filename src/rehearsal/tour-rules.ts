/** The way through a circle's first session, in this order. */
export const TOUR_STEPS = [
  'create',
  'agreement',
  'session',
  'pointing',
  'boundary',
  'help',
  'closing',
  'onwards',
] as const
export type StepId = (typeof TOUR_STEPS)[number]

/** What really happened, as Roundel's database and the chat know it. The circle is the first one of the community. */
export interface TourFacts {
  circle: { id: string; room: string | null; state: string } | null
  /** How each session stands: 'planned' | 'open' | 'closed' | 'unconfirmed' | 'skipped'. */
  sessions: readonly string[]
  /** Somebody pressed ‘I’m here’. */
  here: boolean
  /** Somebody pointed to a clause. */
  pointed: boolean
  /** There is a boundary note. */
  noted: boolean
  /** What leaves nothing behind in the database. */
  tried: readonly ('agreement' | 'help')[]
}

export const NOTHING: TourFacts = {
  ...{ circle: null, sessions: [], here: false, pointed: false, noted: false, tried: [] },
}

/** Its room is there, with its people in it. */
const OPENED = ['open', 'paused', 'closing', 'closed']

/** Whether a step has been done, whoever did it, and in whatever order. */
export function isDone(step: StepId, facts: TourFacts): boolean {
  const { circle, sessions, tried } = facts
  const opened = circle !== null && OPENED.includes(circle.state)
  switch (step) {
    case 'create':
      return opened
    case 'agreement':
      return tried.includes('agreement')
    case 'session':
      // once it is over nobody can say any more that they are here
      return facts.here || sessions.includes('closed')
    case 'pointing':
      return facts.pointed
    case 'boundary':
      return facts.noted
    case 'help':
      return tried.includes('help')
    case 'closing':
      return sessions.includes('closed')
    case 'onwards':
      return opened && (circle.state === 'closed' || !sessions.some(isAhead))
    default:
      return step satisfies never
  }
}

/** Whether it can be done now or later: what cannot any more holds nobody up. */
function isPossible(step: StepId, { circle, sessions }: TourFacts): boolean {
  const state = circle?.state ?? ''
  switch (step) {
    case 'create':
    case 'help':
      return true
    case 'agreement':
      return OPENED.includes(state)
    case 'session':
    case 'closing':
      return (state === 'open' || state === 'paused') && sessions.some(isAhead)
    case 'pointing':
      return state === 'open' || state === 'paused'
    case 'boundary':
      return OPENED.includes(state) && state !== 'closed'
    case 'onwards':
      return OPENED.includes(state)
    default:
      return step satisfies never
  }
}

const isAhead = (session: string): boolean => session === 'planned' || session === 'open'

/** The first step that is not done and can be. Null: all is done that can be. */
export const stepAt = (facts: TourFacts): StepId | null =>
  TOUR_STEPS.find((step) => !isDone(step, facts) && isPossible(step, facts)) ?? null
