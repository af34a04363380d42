import type { Block } from './blocks/blocks.ts'
import type { Values } from './blocks/values.ts'
import type { Home, Modal } from './blocks/view.ts'
import type { Manifest } from './manifest.ts'

export interface User {
  id: string
  /** What stands in `name` and is typed after an @. */
  handle: string
  /** What people see. */
  name: string
  admin: boolean
  owner: boolean
  guest: boolean
  bot: boolean
  deleted: boolean
}

export interface UserGroup {
  id: string
  handle: string
  name: string
  users: Set<string>
}

/** A file that was shared: https://docs.slack.dev/reference/objects/file-object */
export interface SharedFile {
  id: string
  name: string
  /** What people read instead of its name. */
  title: string
  /** What a screen reader says of it; '' where nothing was given. */
  alt: string
  bytes: Buffer
}

/** An upload from the address that was given for it to its end: files.getUploadURLExternal, the address, files.completeUploadExternal. */
export interface Upload {
  id: string
  ticket: string
  name: string
  alt: string
  length: number
  /** Null until they have come. */
  bytes: Buffer | null
}

export interface Message {
  /** Unique over the whole fake, though Slack only promises it within a channel. */
  ts: string
  channel: string
  author: string
  text: string
  /** False where `mrkdwn: false` was sent. */
  formatted: boolean
  blocks: Block[]
  files: SharedFile[]
  edited: boolean
  thread: string | null
  /** Who typed the command that this answers in public. */
  invoker: string | null
  /** The one person who sees it, for an ephemeral message. */
  only: string | null
  /** What each person has chosen in it. */
  chosen: Map<string, Values>
}

export interface Channel {
  id: string
  name: string
  private: boolean
  /** The person at the other end, for a DM with the bot. */
  im: string | null
  general: boolean
  archived: boolean
  creator: string
  created: number
  topic: string
  members: Set<string>
  /** By ts, oldest first, ephemeral ones among them. */
  messages: Map<string, Message>
  /** ts of the pinned messages. */
  pins: Set<string>
}

/** A view before one person: a modal on her stack, or her Home. */
export interface OpenView {
  id: string
  hash: string
  user: string
  view: Modal | Home
  values: Values
  /** By block id, as the app's `response_action: errors` or the client's own checks set them. */
  errors: Record<string, string>
  root: string
  previous: string | null
}

/** One app in one workspace. */
export interface Installation {
  appId: string
  appToken: string
  botToken: string
  bot: User
  botId: string
  manifest: Manifest
  scopes: Set<string>
  uninstalled: boolean
}

/** What an admin can set for a workspace; the refusals that follow are on the pages of the methods concerned. */
export interface Policy {
  /** `restricted_action` for conversations.create where only admins may. */
  createChannels: 'everyone' | 'admins'
  /** `restricted_action` for conversations.kick. */
  kick: 'everyone' | 'admins'
  /** `restricted_action` for chat.postMessage. */
  post: 'everyone' | 'admins'
  /** `permission_denied` for pins.add and pins.remove. */
  pin: 'everyone' | 'admins'
  /** conversations.invite of a guest: 'refused' is `user_is_restricted`, 'single' is `ura_max_channels` beyond one channel. */
  guests: 'invited' | 'refused' | 'single'
  /** User groups are a paid feature: `paid_teams_only`. */
  plan: 'paid' | 'free'
  /** `file_uploads_disabled` for files.getUploadURLExternal. */
  uploads: 'everyone' | 'nobody'
  /**
   * Private channels keep their members in the archive (https://slack.com/help/articles/213185307-Archive-or-delete-a-channel); that bots
   * are put out all the same is what many see: https://github.com/elastic/connectors/issues/1972, slack-go/slack#1066.
   */
  botsInArchive: 'stay' | 'out'
  /** Minutes for which a message may be edited: `edit_window_closed`. */
  editMinutes: number | null
}

export const openPolicy: Policy = {
  createChannels: 'everyone',
  kick: 'everyone',
  post: 'everyone',
  pin: 'everyone',
  guests: 'invited',
  plan: 'paid',
  uploads: 'everyone',
  botsInArchive: 'stay',
  editMinutes: null,
}
