import { rehearsal } from '../../../src/adapters/rehearsal/index.ts'
import type { PlatformHarness } from '../../contract/platform/harness.ts'
import { rehearsalOf, startFakeRehearsal } from '../../support/rehearsal/index.ts'

export const rehearsalHarness: PlatformHarness = {
  name: 'rehearsal',
  fake: () => startFakeRehearsal(),
  // there is nothing to install
  printed: () => '',
  adapter: (fake, log) => rehearsal({ chat: rehearsalOf(fake).bot, log }),
  has: { home: true, suggestions: true, removal: false, redelivery: true, replacedByForms: true },
  routes: {
    post: 'post',
    edit: 'edit',
    pin: 'pin',
    openRoom: 'openRoom',
    addMember: 'addMember',
    openDirect: null,
    upload: 'upload',
  },
  grants: null,
}
