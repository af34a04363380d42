import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { Temporal } from 'temporal-polyfill'
import { expect, inject } from 'vitest'
import { invite } from '../../src/adapters/discord/publish.ts'
import { rehearsal } from '../../src/adapters/rehearsal/index.ts'
import { manifest } from '../../src/adapters/slack/publish.ts'
import type { AdapterLog } from '../../src/chat/adapter-log.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { registry } from '../../src/compose/definitions.ts'
import { type Roundel, startRoundel } from '../../src/compose/index.ts'
import { readConfig } from '../../src/config.ts'
import type { Db } from '../../src/data/db.ts'
import { openDatabase } from '../../src/data/open.ts'
import { dateOf, instantOf } from '../../src/data/times.ts'
import { logAt } from '../../src/ops/log.ts'
import { PACE_LIMITS } from '../../src/outbox/pace.ts'
import { type HandClock, handClock } from './clock.ts'
import { migratedFile } from './database.ts'
import { startFakeDiscord } from './discord/index.ts'
import { namesOf } from './discord/permission-names.ts'
import type { Facts as DiscordFacts } from './discord/world.ts'
import { type LeapTime, leapTime } from './leap-time.ts'
import type { FakeCommunity, FakePlatform, Person, Seen, SeenForm, SeenMessage } from './people.ts'
import { type RehearsalFacts, startFakeRehearsal } from './rehearsal/index.ts'
import { type SlackExtras, startFakeSlack } from './slack/fake.ts'
import type { Facts as SlackFacts } from './slack/world.ts'

/** Every flow runs on each, with the same assertions. */
export const platforms = ['discord', 'slack', 'rehearsal'] as const
export type PlatformUnderTest = (typeof platforms)[number]
/** Those that are reached over a wire by a process of their own, installed with grants: what happens to these, happens there alone (ADR 10). */
export const overAWire = ['discord', 'slack'] as const

/** Some Sunday before the programme: circles of the flows begin on Tuesday 16 March 2027, and British clocks change on the 28th. */
const START = '2027-03-07T10:00:00Z'

/** What the product prints for an installation: the invite link or the manifest, and nothing else is known to the fakes. */
export function printed(platform: PlatformUnderTest, application = '1000000000000000001'): string {
  if (platform === 'rehearsal') return ''
  return platform === 'discord' ? invite(application, registry).url : JSON.stringify(manifest(registry, {}).manifest)
}

export interface House {
  platform: PlatformUnderTest
  fake: FakePlatform
  here: FakeCommunity
  /** What only Slack has. */
  slack: SlackExtras['extras'] | null
  clock: HandClock
  db: Db
  /** Everything that the process wrote to its log, a line each. */
  log: string[]
  roundel: Roundel
  /** The folder with the database and the key. */
  dataDir: string
  /** Takes from @everyone (Discord) what the bot is invited with, so that it holds only its own. */
  bare(): void
  /** Lives on until then: jobs fall due at their own instants, and everything they bring about is done. */
  goTo(instant: string): Promise<void>
  /** Waits until nothing that is due is left to do. */
  quiet(): Promise<void>
  /** A minute and a little more in which nobody does anything passes for the platforms' rate limits; no job falls due. */
  rest(): void
  /** Nothing is refused for coming too often any more: for processes that come and go, and count from nothing each time. */
  limitless(): void
  /** Ends the process's work in order and starts it anew on the same data, with the tokens that are good now. */
  restart(): Promise<void>
  /** Closes it; others can go on from where it was. */
  keep(): Promise<Kept>
  close(): Promise<void>
}

/** All that was there when a house closed: on its platform, in its folder, on its clock. SQLite's alone. */
export interface Kept {
  facts: PlatformFacts
  files: (readonly [name: string, content: Buffer])[]
  now: string
}

type Fake = FakePlatform &
  Pick<House, 'slack'> & {
    bare(community: FakeCommunity): void
    limitless(): void
    /** Once it has stopped. */
    facts(): PlatformFacts
    /** Adapters that stand ready, for each start anew; the others are made from their tokens. */
    adapters(): Platform[]
  }
type PlatformFacts =
  | { on: 'discord'; facts: DiscordFacts }
  | { on: 'slack'; facts: SlackFacts }
  | { on: 'rehearsal'; facts: RehearsalFacts }

const silent: AdapterLog = { problem: () => {}, info: () => {} }

