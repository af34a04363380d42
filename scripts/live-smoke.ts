/**
 * Asks a real Discord or Slack whether our fakes are right about it: docs/live-smoke.md. Nobody runs it by accident: it needs tokens,
 * the exact name of a community made for trying, a person's id, and --yes. It opens one marked room, and takes it away again.
 */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Platform } from '../src/chat/platform.ts'
import { externalId, type RoomRef } from '../src/chat/refs.ts'
import { text, view } from '../src/chat/view.ts'
import { platformsOf } from '../src/compose/adapters.ts'
import { type Config, readConfig } from '../src/config.ts'
import { readEnvFile } from '../src/env-file.ts'
import { logAt } from '../src/ops/log.ts'

const USAGE = `npx tsx scripts/live-smoke.ts discord|slack --community "Exact name" --person ID --yes
Opens a room circle-0-<four letters>, posts in it, pins, lets the person in, writes to her, and takes the room away
(Slack: archives it, which a bot cannot undo). Without --yes it only says so.`

const words = (said: string) => view(said, [text(said)])
let different = 0

/** Says whether the platform does as our fake does; goes on either way. */
async function agrees(assumption: string, asked: () => Promise<boolean>): Promise<void> {
  const found = await asked().then(
    (same) => (same ? 'agrees ' : 'DIFFERS'),
    (error: unknown) => `DIFFERS (${error instanceof Error ? `${error.name} ${error.message}` : 'failed'})`,
  )
  if (found !== 'agrees ') different += 1
  console.log(`${found}  ${assumption}`)
}

async function both(platform: Platform, room: RoomRef, key: string, person: string): Promise<void> {
  const { community } = room
  const only = (people: readonly string[], wanted: readonly string[]) => people.join() === wanted.join()
  await agrees('a new room has nobody but the bot', async () => only(await platform.members(room), []))
  await agrees('it is found again by its key', async () => {
    const found = await platform.findRoom(community, key)
    return found !== 'absent' && found !== 'cannot-know' && found.room === room.room
  })
  await agrees('a person is let in, and a second time changes nothing', async () => {
    const first = await platform.changeMembers(room, { add: [person], remove: [] })
    const second = await platform.changeMembers(room, { add: [person], remove: [] })
    return [...first, ...second].every((each) => each.is === 'in') && only(await platform.members(room), [person])
  })
  const same = platform.sameKeyFor > 0
  await agrees(same ? 'a post repeated with its key is one post' : 'a repeated post is two posts', async () => {
    const first = await platform.post(room, words('A try-out. Please ignore it.'), `smoke-${key}`, 'smoke')
    const second = await platform.post(room, words('A try-out. Please ignore it.'), `smoke-${key}`, 'smoke')
    return (first.message === second.message) === same
  })
  await agrees('a post is edited, pinned and pinned again, by a bot that may not read history', async () => {
    const message = await platform.post(room, words('Before'), `smoke-pin-${key}`, 'smoke')
    await platform.edit(message, words('After'), 'smoke')
    await platform.pin(message)
    await platform.pin(message)
    return true
  })
  await agrees('a direct message arrives', async () => {
    const message = await platform.direct({ community, person }, words('A try-out.'), `smoke-dm-${key}`, 'smoke')
    return message.message !== ''
  })
  await agrees('a file arrives in the same conversation', async () => {
    const bytes = new TextEncoder().encode('A try-out.')
    await platform.upload({ community, person }, { name: 'try-out.txt', alt: 'A try-out', bytes }, `smoke-file-${key}`)
    return true
  })
  const home = platform.name === 'slack' ? 'shown' : 'no-home'
  await agrees(`a Home page: ${home}`, async () => (await platform.home({ community, person }, words('Home'))) === home)
  await agrees('permissions or scopes granted are those that were asked for', async () => {
    const findings = await platform.check(community)
    for (const each of findings.filter(({ level }) => level !== 'fine'))
      console.log(`         ${each.what}: ${each.mend}`)
    return findings.every((each) => each.level === 'fine')
  })
}

/** What only Slack has: a private message in a room. Here the person must be in the room. */
async function slackAlone(config: Config, room: RoomRef, user: string): Promise<void> {
  await agrees('a private message in a room is taken', async () => {
    const answer = await fetch(new URL('chat.postEphemeral', config.slack?.apiUrl ?? 'https://slack.com/api/'), {
      method: 'POST',
      headers: { authorization: `Bearer ${config.slack?.botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: room.room, user, text: 'Only you see this try-out.' }),
    })
    return /"ok":\s*true/.test(await answer.text())
  })
}

/** Discord: the room goes altogether; Roundel itself never deletes one. Slack: archived. */
async function takeAway(config: Config, platform: Platform, room: RoomRef): Promise<void> {
  await agrees('the room is closed to everybody', async () => {
    await platform.closeRoom(room)
    return platform.name === 'slack' || (await platform.members(room)).length === 0
  })
  if (platform.name === 'slack')
    await agrees('Roundel is still in a room that it put into the archive', async () => {
      const looked = await platform.lookAt(room).catch(() => null)
      return looked?.archived === true
    })
  if (platform.name !== 'discord') return
  const gone = await fetch(`${config.discord?.apiUrl ?? 'https://discord.com/api'}/v10/channels/${room.room}`, {
    method: 'DELETE',
    headers: { authorization: `Bot ${config.discord?.token}` },
  })
  if (!gone.ok) console.log(`Please delete the room by hand: ${room.room} (${gone.status})`)
}

async function main(): Promise<number> {
  const options = { community: { type: 'string' }, person: { type: 'string' }, yes: { type: 'boolean' } } as const
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const { community: name, person, yes } = values
  if (name === undefined || person === undefined || yes !== true) {
    console.error(USAGE)
    return 2
  }
  for (const doubt of readEnvFile(process.env).doubts) console.error(doubt)
  const config = readConfig(process.env)
  const platforms = await platformsOf(config, logAt('silent'))
  const platform = platforms.find((each) => each.name === positionals[0])
  const here = (await platform?.communities())?.find((each) => each.name === name)
  if (platform === undefined || here === undefined) {
    console.error(`No ${positionals[0] ?? 'platform'} whose tokens are set has a community called exactly ‘${name}’.`)
    return 2
  }
  const key = randomBytes(2).toString('hex')
  console.log(`In ‘${here.name}’ (${externalId(here.community)}), room circle-0-${key}:`)
  const room = await platform.openRoom({ community: here.community, name: `circle-0-${key}`, key })
  try {
    await both(platform, room, key, person)
    if (platform.name === 'slack') await slackAlone(config, room, person)
  } finally {
    await takeAway(config, platform, room)
    await platform.stop()
  }
  console.log(
    different === 0 ? 'All as our fakes have it.' : `${different} not as our fakes have it: mend the fake first.`,
  )
  return different === 0 ? 0 : 1
}

process.exitCode = await main()
