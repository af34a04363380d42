/* What the page shows besides the chat. The server passes it on; src/rehearsal/ implements it. Listeners are told that something changed. */

/** How far the clock is moved. */
export const MOVES = ['next', 'hour', 'day', 'week'] as const
export type Move = (typeof MOVES)[number]

/** The rehearsal's clock: it only goes forward. */
export interface ClockParts {
  /** ISO instant. */
  now(): string
  /** IANA zone in which the bar at the top tells the time. */
  readonly zone: string
  /** Resolves when everything that fell due on the way has been done. */
  move(to: Move): Promise<void>
  /** When something is due next, as an ISO instant. Null: nothing is planned. */
  next(): Promise<string | null>
  /** When the clock was moved, or what comes next has changed; not each second. */
  listen(listener: () => void): () => void
}

export interface TourStep {
  id: string
  title: string
  /** A paragraph each. Plain text. */
  words: readonly string[]
  /** Id of the person to be for this step: the page offers to switch. Null: whoever one is. */
  as: string | null
  /** Name of the room where it happens, or null: the page offers to go there. An id. */
  room: string | null
  done: boolean
}

export interface TourState {
  steps: readonly TourStep[]
  /** The step that is on, by its id. Null: all are done. */
  at: string | null
  paused: boolean
}

/** The guided way through a circle's life. */
export interface TourParts {
  /** Null: there is none here (an empty community). `person` is who the page is at the moment. */
  state(person: string): TourState | null
  /** 'Later'. */
  pause(): void
  /** 'Go on'. */
  resume(): void
  listen(listener: () => void): () => void
}

export type Beginning = 'sample' | 'empty'

/** The first visit, and starting over. */
export interface StartParts {
  begun(): boolean
  /** Resolves when the community is there. */
  begin(what: Beginning): Promise<void>
  /** Everything is forgotten; afterwards nothing has begun. */
  reset(): Promise<void>
  listen(listener: () => void): () => void
}
