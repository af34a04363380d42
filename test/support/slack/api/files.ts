import * as z from 'zod'
import type { Reply } from '../../fake/calls.ts'
import type { Channel, SharedFile, Upload } from '../state.ts'
import type { World } from '../world.ts'
import { type Call, type Method, SlackError } from './call.ts'
import { messageObject } from './objects.ts'

/** `alt_txt_too_large`: https://docs.slack.dev/reference/methods/files.getUploadURLExternal, errors */
const LONGEST_ALT = 1_000

const given = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)

/** Where the files go: https://docs.slack.dev/reference/methods/files.completeUploadExternal, errors. */
function target(call: Call): Channel {
  const { workspace, app } = call
  const channel = workspace.channels.get(call.required('channel_id'))
  if (channel === undefined) throw new SlackError('channel_not_found')
  if (channel.im === null) {
    // Nothing of this house's goes into a room as a file.
    workspace.world.recorder.complain('a file for a room is not modelled')
    throw new SlackError('posting_to_channel_denied')
  }
  if (workspace.users.get(channel.im)?.deleted === true) throw new SlackError('posting_to_channel_denied')
  if (app.manifest.features?.app_home?.messages_tab_enabled !== true) throw new SlackError('posting_to_channel_denied')
  return channel
}

function shared({ id, name, alt, bytes }: Upload, title: string | undefined): SharedFile {
  if (bytes === null) throw new SlackError('file_not_found')
  return { id, name, title: title ?? name, alt, bytes }
}

/** Pages: https://docs.slack.dev/reference/methods/files.getUploadURLExternal, files.completeUploadExternal */
export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    run(call) {
      const { workspace } = call
      const { world } = workspace
      const name = call.required('filename')
      if (call.text('length') === '' || call.text('length') === '0') throw new SlackError('missing_argument')
      const length = Number(call.text('length'))
      if (!Number.isInteger(length) || length < 0) throw new SlackError('invalid_arguments')
      const alt = call.text('alt_txt')
      if (alt.length > LONGEST_ALT) throw new SlackError('alt_txt_too_large')
      if (workspace.policy.uploads === 'nobody') throw new SlackError('file_uploads_disabled')
      const upload: Upload = { id: world.id('F'), ticket: world.secret(), name, alt, length, bytes: null }
      workspace.uploads.set(upload.id, upload)
      return { upload_url: `${world.address}/upload/v1/${upload.ticket}`, file_id: upload.id }
    },
  },

  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    run(call) {
      const { workspace, app } = call
      const asked = given.safeParse(call.json('files'))
      if (!asked.success) throw new SlackError('invalid_arguments')
      const channel = target(call)
      const all = asked.data.map(({ id, title }) => {
        const upload = workspace.uploads.get(id)
        if (upload === undefined) throw new SlackError('file_not_found')
        return shared(upload, title)
      })
      for (const { id } of all) workspace.uploads.delete(id)
      const message = workspace.put(channel, { author: app.bot.id, text: call.text('initial_comment'), files: all })
      return { files: messageObject(workspace, message).files }
    },
  },
}

/**
 * The bytes at the address that was given for them: 'Files can be sent as raw bytes or can be multipart form encoded. Slack will return HTTP
 * 200 if the upload is successful'. Multipart is not modelled; what is not of the length that was told is refused, as the stricter reading.
 */
export function takeUpload(world: World, ticket: string, bytes: Buffer, type: string): Reply {
  const uploads = world.workspaces.flatMap((workspace) => [...workspace.uploads.values()])
  const upload = uploads.find((each) => each.ticket === ticket)
  if (upload === undefined || upload.bytes !== null) return { status: 404, body: 'not found', error: 'no_such_upload' }
  if (type.startsWith('multipart/')) {
    world.recorder.complain('uploads as multipart forms are not modelled: send the bytes')
    return { status: 400, body: 'bad request', error: 'multipart' }
  }
  if (bytes.length !== upload.length) return { status: 400, body: 'bad request', error: 'wrong_length' }
  upload.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}
