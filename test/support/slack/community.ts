import type { FakeCommunity, Person, SeenRoom } from '../people.ts'
import { userObject } from './api/objects.ts'
import { byHand, channelOf } from './by-hand.ts'
import { emit } from './events.ts'
import { lookAt } from './look.ts'
import { readManifest } from './manifest.ts'
import { SlackPerson, seenRoom } from './person.ts'
import type { Channel, User, UserGroup } from './state.ts'
import { Workspace, type WorkspaceFacts } from './workspace.ts'
import type { World } from './world.ts'

/** Makes a workspace with an owner and #general. */
export function founded(world: World, name: string): FakeCommunity {
  const workspace = new Workspace(world, name)
  const owner = workspace.addUser('Owner', { owner: true, admin: true })
  workspace.addChannel('general', owner.id, { general: true })
  return communityIn(workspace, owner)
}

/** The one that other facts tell of. */
export function goingOn(world: World, facts: WorkspaceFacts): FakeCommunity {
  const workspace = new Workspace(world, facts.name, facts)
  const owner = [...workspace.users.values()].find((user) => user.owner)
  if (owner === undefined) throw new Error(`${facts.name} has no owner`)
  return communityIn(workspace, owner)
}

function communityIn(workspace: Workspace, first: User): FakeCommunity {
  const owner = new SlackPerson(workspace, first)
  return {
    id: workspace.id,
    owner,
    people: () =>
      [...workspace.users.values()]
        .filter((user) => !user.bot && !user.deleted)
        .map((user) => new SlackPerson(workspace, user)),
    person(called, kind = {}) {
      // Slack knows no closed DMs: `dmsClosed` changes nothing here.
      const { admin = false, bot = false, guest = false } = kind
      const user = workspace.addUser(called, { admin, bot, guest })
      if (!bot) tellOfJoining(workspace, user)
      return new SlackPerson(workspace, user)
    },
    group(called, people) {
      const group = workspace.addGroup(
        called,
        people.map((each) => each.id),
      )
      return { group: group.id }
    },
    joinGroup: (group, person) => changeGroup(workspace, group.group, person, true),
    leaveGroup: (group, person) => changeGroup(workspace, group.group, person, false),
    room(called) {
      const channel = workspace.addChannel(called, owner.id)
      for (const user of workspace.users.values()) if (!user.bot && !user.deleted) channel.members.add(user.id)
      return { room: channel.id }
    },
    find: (called) => found(workspace, called),
    transcript(room) {
      const channel = channelOf(workspace, room)
      return [...channel.messages.values()]
        .filter((m) => m.only === null)
        .map((m) => lookAt(workspace, channel, m, null))
    },
    install: (printed) => install(workspace, printed),
    uninstall: () => uninstall(workspace),
    leaves: (person) => leaves(workspace, person),
    byHand: byHand(workspace, owner),
  }
}

function found(workspace: Workspace, name: string | RegExp): SeenRoom | undefined {
  const fits = (c: Channel) => c.im === null && (typeof name === 'string' ? c.name === name : name.test(c.name))
  const channel = [...workspace.channels.values()].find(fits)
  return channel === undefined ? undefined : seenRoom(workspace, channel)
}

/**
 * Creates the app from the manifest in this workspace and installs it with exactly the scopes that the manifest asks for. Installing an app
 * that is there leaves its token as it is; after an uninstallation there is another. The app-level token is the app's own.
 */
function install(workspace: Workspace, printed: string): void {
  const manifest = readManifest(printed)
  const { world } = workspace
  const old = workspace.installation
  const called = manifest.features?.bot_user?.display_name ?? manifest.display_information.name
  const bot = old?.bot ?? workspace.addUser(called, { bot: true })
  workspace.installation = {
    appId: old?.appId ?? world.id('A'),
    appToken: old?.appToken ?? `xapp-1-${world.secret()}`,
    botToken: old?.uninstalled === false ? old.botToken : `xoxb-${world.secret()}`,
    bot,
    botId: old?.botId ?? world.id('B'),
    manifest,
    scopes: new Set(manifest.oauth_config?.scopes?.bot ?? []),
    uninstalled: false,
  }
}

/**
 * The events go out, the token dies, and the bot is out of every channel: revoking its token will 'deactivate the bot user and remove its
 * channel memberships' (https://docs.slack.dev/reference/methods/auth.revoke), of which no channel's event tells it.
 */
function uninstall(workspace: Workspace): void {
  const app = workspace.app()
  for (const type of workspace.world.uninstallTells) {
    void emit(workspace, { type, ...(type === 'tokens_revoked' ? { tokens: { bot: [app.bot.id] } } : {}) })
  }
  app.uninstalled = true
  for (const channel of workspace.channels.values()) if (channel.im === null) channel.members.delete(app.bot.id)
}

function changeGroup(workspace: Workspace, id: string, person: Person, joins: boolean): void {
  const group = workspace.groups.get(id)
  if (group === undefined) throw new Error(`There is no group ${id}`)
  if (joins) group.users.add(person.id)
  else group.users.delete(person.id)
  tellGroup(workspace, group, person.id, joins)
}

function tellGroup(workspace: Workspace, group: UserGroup, user: string, joins: boolean): void {
  void emit(workspace, {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: workspace.id,
    date_previous_update: 0,
    date_update: Math.floor(workspace.world.now() / 1000),
    added_users: joins ? [user] : [],
    added_users_count: joins ? 1 : 0,
    removed_users: joins ? [] : [user],
    removed_users_count: joins ? 0 : 1,
  })
}

/** The account is deactivated: out of every channel and group, and only `user_change` tells of it. */
function leaves(workspace: Workspace, person: Person): void {
  const user = workspace.users.get(person.id)
  if (user === undefined) throw new Error(`${person.name} is not in ${workspace.name}`)
  user.deleted = true
  for (const channel of workspace.channels.values()) if (channel.im === null) channel.members.delete(user.id)
  for (const group of workspace.groups.values()) group.users.delete(user.id)
  workspace.modals.delete(user.id)
  workspace.world.changes.changed()
  tellOfUser(workspace, user)
}

/** https://docs.slack.dev/reference/events/team_join: 'sent to all connections for a workspace when a new member joins'. */
function tellOfJoining(workspace: Workspace, user: User): void {
  void emit(workspace, { type: 'team_join', user: userObject(workspace, user), cache_ts: 0 })
}

/** https://docs.slack.dev/reference/events/user_change: whatever has changed of her, all of it comes. */
export function tellOfUser(workspace: Workspace, user: User): void {
  void emit(workspace, { type: 'user_change', user: userObject(workspace, user), cache_ts: 0 })
}
