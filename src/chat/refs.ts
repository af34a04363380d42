/**
 * How the kit names things of a platform. All ids are the platform's own, as text.
 * A community's ref carries its platform, so that nothing of two platforms is ever confused.
 */
export type PlatformName = 'discord' | 'slack' | 'rehearsal'

/** 'discord:<guild id>' or 'slack:<workspace id>'. */
export type CommunityRef = `${PlatformName}:${string}`

/** A person is (community, platform's id): people are never linked across communities. */
export interface PersonRef {
  community: CommunityRef
  person: string
}

export interface RoomRef {
  community: CommunityRef
  room: string
}

/** A Discord role or a Slack user group. */
export interface GroupRef {
  community: CommunityRef
  group: string
}

export interface MessageRef extends RoomRef {
  message: string
}

/** One who can be given a power: a person or a group, within a community that the context tells. */
export type Holder = { person: string } | { group: string }

export function platformOf(community: CommunityRef): PlatformName {
  return community.slice(0, community.indexOf(':')) as PlatformName
}

/** The platform's own id of the community: the guild or the workspace. */
export function externalId(community: CommunityRef): string {
  return community.slice(community.indexOf(':') + 1)
}

export function communityRef(platform: PlatformName, id: string): CommunityRef {
  return `${platform}:${id}`
}