/** @param patience how long people wait for an answer, in ms of machine time; Slack's fake only, the others give up at 3 s */
async function startFake(
  platform: PlatformUnderTest,
  { clock, time, patience }: { clock: HandClock; time: LeapTime; patience?: number | undefined },
  before?: PlatformFacts,
): Promise<Fake> {
  if (platform === 'rehearsal') {
    const { facts, extras, ...fake } = await startFakeRehearsal({
      now: clock.now,
      ...(before?.on === 'rehearsal' ? { facts: before.facts } : {}),
    })
    return Object.assign(fake, {
      slack: null,
      facts: () => ({ on: 'rehearsal', facts: facts() }) as const,
      bare: () => {},
      limitless: () => {},
      adapters: () => [rehearsal({ chat: extras.bot, log: silent })],
    })
  }
  if (platform === 'discord') {
    const { facts, ...fake } = await startFakeDiscord({
      time,
      ...(before?.on === 'discord' ? { facts: before.facts } : {}),
    })
    const bits = BigInt(new URL(printed('discord')).searchParams.get('permissions') ?? 0)
    return Object.assign(fake, {
      slack: null,
      facts: () => ({ on: 'discord', facts: facts() }) as const,
      limitless: () => fake.extras.limits('off'),
      adapters: () => [],
      bare: (community: FakeCommunity) => fake.extras.everyoneLoses(community.id, ...namesOf(bits)),
    })
  }
  const { facts, ...fake } = await startFakeSlack({ time, ...(before?.on === 'slack' ? { facts: before.facts } : {}) })
  if (patience !== undefined) fake.extras.times({ patience })
  return Object.assign(fake, {
    slack: fake.extras,
    facts: () => ({ on: 'slack', facts: facts() }) as const,
    limitless: () => fake.extras.limits('off'),
    bare: () => {},
    adapters: () => [],
  })
}

interface HouseOptions {
  installs?: (text: string) => string
  databaseUrl?: string
  throughProxy?: string
  /** The test's own connection to `databaseUrl`, which stays open when the house closes. */
  db?: Db
  patience?: number
  from?: string
  /** Goes on from where another house was. */
  before?: Kept
}

/** Roundel in a community that has installed it, connected to a strict fake by the real library. Nothing is set up yet. */
export async function aHouse(platform: PlatformUnderTest, options: HouseOptions = {}): Promise<House> {
  const time = leapTime()
  const clock = handClock(options.before?.now ?? options.from ?? START, time.pass)
  const fake = await startFake(platform, { clock, time, patience: options.patience }, options.before?.facts)
  const opened: { stop(): Promise<void> }[] = [fake]
  try {
    return await movedIn(platform, options, { clock, time, fake, opened })
  } catch (error) {
    // a house in which Roundel cannot live is left as empty as it was
    for (const each of opened.toReversed()) await each.stop()
    throw error
  }
}

