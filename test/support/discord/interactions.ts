import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type {
  APIApplicationCommandOptionChoice,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { channelPayload, dmPayload, memberPayload, messagePayload, userPayload } from './payloads.ts'
import { explicitly } from './permissions.ts'
import type { Channel, Guild, Message, User, World } from './world.ts'

/** 'you must send an initial response within 3 seconds' and 'tokens are valid for 15 minutes': /interactions/receiving-and-responding#interaction-callback */
export const FIRST_ANSWER_MS = 3000
export const TOKEN_MS = 15 * 60_000

/** 2 command, 3 component, 4 suggestions, 5 modal submission. */
type InteractionKind = 2 | 3 | 4 | 5

export interface Interaction {
  id: string
  token: string
  kind: InteractionKind
  /** '/circle create', 'button Yes': for complaints. */
  what: string
  user: User
  guild: Guild | null
  channel: Channel
  /** The fake's clock, for the token's 15 minutes. */
  createdAt: number
  /** Machine time, for the 3 seconds. */
  arrived: number
  /** The callback type it was first answered with. */
  answered: number | null
  late: boolean
  /** Delivered otherwise than once, at once: being answered late or twice is then nobody's fault. */
  excused: boolean
  /** As it went over the gateway. */
  payload: object
  /** What @original means: the answer, or the message whose component was used. */
  original: Message | null
  /** The message whose component was used, also behind a modal opened from it. */
  source: Message | null
  /** The message a message command was used on. */
  target: Message | null
  followUps: Message[]
  /** What the person sees last as the result: set by the first content. */
  shown: Message | null
  modal: APIModalInteractionResponseCallbackData | null
  choices: APIApplicationCommandOptionChoice[] | null
  metadata: APIMessageInteractionMetadata
}

export interface Opening {
  kind: InteractionKind
  what: string
  user: User
  channel: Channel
  source?: Message | null
  target?: Message | null
  metadata?: object
  /** The interaction's own data. */
  data: object
}

const owners = (guild: Guild | null) => ({ 0: guild?.id ?? '0' })

/** https://docs.discord.com/developers/resources/message#message-interaction-metadata-object */
function metadataOf(id: string, guild: Guild | null, opening: Opening): APIMessageInteractionMetadata {
  const metadata = {
    ...{ id, type: opening.kind === 4 ? 2 : opening.kind, user: userPayload(opening.user) },
    authorizing_integration_owners: owners(guild),
    ...opening.metadata,
  }
  // A seam: which further field there is depends on the kind, and `opening` comes with the right one.
  return metadata as APIMessageInteractionMetadata
}

/** Keeps the interactions of one run and their timers. */
export class Interactions {
  readonly #world: World
  readonly #byToken = new Map<string, Interaction>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(world: World) {
    this.#world = world
  }

  withToken(token: string): Interaction | undefined {
    return this.#byToken.get(token)
  }

  /** Sends an interaction to the bot and starts its three seconds. */
  open(opening: Opening): Interaction {
    const world = this.#world
    const { guild } = opening.channel
    const id = world.snowflake()
    const interaction: Interaction = {
      id,
      token: randomBytes(48).toString('base64url'),
      kind: opening.kind,
      what: opening.what,
      user: opening.user,
      guild,
      channel: opening.channel,
      createdAt: world.now(),
      arrived: performance.now(),
      answered: null,
      late: false,
      excused: false,
      payload: {},
      original: null,
      source: opening.source ?? null,
      target: opening.target ?? null,
      followUps: [],
      shown: null,
      modal: null,
      choices: null,
      metadata: metadataOf(id, guild, opening),
    }
    this.#byToken.set(interaction.token, interaction)
    interaction.payload = this.#payload(interaction, opening.data)
    const delivered = this.#deliver(interaction)
    interaction.excused = delivered !== 'once'
    interaction.arrived = performance.now()
    this.#await(interaction, delivered !== 'nobody')
    return interaction
  }

  /** Delivers the latest acts once more; suggestions are none, and are never delivered again. */
  again(times: number): void {
    const acts = [...this.#byToken.values()].filter((each) => each.kind !== 4)
    if (acts.length < times) throw new Error(`there were only ${acts.length} acts`)
    for (const interaction of acts.slice(-times)) {
      interaction.excused = true
      if (this.#deliver(interaction) === 'nobody') throw new Error('the bot is not connected')
    }
  }

  #deliver({ payload }: Interaction): 'nobody' | 'once' | 'twice' {
    return this.#world.dispatch({ event: 'INTERACTION_CREATE', intents: 0, data: payload })
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #await(interaction: Interaction, delivered: boolean): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (interaction.answered !== null) return
      interaction.late = true
      if (delivered) this.#world.recorder.complain(`${interaction.what} was not acknowledged within 3 s`)
      this.#world.changed()
    }, FIRST_ANSWER_MS)
    this.#timers.add(timer)
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
  #payload(interaction: Interaction, data: object): object {
    const world = this.#world
    const { guild, channel, user, source } = interaction
    const member = guild?.members.get(user.id)
    const permissions = String(explicitly(channel, user.id))
    return {
      id: interaction.id,
      application_id: world.application.id,
      type: interaction.kind,
      token: interaction.token,
      version: 1,
      data,
      ...(guild === null || member === undefined
        ? { user: userPayload(user), channel: dmPayload(channel, user), context: 1 }
        : {
            guild_id: guild.id,
            guild: { id: guild.id, locale: 'en-GB', features: [] },
            guild_locale: 'en-GB',
            member: { ...memberPayload(member), permissions },
            channel: { ...channelPayload(channel, guild), permissions },
            context: 0,
          }),
      channel_id: channel.id,
      ...(source === null ? {} : { message: messagePayload(world, source) }),
      // DMs: 'ATTACH_FILES | EMBED_LINKS | MENTION_EVERYONE' and USE_EXTERNAL_EMOJIS.
      app_permissions: guild === null ? '442368' : String(explicitly(channel, world.application.id)),
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: owners(guild),
      attachment_size_limit: 10 * 1024 * 1024,
    }
  }
}
