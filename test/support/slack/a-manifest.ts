/** A manifest for the fake's own tests: everything that this fake can grant and nothing of Roundel's. */
export const aManifest = {
  display_information: { name: 'Tester' },
  features: {
    bot_user: { display_name: 'tester' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    slash_commands: [
      { command: '/tell', description: 'Answers', should_escape: true },
      { command: '/plain', description: 'Answers', should_escape: false },
    ],
    shortcuts: [
      { type: 'message', name: 'Point here', callback_id: 'point', description: 'Points' },
      { type: 'global', name: 'Get help', callback_id: 'help', description: 'Helps' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'channels:read',
        'channels:manage',
        'groups:read',
        'groups:write',
        'im:read',
        'im:write',
        'files:write',
        'pins:read',
        'pins:write',
        'users:read',
        'usergroups:read',
        'team:read',
      ],
    },
  },
  settings: {
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_uninstalled',
        'tokens_revoked',
        'member_joined_channel',
        'member_left_channel',
        'group_left',
        'group_deleted',
        'group_rename',
        'group_archive',
        'group_unarchive',
        'pin_removed',
        'subteam_members_changed',
        'user_change',
        'team_join',
      ],
    },
  },
}
