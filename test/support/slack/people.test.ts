import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people.ts'
import { aManifest } from './a-manifest.ts'
import { RawApp } from './raw.ts'
import { mrkdwn } from './shapes.ts'

let app: RawApp
let ben: Person
let room: string
beforeEach(async () => {
  app = await RawApp.start()
  ben = app.here.person('Ben Äll')
  room = app.here.room('lobby').room
  await app.connect()
})
afterEach(() => app.stop())

describe('what people write and see', () => {
  it('a message of the bot pings only those in the room, also by its fallback text', async () => {
    const channel = await app.circle('circle-1', app.anna)
    const text = `<@${app.anna.id}> <@${ben.id}>`
    await app.call('chat.postMessage', { channel, text, blocks: [mrkdwn('Nothing here')] })
    expect(app.here.transcript(channel)).toMatchObject([{ text: 'Nothing here', pings: [app.anna.id] }])
  })

  it('people’s own control characters do not act, their mentions do', async () => {
    const said = await app.anna.says(room, '<!channel> @Ben Äll')
    expect(said).toMatchObject({ text: '<!channel> @Ben Äll', pings: [ben.id], author: { person: app.anna.id } })
  })

  it('a private room’s name is shown only to those inside', async () => {
    const channel = await app.circle('circle-1', app.anna)
    app.slack.extras.bot(app.here, room, 'added')
    await app.call('chat.postMessage', { channel: room, text: `see <#${channel}>` })
    expect(app.anna.reads(room)[0]?.text).toBe('see #circle-1')
    expect(ben.reads(room)[0]?.text).toBe('see #private-channel')
  })

  it('who leaves the workspace sees nothing and is in no room', async () => {
    const channel = await app.circle('circle-1', app.anna, ben)
    app.here.leaves(ben)
    expect(app.here.find('circle-1')?.seenBy).toEqual([app.anna.id])
    expect(() => ben.reads(channel)).toThrow('has left')
    expect(ben.rooms()).toEqual([])
  })

  it('a guest sees only rooms that she is in', () => {
    const guest = app.here.person('Guest', { guest: true })
    expect(guest.rooms()).toEqual([])
    app.here.byHand.addToRoom(room, guest)
    expect(guest.rooms().map((each) => each.name)).toEqual(['lobby'])
  })

  it('two communities are two workspaces with a token each', async () => {
    const there = app.slack.community('Birch')
    there.install(JSON.stringify(aManifest))
    const foreign = there.person('Anna')
    const { botToken } = app.slack.extras.raw(there)
    expect(await app.call('auth.test', {}, botToken)).toMatchObject({ team: 'Birch' })
    expect(await app.error('users.info', { user: app.anna.id }, botToken)).toBe('user_not_found')
    expect(app.slack.env(there).SLACK_BOT_TOKEN).toBe(botToken)
    await expect(app.anna.runs(room, 'tell', { who: foreign })).rejects.toThrow('nobody in Acorn')
  })
})
