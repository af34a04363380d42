import { type Method, page, SlackError } from './call.ts'
import { groupObject, userObject } from './objects.ts'

/** Pages: https://docs.slack.dev/reference/methods/auth.test, bots.info, team.info, users.info, users.list, usergroups.list, usergroups.users.list */
export const aboutPeople: Record<string, Method> = {
  'auth.test': {
    scopes: [],
    tier: 'unlimited',
    run: ({ workspace, app }) => ({
      url: `https://${workspace.id.toLowerCase()}.slack.com/`,
      team: workspace.name,
      team_id: workspace.id,
      user: app.bot.handle,
      user_id: app.bot.id,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },

  'bots.info': {
    scopes: ['users:read'],
    tier: 3,
    run(call) {
      if (call.text('bot') !== call.app.botId) throw new SlackError('bot_not_found')
      const { app } = call
      return {
        bot: { id: app.botId, deleted: false, name: app.bot.name, updated: 0, app_id: app.appId, user_id: app.bot.id },
      }
    },
  },

  'team.info': {
    scopes: ['team:read'],
    tier: 3,
    run: ({ workspace }) => ({
      team: { id: workspace.id, name: workspace.name, domain: workspace.id.toLowerCase(), email_domain: '' },
    }),
  },

  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    run: (call) => ({ user: userObject(call.workspace, call.user(call.required('user'))) }),
  },

  /**
   * 'All users in the workspace', deactivated ones too, by a limit 'under 1000'. Without one Slack tries to send everybody, and for large
   * workspaces refuses by limit_required; the page does not say from how many on: here from as many as no limit may ask for.
   */
  'users.list': {
    scopes: ['users:read'],
    tier: 2,
    run(call) {
      const everyone = [...call.workspace.users.values()]
      const limit = call.text('limit')
      if (Number(limit) >= 1000) throw new SlackError('invalid_limit')
      if ((limit === '' || limit === '0') && everyone.length >= 1000) throw new SlackError('limit_required')
      const { items, response_metadata } = page(call, everyone, everyone.length)
      return { members: items.map((user) => userObject(call.workspace, user)), cache_ts: 0, response_metadata }
    },
  },

  'usergroups.list': {
    scopes: ['usergroups:read'],
    tier: 2,
    run(call) {
      if (call.workspace.policy.plan === 'free') throw new SlackError('paid_teams_only')
      const groups = [...call.workspace.groups.values()]
      return { usergroups: groups.map((group) => groupObject(call.workspace, group, call.flag('include_users'))) }
    },
  },

  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    tier: 2,
    run(call) {
      if (call.workspace.policy.plan === 'free') throw new SlackError('paid_teams_only')
      const group = call.workspace.groups.get(call.required('usergroup'))
      if (group === undefined) throw new SlackError('no_such_subteam')
      return { users: [...group.users] }
    },
  },
}
