import { PlatformError } from '../../chat/errors.ts'
import type { FileToSend } from '../../chat/platform.ts'
import type { PersonRef } from '../../chat/refs.ts'
import { type Api, METHODS } from './api.ts'
import { codeOfRefusal, platformError } from './errors.ts'
import { conversationWith } from './posts.ts'

/**
 * A file in the person's own conversation with the bot, in the three steps of
 * https://docs.slack.dev/messaging/working-with-files#uploading_files. Nobody sees anything of it before the last: only then may it be
 * unknown whether it is there. Its title, which Slack shows instead of its name, is what it is.
 * @throws PlatformError
 */
export async function upload(api: Api, { person }: PersonRef, file: FileToSend): Promise<void> {
  const conversation = await conversationWith(api, person)
  // the client's own name for the description, 'alt_text', is one that Slack does not know
  const asked = { filename: file.name, length: file.bytes.byteLength, alt_txt: file.alt }
  const { upload_url, file_id } = await api.call('files.getUploadURLExternal', (client) =>
    client.files.getUploadURLExternal(asked),
  )
  if (upload_url === undefined || file_id === undefined) throw new PlatformError('unavailable', 'no-address')
  await put(api, upload_url, file.bytes)
  try {
    await api.raw('files.completeUploadExternal', (client) =>
      client.files.completeUploadExternal({ files: [{ id: file_id, title: file.alt }], channel_id: conversation }),
    )
  } catch (error) {
    // it was lost on the way, and is nowhere: the whole can be done again
    if (codeOfRefusal(error) === 'file_not_found') throw new PlatformError('unavailable', 'file_not_found')
    throw platformError(error, METHODS['files.completeUploadExternal'])
  }
}

/** The bytes, to an address of Slack's own; without the token, which it does not need. What goes wrong leaves nothing behind. */
async function put(api: Api, address: string, bytes: Uint8Array): Promise<void> {
  if (!isOfTheSame(address, api.url)) throw new PlatformError('invalid', 'upload-address')
  const body = Uint8Array.from(bytes)
  const { status } = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(api.timeout),
  }).catch((error: unknown) => {
    throw platformError(error, { reads: true, scope: null })
  })
  if (status === 429) throw new PlatformError('rate-limited', 'upload', { retryAfter: 60_000 })
  if (status !== 200) throw new PlatformError('unavailable', `upload-${status}`)
}

/** Whether an address belongs to where the API is: its host, or one below it (files.slack.com); never in the clear where that is not. */
export function isOfTheSame(address: string, api: string): boolean {
  const [there, here] = [new URL(address), new URL(api)]
  return there.protocol === here.protocol && (there.host === here.host || there.host.endsWith(`.${here.host}`))
}
