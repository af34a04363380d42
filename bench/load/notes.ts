import type { FakeCommunity } from '../../test/support/people.ts'
import { type Acts, answered, helped, somePeople } from './community.ts'

/** What each member of the bare program's community does: `/note text:...` and `/notehelp`. */
export function notes(here: FakeCommunity): Acts {
  const lobby = here.room('lobby').room
  const people = somePeople(here)
  const work = people.map((member) => async () => {
    answered(await member.runs(lobby, 'note', { text: 'called the clerk about the hall' }))
  })
  return { work, help: helped(people, lobby, 'notehelp') }
}

/** The Slack app of the bare program, as its author would have pasted it. */
export const NOTE_MANIFEST = JSON.stringify({
  display_information: { name: 'Note' },
  features: {
    bot_user: { display_name: 'Note', always_online: true },
    slash_commands: [
      { command: '/note', description: 'Notes something', should_escape: false },
      { command: '/notehelp', description: 'Says what there is', should_escape: false },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: { socket_mode_enabled: true, org_deploy_enabled: false, token_rotation_enabled: false },
})

/** Of the bare program: no more than it needs. */
export const noteInvite = (application: string): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: '0',
  })}`
