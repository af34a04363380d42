import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Chat, openChat } from '../adapters/rehearsal/chat/chat.ts'
import { serve } from '../adapters/rehearsal/server/index.ts'
import type { ClockParts, StartParts, TourParts } from '../adapters/rehearsal/server/parts.ts'
import type { RehearsalConfig } from '../config.ts'
import { startErrorFor } from '../data/disk-full.ts'
import { StartError } from '../data/start-error.ts'
import { healthAnswer } from '../ops/health.ts'
import { type Log, logAt } from '../ops/log.ts'
import { ownPath } from '../root.ts'
import { rehearsalClock } from './clock.ts'
import { roundelInside } from './inside.ts'
import { movingClock } from './moving.ts'
import { openNotes } from './notes.ts'
import { zoneFor } from './place-rules.ts'
import { upcomingMoment } from './soon.ts'
import { starting } from './start.ts'
import { guidedTour, overheard } from './tour.ts'

export interface Rehearsal {
  /** Where the page is: 'http://127.0.0.1:8484'. */
  readonly url: string
  /** When Roundel is there, behind the page; rejects with the StartError that keeps it from starting. */
  readonly ready: Promise<void>
  readonly chat: Chat
  readonly clock: ClockParts
  readonly tour: TourParts
  readonly start: StartParts
  /** Ends what is under way, then all of it, in order. */
  stop(): Promise<void>
}

export interface RehearsalOptions {
  log?: Log
  /** The machine's clock, in ms since 1970. */
  machine?: () => number
  /** The machine's time zone, as an IANA name. */
  zone?: string
}

/** For the first page, in ms of machine time. */
const HEAD_START = 200

/**
 * The local chat with Roundel in it: its page first, so that it can be looked at at once, and Roundel behind it.
 * @throws StartError with what is wrong and how to mend it
 */
export async function startRehearsal(config: RehearsalConfig, options: RehearsalOptions = {}): Promise<Rehearsal> {
  const { log = logAt(config.logLevel) } = options
  const machineZone = zoneFor(options.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone)
  const started: (() => unknown)[] = []
  const stop = async () => {
    for (const each of started.splice(0).reverse())
      await Promise.resolve()
        .then(each)
        .catch((error: unknown) => log.error('happened', { kind: 'stop', error }))
  }
  try {
    // before anything is touched: a second one on the same port stops here
    await canListen(config)
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 }).catch(noFolder(config.dataDir))
    const notes = openNotes(join(config.dataDir, 'rehearsal.sqlite'))
    started.push(() => notes.close())
    const clock = rehearsalClock(notes, options.machine)
    const zone = () => notes.kept.zone ?? machineZone
    const chat = openChat({ file: join(config.dataDir, 'chat.sqlite'), now: clock.now })
    started.push(() => chat.close())

    const tour = guidedTour({ people: chat.people, notes, clock, zone, roundel: () => inside.running() })
    const bot = overheard(chat.bot, tour.dealtWith)
    const inside = roundelInside({ config, bot, clock, log, port: () => server.port })
    started.push(() => inside.stop())
    const moving = movingClock({ clock, people: chat.people, zone, inside, log })
    const start = starting({ chat, notes, clock, inside, dataDir: config.dataDir, zone: machineZone })
    await start.mend()

    const looking = upcomingMoment(
      async () => {
        await Promise.all([tour.look(), moving.look()])
      },
      (error) => log.warn('happened', { kind: 'look', error }),
    )
    started.push(() => looking.stop())
    for (const listen of [chat.people.listen, start.listen, moving.listen]) started.push(listen(looking.ask))
    started.push(
      () => start.halt(),
      () => moving.halt(),
    )

    const server = await serve({
      ...{ people: chat.people, byHand: chat.byHand, clock: moving, tour, start },
      ...{ host: config.host, port: config.port, page: ownPath('dist/page') },
      health: async () => {
        const { status, body } = await healthAnswer(inside.health)
        return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
      },
      failed: (error) => log.error('happened', { kind: 'page', error }),
    }).catch(cannotListen(config))
    started.push(() => server.stop())

    let stopping = false
    started.push(() => {
      stopping = true
    })
    // a page that is opened at once comes first: while Roundel is loaded nothing else is done
    const ready = delay(HEAD_START).then(async () => {
      if (stopping) return
      await inside.start()
      looking.ask()
    })
    // whoever waits for it hears of it; nobody has to
    ready.catch(() => {})
    return { url: urlOf(server.url), ready, chat, clock: moving, tour, start, stop }
  } catch (error) {
    await stop()
    throw startErrorFor(error, `the rehearsal (${config.dataDir})`)
  }
}

/** One that listens on all addresses is best visited at this computer's own. */
const urlOf = (url: string): string => url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')

async function canListen({ host, port }: RehearsalConfig): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    cannotListen({ host, port })(error)
  }
  probe.close()
  await once(probe, 'close')
}

function cannotListen({ host, port }: Pick<RehearsalConfig, 'host' | 'port'>) {
  return (error: unknown): never => {
    // what is wrong with the page is not the port's fault
    if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'code' in error)) throw error
    throw new StartError(
      error.code === 'EADDRNOTAVAIL'
        ? {
            problem: `ROUNDEL_HOST ${host} is no address of this computer.`,
            mend: 'Leave it empty for 127.0.0.1, or set one that this computer has, in the file .env.',
          }
        : {
            problem: `ROUNDEL_PORT ${port} on ${host} cannot be used.`,
            mend: 'Another program has it (is Roundel running twice?). Set ROUNDEL_PORT to a free one in the file .env.',
          },
      error,
    )
  }
}

function noFolder(dataDir: string) {
  return (error: unknown): never => {
    throw new StartError(
      {
        problem: `The folder for the rehearsal (${dataDir}) is not there and could not be made.`,
        mend: 'Let the account that runs Roundel write there, or set ROUNDEL_DATA_DIR to another folder.',
      },
      error,
    )
  }
}
