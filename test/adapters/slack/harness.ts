import { slack } from '../../../src/adapters/slack/index.ts'
import { manifest } from '../../../src/adapters/slack/publish.ts'
import type { PlatformHarness } from '../../contract/platform/harness.ts'
import { hurriedTime } from '../../support/leap-time.ts'
import { startFakeSlack } from '../../support/slack/fake.ts'

export const slackHarness: PlatformHarness = {
  name: 'slack',
  fake: () => startFakeSlack(),
  printed: (_fake, registry) => JSON.stringify(manifest(registry, {}).manifest),
  adapter: (fake, log, timeout) => {
    const { SLACK_BOT_TOKEN = 'xoxb-none', SLACK_APP_TOKEN = 'xapp-none', SLACK_API_URL } = fake.env()
    const tokens = { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN }
    return slack({ ...tokens, apiUrl: SLACK_API_URL, log, timeout, clock: hurriedTime })
  },
  has: { home: true, suggestions: false, removal: true, redelivery: false, replacedByForms: false },
  routes: {
    post: 'chat.postMessage',
    edit: 'chat.update',
    pin: 'pins.add',
    openRoom: 'conversations.create',
    addMember: 'conversations.invite',
    openDirect: 'conversations.open',
    upload: 'files.completeUploadExternal',
  },
  grants: {
    post: { withdraw: 'chat:write', named: 'chat:write' },
    pin: { withdraw: 'pins:write', named: 'pins:write' },
    openRoom: { withdraw: 'groups:write', named: 'groups:write' },
  },
}
