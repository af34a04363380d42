/** Everything that this adapter says by itself, to people in the workspace or to whoever runs Roundel. */
export const WORDS = {
  /** Title of a modal that shows text: at most 24 characters. */
  title: 'Roundel',
  close: 'Close',
  cancel: 'Cancel',
  /** Ends in an ellipsis: more follows. */
  wait: 'One moment…',
  notOpened: 'The form could not be opened just now. Nothing is lost: please try again in a minute.',
  groupsBeside: (label: string) => `${label}: user groups`,
  groupsHint: 'Type @ and the group’s name',
  aGroup: 'a user group',
  someone: 'someone who has left',
  verbs: (command: string) => `${command} needs one more word. These are the words it knows:`,
} as const

export const MANIFEST_WORDS = {
  name: 'Roundel',
  description: 'Keeps peer-support circles: their agreement, their sessions, their rhythm.',
  shortcut: 'You alone see the answer. What the message says is not read.',
} as const

const PRINT = 'npm run roundel -- publish slack'

/** What `doctor` says, and how to mend it. */
export const MENDS = {
  scope: (scope: string) =>
    `Print the manifest (${PRINT}), paste it under App Manifest of your app on api.slack.com/apps, then reinstall the app there. It adds ${scope}.`,
  botToken:
    'Copy the Bot User OAuth Token (it starts with xoxb-) again from OAuth & Permissions of your Slack app into SLACK_BOT_TOKEN.',
  appToken:
    'Create an app-level token with the scope connections:write under Basic Information of your Slack app, and set it as SLACK_APP_TOKEN.',
  socketMode: `Turn on Socket Mode for your app, or paste the manifest, which does (${PRINT}).`,
  extra: 'Roundel doesn’t need it. You can reinstall the app without it.',
  otherWorkspace: 'The tokens that are set belong to another workspace.',
} as const
