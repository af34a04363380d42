import {
  ApplicationCommandOptionType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Options,
  OverwriteType,
  Partials,
  TextInputStyle,
} from 'discord.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FakeCommunity } from '../people.ts'
import { startFakeDiscord } from './index.ts'

let fake: Awaited<ReturnType<typeof startFakeDiscord>>
let community: FakeCommunity
let client: Client

const invite = (permissions: bigint) =>
  `Add it: https://discord.com/oauth2/authorize?client_id=${fake.extras.raw.application}` +
  `&scope=bot+applications.commands&permissions=${permissions}`

beforeEach(async () => {
  fake = await startFakeDiscord()
  community = fake.community('Councillors')
  community.install(invite(0x10n | 0x400n | 0x800n | (1n << 28n) | (1n << 51n)))
  client = new Client({
    intents: [GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({ MessageManager: 0 }),
    rest: { api: fake.env().DISCORD_API_URL ?? '', retries: 0 },
  })
  const ready = new Promise<void>((done) => client.once(Events.ClientReady, () => done()))
  await client.login(fake.env().DISCORD_TOKEN)
  await ready
  await fake.connected()
})

afterEach(async () => {
  await client.destroy()
  await fake.stop()
})

it('logs the real discord.js in, takes its command, and shows a private answer to the one who asked', async () => {
  await client.application?.commands.set([
    {
      name: 'circle',
      description: 'Circles',
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'show',
          description: 'Shows a circle',
          options: [
            { type: ApplicationCommandOptionType.User, name: 'person', description: 'Who', required: true },
            {
              type: ApplicationCommandOptionType.String,
              name: 'name',
              description: 'Which',
              autocomplete: true,
            },
          ],
        },
      ],
    },
  ])
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Tuesday', value: 't' }])
    if (interaction.isChatInputCommand()) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply(`${interaction.options.getUser('person', true).id} ${interaction.user.id}`)
    }
  })
  const anna = community.person('Anna')
  const ben = community.person('Ben')
  const { room } = community.room('lobby')
  expect(await anna.suggestions(room, 'circle show', 'name', 'T')).toEqual(['Tuesday'])

  const answer = await anna.runs(room, 'circle show', { person: ben })

  expect(answer).toMatchObject({
    kind: 'message',
    private: true,
    text: `${ben.id} ${anna.id}`,
    seenBy: [anna.id],
    author: 'the bot',
  })
  expect(ben.reads(room)).toEqual([])
  await expect(anna.runs(room, 'circle show')).rejects.toThrow("needs 'person'")
  expect(fake.used()).toContain('command:/circle')
  expect(fake.complaints()).toEqual([])
  expect(fake.refusals()).toEqual([])
})

