// The process of the fake platforms and of the people on them: apart, so that its work is not counted as the measured program's.
import process from 'node:process'
import { invite } from '../../src/adapters/discord/publish.ts'
import { manifest } from '../../src/adapters/slack/publish.ts'
import { registry } from '../../src/compose/definitions.ts'
import { startFakeDiscord } from '../../test/support/discord/index.ts'
import type { FakeCommunity, FakePlatform } from '../../test/support/people.ts'
import { startFakeSlack } from '../../test/support/slack/fake.ts'
import { aCircle } from './circle.ts'
import type { Acts } from './community.ts'
import { NOTE_MANIFEST, noteInvite, notes } from './notes.ts'
import { atPace } from './pace.ts'
import { type Deed, type Driven, Order, type Subject } from './wire.ts'

interface Town {
  fake: FakePlatform
  here: FakeCommunity
  acts: Acts
}

let towns: { discord: Town; slack: Town } | null = null
let subject: Subject = 'roundel'

const both = () => {
  if (towns === null) throw new Error('not opened yet')
  return towns
}

async function open(of: Subject): Promise<{ env: Record<string, string> }> {
  subject = of
  const [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()])
  const town = (fake: FakePlatform, printed: string): Town => {
    const here = fake.community('Riverside')
    here.install(printed)
    return { fake, here, acts: { work: [], help: [] } }
  }
  const application = discord.extras.raw.application
  const own = of === 'roundel'
  towns = {
    discord: town(discord, own ? invite(application, registry).url : noteInvite(application)),
    slack: town(slack, own ? JSON.stringify(manifest(registry, {}).manifest) : NOTE_MANIFEST),
  }
  return { env: { ...discord.env(), ...slack.env() } }
}

/** People press as soon as there is somebody to answer them. */
async function firstAnswer({ fake, acts }: Town): Promise<void> {
  await connected(fake)
  await acts.work[0]?.()
}

/** The fakes give up sooner than a start on a busy machine may take; whoever asked us has an end of his own. */
async function connected(fake: FakePlatform): Promise<void> {
  for (let look = 0; look < 4; look += 1) {
    try {
      return await fake.connected()
    } catch {
      // asked again
    }
  }
  return fake.connected()
}

async function prepare(): Promise<void> {
  const make = subject === 'roundel' ? aCircle : async (here: FakeCommunity) => notes(here)
  for (const town of Object.values(both())) town.acts = await make(town.here)
}

/** Half of the acts on each platform, in turn. */
async function drive(deed: Deed, rate: number, seconds: number): Promise<Driven> {
  const { discord, slack } = both()
  const cpu = process.cpuUsage()
  const busy = performance.eventLoopUtilization()
  const told = [discord, slack].map(({ fake }) => fake.complaints().length)
  const [onDiscord, onSlack] = await Promise.all([
    atPace(discord.acts[deed], rate / 2, seconds),
    atPace(slack.acts[deed], rate / 2, seconds, 1000 / rate),
  ])
  const used = process.cpuUsage(cpu)
  return {
    latencies: { discord: onDiscord.latencies, slack: onSlack.latencies },
    failed: onDiscord.failed + onSlack.failed,
    fakes: { cpu: (used.user + used.system) / 1000, busy: performance.eventLoopUtilization(busy).utilization },
    complaints: [discord, slack].flatMap(({ fake }, at) => fake.complaints().slice(told[at])),
  }
}

async function carryOut(order: Order): Promise<object> {
  switch (order.do) {
    case 'open':
      return open(order.subject)
    case 'ready':
      await Promise.all(Object.values(both()).map(firstAnswer))
      return {}
    case 'prepare':
      await prepare()
      return {}
    case 'drive':
      return drive(order.deed, order.rate, order.seconds)
    case 'close':
      for (const { fake } of Object.values(both())) await fake.stop()
      process.disconnect()
      return {}
    default:
      return order satisfies never
  }
}

process.on('message', async (said: { id: number; order: unknown }) => {
  const answer = await carryOut(Order.parse(said.order)).then(
    (value) => ({ id: said.id, value }),
    (error: unknown) => ({
      id: said.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
  if (process.connected) process.send?.(answer)
})
