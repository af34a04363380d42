import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people.ts'
import { type Raw, startRaw } from './raw.ts'

let raw: Raw
let anna: Person
let dm: string

beforeEach(async () => {
  raw = await startRaw()
  raw.install('VIEW_CHANNEL', 'SEND_MESSAGES')
  anna = raw.community.person('Anna')
  dm = await dmWith(anna)
})
afterEach(() => raw.fake.stop())

async function dmWith(person: Person): Promise<string> {
  return (await raw.call('POST', '/users/@me/channels', { recipient_id: person.id })).id
}

const refusal = (reply: { status: number; code: number }) => [reply.status, reply.code]
const file = (name: string, content: string | Uint8Array<ArrayBuffer> = 'words') =>
  new File([content], name, { type: 'text/plain' })
const send = (body: object, files: readonly File[], to = dm) =>
  raw.upload('POST', `/channels/${to}/messages`, body, files)

describe('files (reference#uploading-files)', () => {
  it('hang on a message with their names and descriptions, and need no permission in a DM', async () => {
    const made = await send({ content: 'here', attachments: [{ id: 0, description: 'all of it' }] }, [
      file('all.json', '{"a":1}'),
    ])
    expect(made.body).toMatchObject({
      attachments: [{ filename: 'all.json', description: 'all of it', size: 7, content_type: 'text/plain' }],
    })
    expect(anna.dmFiles()).toEqual([{ name: 'all.json', text: '{"a":1}' }])
    expect(anna.dms()).toMatchObject([{ files: [{ name: 'all.json', alt: 'all of it' }] }])
  })

  it('alone are message enough', async () => {
    expect((await send({}, [file('a.txt')])).status).toBe(200)
    expect(refusal(await send({}, []))).toEqual([400, 50006])
  })

  it('are ten at most (30015), of 10 MiB at most each (40005), with 1024 characters of description', async () => {
    const eleven = Array.from({ length: 11 }, (_, at) => file(`${at}.txt`))
    expect(refusal(await send({}, eleven))).toEqual([400, 30015])
    expect(refusal(await send({}, [file('big.txt', new Uint8Array(10 * 1024 * 1024 + 1))]))).toEqual([413, 40005])
    const long = { attachments: [{ id: 0, description: 'x'.repeat(1025) }] }
    expect((await send(long, [file('a.txt')])).errors).toEqual(['attachments.0.description BASE_TYPE_MAX_LENGTH'])
    expect(anna.dmFiles()).toEqual([])
  })

  it('that are described must have come', async () => {
    const described = { content: 'x', attachments: [{ id: 1, description: 'x' }] }
    expect((await send(described, [file('a.txt')])).errors).toEqual(['attachments.0 ATTACHMENT_NOT_FOUND'])
  })

  it('do not reach closed DMs, nor one with whom no server is shared (50007)', async () => {
    const shy = raw.community.person('Shy', { dmsClosed: true })
    const gone = raw.community.person('Gone')
    const [shyly, farther] = [await dmWith(shy), await dmWith(gone)]
    raw.community.leaves(gone)
    for (const to of [shyly, farther]) expect(refusal(await send({}, [file('a.txt')], to))).toEqual([403, 50007])
  })

  it('sent again with the same enforced nonce are there once', async () => {
    const again = { nonce: 'export-1', enforce_nonce: true }
    const first = await send(again, [file('a.txt')])
    expect((await send(again, [file('a.txt')])).id).toBe(first.id)
    expect(anna.dmFiles()).toHaveLength(1)
  })

  it('need ATTACH_FILES in a room', async () => {
    const { room } = raw.community.room('lobby')
    raw.fake.extras.everyoneLoses(raw.community.id, 'ATTACH_FILES')
    expect(refusal(await send({}, [file('a.txt')], room))).toEqual([403, 50013])
  })
})
