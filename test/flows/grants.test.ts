import { afterEach, describe, expect, it } from 'vitest'
import { bitOf, namesOf } from '../support/discord/permission-names.ts'
import {
  aHouse,
  expectPrivateTo,
  form,
  type House,
  message,
  overAWire,
  plan,
  printed,
  setUp,
  someone,
} from '../support/scene.ts'
import { newsOf, noticedWithin } from '../support/slack-news.ts'

let house: House | null = null
afterEach(async () => {
  await house?.close()
  house = null
})

/** Everything that is granted at installation is needed somewhere in here. Throws as soon as something does not work. */
async function everythingOnce(made: House): Promise<void> {
  const { here, fake, platform } = made
  const people = someone(here)
  const { lead, members, facilitator, steward } = people
  const [anna] = members
  if (!anna) throw new Error('no member')
  const lobby = here.room('lobby').room
  await setUp(made, people)
  // a role or group holds a power, and loses somebody
  const stewards = here.group('Stewards', [steward, people.deputy])
  const shown = message(await steward.runs(lobby, 'roundel setup'))
  await steward.submits(form(await steward.presses(shown, 'Who may do what')), { Stewards: [stewards, steward] })
  expectPrivateTo(people.deputy, await people.deputy.runs(lobby, 'roundel setup'))
  expect(message(await people.deputy.runs(lobby, 'roundel setup')).text).toContain('All set')
  here.leaveGroup(stewards, people.deputy)
  await until(
    async () => message(await people.deputy.runs(lobby, 'roundel setup')).text.includes('Only stewards'),
    'the group has changed',
  )

  const preview = message(await plan(made, people))
  await lead.presses(preview, 'Open the circle')
  await made.quiet()
  const room = here.find(/^circle-1-/)
  if (!room) throw new Error('no room was opened')
  const posts = here.transcript(room.id)
  if (posts.length !== 2) throw new Error(`${posts.length} posts instead of the welcome and the agreement`)
  if (!posts.some((post) => post.pinned)) throw new Error('the agreement is not pinned')
  if (!lead.dms().some((each) => each.text.includes('is open'))) throw new Error('whoever opened it was not told')
  const words = await anna.says(room.id, 'hello')
  form(await anna.choosesOn(words, 'Point to the agreement'))
  form(await facilitator.choosesOn(words, 'Log a boundary'))
  message(await facilitator.choosesOn(words, 'This is the post'))
  for (const [person, command] of [
    [anna, 'agreement show'],
    [facilitator, 'boundary list'],
    [anna, 'circle show'],
    [anna, 'session list'],
    [anna, 'gethelp'],
    [anna, 'roundel help'],
  ] as const)
    expectPrivateTo(person, await person.runs(room.id, command))
  const home = await anna.opensHome()
  if (platform === 'slack' && message(home).text === '') throw new Error('the home is empty')
  const copy = expectPrivateTo(anna, await anna.runs(room.id, 'mydata export'))
  expectPrivateTo(anna, await anna.presses(copy, 'Send me the files'))
  await until(async () => {
    // one goes after the other
    made.clock.advance({ seconds: 10 })
    made.roundel.runner.wake()
    return anna.dmFiles().length === 2
  }, 'two files')
  if (made.slack) {
    for (const news of newsOf(made, made.slack, people, room.id)) {
      await news.before?.()
      news.act()
      if (!(await noticedWithin(news, 5_000))) throw new Error(`not noticed: ${news.event}`)
      await news.back()
    }
  }
  here.uninstall()
  await until(async () => (await made.db.read.community.findFirst())?.leftAt !== null, 'the community has left')
  if (fake.complaints().length > 0) throw new Error(fake.complaints().join('\n'))
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  for (let times = 0; times < 100; times += 1) {
    if (await look()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`not seen: ${what}`)
}

/** One entry of what is printed, by the name under which the fake counts its use, and the text with all but this one. */
interface Entry {
  name: string
  without(text: string): string
}

const entriesOf = { discord: discordEntries, slack: slackEntries }

function discordEntries(text: string): Entry[] {
  const link = new URL(text)
  const granted = BigInt(link.searchParams.get('permissions') ?? 0)
  const changed = (address: string, name: string, value: string) => {
    const url = new URL(address)
    url.searchParams.set(name, value)
    return url.href
  }
  return [
    ...namesOf(granted).map((name) => ({
      name: `permission:${name}`,
      without: (address: string) => changed(address, 'permissions', String(granted & ~bitOf(name))),
    })),
    ...(link.searchParams.get('scope') ?? '').split(/[ +]/).map((scope, _at, all) => ({
      name: `scope:${scope}`,
      without: (address: string) => changed(address, 'scope', all.filter((each) => each !== scope).join(' ')),
    })),
  ]
}

interface Manifest {
  features: {
    slash_commands: { command: string }[]
    shortcuts: { name: string; callback_id: string }[]
    app_home: Record<string, boolean>
  }
  oauth_config: { scopes: { bot: string[] } }
  settings: {
    event_subscriptions: { bot_events: string[] }
    interactivity: { is_enabled: boolean }
    socket_mode_enabled: boolean
  }
}

function slackEntries(text: string): Entry[] {
  const whole = (): Manifest => JSON.parse(text)
  const entry = (name: string, take: (manifest: Manifest) => void): Entry => ({
    name,
    without: () => {
      const manifest = whole()
      take(manifest)
      return JSON.stringify(manifest)
    },
  })
  const { features, oauth_config, settings } = whole()
  return [
    ...oauth_config.scopes.bot.map((scope) =>
      entry(`scope:${scope}`, (m) => {
        m.oauth_config.scopes.bot = m.oauth_config.scopes.bot.filter((each) => each !== scope)
      }),
    ),
    ...features.slash_commands.map(({ command }) =>
      entry(`command:${command}`, (m) => {
        m.features.slash_commands = m.features.slash_commands.filter((each) => each.command !== command)
      }),
    ),
    ...features.shortcuts.map(({ callback_id }) =>
      entry(`shortcut:${callback_id}`, (m) => {
        m.features.shortcuts = m.features.shortcuts.filter((each) => each.callback_id !== callback_id)
      }),
    ),
    ...settings.event_subscriptions.bot_events.map((event) =>
      entry(`event:${event}`, (m) => {
        m.settings.event_subscriptions.bot_events = m.settings.event_subscriptions.bot_events.filter(
          (each) => each !== event,
        )
      }),
    ),
    entry('setting:interactivity', (m) => {
      m.settings.interactivity.is_enabled = false
    }),
    entry('setting:socket_mode', (m) => {
      m.settings.socket_mode_enabled = false
    }),
    ...Object.keys(features.app_home)
      .filter((key) => key.endsWith('_tab_enabled'))
      .map((key) =>
        entry(`setting:${key.replace('_enabled', '')}`, (m) => {
          m.features.app_home[key] = false
        }),
      ),
  ]
}

describe.each(overAWire)('what is printed for an installation on %s', (platform) => {
  const printedText = printed(platform)
  const entries = entriesOf[platform](printedText)
  // one circle is enough for them all: news.test.ts; what a newcomer's event saves: test/adapters/slack/roster.test.ts
  const elsewhere = [/^event:(group|member|pin|team|tokens|user)_/, /^event:app_uninstalled$/]
  const here = entries.filter(({ name }) => !elsewhere.some((each) => each.test(name)))

  it('is all used, and nothing else is', async () => {
    const made = await aHouse(platform)
    house = made
    // what everybody holds would hide that the bot's own is used
    made.bare()
    await everythingOnce(made)
    const used = [...made.fake.used()].filter((each) => entries.some((entry) => kindOf(entry.name) === kindOf(each)))
    expect(used.sort()).toEqual(entries.map((entry) => entry.name).sort())
  }, 90_000)

  it.each(here.map((entry) => [entry.name, entry] as const))('cannot do without %s', async (_, entry) => {
    const missing = (async () => {
      const made = await aHouse(platform, { installs: (text) => entry.without(text), patience: 700 })
      house = made
      made.bare()
      await everythingOnce(made)
    })()
    await expect(missing).rejects.toThrow()
  })
})

const kindOf = (name: string): string => name.split(':')[0] ?? ''
