import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { TourStep } from '../../../src/adapters/rehearsal/server/parts.ts'
import { logAt } from '../../../src/ops/log.ts'
import { type Rehearsal, startRehearsal } from '../../../src/rehearsal/index.ts'
import type { SeenMessage } from '../../support/people.ts'
import { RehearsalPerson } from '../../support/rehearsal/person.ts'
import { form, message } from '../../support/scene.ts'
import { until } from '../../support/until.ts'

/** A Sunday: the tour proposes Tuesday, in two days. */
const SUNDAY = '2027-03-07T10:00:00Z'

/** The whole rehearsal in this process, in a folder of its own. */
export interface Rehearsing {
  readonly now: Rehearsal
  readonly dataDir: string
  /** Everything that it wrote to its log, a line each. */
  readonly log: string[]
  /** Sets the machine's clock on; by a negative duration, back. */
  pass(duration: Temporal.DurationLike): void
  /** Ends it in order and starts it anew. */
  restart(): Promise<void>
  /** Somebody of the community, by name, as one who sits at the page. */
  person(name: string): RehearsalPerson
  /** The name of the only private room. */
  circleRoom(): string
  /** The step of the tour, for the steward. */
  step(id: string): TourStep
  /** Waits until this is the step that is on; null: all are done. */
  at(id: string | null): Promise<void>
  close(): Promise<void>
}

export async function rehearsing(options: { from?: string; zone?: string } = {}): Promise<Rehearsing> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsing-'))
  const dataDir = join(folder, 'rehearsal')
  const log: string[] = []
  let from = Temporal.Instant.from(options.from ?? SUNDAY).epochMilliseconds - performance.now()
  const start = async () => {
    const begun = await startRehearsal(
      { host: '127.0.0.1', port: 0, dataDir, logLevel: 'warn' },
      {
        log: logAt('warn', { write: (line: string) => void log.push(line) }),
        machine: () => Math.round(from + performance.now()),
        zone: options.zone ?? 'Europe/London',
      },
    )
    await begun.ready
    return begun
  }
  let now = await start()
  const tour = () => now.tour.state(now.chat.people.everyone()[0]?.id ?? '')
  return {
    get now() {
      return now
    },
    dataDir,
    log,
    pass: (duration) => {
      from += Temporal.Duration.from(duration).total('milliseconds')
    },
    restart: async () => {
      await now.stop()
      now = await start()
    },
    person: (name) => {
      const found = now.chat.people.everyone().find((each) => each.name === name)
      if (found === undefined) throw new Error(`there is no ${name}`)
      return new RehearsalPerson(now.chat, found)
    },
    circleRoom: () => {
      const [room, ...others] = now.chat.whole.rooms().filter(({ kind }) => kind === 'private')
      if (room === undefined || others.length > 0) throw new Error('one private room')
      return room.id
    },
    step: (id) => {
      const found = tour()?.steps.find((each) => each.id === id)
      if (found === undefined) throw new Error(`the tour has no step ${id}`)
      return found
    },
    at: async (id) => {
      await until(`the tour at ${id}`, () => {
        const state = tour()
        return state !== null && state.at === id
      })
    },
    close: async () => {
      await now.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** `/circle create` as the tour says it. Returns what the one who opened it sees. */
export async function openTheCircle(here: Rehearsing, firstDate = '2027-03-09'): Promise<SeenMessage> {
  const helen = here.person('Helen Ashby')
  const lobby = here.now.chat.whole.rooms().find(({ name }) => name === 'lobby')?.id ?? ''
  const members = ['Jo Bennett', 'Samuel Okafor', 'Mei Tan', 'Priya Raman', 'Callum Rae', 'Lucia Ferreira']
  const preview = message(
    await helen.submits(form(await helen.runs(lobby, 'circle create')), {
      Name: 'Tuesday circle',
      Facilitators: [here.person('Amira Haddad')],
      Members: members.map((name) => here.person(name)),
      'First date': firstDate,
      'Link to meet': 'https://meet.example.org/circle',
    }),
  )
  const opened = message(await helen.presses(preview, 'Open the circle'))
  await until('the circle’s room with its agreement', () =>
    here.now.chat.whole
      .rooms()
      .some(({ id, kind }) => kind === 'private' && here.now.chat.whole.transcript(id).some(({ pinned }) => pinned)),
  )
  return opened
}

/** What everybody in the room reads, the oldest first. */
export const headlines = (here: Rehearsing, room: string): { at: string; said: string }[] =>
  here.now.chat.whole
    .transcript(room)
    .map(({ at, body }) => ({ at, said: body.kind === 'view' ? body.view.fallback : body.text }))
