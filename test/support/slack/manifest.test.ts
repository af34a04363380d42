import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { aManifest } from './a-manifest.ts'
import { readManifest } from './manifest.ts'

type Change = (app: typeof aManifest) => unknown

const changed = (change: Change): string => {
  const app = structuredClone(aManifest)
  return JSON.stringify(change(app) ?? app)
}

describe('a manifest (https://docs.slack.dev/reference/app-manifest)', () => {
  it('is read from JSON and from YAML', () => {
    expect(readManifest(JSON.stringify(aManifest))).toEqual(readManifest(stringify(aManifest)))
  })

  it.each<[string, Change, string]>([
    ['an unknown key', (app) => ({ ...app, colour: 'green' }), 'colour'],
    ['no name', (app) => ({ ...app, display_information: {} }), 'display_information.name'],
    [
      'a name over 35',
      (app) => ({ ...app, display_information: { name: 'x'.repeat(36) } }),
      'display_information.name',
    ],
    [
      'a shortcut’s name over 24',
      (app) => void Object.assign(app.features.shortcuts[0] ?? {}, { name: 'x'.repeat(25) }),
      'name',
    ],
    [
      'a description over 2,000',
      (app) => void Object.assign(app.features.slash_commands[0] ?? {}, { description: 'x'.repeat(2001) }),
      'description',
    ],
    [
      'a command without a slash',
      (app) => void Object.assign(app.features.slash_commands[0] ?? {}, { command: 'tell' }),
      'command',
    ],
    [
      'a built-in command',
      (app) => void Object.assign(app.features.slash_commands[0] ?? {}, { command: '/leave' }),
      '/leave is built in',
    ],
    [
      'a command twice',
      (app) => void Object.assign(app.features.slash_commands[0] ?? {}, { command: '/plain' }),
      'listed twice: /plain',
    ],
    [
      '51 commands',
      (app) => ({
        ...app,
        features: {
          ...app.features,
          slash_commands: Array.from({ length: 51 }, (_, n) => ({ command: `/c${n}`, description: 'x' })),
        },
      }),
      'slash_commands',
    ],
    [
      '11 shortcuts',
      (app) => ({
        ...app,
        features: {
          ...app.features,
          shortcuts: Array.from({ length: 11 }, (_, n) => ({
            type: 'message',
            name: `s${n}`,
            callback_id: `s${n}`,
            description: 'x',
          })),
        },
      }),
      'shortcuts',
    ],
    ['an unknown scope', (app) => void app.oauth_config.scopes.bot.push('rooms:read'), 'invalid scope: rooms:read'],
    ['an unknown event', (app) => void app.settings.event_subscriptions.bot_events.push('rain'), 'unknown event: rain'],
    [
      'an event without its scope',
      (app) => void app.settings.event_subscriptions.bot_events.push('message.groups'),
      'message.groups needs scope groups:history',
    ],
    [
      'shortcuts without interactivity',
      (app) => void Object.assign(app.settings.interactivity, { is_enabled: false }),
      'shortcuts need',
    ],
    [
      'commands without the scope commands',
      (app) => void app.oauth_config.scopes.bot.shift(),
      'need the scope commands',
    ],
    [
      'scopes without a bot user',
      (app) => ({ ...app, features: { ...app.features, bot_user: undefined } }),
      'features.bot_user',
    ],
    [
      'no Socket Mode and no addresses',
      (app) => void Object.assign(app.settings, { socket_mode_enabled: false }),
      'socket_mode_enabled',
    ],
  ])('is refused with %s', (_what, change, reason) => {
    expect(() => readManifest(changed(change))).toThrow(reason)
  })
})
