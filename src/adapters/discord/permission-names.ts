import { PermissionFlagsBits } from 'discord.js'

/** Permissions by the names that an administrator finds in Discord's settings. */
export const PERMISSIONS = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Manage Channels': PermissionFlagsBits.ManageChannels,
  'Manage Roles': PermissionFlagsBits.ManageRoles,
  'Pin Messages': PermissionFlagsBits.PinMessages,
} as const

export type PermissionName = keyof typeof PERMISSIONS

/**
 * Everything that Roundel asks for, and why. Not Read Message History: the bot must not read rooms, so where everybody has it
 * the bot denies it to itself in each room it opens; pinning has a permission of its own since 2026-02-23.
 */
export const REASONS: Readonly<Record<PermissionName, string>> = {
  'View Channels': 'to be in the rooms that it opens, and to let members in: a bot can only give what it has',
  'Send Messages': 'to post the agreement and the sessions, and to let members write: a bot can only give what it has',
  'Manage Channels': 'to open a circle’s private room, and to close it when the circle ends',
  'Manage Roles': 'to say who is in a circle’s room: Discord keeps that in the room’s own permissions',
  'Pin Messages': 'to pin the agreement with the help lines',
}

export const permissionNames = Object.keys(PERMISSIONS) as PermissionName[]

export const NEEDED_BITS: bigint = permissionNames.reduce((all, name) => all | PERMISSIONS[name], 0n)

/** What a call needs, and where: worked out only when Discord refuses, because error 50013 does not say. */
export interface NeededPermission {
  guild: string
  channel?: string
  permissions: readonly PermissionName[]
}
