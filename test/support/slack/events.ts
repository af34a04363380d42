import { eventScopes } from './scopes.ts'
import type { Channel } from './state.ts'
import type { Workspace } from './workspace.ts'

type Event = { type: string } & Record<string, unknown>

/**
 * Sends an event to the app if its manifest subscribes to it, the scope is still granted, and the bot may know of it.
 * Resolves true when it was acknowledged, or false at once when nothing is sent.
 */
export async function emit(workspace: Workspace, event: Event, about?: Channel, name = event.type): Promise<boolean> {
  const app = workspace.installation
  if (app === null || app.uninstalled) return false
  if (!(app.manifest.settings?.event_subscriptions?.bot_events ?? []).includes(name)) return false
  const scopes = eventScopes[name] ?? []
  const scope = scopes.length > 1 ? scopes[about?.private === true ? 1 : 0] : scopes[0]
  if (scope !== undefined && !app.scopes.has(scope)) return false
  const { world } = workspace
  const at = Math.floor(world.now() / 1000)
  const payload = {
    token: 'unused',
    team_id: workspace.id,
    api_app_id: app.appId,
    event: { ...event, event_ts: world.ts() },
    type: 'event_callback',
    event_id: world.id('Ev'),
    event_time: at,
    authorizations: [
      { enterprise_id: null, team_id: workspace.id, user_id: app.bot.id, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  }
  const acked = await attempts(workspace, app.appId, payload)
  if (acked) {
    world.used.add(`event:${name}`)
    if (scope !== undefined) world.used.add(`scope:${scope}`)
  }
  return acked
}

/** The event, and up to three deliveries more. Without a connection the next attempt is made as soon as there is one. */
async function attempts(workspace: Workspace, app: string, payload: unknown): Promise<boolean> {
  const { sockets, changes, recorder, retryWaits } = workspace.world
  let reason = ''
  for (let attempt = 0; attempt <= retryWaits.length; attempt += 1) {
    const retry = attempt === 0 ? undefined : { attempt, reason }
    const outcome = await sockets.deliver({ app, type: 'events_api', payload, accepts: false, retry })
    if (outcome.kind === 'acked') return true
    reason = outcome.kind === 'timeout' ? 'timeout' : 'connection_failed'
    const wait = retryWaits[attempt]
    if (wait === undefined) break
    if (outcome.kind !== 'timeout') await changes.until(() => (sockets.connections(app) > 0 ? true : undefined), 60_000)
    else if (wait > 0) await changes.until(() => undefined, wait)
    if (workspace.world.stopped) return false
  }
  recorder.complain('an event was never acknowledged')
  return false
}
