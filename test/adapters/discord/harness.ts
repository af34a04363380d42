import { discord } from '../../../src/adapters/discord/index.ts'
import { invite } from '../../../src/adapters/discord/publish.ts'
import type { PlatformHarness } from '../../contract/platform/harness.ts'
import { startFakeDiscord } from '../../support/discord/index.ts'

export const discordHarness: PlatformHarness = {
  name: 'discord',
  fake: () => startFakeDiscord(),
  printed: (fake, registry) => invite(fake.env().DISCORD_APPLICATION_ID ?? '', registry).url,
  adapter: (fake, log, timeout) =>
    discord({ token: fake.env().DISCORD_TOKEN ?? '', apiUrl: fake.env().DISCORD_API_URL ?? '', log, timeout }),
  has: { home: false, suggestions: true, removal: true, redelivery: true, replacedByForms: true },
  routes: {
    post: 'POST /channels/:id/messages',
    edit: 'PATCH /channels/:id/messages/:mid',
    pin: 'PUT /channels/:id/messages/pins/:mid',
    openRoom: 'POST /guilds/:id/channels',
    addMember: 'PUT /channels/:id/permissions/:oid',
    openDirect: 'POST /users/@me/channels',
    upload: 'POST /channels/:id/messages',
  },
  grants: {
    post: { withdraw: 'SEND_MESSAGES', named: 'Send Messages' },
    pin: { withdraw: 'PIN_MESSAGES', named: 'Pin Messages' },
    openRoom: { withdraw: 'MANAGE_CHANNELS', named: 'Manage Channels' },
  },
}
