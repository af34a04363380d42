// What Roundel is measured against: discord.js, Bolt and Prisma on SQLite in one process, as their guides show them, without a kit.
// `/note` reads the person's last note, writes the new one, and tells her so in private; `/notehelp` names the two, and the day of her last
// note. Nothing is authorised, encrypted, paced or kept for later.
import process from 'node:process'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { App } from '@slack/bolt'
import { Client, Events, GatewayIntentBits, MessageFlags, REST, Routes, SlashCommandBuilder } from 'discord.js'
import { PrismaClient } from './generated/client.ts'

const { BARE_DATABASE, DISCORD_API_URL, DISCORD_TOKEN, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = process.env
if (!BARE_DATABASE || !DISCORD_API_URL || !DISCORD_TOKEN || !SLACK_API_URL || !SLACK_BOT_TOKEN || !SLACK_APP_TOKEN)
  throw new Error('run by bench/run.ts')

const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: BARE_DATABASE }) })
// as Roundel sets it: what was answered survives a power cut, and writers do not stop readers. Left alone SQLite would be as safe, and slower
await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL')
await prisma.$queryRawUnsafe('PRAGMA synchronous = FULL')
await prisma.$executeRawUnsafe(`CREATE TABLE IF NOT EXISTS "Note" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "community" TEXT NOT NULL,
  "person" TEXT NOT NULL, "words" TEXT NOT NULL, "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP)`)
await prisma.$executeRawUnsafe(
  'CREATE INDEX IF NOT EXISTS "Note_community_person_id_idx" ON "Note"("community", "person", "id")',
)

async function note(community: string, person: string, words: string): Promise<string> {
  const last = await prisma.note.findFirst({ where: { community, person }, orderBy: { id: 'desc' } })
  await prisma.note.create({ data: { community, person, words } })
  return last ? `Noted. Before that you noted: ${last.words}` : 'Noted. It is your first.'
}

async function help(community: string, person: string): Promise<string> {
  const last = await prisma.note.findFirst({ where: { community, person }, orderBy: { id: 'desc' } })
  return [
    '/note – notes something for yourself, and tells you what you noted before',
    '/notehelp – this list',
    last ? `You noted something last on ${last.at.toDateString()}.` : 'You have noted nothing yet.',
  ].join('\n')
}

const command = new SlashCommandBuilder()
  .setName('note')
  .setDescription('Notes something for yourself')
  .addStringOption((option) => option.setName('text').setDescription('What to note').setRequired(true))

const helpCommand = new SlashCommandBuilder().setName('notehelp').setDescription('Says what there is')

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } })
client.on(Events.Error, (error) => console.error(error.message))
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return
  if (interaction.commandName === 'notehelp') {
    await interaction.reply({
      content: await help(interaction.guildId ?? '', interaction.user.id),
      flags: MessageFlags.Ephemeral,
    })
    return
  }
  const words = interaction.options.getString('text', true)
  await interaction.reply({
    content: await note(interaction.guildId ?? '', interaction.user.id, words),
    flags: MessageFlags.Ephemeral,
  })
})

const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
})
app.command('/note', async ({ command: typed, ack, respond }) => {
  await ack()
  const text = await note(typed.team_id, typed.user_id, typed.text)
  await respond({ text, response_type: 'ephemeral' })
})

app.command('/notehelp', async ({ command: typed, ack, respond }) => {
  await ack()
  const text = await help(typed.team_id, typed.user_id)
  await respond({ text, response_type: 'ephemeral' })
})

const ready = new Promise((done) => client.once(Events.ClientReady, done))
await client.login(DISCORD_TOKEN)
const { user } = client
await ready
if (user && process.env.BARE_PUBLISH === 'yes')
  await new REST({ api: DISCORD_API_URL })
    .setToken(DISCORD_TOKEN)
    .put(Routes.applicationCommands(user.id), { body: [command.toJSON(), helpCommand.toJSON()] })
await app.start()
console.log('"started"')

process.on('SIGTERM', async () => {
  await Promise.all([client.destroy(), app.stop()])
  await prisma.$disconnect()
})
