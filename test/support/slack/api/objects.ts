import type { Channel, Message, SharedFile, User, UserGroup } from '../state.ts'
import type { Workspace } from '../workspace.ts'

/** https://docs.slack.dev/reference/objects/conversation-object */
export function conversationObject(workspace: Workspace, channel: Channel, withCount = false): Record<string, unknown> {
  const botIn = workspace.installation !== null && channel.members.has(workspace.installation.bot.id)
  if (channel.im !== null) {
    return {
      id: channel.id,
      created: channel.created,
      is_im: true,
      is_channel: false,
      is_group: false,
      is_private: true,
      user: channel.im,
      is_archived: false,
      is_org_shared: false,
    }
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_general: channel.general,
    is_archived: channel.archived,
    is_member: botIn,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    created: channel.created,
    creator: channel.creator,
    context_team_id: workspace.id,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    ...(withCount ? { num_members: channel.members.size } : {}),
  }
}

/** https://docs.slack.dev/reference/objects/user-object */
export function userObject(workspace: Workspace, user: User): Record<string, unknown> {
  const profile = { real_name: user.name, display_name: user.name, real_name_normalized: user.name, team: workspace.id }
  const common = {
    id: user.id,
    team_id: workspace.id,
    name: user.handle,
    deleted: user.deleted,
    profile,
    is_bot: user.bot,
    updated: 0,
    is_app_user: false,
  }
  // A deactivated user has lost what belongs to membership of the workspace.
  if (user.deleted) return common
  return {
    ...common,
    real_name: user.name,
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    is_admin: user.admin || user.owner,
    is_owner: user.owner,
    is_primary_owner: user.owner,
    is_restricted: user.guest,
    is_ultra_restricted: false,
  }
}

/** https://docs.slack.dev/reference/objects/usergroup-object */
export function groupObject(workspace: Workspace, group: UserGroup, withUsers: boolean): Record<string, unknown> {
  return {
    id: group.id,
    team_id: workspace.id,
    is_usergroup: true,
    is_subteam: true,
    is_external: false,
    name: group.name,
    description: '',
    handle: group.handle,
    auto_type: null,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    user_count: group.users.size,
    ...(withUsers ? { users: [...group.users] } : {}),
  }
}

/** https://docs.slack.dev/reference/events/message */
export function messageObject(workspace: Workspace, message: Message): Record<string, unknown> {
  const app = workspace.installation
  const byBot = app !== null && message.author === app.bot.id
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: workspace.id,
    ...(byBot ? { bot_id: app.botId, app_id: app.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.thread === null ? {} : { thread_ts: message.thread }),
    ...(message.files.length > 0 ? { files: message.files.map((file) => fileObject(file)) } : {}),
    ...(message.edited ? { edited: { user: message.author, ts: message.ts } } : {}),
  }
}

/** https://docs.slack.dev/reference/objects/file-object */
const fileObject = ({ id, name, title, bytes }: SharedFile): Record<string, unknown> => ({
  id,
  name,
  title,
  size: bytes.length,
  is_external: false,
})

export const permalink = (workspace: Workspace, message: Message) =>
  `https://${workspace.id.toLowerCase()}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`