async function movedIn(
  platform: PlatformUnderTest,
  options: HouseOptions,
  { clock, time, fake, opened }: { clock: HandClock; time: LeapTime; fake: Fake; opened: { stop(): Promise<void> }[] },
): Promise<House> {
  const { before } = options
  const here = fake.communities()[0] ?? installed(fake, platform, options.installs)
  const dataDir = await mkdtemp(join(inject('runDir'), 'house-'))
  // migrated once for the whole run, not for each house
  if (before === undefined && options.databaseUrl === undefined)
    await copyFile(await migratedFile(), join(dataDir, 'roundel.sqlite'))
  for (const [name, content] of before?.files ?? []) await writeFile(join(dataDir, name), content)
  const log: string[] = []
  const config = () =>
    readConfig({
      ...fake.env(),
      ROUNDEL_DATA_DIR: dataDir,
      ROUNDEL_PORT: '0',
      LOG_LEVEL: 'trace',
      DATABASE_URL: options.throughProxy ?? options.databaseUrl ?? '',
    })
  // what discord.js counts itself it counts by the machine's time, in which twelve weeks pass in seconds here
  const paces = { ...PACE_LIMITS, discord: { ...PACE_LIMITS.discord, calls: null } }
  const begin = () =>
    startRoundel(config(), {
      ...{ clock, paces, paceClock: time, log: logAt('trace', { write: (line: string) => void log.push(line) }) },
      platforms: fake.adapters(),
    })
  let roundel = await begin()
  opened.push(roundel)
  const db = options.db ?? (await openDatabase({ url: options.databaseUrl, dataDir }))
  const closeDb = async () => {
    if (options.db === undefined) await db.close()
  }
  opened.push({ stop: closeDb })
  await fake.connected()

  const due = (until: Temporal.Instant) =>
    db.read.job.findFirst({
      where: { state: { in: ['waiting', 'running'] }, dueAt: { lte: dateOf(until) } },
      orderBy: { dueAt: 'asc' },
    })
  /**
   * What failed and waits a moment for another try (discord.js lets no more than 50 calls through in a second of machine time), and a
   * post that waits for the one before it.
   */
  const again = () =>
    db.read.job.findFirst({
      where: {
        state: 'waiting',
        OR: [{ tries: { gt: 0 } }, { kind: { startsWith: 'post.' } }],
        dueAt: { lte: dateOf(clock.now().add({ minutes: 2 })) },
      },
      orderBy: { dueAt: 'asc' },
    })
  const quiet = async () => {
    for (let look = 0; look < 200; look += 1) {
      await roundel.idle()
      const waiting = await again()
      if (waiting === null) return
      // a call that failed by discord.js's own limit has to wait for the machine's clock
      if (waiting.tries > 0) await delay(300)
      if (Temporal.Instant.compare(instantOf(waiting.dueAt), clock.now()) > 0) clock.set(instantOf(waiting.dueAt))
    }
    const job = await again()
    throw new Error(`still to be done after a while: ${job?.id} (${job?.problem ?? 'no problem told'})`)
  }
  return {
    platform,
    fake,
    here,
    slack: fake.slack,
    clock,
    db,
    log,
    get roundel() {
      return roundel
    },
    dataDir,
    bare: () => fake.bare(here),
    quiet,
    rest: () => time.pass(70_000),
    limitless: fake.limitless,
    async goTo(instant) {
      const until = Temporal.Instant.from(instant)
      await quiet()
      for (let jump = 0; jump < 500; jump += 1) {
        const next = await due(until)
        if (next === null) break
        const at = instantOf(next.dueAt)
        if (Temporal.Instant.compare(at, clock.now()) > 0) clock.set(at)
        await quiet()
      }
      clock.set(until)
      await quiet()
    },
    async restart() {
      await roundel.stop()
      roundel = await begin()
      await fake.connected()
    },
    async keep() {
      await roundel.stop()
      await closeDb()
      const names = await readdir(dataDir)
      const files = await Promise.all(names.map(async (name) => [name, await readFile(join(dataDir, name))] as const))
      await fake.stop()
      await rm(dataDir, { recursive: true, force: true })
      return { facts: fake.facts(), files, now: String(clock.now()) }
    },
    async close() {
      await roundel.stop()
      await closeDb()
      await fake.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function installed(fake: FakePlatform, platform: PlatformUnderTest, change = (text: string) => text): FakeCommunity {
  const here = fake.community('Riverside')
  here.install(change(printed(platform, fake.env().DISCORD_APPLICATION_ID)))
  return here
}

/** What came back must be a message; the error says what came instead. */
export function message(seen: Seen): SeenMessage {
  if (seen.kind !== 'message') throw new Error(`a message was expected: ${JSON.stringify(seen)}`)
  return seen
}

export function form(seen: Seen): SeenForm {
  if (seen.kind !== 'form') throw new Error(`a form was expected: ${JSON.stringify(seen)}`)
  return seen
}

/** Only this person sees it, and nothing shows who asked for it. */
export function expectPrivateTo(person: Person, seen: Seen): SeenMessage {
  const shown = message(seen)
  expect(shown.seenBy).toEqual([person.id])
  return shown
}

export interface People {
  steward: Person
  lead: Person
  deputy: Person
  facilitator: Person
  /** Six of them. */
  members: Person[]
  outsider: Person
}

const MEMBERS = ['Anna', 'Bea', 'Cleo', 'Dora', 'Edie', 'Flo']

/** The people of a small community, none of whom is anything yet. */
export const someone = (here: FakeCommunity): People => called((name) => here.person(name))

/** The same people, where they are there already. */
function thoseOf(here: FakeCommunity): People {
  const there = here.people()
  return called((name) => {
    const found = there.find((each) => each.name === name)
    if (!found) throw new Error(`${name} is not there`)
    return found
  })
}

function called(person: (name: string) => Person): People {
  const [steward, lead, deputy, facilitator, outsider] = ['Stella', 'Lena', 'Dilys', 'Fay', 'Otto'].map(person)
  if (!steward || !lead || !deputy || !facilitator || !outsider) throw new Error('five people')
  return { steward, lead, deputy, facilitator, outsider, members: MEMBERS.map(person) }
}

/** The whole of `/roundel setup`, as an administrator fills it in. Returns the last thing shown. */
export async function setUp(house: House, people: People): Promise<SeenMessage> {
  const { here } = house
  const lobby = here.room('lobby').room
  const admin = here.owner
  let shown = expectPrivateTo(admin, await admin.runs(lobby, 'roundel setup'))
  const powers = form(await admin.presses(shown, 'Who may do what'))
  shown = message(
    await admin.submits(powers, {
      Stewards: [people.steward],
      'Programme leads': [people.lead],
      'May facilitate a circle': [people.facilitator],
    }),
  )
  const named = form(await admin.presses(shown, 'Who to reach'))
  shown = message(
    await admin.submits(named, {
      'Safeguarding lead': [people.lead],
      Deputy: [people.deputy],
      'Telephone out of hours': '+44 20 7946 0000',
    }),
  )
  const place = form(await admin.presses(shown, 'Place, time, records'))
  return message(
    await admin.submits(place, {
      Region: 'United Kingdom',
      'Time zone': 'Europe/London',
      'Keep boundary notes after a circle for': '30 days',
      'Keep concerns and disclosures for': '24 months',
    }),
  )
}

export interface PlanInput {
  Name?: string
  Facilitators?: readonly Person[]
  Members?: readonly Person[]
  'First date'?: string
  'Link to meet'?: string
}

/** `/circle create` up to the preview. */
export async function plan(house: House, people: People, input: PlanInput = {}): Promise<Seen> {
  const lobby = house.here.room('planning').room
  const asked = form(await people.lead.runs(lobby, 'circle create'))
  return people.lead.submits(asked, {
    Name: 'Tuesday circle',
    Facilitators: [people.facilitator],
    Members: people.members,
    'First date': '2027-03-16',
    'Link to meet': 'https://meet.example.org/tuesday',
    ...input,
  })
}

type Circle = House & { people: People; room: string }

/**
 * A circle that is open, with its welcome, its pinned agreement and its six sessions ahead: opened by its people once for the whole run on
 * each platform, and gone on from by each test. Of the calls that opened it neither the fake nor the log knows any more.
 */
export async function aCircle(platform: PlatformUnderTest, elsewhere?: Elsewhere): Promise<Circle> {
  if (elsewhere !== undefined) return aCircleOpenedHere(platform, elsewhere)
  const house = await aHouse(platform, { before: await opened(platform) })
  await house.quiet()
  return withCircle(house, thoseOf(house.here))
}

/** A database of its own, and a way to it that a test can cut. */
interface Elsewhere {
  databaseUrl: string
  throughProxy?: string
  db?: Db
}

/** The same, opened for this test alone, by its people's real steps. */
async function aCircleOpenedHere(platform: PlatformUnderTest, elsewhere: Elsewhere | object = {}): Promise<Circle> {
  const house = await aHouse(platform, elsewhere)
  const people = someone(house.here)
  await setUp(house, people)
  const preview = message(await plan(house, people))
  await people.lead.presses(preview, 'Open the circle')
  await house.quiet()
  return withCircle(house, people)
}

function withCircle(house: House, people: People): Circle {
  const room = house.here.find(/^circle-1-/)
  if (!room) throw new Error('the circle has no room')
  return Object.assign(house, { people, room: room.id })
}

const known = new Map<PlatformUnderTest, Promise<Kept>>()

/** One for the whole run, made by whichever test file comes first; where two come at once, either is as good. */
function opened(platform: PlatformUnderTest): Promise<Kept> {
  const kept = known.get(platform) ?? openedOnce(platform)
  known.set(platform, kept)
  return kept
}

async function openedOnce(platform: PlatformUnderTest): Promise<Kept> {
  const file = join(inject('runDir'), `circle-${platform}`)
  if (existsSync(file)) return deserialize(await readFile(file))
  const kept = await (await aCircleOpenedHere(platform)).keep()
  const making = join(await mkdtemp(join(inject('runDir'), 'making-')), 'circle')
  await writeFile(making, serialize(kept))
  await rename(making, file)
  return kept
}
