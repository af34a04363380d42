import type { App } from '@slack/bolt'
import type { PlatformEvent, RoomChange } from '../../chat/inbound.ts'
import { type CommunityRef, communityRef } from '../../chat/refs.ts'
import type { AppIdentity } from './check.ts'
import type { Roster } from './roster.ts'

/**
 * A listener for each event that the manifest subscribes to. Slack sends one again until it is acknowledged, which Bolt does by itself:
 * whoever hears of it here may hear of it twice. What Roundel does itself brings events as well: who it invites has joined.
 */
export function listenToEvents(
  app: App,
  self: AppIdentity,
  roster: Pick<Roster, 'learn'>,
  happened: (happening: PlatformEvent) => void,
): void {
  const in_ = (team: string): CommunityRef => communityRef('slack', team)
  const changed = (team: string, room: string, what: RoomChange) =>
    happened({ kind: 'room-changed', community: in_(team), room, what })

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    const community = in_(body.team_id)
    const actor = { community, person: event.user, name: '', admin: 'unknown', groups: 'unknown' } as const
    happened({ kind: 'home-opened', actor, community, room: null, deliveryId: body.event_id })
  })

  app.event('app_uninstalled', async ({ body }) => {
    happened({ kind: 'community-left', community: in_(body.team_id) })
  })
  app.event('tokens_revoked', async ({ event, body }) => {
    // people's own tokens go as well, if there ever were any: they are none of ours
    if ((event.tokens.bot ?? []).length > 0) happened({ kind: 'community-left', community: in_(body.team_id) })
  })

  app.event('member_joined_channel', async ({ event, body }) =>
    // of its own joining it hears when it is invited, and when it makes a room
    changed(body.team_id, event.channel, event.user === self.user ? 'bot-in' : 'people'),
  )
  app.event('member_left_channel', async ({ event, body }) =>
    changed(body.team_id, event.channel, event.user === self.user ? 'bot-out' : 'people'),
  )
  app.event('group_left', async ({ event, body }) => changed(body.team_id, event.channel, 'bot-out'))
  app.event('group_rename', async ({ event, body }) => changed(body.team_id, event.channel.id, 'renamed'))
  app.event('group_archive', async ({ event, body }) => changed(body.team_id, event.channel, 'archived'))
  app.event('group_unarchive', async ({ event, body }) => changed(body.team_id, event.channel, 'unarchived'))
  app.event('group_deleted', async ({ event, body }) => changed(body.team_id, event.channel, 'deleted'))
  app.event('pin_removed', async ({ event, body }) => changed(body.team_id, event.channel_id, 'pins'))

  app.event('user_change', async ({ event, body }) => {
    roster.learn(event.user)
    // it comes for every new picture as well
    if (event.user.deleted) happened({ kind: 'person-left', community: in_(body.team_id), person: event.user.id })
  })

  app.event('team_join', async ({ event }) => roster.learn(event.user, true))

  app.event('subteam_members_changed', async ({ event, body }) => {
    // it tells who came and went, not who is in it now
    happened({ kind: 'group-changed', community: in_(body.team_id), group: event.subteam_id, people: 'unknown' })
  })
}
