import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { at, RawApp } from '../raw.ts'

let app: RawApp
let dm: string
beforeEach(async () => {
  app = await RawApp.start()
  dm = z.string().parse(at(await app.call('conversations.open', { users: app.anna.id }), 'channel', 'id'))
})
afterEach(() => app.stop())

const given = z.object({ upload_url: z.string(), file_id: z.string() })
const asked = async (length = 5, more: Record<string, unknown> = {}) =>
  given.parse(await app.call('files.getUploadURLExternal', { filename: 'words.txt', length, ...more }))
const put = async (url: string, body: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { method: 'POST', body: Buffer.from(body), headers })).status
const complete = (id: string, more: Record<string, unknown> = {}) =>
  app.error('files.completeUploadExternal', { files: [{ id, title: 'Words' }], channel_id: dm, ...more })

describe('files (https://docs.slack.dev/reference/methods/files.getUploadURLExternal, files.completeUploadExternal)', () => {
  it('come by an address of their own, and are there when the upload is complete', async () => {
    const { upload_url, file_id } = await asked(5, { alt_txt: 'Five letters' })
    expect(upload_url).toMatch(new RegExp(`^${new URL(app.slack.extras.raw().url).origin}/`))
    expect(await put(upload_url, 'hello')).toBe(200)
    expect(app.anna.dmFiles()).toEqual([])
    expect(await complete(file_id)).toBe('ok')
    expect(app.anna.dmFiles()).toEqual([{ name: 'words.txt', text: 'hello' }])
    expect(app.anna.dms()).toMatchObject([
      { text: 'Words', author: 'the bot', seenBy: [app.anna.id], files: [{ name: 'words.txt', alt: 'Five letters' }] },
    ])
    expect(app.slack.used()).toContain('scope:files:write')
    expect(app.slack.complaints()).toEqual([])
  })

  it('are complete once, and only after they have come', async () => {
    const { upload_url, file_id } = await asked()
    expect(await complete(file_id)).toBe('file_not_found')
    await put(upload_url, 'hello')
    expect(await complete('F404')).toBe('file_not_found')
    expect(await complete(file_id)).toBe('ok')
    expect(await complete(file_id)).toBe('file_not_found')
    expect(app.anna.dmFiles()).toHaveLength(1)
  })

  it('come once, as they were told of, to an address that was given', async () => {
    const { upload_url } = await asked()
    expect(await put(`${upload_url}x`, 'hello')).toBe(404)
    expect(await put(upload_url, 'hello and more')).toBe(400)
    expect(await put(upload_url, 'hello', { 'content-type': 'multipart/form-data; boundary=x' })).toBe(400)
    expect(await put(upload_url, 'hello')).toBe(200)
    expect(await put(upload_url, 'hello')).toBe(404)
  })

  it.each([
    [{ filename: '' }, 'invalid_arguments'],
    [{ length: 0 }, 'missing_argument'],
    [{ length: -1 }, 'invalid_arguments'],
    [{ alt_txt: 'x'.repeat(1_001) }, 'alt_txt_too_large'],
  ])('are refused an address with %j: %s', async (args, error) => {
    const whole = { filename: 'words.txt', length: 5, ...args }
    expect(await app.error('files.getUploadURLExternal', whole)).toBe(error)
  })

  it('say file_uploads_disabled, channel_not_found, invalid_arguments, and go into no room', async () => {
    const { upload_url, file_id } = await asked()
    await put(upload_url, 'hello')
    expect(await complete(file_id, { channel_id: 'D404' })).toBe('channel_not_found')
    expect(await complete(file_id, { channel_id: '' })).toBe('invalid_arguments')
    expect(await complete(file_id, { files: [] })).toBe('invalid_arguments')
    const room = await app.circle('circle-1', app.anna)
    expect(await complete(file_id, { channel_id: room })).toBe('posting_to_channel_denied')
    expect(app.slack.complaints()).toHaveLength(1)
    app.here.leaves(app.anna)
    expect(await complete(file_id)).toBe('posting_to_channel_denied')
    app.slack.extras.policy(app.here, { uploads: 'nobody' })
    expect(await app.error('files.getUploadURLExternal', { filename: 'a.txt', length: 1 })).toBe(
      'file_uploads_disabled',
    )
  })
})
