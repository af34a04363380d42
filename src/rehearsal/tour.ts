import { actionAt } from '../adapters/rehearsal/chat/places.ts'
import type { BotSide, ChatAct, People } from '../adapters/rehearsal/chat/types.ts'
import { listeners } from '../adapters/rehearsal/listeners.ts'
import type { TourParts } from '../adapters/rehearsal/server/parts.ts'
import { EASY_READ, READ_ALL } from '../areas/agreement/actions.ts'
import { circlePlatformRoom } from '../areas/circles/circle-room.ts'
import { HELP_NOW } from '../areas/help/actions.ts'
import { communityRef } from '../chat/refs.ts'
import type { Roundel } from '../compose/index.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Cast, Notes } from './notes.ts'
import { isDone, NOTHING, type StepId, stepAt, TOUR_STEPS, type TourFacts } from './tour-rules.ts'
import { stepTitle, stepWords } from './tour-words.ts'

export interface Tour extends TourParts {
  /** Looks at what has happened since, and tells if a step was done by it. */
  look(): Promise<void>
  /** An act that Roundel was told of has been dealt with. */
  dealtWith(act: ChatAct): void
}

interface TourNeeds {
  people: People
  notes: Notes
  clock: Clock
  zone: () => string
  /** Null while it is not running. */
  roundel: () => Roundel | null
}

/** The guided way through the sample community: it watches what is done there, and asks nobody to say that it was. */
export function guidedTour({ people, notes, clock, zone, roundel }: TourNeeds): Tour {
  const told = listeners()
  let facts: TourFacts = NOTHING
  let room: string | null = null

  const roomName = (): string | null => {
    const seen = facts.circle === null ? [] : (people.sight(notes.kept.cast?.facilitator ?? '')?.rooms ?? [])
    return seen.find(({ id }) => id === facts.circle?.room)?.name ?? null
  }
  const changed = (next: TourFacts): void => {
    const name = roomName()
    if (JSON.stringify(next) === JSON.stringify(facts) && name === room) return
    facts = next
    room = roomName()
    told.tell()
  }
  const keep = (tour: Partial<Notes['kept']['tour']>): void => {
    notes.change({ tour: { ...notes.kept.tour, ...tour } })
    changed({ ...facts, tried: notes.kept.tour.tried })
    told.tell()
  }

  return {
    state: (person) => {
      const { stage, cast, tour } = notes.kept
      if (stage !== 'sample' || cast === null) return null
      const names = new Map(people.everyone().map(({ id, name }) => [id, name]))
      const telling = { nameOf: (id: string) => names.get(id) ?? '', cast, room, now: clock.now(), zone: zone() }
      return {
        paused: tour.paused,
        at: stepAt(facts),
        steps: TOUR_STEPS.map((id) => {
          const { as, room: where } = placeOfStep(id, cast, facts)
          const done = isDone(id, facts)
          // nobody has to be anybody for what is done
          const words = stepWords(id, done ? null : as, person, telling)
          return { id, title: stepTitle(id), words, as, room: where, done }
        }),
      }
    },
    pause: () => keep({ paused: true }),
    resume: () => keep({ paused: false }),
    listen: told.listen,
    look: async () => {
      const { stage, tour } = notes.kept
      const house = roundel()
      if (stage !== 'sample') changed(NOTHING)
      else if (house !== null) changed({ ...(await factsOf(house.read, people.community().id)), tried: tour.tried })
    },
    dealtWith: (act) => {
      const what = triedBy(act, facts.circle?.room ?? null)
      const { tried } = notes.kept.tour
      if (notes.kept.stage === 'sample' && what !== null && !tried.includes(what)) keep({ tried: [...tried, what] })
    },
  }
}

/** Who to be for a step, and where it happens. */
function placeOfStep(step: StepId, cast: Cast, { circle }: TourFacts): { as: string | null; room: string | null } {
  const [member = null] = cast.members
  const room = circle?.room ?? null
  switch (step) {
    case 'create':
      return { as: cast.lead, room: cast.lobby }
    case 'agreement':
    case 'session':
    case 'pointing':
      return { as: member, room }
    case 'boundary':
    case 'closing':
      return { as: cast.facilitator, room }
    case 'help':
    case 'onwards':
      return { as: null, room: null }
    default:
      return step satisfies never
  }
}

/**
 * What somebody tried of which nothing is written down. That it was tried is kept for the tour, and not by whom: reading the agreement
 * leaves no trace, and ‘Get help now’ must leave none.
 */
function triedBy(act: ChatAct, circle: string | null): 'agreement' | 'help' | null {
  if (act.kind === 'command') {
    const command = act.path.join(' ')
    if (command === 'gethelp') return 'help'
    // in its room are its people alone: nobody there is refused it
    return command === 'agreement show' && circle !== null && act.room === circle ? 'agreement' : null
  }
  if (act.kind !== 'press') return null
  const pressed = actionAt(act.view, act.place, act.chosen)?.id
  if (pressed === HELP_NOW.id) return 'help'
  // only the circle's people ever see these
  return pressed === READ_ALL.id || pressed === EASY_READ.id ? 'agreement' : null
}

/** The circle that was opened first, and what has come of it. */
async function factsOf(read: Roundel['read'], community: string): Promise<Omit<TourFacts, 'tried'>> {
  const circle = await read.circle.findFirst({
    where: { communityId: communityRef('rehearsal', community), state: { notIn: ['undoing', 'undone'] } },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
    select: { id: true, state: true, sessions: { select: { state: true }, orderBy: { number: 'asc' } } },
  })
  if (circle === null) return NOTHING
  const { id, state, sessions } = circle
  const room = await circlePlatformRoom(read, id)
  const [here, pointed, noted] = await Promise.all([
    read.attendance.count({ where: { answer: 'here', session: { circleId: id } } }),
    read.clause.count({ where: { agreement: { circleId: id }, pointings: { gt: 0 } } }),
    read.boundaryRecord.count({ where: { circleId: id } }),
  ])
  return {
    circle: { id, room, state },
    sessions: sessions.map((each) => each.state),
    ...{ here: here > 0, pointed: pointed > 0, noted: noted > 0 },
  }
}

/** The chat's side for the bot, with an ear for what has been dealt with. */
export function overheard(bot: BotSide, dealtWith: (act: ChatAct) => void): BotSide {
  return {
    ...bot,
    // asked anew each time: after a reset it is another community
    get community() {
      return bot.community
    },
    connect: (hands) =>
      bot.connect({
        ...hands,
        acted: async (act, reply) => {
          await hands.acted(act, reply)
          dealtWith(act)
        },
      }),
  }
}
