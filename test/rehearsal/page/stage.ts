import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { type Chat, openChat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { ChatAct, ChatReply } from '../../../src/adapters/rehearsal/chat/types.ts'
import { listeners } from '../../../src/adapters/rehearsal/listeners.ts'
import { type Serving, serve } from '../../../src/adapters/rehearsal/server/index.ts'
import type { TourState } from '../../../src/adapters/rehearsal/server/parts.ts'
import type { PublishedCommand, PublishedOption } from '../../../src/chat/registry.ts'
import { heading, text, type View, view } from '../../../src/chat/view.ts'

/**
 * The page's server over a real chat, with a bot that answers as a test tells it to: what page and server do, seen without Roundel.
 * The clock, the tour and the beginning are the test's own.
 */
export interface Stage {
  readonly chat: Chat
  readonly server: Serving
  readonly url: string
  readonly ids: Record<'ada' | 'ben' | 'cara' | 'olive' | 'lobby' | 'circle', string>
  /** What the bot does with each act; until told otherwise it answers with the act's name. */
  answers(how: (act: ChatAct, reply: ChatReply) => Promise<void>): void
  post(room: string, view: View): Promise<string>
  /** How the clock was moved. */
  readonly moves: string[]
  /** The clock's next move takes until then. */
  moving(until: Promise<void>): void
  tour(state: TourState | null): void
  begun(is: boolean): void
  /** What the server would have put into the log. */
  readonly failures: unknown[]
  /** Everything goes and comes back, on the same port: a restart. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const option = (name: string, kind: PublishedOption['kind'], more: Partial<PublishedOption> = {}): PublishedOption => ({
  name,
  kind,
  description: `What ${name} is for`,
  required: false,
  max: 100,
  min: 0,
  choices: [],
  ...more,
})

const COMMANDS: readonly PublishedCommand[] = [
  {
    noun: 'circle',
    description: 'Circles',
    verbs: [
      { verb: 'show', description: 'Your circle and who is in it', options: [] },
      {
        verb: 'create',
        description: 'Begin a new circle',
        options: [
          option('name', 'text', { required: true, max: 40 }),
          option('lead', 'person', { required: true }),
          option('weeks', 'integer', { min: 1, max: 12 }),
          option('pace', 'choice', {
            choices: [
              { label: 'Every week', value: '1' },
              { label: 'Every fortnight', value: '2' },
            ],
          }),
          option('theme', 'suggested'),
        ],
      },
    ],
  },
  {
    noun: 'agreement',
    description: 'The agreement',
    verbs: [{ verb: 'show', description: 'Read the whole agreement', options: [] }],
  },
  {
    noun: 'gethelp',
    description: 'Get help now',
    verbs: [{ verb: null, description: 'Get help now, without anybody knowing', options: [] }],
  },
]

export const said = (words: string, ...blocks: View['blocks']): View => view(words, [heading(words), ...blocks])

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const START = Temporal.Instant.from('2027-01-05T18:40:00Z')

export async function openStage(options: { begun?: boolean; zone?: string } = {}): Promise<Stage> {
  let now = START
  let began = options.begun ?? true
  let tour: TourState | null = null
  let posted = 0
  const { tell, listen } = listeners()
  const begins = listeners()
  const moves: string[] = []
  let moving: Promise<void> | null = null
  const failures: unknown[] = []
  const chat = openChat({ file: null, now: () => now })
  let how = (act: ChatAct, reply: ChatReply): Promise<void> =>
    reply.show('private', said(`Heard: ${act.kind}`, text('An answer for one person.')))
  chat.bot.connect({ acted: (act, reply) => how(act, reply), happened: () => {} })
  chat.bot.publish({ commands: COMMANDS, messageActions: [{ id: 'point', name: 'Point to the agreement' }] })

  const person = (name: string, admin = false) => chat.byHand.person(name, { admin }).id
  const ids = {
    ada: person('Ada Obi', true),
    ben: person('Ben Hale'),
    cara: person('Cara Lind'),
    olive: person('Olive Out'),
    lobby: chat.byHand.room('lobby').id,
    circle: await chat.bot.openRoom('circle-1-k7q2'),
  }
  for (const each of [ids.ada, ids.ben, ids.cara]) await chat.bot.addMember(ids.circle, each)

  const serving = (port: number) =>
    serve({
      people: chat.people,
      byHand: chat.byHand,
      clock: {
        now: () => now.toString(),
        zone: options.zone ?? 'Europe/London',
        move: async (to) => {
          moves.push(to)
          await moving
          now = now.add({ hours: { next: 5, hour: 1, day: 24, week: 168 }[to] })
          tell()
        },
        next: async () => now.add({ hours: 5 }).toString(),
        listen,
      },
      tour: {
        state: () => tour,
        pause: () => {
          if (tour !== null) tour = { ...tour, paused: true }
          tell()
        },
        resume: () => {
          if (tour !== null) tour = { ...tour, paused: false }
          tell()
        },
        listen,
      },
      start: {
        begun: () => began,
        begin: async () => {
          began = true
          begins.tell()
        },
        reset: async () => {
          chat.byHand.reset()
          began = false
          now = START
          begins.tell()
        },
        listen: begins.listen,
      },
      port,
      page: `${ROOT}dist/page`,
      failed: (error) => void failures.push(error),
    })
  let server = await serving(0)

  return {
    chat,
    get server() {
      return server
    },
    url: server.url,
    ids,
    answers: (next) => {
      how = next
    },
    post: async (room, shown) => {
      posted += 1
      return chat.bot.post(room, shown, `key${posted}`, '')
    },
    moves,
    moving: (until) => {
      moving = until
    },
    failures,
    tour: (next) => {
      tour = next
      tell()
    },
    begun: (is) => {
      began = is
      begins.tell()
    },
    restart: async () => {
      const { port } = server
      await server.stop()
      server = await serving(port)
    },
    stop: async () => {
      await server.stop()
      chat.close()
    },
  }
}
