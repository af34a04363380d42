import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unwritable } from '../support/unwritable.ts'
import { aChat, type Scene, said } from './support/a-chat.ts'

describe('the chat of the rehearsal on a full disk', () => {
  let folder: string
  let scene: Scene
  let makeRoom: () => Promise<void>
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
    const file = join(folder, 'chat.sqlite')
    scene = await aChat(file)
    scene.answers((reply) => reply.show('private', said('Call 116 123, at any time.')))
    makeRoom = await unwritable(`file:${file}`)
  })
  afterEach(async () => {
    scene.chat.close()
    await rm(folder, { recursive: true, force: true })
  })

  const help = (client: string) =>
    scene.did({ do: 'run', client, person: scene.anna, room: scene.circle, path: ['gethelp'], args: {} })

  it('hands what is typed to Roundel, and says the answer that it cannot keep', async () => {
    expect(await help('one')).toEqual({ is: 'silent', why: expect.stringContaining('Call 116 123, at any time.') })
    expect(scene.chat.people.messages(scene.anna, scene.circle)).toEqual([])
  })

  it('says no to what somebody writes, keeps nothing of it, and takes it once there is room', async () => {
    const say = (client: string) =>
      scene.did({ do: 'say', client, person: scene.anna, room: scene.circle, text: 'hello' })
    await expect(say('one')).rejects.toThrow('full')
    expect(scene.chat.people.messages(scene.anna, scene.circle)).toEqual([])
    await makeRoom()
    expect(await say('one')).toMatchObject({ is: 'said' })
    expect(await help('two')).toMatchObject({ is: 'answered' })
  })

  it('tells Roundel that a post was not carried out, and takes it once there is room', async () => {
    await expect(scene.chat.bot.post(scene.circle, said('A post'), 'key', 'mark')).rejects.toThrow('full')
    await makeRoom()
    await scene.chat.bot.post(scene.circle, said('A post'), 'key', 'mark')
    expect(scene.chat.people.messages(scene.anna, scene.circle)).toHaveLength(1)
  })
})
