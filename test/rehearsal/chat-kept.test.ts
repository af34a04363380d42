import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChat } from '../../src/adapters/rehearsal/chat/chat.ts'
import { readable } from '../support/bytes.ts'
import { until } from '../support/until.ts'
import { aChat, answered, aScene, COMMANDS, menu, said } from './support/a-chat.ts'

const now = () => '2027-03-16T19:00:00Z'
const TALKING = fileURLToPath(new URL('./support/talking.ts', import.meta.url))

describe('what the chat keeps', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
    file = join(folder, 'chat.sqlite')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is all there again after a restart: rooms, private answers, pins, Homes, files, keys, acts that were done', async () => {
    const before = await aChat(file)
    const { chat, anna, ben, circle } = before
    const community = chat.bot.community
    const post = await chat.bot.post(circle, menu('Agreement', 'Read all'), 'key', 'mark')
    await chat.bot.pin(circle, post)
    await chat.bot.home(anna, said('Your circles.'))
    await chat.bot.upload(anna, { name: 'a.txt', alt: 'A file', bytes: new Uint8Array([104, 105]) }, 'file')
    const run = { do: 'run', client: 'mine', person: anna, room: circle, path: ['gethelp'], args: {} } as const
    const outcome = await before.did(run)
    const seen = [anna, ben].map((person) => [chat.people.sight(person), chat.people.messages(person, circle)])
    chat.close()

    const again = openChat({ file, now })
    expect(again.bot.community).toEqual(community)
    expect([anna, ben].map((person) => [again.people.sight(person), again.people.messages(person, circle)])).toEqual(
      seen,
    )
    expect(again.people.sight(anna)?.commands).toEqual(COMMANDS)
    expect(again.people.pins(ben, circle).map(({ id }) => id)).toEqual([post])
    expect(again.people.home(anna)).toEqual(said('Your circles.'))
    expect(again.people.message(ben, answered(outcome))).toBeNull()
    const after = aScene(again, before)
    expect(await after.did(run)).toEqual(outcome)
    expect(after.acts).toEqual([])
    expect(await again.bot.post(circle, said('Once more'), 'key', 'mark')).toBe(post)
    // what stood there before can still be pressed
    const press = { do: 'press', person: anna, message: post, place: [1, 0], chosen: null } as const
    expect(await after.did(press)).toMatchObject({ is: 'answered' })
    const dm = again.people.sight(anna)?.rooms.find(({ kind }) => kind === 'dm')?.id ?? ''
    const [sent] = again.people.messages(anna, dm).flatMap(({ files }) => files)
    expect(await again.people.file(anna, sent?.id ?? '')).toMatchObject({ name: 'a.txt' })
    again.close()
  })

  it('is nowhere in the bytes of the file after a reset, while it is open', async () => {
    const { chat, anna, circle, did } = await aChat(file)
    const begins = Array.from({ length: 120 }, (_, nth) => `said in confidence, ${nth}:`)
    for (const [nth, begin] of begins.entries()) {
      // of many lengths, so that pages are split
      const text = `${begin} ${'and so on '.repeat(nth)}`.trim()
      await did({ do: 'say', client: begin, person: anna, room: circle, text })
    }
    expect(readable(file, begins)).toEqual(begins)

    chat.byHand.reset()
    expect(readable(file, ['said in confidence', 'and so on'])).toEqual([])
    chat.close()
  })

  it('is nowhere in the bytes of the file where an earlier version had deleted it, once it was closed', async () => {
    const { chat, anna, circle, did } = await aChat(file)
    await did({ do: 'say', client: 'said', person: anna, room: circle, text: 'said in confidence' })
    chat.close()
    const before = new Database(file)
    before.pragma('secure_delete = OFF')
    before.exec('DELETE FROM messages')
    before.close()
    expect(readable(file, ['said in confidence'])).toEqual(['said in confidence'])

    openChat({ file, now }).close()
    expect(readable(file, ['said in confidence'])).toEqual([])
  })

  it('does an act once that is told again, however much was posted before', async () => {
    const { chat, anna, circle, answers, acts, did } = await aChat(file)
    for (let at = 0; at < 600; at += 1) await chat.bot.post(circle, said(`Post ${at}`), `key ${at}`, '')
    answers(async (reply) => {
      await chat.bot.post(circle, said('Another'), 'last', '')
      await reply.show('private', said('Done.'))
    })
    const run = { do: 'run', client: 'mine', person: anna, room: circle, path: ['gethelp'], args: {} } as const
    const outcome = await did(run)
    expect(await did(run)).toEqual(outcome)
    expect(acts.length).toBe(1)
    chat.close()
  })

  it('says of an act that was cut off that nobody knows', async () => {
    const before = await aChat(file)
    const { anna, circle } = before
    let begun = false
    before.answers(() => {
      begun = true
      return new Promise<never>(() => {})
    })
    const run = { do: 'run', client: 'mine', person: anna, room: circle, path: ['gethelp'], args: {} } as const
    void before.did(run)
    await until('begun', () => begun)
    const copy = join(folder, 'as it stood.sqlite')
    for (const more of ['', '-wal']) await copyFile(`${file}${more}`, `${copy}${more}`)
    const again = openChat({ file: copy, now })
    const after = aScene(again, before)
    expect(await after.did(run)).toEqual({ is: 'silent', why: expect.stringContaining('look whether it was done') })
    expect(after.acts).toEqual([])
    again.close()
  })

  it('leaves nothing waiting for ever that waited when the process ended', async () => {
    const { chat, anna, circle, answers, did } = await aChat(file)
    answers((reply) => reply.show('private', menu('Page 1.', 'Next')))
    const page = answered(await did({ do: 'run', person: anna, room: circle, path: ['try', 'menu'], args: {} }))
    const ended = new Promise<never>(() => {})
    let acknowledged = 0
    answers(async (reply) => {
      await reply.acknowledge('replace')
      acknowledged += 1
      await ended
    })
    void did({ do: 'press', person: anna, message: page, place: [1, 0], chosen: null })
    void did({ do: 'run', person: anna, room: circle, path: ['gethelp'], args: {} })
    await expect.poll(() => acknowledged).toBe(2)
    expect(chat.people.messages(anna, circle).map(({ waiting }) => waiting)).toEqual([true, true])
    chat.close()
    const again = openChat({ file, now })
    expect(again.people.messages(anna, circle)).toMatchObject([{ id: page, waiting: false }])
    again.close()
  })

  it('ends what waits when it is closed, so that nothing fails afterwards', async () => {
    const { chat, anna, circle, answers, did } = await aChat(file)
    let acknowledged = false
    answers(async (reply) => {
      await reply.acknowledge('private')
      acknowledged = true
      await new Promise<never>(() => {})
    })
    const waiting = did({ do: 'run', person: anna, room: circle, path: ['gethelp'], args: {} })
    await until('acknowledged', () => acknowledged)
    chat.close()
    expect(await waiting).toMatchObject({ is: 'answered' })
  })

  it('has everything that it said it had done, after a SIGKILL', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', TALKING, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = ''
    child.stdout.on('data', (some: Buffer) => {
      told += some.toString()
      if (told.split('\n').length > 60) child.kill('SIGKILL')
    })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    const [[anna = '', room = ''] = [], ...lines] = told
      .slice(0, told.lastIndexOf('\n'))
      .split('\n')
      .map((line) => line.split(' '))
    expect(lines.length).toBeGreaterThan(50)
    const chat = openChat({ file, now })
    const kept = chat.people.messages(anna, room, { most: 500 }).map(({ id }) => id)
    for (const [, message] of lines) expect(kept).toContain(message)
    // the same acts told again are not done again
    for (const [client = '', message] of lines.slice(-3)) {
      const said = await chat.people.did({ do: 'say', client, person: anna, room, text: 'again' })
      expect(said).toEqual({ is: 'said', message })
    }
    expect(chat.people.messages(anna, room, { most: 500 })).toHaveLength(kept.length)
    chat.close()
  })

  it('forgets everything when told so, and is another community from then on', async () => {
    const { chat, anna, lobby, did } = await aChat(file)
    await did({ do: 'say', person: anna, room: lobby, text: 'hello' })
    const before = chat.bot.community
    chat.byHand.reset()
    expect(chat.people.sight(anna)).toBeNull()
    expect(chat.whole.rooms()).toEqual([])
    expect(chat.whole.transcript(lobby)).toEqual([])
    expect(chat.bot.community.id).not.toBe(before.id)
    expect(chat.byHand.person('Anna').id).not.toBe(anna)
    chat.close()
  })
})
