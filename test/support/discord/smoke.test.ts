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
  expect(() => anna.runs(room, 'circle show')).toThrow("needs 'person'")
  expect(fake.used()).toContain('command:/circle show')
  expect(fake.complaints()).toEqual([])
  expect(fake.refusals()).toEqual([])
})

it('answers a button by a form, takes the submission, and posts in a private room', async () => {
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isButton()) {
      await interaction.showModal({
        customId: 'note',
        title: 'A note',
        components: [
          { type: ComponentType.TextDisplay, content: '**Only** you see this' },
          {
            type: ComponentType.Label,
            label: 'What happened?',
            component: { type: ComponentType.TextInput, customId: 'what', style: TextInputStyle.Paragraph },
          },
          {
            type: ComponentType.Label,
            label: 'Who?',
            component: { type: ComponentType.UserSelect, customId: 'who', maxValues: 2 },
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
  expect(seen).toMatchObject({ text: 'Welcome', pinned: true, seenBy: [anna.id], buttons: [{ label: 'Log' }] })
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
  expect(community.find('circle-1')?.seenBy).toEqual([anna.id])
  expect(fake.complaints()).toEqual([])
  expect(fake.used()).toContain('permission:PIN_MESSAGES')
})
