import { slack } from '../../../src/adapters/slack/index.ts'
import { manifest } from '../../../src/adapters/slack/publish.ts'
import type { Answer, Inbound, PlatformEvent } from '../../../src/chat/inbound.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { type CommunityRef, communityRef } from '../../../src/chat/refs.ts'
import type { CommandRegistry } from '../../../src/chat/registry.ts'
import { hurriedTime, type LeapTime } from '../../support/leap-time.ts'
import type { FakeCommunity, FakePlatform, Person } from '../../support/people.ts'
import { type SlackExtras, startFakeSlack } from '../../support/slack/fake.ts'
import { readManifest } from '../../support/slack/manifest.ts'

/** What is published here: one noun with two verbs, one that stands alone, one entry in the menu of messages. */
export const registry: CommandRegistry = {
  commands: [
    {
      noun: 'circle',
      description: 'Circles',
      verbs: [
        { verb: 'create', description: 'Opens a new one', options: [] },
        { verb: 'show', description: 'Shows one', options: [] },
      ],
    },
    { noun: 'gethelp', description: 'Lines to ring', verbs: [{ verb: null, description: 'Lines', options: [] }] },
  ],
  messageActions: [{ id: 'circle.point', name: 'Point to this' }],
}

/** A workspace, the adapter connected to it, and what it handed over; each test says how an act is answered. */
export class Bench {
  readonly acts: Inbound[] = []
  readonly happenings: PlatformEvent[] = []
  readonly log = { problems: [] as string[], infos: [] as string[] }
  answer: (act: Inbound, answer: Answer) => Promise<void> = async (_act, answer) => answer.acknowledge('private')

  private constructor(
    readonly fake: FakePlatform & SlackExtras,
    readonly community: FakeCommunity,
    public platform: Platform,
    readonly here: CommunityRef,
    readonly anna: Person,
    readonly ben: Person,
    readonly lobby: string,
    private readonly fresh: () => Platform,
  ) {}

  /**
   * @param options `time`: rate limits are on, counted by it here and there; `without`: an event that the manifest leaves out
   */
  static async start(options: { commandPrefix?: string; time?: LeapTime; without?: string } = {}): Promise<Bench> {
    const { commandPrefix = '', time, without } = options
    const fake = await startFakeSlack(time === undefined ? {} : { time })
    const community = fake.community('Councillors')
    const printed = readManifest(JSON.stringify(manifest(registry, { commandPrefix }).manifest))
    const subscribed = printed.settings?.event_subscriptions
    if (subscribed) subscribed.bot_events = subscribed.bot_events?.filter((event) => event !== without)
    community.install(JSON.stringify(printed))
    const problems: string[] = []
    const infos: string[] = []
    const log = { problem: (what: string) => problems.push(what), info: (what: string) => infos.push(what) }
    const begin = () => {
      const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL } = fake.env()
      const tokens = { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN }
      return slack({ ...tokens, apiUrl: SLACK_API_URL, commandPrefix, log, timeout: 1_500, clock: time ?? hurriedTime })
    }
    const platform = begin()
    const [anna, ben] = [community.person('Anna'), community.person('Ben')]
    const { room } = community.room('lobby')
    const here = communityRef('slack', community.id)
    const bench = new Bench(fake, community, platform, here, anna, ben, room, begin)
    Object.assign(bench.log, { problems, infos })
    await bench.begins()
    return bench
  }

  /** Another process in place of the one before, which has stopped; with the tokens that are good now. */
  async again(): Promise<void> {
    this.platform = this.fresh()
    await this.begins()
  }

  private async begins(): Promise<void> {
    await this.platform.publish(registry, null)
    await this.platform.start({
      act: async (act, answer) => {
        this.acts.push(act)
        await this.answer(act, answer)
      },
      event: async (happening) => {
        this.happenings.push(happening)
      },
    })
    await this.fake.connected()
  }

  /** A private room with these people. */
  async circle(...people: Person[]): Promise<{ community: CommunityRef; room: string }> {
    const room = await this.platform.openRoom({ community: this.here, name: 'circle-3-k7q2', key: 'k7q2' })
    await this.platform.changeMembers(room, { add: people.map((each) => each.id), remove: [] })
    return room
  }

  calls(route: string): number {
    return this.fake.calls().filter((call) => call.route === route).length
  }

  async stop(): Promise<void> {
    await this.platform.stop()
    await this.fake.stop()
  }
}