it('answers a button by a form, takes the submission, and posts in a private room', async () => {
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isButton()) {
      await interaction.showModal({
        custom_id: 'note',
        title: 'A note',
        components: [
          { type: ComponentType.TextDisplay, content: '**Only** you see this' },
          {
            type: ComponentType.Label,
            label: 'What happened?',
            component: { type: ComponentType.TextInput, custom_id: 'what', style: TextInputStyle.Paragraph },
          },
          {
            type: ComponentType.Label,
            label: 'Who?',
            component: { type: ComponentType.UserSelect, custom_id: 'who', max_values: 2 },
          },
        ],
      })
    }
    if (interaction.isModalSubmit()) {
      const who = interaction.fields.getSelectedUsers('who', true).map((user) => user.id)
      await interaction.reply({
        content: `${interaction.fields.getTextInputValue('what')} ${who.join()}`,
        flags: MessageFlags.Ephemeral,
      })
    }
  })
  const anna = community.person('Anna')
  const guild = await client.guilds.fetch(community.id)
  const channel = await guild.channels.create({
    name: 'Circle 1',
    permissionOverwrites: [
      { id: guild.id, deny: ['ViewChannel'] },
      { id: client.user?.id ?? '', type: OverwriteType.Member, allow: ['ViewChannel', 'SendMessages'] },
      { id: anna.id, type: OverwriteType.Member, allow: ['ViewChannel', 'SendMessages'] },
    ],
  })
  const post = await channel.send({
    content: 'Welcome',
    components: [
      {
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Log', customId: 'log' }],
      },
    ],
  })
  await post.pin()
  const [seen] = anna.reads(channel.id)
  expect(seen).toMatchObject({ text: 'Welcome', pinned: true, seenBy: [community.owner.id, anna.id] })
  if (seen === undefined) return

  const form = await anna.presses(seen, 'Log')
  expect(form).toMatchObject({ kind: 'form', title: 'A note', intro: 'Only you see this' })
  if (form.kind !== 'form') return
  expect(form.fields.map((field) => [field.label, field.kind])).toEqual([
    ['What happened?', 'paragraph'],
    ['Who?', 'people'],
  ])
  await expect(anna.submits(form, { 'What happened?': 'x' })).rejects.toThrow("'Who?' is required")
  expect(await anna.submits(form, { 'What happened?': 'a drift', 'Who?': [anna] })).toMatchObject({
    private: true,
    text: `a drift ${anna.id}`,
  })
  expect(community.find('circle-1')?.seenBy).toEqual([community.owner.id, anna.id])
  expect(fake.complaints()).toEqual([])
  expect(fake.used()).toContain('permission:PIN_MESSAGES')
})

it('carries on after dropped sockets: discord.js resumes and hears what it missed', async () => {
  const heard = new Promise<string>((done) => client.on(Events.ChannelCreate, (channel) => done(channel.name)))
  const resumed = new Promise<void>((done) => client.once(Events.ShardResume, () => done()))
  fake.dropSockets()
  community.room('made-meanwhile')
  await resumed
  expect(await heard).toBe('made-meanwhile')
})

it('takes selects, deferred updates, follow-ups and files from discord.js', async () => {
  const anna = community.person('Anna')
  const { room } = community.room('lobby')
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isUserSelectMenu()) return
    await interaction.deferUpdate()
    await interaction.editReply({
      content: `chosen: ${interaction.members.map((m) => m.user?.id).join()}`,
      components: [],
    })
    await interaction.followUp({
      content: 'a chart',
      files: [{ attachment: Buffer.from('x'), name: 'chart.png', description: 'two bars' }],
      flags: MessageFlags.Ephemeral,
    })
  })
  const channel = await client.channels.fetch(room)
  if (channel?.isSendable() !== true) throw new Error('no room to write in')
  const select = { type: ComponentType.UserSelect, customId: 'who', placeholder: 'Who?' } as const
  await channel.send({ content: 'Choose', components: [{ type: ComponentType.ActionRow, components: [select] }] })
  const [before] = anna.reads(room)
  if (before === undefined) throw new Error('nothing to see')

  expect(await anna.picks(before, 'Who?', anna)).toMatchObject({
    id: before.id,
    text: `chosen: ${anna.id}`,
    selects: [],
  })
  await expect
    .poll(() => anna.reads(room).map((m) => m.text))
    .toEqual([`chosen: ${anna.id}`, 'a chart\n[chart.png: two bars]'])
  expect(community.transcript(room)).toHaveLength(1)
  expect(fake.refusals()).toEqual([])
})

it('lets discord.js see a real 429 and an ordered one', async () => {
  const { room } = community.room('lobby')
  const channel = await client.channels.fetch(room)
  if (channel?.isSendable() !== true) throw new Error('no room to write in')
  fake.fail('POST /channels/:id/messages', { kind: 'status', status: 503 })
  await expect(channel.send('x')).rejects.toMatchObject({ status: 503 })
  fake.fail('POST /channels/:id/messages', { kind: 'status', status: 429, retryAfter: 0.05 })
  await channel.send('y')
  expect(
    fake
      .calls()
      .map((call) => call.status)
      .slice(-3),
  ).toEqual([503, 429, 200])
})
